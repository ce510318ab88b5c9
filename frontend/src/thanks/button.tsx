import { useEffect, useState } from 'preact/hooks';
import { useRead } from '../data/read';
import { loadTexts, t } from '../i18n';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { toast } from '../ui/toast';
import type { Thanks } from './types';
import { isSaid, sayThanks, THANKS, type Whom } from './writes';

/** One tap to say thank you; afterwards it says that it is said. Nothing is counted. */
export function ThankButton({ name, to }: { name: string; to: Whom }) {
  const read = useRead<Thanks>(THANKS);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void loadTexts('thanks').then(
      () => setReady(true),
      () => {},
    );
  }, []);
  if (!ready) return null;
  if (isSaid(to, read.data)) {
    return (
      <div class="row">
        <Badge kind="good" icon="check">
          {t('thanks_said')}
        </Badge>
      </div>
    );
  }
  return (
    <div class="row">
      <Btn
        icon="help"
        onClick={async () => {
          await sayThanks(to, name);
          toast(t('thanks_toast', { name }));
        }}
      >
        {t('thanks_to', { name })}
      </Btn>
    </div>
  );
}
