import type { Expectations, Meeting, MeetingAnswer, OfficePromise, Plan, PlanItem, Remark, ResultLine, Sheet } from '../api/types';
import { newId } from '../data/id';
import { onAnswer, pendingOf, send } from '../data/outbox';
import { discard } from '../data/parked';
import { peekRead, provide } from '../data/read';
import type { Key } from '../i18n';
import { entity } from './overlay';

export const sheetPath = (meeting: string) => `/milestone-meetings/${meeting}`;
export const meetingsPath = (tandem: string) => `/tandems/${tandem}/milestone-meetings`;
export const PROMISES = '/promises';

/** What partners write of a plan item; the server adds the rest. */
export type ItemContent = Pick<
  PlanItem,
  'owner_id' | 'what' | 'why' | 'step' | 'day' | 'clock' | 'place' | 'obstacle' | 'then_text' | 'helper' | 'helper_text' | 'confidence'
>;
export type PromiseContent = Pick<OfficePromise, 'support' | 'what' | 'how' | 'coach_id' | 'due_day'>;

/** A thing nobody has saved has no version yet. */
const base = (version: number) => version || null;

export const saveResult = (meeting: Meeting, line: ResultLine, value: unknown, released: boolean) =>
  send({
    method: 'PUT',
    path: `${sheetPath(meeting.id)}/results/${line.line}`,
    body: { value, released },
    entity: entity.result(meeting.id, line.line),
    base: base(line.version),
    label: { key: 'ms_write_result' },
  });

export const saveExpectations = (sheet: Sheet, body: Omit<Expectations, 'version'>, version: number) =>
  send({
    method: 'PUT',
    path: `${sheetPath(sheet.meeting.id)}/expectations`,
    body,
    entity: entity.expectation(sheet.meeting.id),
    base: base(version),
    label: { key: 'ms_write_expectations' },
  });

export const saveItem = (plan: Plan, id: string | null, body: ItemContent, version: number) => {
  const name = id ?? newId();
  return send({
    method: 'PUT',
    path: `/milestone-plans/${plan.id}/items/${name}`,
    body,
    entity: entity.item(name),
    base: base(version),
    label: { key: 'ms_write_item', values: { what: body.what } },
  });
};

export const deleteItem = (plan: Plan, item: PlanItem) =>
  send({
    method: 'DELETE',
    path: `/milestone-plans/${plan.id}/items/${item.id}`,
    body: undefined,
    entity: entity.item(item.id),
    base: base(item.version),
    label: { key: 'ms_write_item', values: { what: item.what } },
  });

export const saveWish = (plan: Plan, id: string | null, body: Pick<PromiseContent, 'support' | 'what' | 'how'>, version: number) => {
  const name = id ?? newId();
  return send({
    method: 'PUT',
    path: `/milestone-plans/${plan.id}/promises/${name}`,
    body,
    entity: entity.promise(name),
    base: base(version),
    label: { key: 'ms_write_wish' },
  });
};

export const deleteWish = (plan: Plan, promise: OfficePromise) =>
  send({
    method: 'DELETE',
    path: `/milestone-plans/${plan.id}/promises/${promise.id}`,
    body: undefined,
    entity: entity.promise(promise.id),
    base: base(promise.version),
    label: { key: 'ms_write_wish' },
  });

const act = (method: 'PUT' | 'POST', path: string, body: unknown, name: string, key: Key) => send({ method, path, body, entity: name, label: { key } });

/** What was refused belongs to a screen that is gone; the next try takes its place. */
async function again(method: 'PUT' | 'POST', path: string, body: unknown, name: string, key: Key) {
  for (const write of pendingOf(name)) if (write.state === 'parked') await discard(write);
  await act(method, path, body, name, key);
}

/** The own signature under the version on the screen; another version would be another plan. */
export const agree = (plan: Plan) => again('POST', `/milestone-plans/${plan.id}/agreement`, { version: plan.version }, entity.agreement(plan.id), 'ms_write_agreement');

export const answerRemark = (plan: Plan, remark: Remark, text: string) =>
  act('PUT', `/milestone-plans/${plan.id}/remarks/${remark.id}/answer`, { text }, entity.remark(remark.id), 'ms_write_remark');

export const reviewItem = (item: PlanItem, review: PlanItem['review'], note = item.review_note) =>
  act('PUT', `/plan-items/${item.id}/review`, { review, note }, entity.review(item.id), 'ms_write_review');

export const answerProposal = (meeting: Meeting, answer: MeetingAnswer['answer'], text = '') =>
  again('PUT', `${sheetPath(meeting.id)}/answer`, { answer, text, revision: meeting.revision }, entity.answer(meeting.id), 'ms_write_answer');

export const nudge = (promise: OfficePromise) => act('POST', `/promises/${promise.id}/nudge`, {}, entity.nudge(promise.id), 'ms_write_nudge');

// Answers

const isSheet = (answer: unknown): answer is Sheet => !!answer && typeof answer === 'object' && 'meeting' in answer && 'results' in answer;
const isPlan = (answer: unknown): answer is Plan => !!answer && typeof answer === 'object' && 'items' in answer && 'signatures' in answer;

/** Shows an answered plan on its sheet at once. */
export function takePlan(plan: Plan) {
  const path = sheetPath(plan.meeting_id);
  const sheet = peekRead<Sheet>(path);
  if (sheet && plan.version >= sheet.plan.version) provide(path, { ...sheet, plan });
}
export const takeSheet = (sheet: Sheet) => provide(sheetPath(sheet.meeting.id), sheet);
export function takeMeeting(meeting: Meeting) {
  const sheet = peekRead<Sheet>(sheetPath(meeting.id));
  if (sheet) provide(sheetPath(meeting.id), { ...sheet, meeting });
}

const idOf = (name: string) => name.slice(name.indexOf(':') + 1);
const none = () => null;

onAnswer('ms-result', (answer, write) => {
  if (!isSheet(answer)) return null;
  takeSheet(answer);
  return answer.results.find((line) => entity.result(answer.meeting.id, line.line) === write.entity)?.version ?? null;
});
onAnswer('ms-expectation', (answer) => {
  if (!isSheet(answer)) return null;
  takeSheet(answer);
  return answer.expectations.mine?.version ?? null;
});
for (const [kind, list] of [['ms-item', 'items'], ['ms-promise', 'promises']] as const) {
  onAnswer(kind, (answer, write) => {
    if (!isPlan(answer)) return null;
    takePlan(answer);
    return answer[list].find((one) => one.id === idOf(write.entity))?.version ?? null;
  });
}
for (const kind of ['ms-agreement', 'ms-remark']) {
  onAnswer(kind, (answer) => {
    if (isPlan(answer)) takePlan(answer);
    return null;
  });
}
for (const kind of ['ms-review', 'ms-answer', 'ms-nudge']) onAnswer(kind, none);
