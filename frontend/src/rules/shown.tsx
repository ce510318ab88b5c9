import { t } from '../i18n';
import { Hanging } from '../media/hanging';
import { Voice } from '../ui/voice';
import type { MessageReport, ReportedMessage } from './types';

/** The words of a message and what hangs on it, as much of it as may be seen. */
export function ShownMessage({ message: { text, link, media, deleted_at, hidden }, from, kind }: { message: ReportedMessage; from: string; kind?: MessageReport['kind'] }) {
  if (deleted_at) return <p class="kick">{t(kind === 'office' ? 'report_answer_gone' : 'report_deleted')}</p>;
  const empty = !text && !link && media.length === 0;
  return (
    <>
      {text && <Voice text={text} />}
      {link && <Voice text={link.text} />}
      <Hanging media={media} from={from} closed />
      {empty && hidden && <p class="kick">{t('report_hidden', { reason: hidden.reason })}</p>}
    </>
  );
}
