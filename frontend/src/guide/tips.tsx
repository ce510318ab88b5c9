import type { Items } from '../api/types';
import { pending, send } from '../data/outbox';
import { useRead } from '../data/read';
import { isKey, t, type Key } from '../i18n';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';

/** Where a tip leads, if anywhere. */
const LEADS: Record<string, string> = { reminders: '/reminders', view: '/view', offline: '/help' };
const entity = (tip: string) => `tip:${tip}`;

/** Five small tips of the first weeks, one at a time; what is put away stays away, on every phone. */
export function Tips() {
  const left = useRead<Items<string>>('/me/tips').data?.items;
  const going = new Set(pending.value.map((write) => write.entity));
  const [tip] = left?.filter((one) => isKey(`tip_${one}`) && !going.has(entity(one))) ?? [];
  if (!tip) return null;
  const away = () => send({ method: 'PUT', path: `/me/tips/${tip}/dismissal`, body: {}, entity: entity(tip), label: { key: 'tip_label' } });
  return (
    <Card title={t('tip_label')}>
      <p>{t(`tip_${tip}` as Key)}</p>
      <div class="row">
        <Btn icon="check" onClick={away}>
          {t('tip_away')}
        </Btn>
        {LEADS[tip] && (
          <Btn kind="bare" href={LEADS[tip]}>
            {t('tip_look')}
          </Btn>
        )}
      </div>
    </Card>
  );
}
