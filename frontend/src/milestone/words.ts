import type { Meeting, MeetingAnswer, OfficePromise, Place, PlanItem } from '../api/types';
import { clock, clockOf, dayAndMonth, dayOf, isKey, list, longDay, nearDay, sentence, t, today } from '../i18n';

/** What partners may have met at and talked about, as the workbook names it. */
export const PLACES = ['cafe', 'park', 'library', 'home', 'on_the_way', 'phone', 'other'] as const;
export const TOPICS = [
  'jobs', 'application', 'interview', 'training', 'internship', 'german', 'family', 'housing', 'money', 'health', 'letter', 'goals',
  'courage', 'talk', 'other',
] as const;
export const SUPPORTS = ['information', 'talk', 'contact', 'internship', 'course', 'childcare', 'ticket', 'budget', 'letter', 'other'] as const;
export const HELPERS = ['partner', 'family', 'team', 'other'] as const;
export const REVIEWS = ['done', 'partly', 'changed', 'dropped'] as const;
export const QUESTIONS = ['partner_met', 'team_met', 'heard', 'changed', 'eye_level', 'taken_seriously'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The word for a value of a kind; free words stay as they are. */
export function word(kind: 'place' | 'topic' | 'support' | 'helper' | 'review' | 'size' | 'sure' | 'agree', value: string | number): string {
  const key = `ms_${kind}_${value}`;
  return isKey(key) ? t(key) : String(value);
}
export const five = (kind: 'size' | 'sure' | 'agree') => [5, 4, 3, 2, 1].map((value) => word(kind, value)) as [string, string, string, string, string];
export const words = (kind: 'place' | 'topic', values: unknown) => list((values as string[]).map((value) => word(kind, value)));

export const titleOf = (meeting: Meeting) => (meeting.kind === 'closing' ? t('ms_closing') : t('ms_milestone', { n: meeting.number }));
export const placeOf = (meeting: Meeting) => [meeting.place?.name, meeting.place_text].filter(Boolean).join(', ');

/** "Montag, 30. November, 14:00 · Café am Markt", or when it might be. */
export function whenOf(meeting: Meeting): string {
  if (meeting.state === 'cancelled') return t('ms_cancelled');
  if (!meeting.day) return t('ms_around', { day: longDay(meeting.suggested_day) });
  const day = meeting.clock ? t('ms_at', { day: longDay(meeting.day), clock: clock(meeting.clock) }) : longDay(meeting.day);
  return [day, placeOf(meeting)].filter(Boolean).join(' · ');
}
/** "Morgen, 15:00" */
export function soonOf(meeting: Meeting): string {
  if (!meeting.day) return '';
  const day = sentence(nearDay(meeting.day));
  return meeting.clock ? t('ms_at', { day, clock: clock(meeting.clock) }) : day;
}

/** The meeting a tandem is on its way to. */
export function nextOf(meetings: Meeting[]): Meeting | undefined {
  const now = today();
  return meetings.find((meeting) => {
    if (meeting.state === 'held') return false;
    return meeting.state === 'proposed' || meeting.state === 'agreed' || meeting.suggested_day >= now;
  });
}

export const answerOf = (meeting: Meeting, person: string | undefined): MeetingAnswer | undefined =>
  meeting.answers.find((answer) => answer.person_id === person && answer.current);
/** Whether the person has not replied to the date as it is now. */
export const asks = (meeting: Meeting, person: string) => meeting.state === 'proposed' && !answerOf(meeting, person);

export const dueText = (promise: OfficePromise, name: (id: string | null) => string) =>
  promise.due_day ? t('ms_by_when', { name: name(promise.coach_id), day: dayAndMonth(promise.due_day) }) : t('ms_wished');
export const promiseText = (promise: Pick<OfficePromise, 'what' | 'support'>) => promise.what || word('support', promise.support);

export function itemWhen(item: Pick<PlanItem, 'day' | 'clock'>): string {
  if (!item.day) return item.clock ? clock(item.clock) : '';
  return item.clock ? t('ms_at', { day: longDay(item.day), clock: clock(item.clock) }) : longDay(item.day);
}
/** When somebody signed: the clock on the same day, later the day. */
export const signedAt = (at: string) => (dayOf(at) === today() ? clock(clockOf(at)) : dayAndMonth(dayOf(at)));

export const marksOf = (place: Place) =>
  [place.step_free && t('ms_mark_step_free'), place.children_welcome && t('ms_mark_children'), place.no_need_to_buy && t('ms_mark_no_need_to_buy')].filter(
    (mark): mark is string => !!mark,
  );
