import { newId } from '../data/id';
import { send } from '../data/outbox';

/** A message, or a question to the office with its answer. */
export type Reporting = { message_id?: string; shared_ids?: string[]; question_id?: string; coach_id: string; why: string };

/** Shows a message to one coach; written down first, sent when there is internet. */
export const reportMessage = (reporting: Reporting) => {
  const id = newId();
  return send({ method: 'PUT', path: `/message-reports/${id}`, body: reporting, entity: `message-report:${id}`, label: { key: 'label_report' } });
};

/** What the writer of a hidden message says to the team. */
export const replyToHiding = (message: string, text: string) =>
  send({ method: 'PUT', path: `/messages/${message}/hiding-reply`, body: { text }, entity: `hiding-reply:${message}`, label: { key: 'label_report_reply' } });
