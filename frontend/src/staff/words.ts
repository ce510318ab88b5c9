import type { AgeGroup, Cohort, CohortState, Meeting, OfficePromise, Stop } from '../api/types';
import { beside, clock, datesIn, dayAndMonth, inDays, isKey, lang, list, nearDay, shortDay, t, today } from '../i18n';

/** "Samira und Jonas" */
export const pair = (names: string[]) => list(names.map((name) => name || t('nameless')));
/** How somebody is called who has not yet said how they want to be called. */
export const callName = (person: { display_name: string; login: string }) => person.display_name || person.login;

export const meetingName = ({ kind, number }: Pick<Meeting | Stop, 'kind' | 'number'>) => (kind === 'closing' ? t('staff_closing') : t('staff_milestone', { n: number }));

/** "Meilenstein 2 am 30. November", or around when it will be while there is no date. */
export function meetingWhen(meeting: Pick<Meeting, 'kind' | 'number' | 'day' | 'suggested_day'>): string {
  const name = meetingName(meeting);
  return meeting.day ? t('staff_meeting_on', { name, day: dayAndMonth(meeting.day) }) : t('staff_meeting_around', { name, day: dayAndMonth(meeting.suggested_day) });
}

export const placeOf = ({ place, place_text }: Pick<Meeting, 'place' | 'place_text'>) => place?.name || place_text || t('staff_place_open');

export const meetingMoment = ({ day, clock: time }: Pick<Meeting, 'day' | 'clock'>) => (day ? beside(shortDay(day), time ? clock(time) : '') : '');

/** What the office promised, also where nobody wrote it down. */
export function promiseName({ what, support }: Pick<OfficePromise, 'what' | 'support'>): string {
  const key = `staff_support_${support}`;
  return what || (isKey(key) ? t(key) : t('staff_support_other'));
}

export const stateName = (state: CohortState) => t(`staff_state_${state}`);
export const ageName = (group: AgeGroup) => t(group === 'under_25' ? 'staff_under_25' : 'staff_over_25');

/** "Tag 37 von 120", or what is instead of a day. */
export function dayLine({ day_plan: { day_number, length_days, state }, start_day }: Cohort): string {
  if (state === 'planned') return t('staff_starts', { day: dayAndMonth(start_day) });
  if (state === 'closed') return stateName('closed');
  const line = t('staff_day', { day: day_number, length: length_days });
  return state === 'paused' ? `${line} · ${stateName('paused')}` : line;
}

/** The whole sentence that the path of a cohort stands for. */
export function pathSentence(cohort: Cohort): string {
  const next = cohort.day_plan.stops.find((stop) => stop.day_number >= cohort.day_plan.day_number);
  return next ? t('staff_path', { now: dayLine(cohort), name: meetingName(next), day: dayAndMonth(next.suggested_day) }) : dayLine(cohort);
}

/** A date answers the question better than "16 days": both stand there. */
export const lastMeeting = (day: string | null) => (day ? t('staff_quiet_since', { day: dayAndMonth(day), ago: inDays(day) }) : t('staff_quiet_never'));

/** "heute", "Mo., 30.": where little room is left and the month goes without saying. */
export const briefDay = (day: string) =>
  day === today() ? nearDay(day) : datesIn(lang.value, { timeZone: 'UTC', weekday: 'short', day: 'numeric' }).format(new Date(`${day}T12:00:00Z`));

/** "bis heute", "bis 17. November" */
export const untilDay = (day: string) => t('staff_until', { day: day === today() ? nearDay(day) : dayAndMonth(day) });
