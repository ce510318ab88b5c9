import { useEffect, useState } from 'preact/hooks';
import { me } from '../api/session';
import { pending, send } from '../data/outbox';
import { useRead } from '../data/read';
import { loadTexts, t } from '../i18n';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import type { MySheets } from './sets';
import { overlaySheets, SHEETS } from './writes';

const entity = (occasion: string) => `sheet-asks:${occasion}`;

/**
 * On the first screen while an occasion is open: a quiet offer that can be put away, on every phone at once. Before the
 * tandem the first sheet stands among the steps to the start.
 */
export function SheetAsks({ beforeTandem }: { beforeTandem?: boolean }) {
  const read = useRead<MySheets>(SHEETS).data;
  const [ready, setReady] = useState(false);
  const occasion = read?.asks;
  const mine = read && overlaySheets(read, me.value?.id ?? '');
  const about = mine?.open.find(({ about_id }) => about_id);
  const shown = occasion && !(beforeTandem && occasion === 'start') && mine && mine.open.length > 0 && !pending.value.some((write) => write.entity === entity(occasion));
  useEffect(() => {
    if (shown) void loadTexts('sheets').then(() => setReady(true), () => {});
  }, [shown]);
  if (!shown || !ready) return null;
  const away = () => send({ method: 'PUT', path: `${SHEETS}/asks/${occasion}/dismissal`, body: {}, entity: entity(occasion), label: { key: 'label_sheets_away' } });
  const partner = about && mine.open.every(({ about_id }) => about_id);
  return (
    <Card title={partner ? t('qn_asks_partner', { name: about.about_name }) : t(`qn_asks_${occasion}`)}>
      <p>{t(partner ? 'qn_asks_partner_text' : 'qn_asks_text')}</p>
      <div class="row">
        <Btn icon="pen" href="/sheets">
          {t('qn_asks_look')}
        </Btn>
        <Btn kind="bare" onClick={away}>
          {t('qn_asks_away')}
        </Btn>
      </div>
    </Card>
  );
}
