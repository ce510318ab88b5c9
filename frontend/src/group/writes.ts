import type { Me } from '../api/types';
import { newId } from '../data/id';
import { pending, send, type Write } from '../data/outbox';
import type { GroupMeeting, GroupTime } from './types';

export const meetingsOf = (cohort: string) => `/cohorts/${cohort}/group-meetings`;
const entity = (id: string) => `group-meeting:${id}`;
const label = { key: 'label_group_meeting' } as const;
export type Answer = GroupTime['answers'][number]['answer'];
export type Suggestion = { what: string; place_text: string; times: { day: string; clock: string }[] };
type Reply = { answers: { number: number; answer: Answer }[] };

export const suggest = (cohort: string, suggestion: Suggestion) => {
  const id = newId();
  return send({ method: 'PUT', path: `${meetingsOf(cohort)}/${id}`, body: suggestion, entity: entity(id), label });
};
/** All of one's own answers go together: the newest says what holds. */
export const reply = (id: string, answers: Reply['answers']) => send({ method: 'PUT', path: `/group-meetings/${id}/answers`, body: { answers }, entity: entity(id), label });
export const fix = (id: string, number: number) => send({ method: 'POST', path: `/group-meetings/${id}/fixing`, body: { number }, entity: entity(id), label });
export const withdraw = (id: string, reason: string) => send({ method: 'POST', path: `/group-meetings/${id}/withdrawal`, body: reason ? { reason } : {}, entity: entity(id), label });

export type Shown = GroupMeeting & { writing: Write['state'] | null };

/** The suggestions as they will be once everything on its way has arrived. */
export function overlayMeetings(read: GroupMeeting[], me: Me, cohort: string, writes = pending.value): Shown[] {
  const own = writes.filter((write) => write.entity.startsWith('group-meeting:'));
  const fresh = own
    .filter((write) => write.path.startsWith(meetingsOf(cohort)) && !read.some((one) => entity(one.id) === write.entity))
    .map((write): GroupMeeting => {
      const { what, place_text, times } = write.body as Suggestion;
      const sorted = times.toSorted((a, b) => `${a.day}${a.clock}`.localeCompare(`${b.day}${b.clock}`));
      return {
        id: write.entity.slice('group-meeting:'.length), cohort_id: cohort, suggested_by: { id: me.id, display_name: me.display_name }, what, place_text, state: 'open',
        times: sorted.map((time, i) => ({ ...time, number: i + 1, answers: [] })), fixed_number: null, gathering: null, reason: '',
      };
    });
  return [...fresh, ...read].map((one) => {
    const mine = own.filter((write) => write.entity === entity(one.id));
    return { ...mine.filter(({ state }) => state !== 'parked').reduce((meeting, write) => after(meeting, write, me), one), writing: (mine.find(({ state }) => state === 'parked') ?? mine.at(-1))?.state ?? null };
  });
}

function after(meeting: GroupMeeting, { path, body }: Write, me: Me): GroupMeeting {
  if (path.endsWith('/answers')) {
    const { answers } = body as Reply;
    const times = meeting.times.map((time) => {
      const said = answers.find(({ number }) => number === time.number);
      const others = time.answers.filter(({ person_id }) => person_id !== me.id);
      return { ...time, answers: said ? [...others, { person_id: me.id, display_name: me.display_name, answer: said.answer }] : others };
    });
    return { ...meeting, times };
  }
  if (path.endsWith('/fixing')) return { ...meeting, state: 'fixed', fixed_number: (body as { number: number }).number };
  if (path.endsWith('/withdrawal')) return { ...meeting, state: 'withdrawn', reason: (body as { reason?: string }).reason ?? '' };
  return meeting;
}
