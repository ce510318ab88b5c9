import { t } from '../i18n';
import { Btn } from './btn';
import { toast } from './toast';

/** Puts a text where it can be pasted from, and says so. */
export const CopyBtn = ({ text, children }: { text: string; children: string }) => (
  <Btn
    icon="copy"
    onClick={() =>
      navigator.clipboard.writeText(text).then(
        () => toast(t('copied')),
        () => toast(t('copied_not')),
      )
    }
  >
    {children}
  </Btn>
);
