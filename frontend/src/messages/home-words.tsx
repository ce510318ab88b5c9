import { me } from '../api/session';
import type { ConversationList } from '../api/types';
import { LIST } from '../data/news';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Section } from '../ui/card';
import { Row, Rows } from '../ui/rows';
import { Lines } from './lines';

const FEW = 6;

/** The conversations on the first screen: for coaches only what waits, or is new, and what was reported to them. */
export function HomeWords() {
  const read = useRead<ConversationList>(LIST);
  const { items: all, reports } = read.data ?? { items: [], reports: 0 };
  const coach = me.value?.role === 'coach';
  const items = coach ? all.filter(({ waiting_since, unread }) => waiting_since || unread) : all.filter(({ closed, latest }) => !closed || latest);
  if (!all.length && !reports) return null;
  return (
    <Section title={t('msg_title')} class="tight">
      {reports > 0 && (
        <Rows>
          <Row icon="warning" href="/reports">
            {t('msg_reported', { n: reports })}
          </Row>
        </Rows>
      )}
      {items.length > 0 && <Lines items={items.slice(0, FEW)} />}
      {(coach || items.length > FEW) && (
        <p>
          <a href="/messages">{t('msg_all')}</a>
        </p>
      )}
    </Section>
  );
}
