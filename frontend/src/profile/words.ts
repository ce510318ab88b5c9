import type { ParticipantProfileWire, ProfileWire } from '../api/types.gen';
import { isKey, languageName, sentence, t, weekday } from '../i18n';

export type Profile = ProfileWire;
export type ShownProfile = ParticipantProfileWire;

/** The cards for both sides, in the order of the screen. */
export const TOPICS = [
  'jobs', 'application', 'interview', 'training', 'internship', 'german', 'letter', 'office', 'computer', 'housing', 'family', 'goals', 'courage',
  'talk', 'city', 'cooking', 'crafts', 'driving',
] as const;
export const HINTS = ['child_care', 'step_free', 'quiet', 'evenings_only', 'health', 'debt', 'papers'] as const;
export const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export const DAY_PARTS = ['am', 'pm', 'ev'] as const;
/** Likely languages first; the rest comes behind a button. */
export const LIKELY = ['de', 'en', 'tr', 'ar', 'uk', 'ru', 'pl', 'ro', 'bg', 'hr', 'fa', 'ku'];
export const OTHERS = ['sr', 'bs', 'sq', 'el', 'it', 'fr', 'es', 'pt', 'so', 'ti', 'am', 'ps', 'ur', 'pa', 'hi', 'ta', 'vi', 'zh', 'hu', 'cs', 'mk'];

const word = (kind: string, value: string) => {
  const key = `pf_${kind}_${value}`;
  return isKey(key) ? t(key) : value;
};
export const topicName = (topic: string) => word('topic', topic);
export const hintName = (hint: string) => word('easier', hint);
export const spoken = (code: string) => sentence(languageName(code));

const PART = { am: 'pf_morning', pm: 'pf_afternoon', ev: 'pf_evening' } as const;
export const partName = (part: (typeof DAY_PARTS)[number]) => t(PART[part]);
export const dayName = (day: (typeof DAYS)[number], width: 'long' | 'short' = 'long') => weekday(DAYS.indexOf(day) + 1, width);

/** The week in words, a line for each day: "Montag: Vormittag, Abend". */
export function timesInWords(times: string[]): { day: string; parts: string[] }[] {
  return DAYS.map((day) => ({ day: dayName(day), parts: DAY_PARTS.filter((part) => times.includes(`${day}-${part}`)).map(partName) })).filter(({ parts }) => parts.length > 0);
}
