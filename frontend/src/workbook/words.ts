import type { Entry, PlannedMeeting, Step, Visibility, Week } from '../api/types';
import { clock, clockOf, datesIn, dayAndMonth, dayOf, lang, list, longDay, nearDay, sentence, t, type Key } from '../i18n';
import { contains } from '../search';

/** Where partners meet and what they talk about, likely ones first. */
export const PLACES = ['cafe', 'library', 'park', 'phone', 'home', 'on_the_way', 'other'] as const;
export const TOPICS = ['application', 'german', 'jobs', 'courage', 'family', 'letter', 'talk'] as const;
export const MORE_TOPICS = ['interview', 'training', 'internship', 'housing', 'money', 'health', 'goals', 'other'] as const;
export const OUTCOMES = ['met', 'moved', 'cancelled'] as const;
/** Why a meeting did not take place; nobody has to say. */
export const REASONS = ['no_time', 'child', 'ill', 'appointment', 'money', 'hard_time', 'other', 'unsaid'] as const;
/** These stay between the two, whatever they release. */
const INTIMATE = ['money', 'health'];
export const isIntimate = (topics: string[]) => topics.some((topic) => INTIMATE.includes(topic));

export const STEP_STATES = ['open', 'done', 'changed', 'dropped'] as const;
export const GIVING = ['gave', 'got', 'both', 'neither'] as const;

type Kind = 'outcome' | 'place' | 'topic' | 'reason' | 'state' | 'giving' | 'agree' | 'mood';
export const word = (kind: Kind, value: string | number) => t(`wb_${kind}_${value}` as Key);
export const choices = <V extends string>(kind: Kind, values: readonly V[]) => values.map((value) => ({ value, label: word(kind, value) }));
export const five = (kind: 'agree' | 'mood') => [5, 4, 3, 2, 1].map((value) => word(kind, value)) as [string, string, string, string, string];
export const topicsText = (topics: string[]) => list(topics.map((topic) => word('topic', topic)));

type Named = Pick<Entry, 'kind' | 'outcome' | 'place' | 'place_text'>;
/** What an entry is called: the place where the two met, or what became of the meeting. */
export function titleOf(entry: Named): string {
  if (entry.kind === 'note') return t('wb_note');
  if (entry.outcome === 'moved') return t('wb_was_moved');
  if (entry.outcome === 'cancelled') return t('wb_was_cancelled');
  return entry.place_text || (entry.place && entry.place !== 'other' ? word('place', entry.place) : t('wb_meeting'));
}

type When = { day: string; clock: string | null };
/** "Mittwoch, 25. November, 15:00 Uhr" */
export const whenOf = (at: When) => (at.clock ? t('wb_at', { day: longDay(at.day), clock: clock(at.clock) }) : longDay(at.day));
/** "Morgen, 15:00 Uhr" */
export const soonOf = (at: When) => (at.clock ? t('wb_at', { day: sentence(nearDay(at.day)), clock: clock(at.clock) }) : sentence(nearDay(at.day)));
export const plannedText = ({ day, clock: at, place_text }: PlannedMeeting) => [day && whenOf({ day, clock: at }), place_text].filter(Boolean).join(' · ');

/** "17.–23. November" */
export function spanOf({ first_day, last_day }: Week): string {
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  return datesIn(lang.value, { timeZone: 'UTC', day: 'numeric', month: 'long' }).formatRange(at(first_day), at(last_day));
}

export const seenText = (at: string) => t('wb_team_seen', { day: dayAndMonth(dayOf(at)), clock: clock(clockOf(at)) });
export const savedText = (visibility: Visibility) => t(`wb_saved_${visibility}`);
export const dueText = (step: Step) => (step.due_day ? t('wb_until', { day: nearDay(step.due_day) }) : '');

/** Everything in an entry that somebody may look for. */
function textOf(entry: Entry): string {
  const topics = entry.topics.map((topic) => word('topic', topic));
  const place = entry.place ? word('place', entry.place) : '';
  return [titleOf(entry), entry.note, entry.place_text, place, longDay(entry.day), ...topics, ...entry.additions.map((one) => one.text)].join(' ');
}

export const finds = (entry: Entry, wanted: string) => contains(textOf(entry), wanted);

/** What is due first comes first. */
export const byDay = (a: Step, b: Step) => (a.due_day ?? '9').localeCompare(b.due_day ?? '9') || a.created_at.localeCompare(b.created_at);
