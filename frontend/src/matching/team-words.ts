import type { MatchProposalWire, PairingWire } from '../api/types.gen';
import { list, t } from '../i18n';
import { languagesInWords, slotName, topicsInWords } from './words';

export type Proposal = MatchProposalWire;
export type Rule = 'age' | 'language' | 'time' | 'not';
export const RULES: Rule[] = ['age', 'language', 'time', 'not'];
export const GOALS = ['mutual', 'named', 'also', 'points', 'complement'] as const;
export type Goal = (typeof GOALS)[number];

/** The wish of one of two for the other, in words: "Amira hat Jonas als 2. genannt." */
export const wishInWords = (from: string, to: string, regard: string) => t(`mt_wish_${regard as 'first' | 'second' | 'third' | 'also' | 'other'}`, { from, to });

/** What speaks for the two, a line each. */
export function reasons({ languages, times, first_gives, second_gives }: PairingWire, a: string, b: string): string[] {
  return [
    languages.length > 0 && t('mt_both_speak', { languages: languagesInWords(languages) }),
    times.length > 0 && t('mt_both_time', { times: list(times.slice(0, 4).map(slotName)), n: Math.max(0, times.length - 4) }),
    first_gives.length > 0 && t('mt_gives', { from: a, to: b, topics: topicsInWords(first_gives) }),
    second_gives.length > 0 && t('mt_gives', { from: b, to: a, topics: topicsInWords(second_gives) }),
  ].filter((line): line is string => !!line);
}

export const ruleInWords = (rule: string) => t(`mt_against_${rule as Rule | 'ban' | 'pin'}`);
export const rulesInWords = (rules: string[]) => list(rules.map(ruleInWords));
