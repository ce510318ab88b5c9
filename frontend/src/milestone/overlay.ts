import type { Write } from '../data/db';
import type { Expectations, Meeting, MeetingAnswer, OfficePromise, PlanItem, ResultLine, Sheet } from '../api/types';

/** The things of a sheet that change, as the outbox names them. */
export const entity = {
  result: (meeting: string, line: string) => `ms-result:${meeting}/${line}`,
  expectation: (meeting: string) => `ms-expectation:${meeting}`,
  item: (id: string) => `ms-item:${id}`,
  promise: (id: string) => `ms-promise:${id}`,
  agreement: (plan: string) => `ms-agreement:${plan}`,
  remark: (id: string) => `ms-remark:${id}`,
  review: (item: string) => `ms-review:${item}`,
  answer: (meeting: string) => `ms-answer:${meeting}`,
  nudge: (promise: string) => `ms-nudge:${promise}`,
};

type Place = { kind: string; id: string };
const placeOf = (write: Write): Place => {
  const cut = write.entity.indexOf(':');
  return { kind: write.entity.slice(0, cut), id: write.entity.slice(cut + 1) };
};

/** The last change of a thing on its way, and how far it has come. */
export const lastOf = (writes: Write[], name: string) => writes.findLast((write) => write.entity === name);
export const stateOf = (writes: Write[], name: string) => lastOf(writes, name)?.state ?? null;

/** Content of the plan that the server does not have yet: nobody can sign before it is there. */
export const unsentContent = (writes: Write[], plan: string) =>
  writes.filter((write) => write.state !== 'sent' && /^ms-(item|promise):/.test(write.entity) && write.path.startsWith(`/milestone-plans/${plan}/`));

const replaced = <T>(list: T[], same: (one: T) => boolean, change: (one: T) => T): T[] => list.map((one) => (same(one) ? change(one) : one));

function put<T extends { id: string }>(list: T[], write: Write, id: string, blank: () => T): T[] {
  if (write.method === 'DELETE') return list.filter((one) => one.id !== id);
  const body = write.body as Partial<T>;
  if (!list.some((one) => one.id === id)) return [...list, { ...blank(), ...body }];
  return replaced(list, (one) => one.id === id, (one) => ({ ...one, ...body }));
}

const blankItem = (id: string, position: number): PlanItem => ({
  id, owner_id: null, what: '', why: '', step: '', day: null, clock: null, place: '', obstacle: '', then_text: '', helper: null,
  helper_text: '', confidence: null, position, review: 'open', review_note: '', version: 0, updated_at: '',
});
const blankPromise = (id: string, plan: string, me: string): OfficePromise => ({
  id, plan_id: plan, support: 'other', what: '', how: '', coach_id: null, due_day: null, state: 'wished', change_reason: '', kept_at: null,
  created_by: me, version: 0,
});

/** The meeting as it will be once everything written on this phone has arrived. */
export function answered(meeting: Meeting, writes: Write[], me: string): Meeting {
  const write = lastOf(writes, entity.answer(meeting.id));
  const body = write?.body as { answer: MeetingAnswer['answer']; text: string; revision: number } | undefined;
  if (!body || body.revision !== meeting.revision) return meeting;
  const mine: MeetingAnswer = { person_id: me, answer: body.answer, text: body.text, current: true };
  return { ...meeting, answers: [...meeting.answers.filter((answer) => answer.person_id !== me), mine] };
}

/** A promise with what this phone knows already: reminded today. */
export const nudged = (promise: OfficePromise, writes: Write[]): OfficePromise =>
  stateOf(writes, entity.nudge(promise.id)) ? { ...promise, nudged_today: true } : promise;

/** Lays what is still on its way over what was read, so that everybody sees their own words at once. */
export function layOver(read: Sheet, writes: Write[], me: string): Sheet {
  const sheet: Sheet = { ...read, meeting: answered(read.meeting, writes, me), plan: { ...read.plan } };
  for (const write of writes) layOne(sheet, write, me);
  const known = (list: OfficePromise[]) => list.map((promise) => nudged(promise, writes));
  sheet.plan.promises = known(sheet.plan.promises);
  if (sheet.last) sheet.last = { ...sheet.last, promises: known(sheet.last.promises) };
  return sheet;
}

function layOne(sheet: Sheet, write: Write, me: string) {
  const { kind, id } = placeOf(write);
  const { plan, meeting } = sheet;
  switch (kind) {
    case 'ms-result': {
      const [of, line] = id.split('/');
      if (of !== meeting.id) return;
      sheet.results = replaced(sheet.results, (one) => one.line === line, (one) => ({ ...one, ...(write.body as ResultLine), drafted: false }));
      return;
    }
    case 'ms-expectation': {
      if (id !== meeting.id) return;
      const body = write.body as Expectations;
      const { mine, both_released } = sheet.expectations;
      sheet.expectations = { ...sheet.expectations, mine: { ...body, version: mine?.version ?? 0 }, both_released: both_released && body.released };
      return;
    }
    case 'ms-item':
    case 'ms-promise': {
      if (!write.path.startsWith(`/milestone-plans/${plan.id}/`)) return;
      if (kind === 'ms-item') plan.items = put(plan.items, write, id, () => blankItem(id, plan.items.length + 1));
      else plan.promises = put(plan.promises, write, id, () => blankPromise(id, plan.id, me));
      // A signature belongs to a version, and this will be a new one.
      if (write.state !== 'sent') Object.assign(plan, { signatures: [], agreed_at: null, approved_at: null, state: 'draft' });
      return;
    }
    case 'ms-agreement': {
      const signed = plan.signatures.some((signature) => signature.person_id === me);
      if (id !== plan.id || signed || write.state === 'parked' || (write.body as { version: number }).version !== plan.version) return;
      plan.signatures = [...plan.signatures, { person_id: me, side: 'partner', signed_at: new Date(write.created_at).toISOString() }];
      return;
    }
    case 'ms-remark':
      plan.remarks = replaced(plan.remarks, (remark) => remark.id === id && !remark.answer, (remark) => ({
        ...remark, answer: (write.body as { text: string }).text, answered_by: me, answered_at: new Date(write.created_at).toISOString(),
      }));
      return;
    case 'ms-review': {
      const body = write.body as { review: PlanItem['review']; note: string };
      const looked = (list: PlanItem[]) => replaced(list, (item) => item.id === id, (item) => ({ ...item, review: body.review, review_note: body.note }));
      if (sheet.last) sheet.last = { ...sheet.last, items: looked(sheet.last.items) };
    }
  }
}
