import type { Items } from '../api/types';
import { pending } from '../data/outbox';
import { useRead } from '../data/read';
import { dayOf, longDay, sentence, t } from '../i18n';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';
import { ShownMessage } from './shown';
import type { MessageReport } from './types';

export const whoIn = ({ people, kind, message }: MessageReport, id: string | null) =>
  people.find((one) => one.id === id)?.display_name || t(kind === 'office' && id === message.author_id ? 'report_unnamed' : 'erased_person');

/** What one has reported, and what became of it. */
export function MyReports() {
  const read = useRead<Items<MessageReport>>('/me/message-reports');
  const waits = pending.value.some(({ entity, state }) => entity.startsWith('message-report:') && state !== 'sent');
  return (
    <Screen title={t('report_mine')} up="/messages">
      {waits && <Strip kind="wait" title={t('state_waiting')} />}
      <Reading read={read}>
        {({ items }) => (items.length === 0 ? !waits && <Empty title={t('report_mine_none')} /> : items.map((one) => <Mine key={one.id} report={one} />))}
      </Reading>
    </Screen>
  );
}

function Mine({ report }: { report: MessageReport }) {
  const { message, shown, kind, coach_id, why, answer, created_at } = report;
  const coach = whoIn(report, coach_id);
  return (
    <article class="card">
      <p class="kick">
        {t('report_to', { name: coach })} · {sentence(longDay(dayOf(created_at)))}
      </p>
      <ShownMessage message={message} from={whoIn(report, message.author_id)} kind={kind} />
      {kind === 'office' && shown.map((one) => <ShownMessage key={one.id} message={one} from={whoIn(report, one.author_id)} />)}
      {why && <Voice text={why} />}
      {answer ? (
        <div class="stack g2">
          <p class="kick">{t('report_answer_of', { name: coach })}</p>
          <Voice text={answer} />
        </div>
      ) : (
        <div class="row">
          <Badge kind="wait" icon="clock">
            {t('report_waits')}
          </Badge>
        </div>
      )}
    </article>
  );
}
