import type { MySheetsWire, OwnSheetWire, PersonSheetsWire, QuestionSetWire, QuestionWire, SheetAnswerWire, SheetWire, ToFillWire } from '../api/types.gen';
import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { lang, list, longDay, t } from '../i18n';

export type QuestionSet = QuestionSetWire;
export type Question = QuestionWire;
export type Answer = SheetAnswerWire;
export type Sheet = SheetWire;
export type OwnSheet = OwnSheetWire;
export type MySheets = MySheetsWire;
export type ToFill = ToFillWire;
export type PersonSheets = PersonSheetsWire;
export type Occasion = ToFill['occasion'];
type Text = Record<string, string>;

export const SETS = '/question-sets';
export const UNSURE = 'unsure';
export const useSets = () => useRead<Items<QuestionSet>>(SETS);
export const OCCASIONS: Occasion[] = ['start', 'middle', 'end', 'after'];

export const findSet = (sets: QuestionSet[] | undefined, key: string, version: number) => sets?.find((set) => set.key === key && set.version === version);
export const newestOf = (sets: QuestionSet[] | undefined, kind: QuestionSet['kind']) => sets?.find((set) => set.kind === kind);

/** The language in which a set is read: the app's, or the first of an instrument that nobody has translated. */
export const languageOf = (set: QuestionSet, wanted: string = lang.value) => (set.languages.includes(wanted) ? wanted : (set.languages[0] ?? 'de'));
export const say = (set: QuestionSet, text: Text | undefined, wanted?: string) => text?.[languageOf(set, wanted)] ?? '';
/** For the screen reader, where a set does not speak the language of the app. */
export const spokenIn = (set: QuestionSet) => (languageOf(set) === lang.value ? undefined : languageOf(set));

export const occasionName = (occasion: string) => (occasion === 'interview' ? t('qn_interview') : t(`qn_${occasion as Occasion}`));

/** What was answered, in words; nothing for a skipped item. */
export function answerText(set: QuestionSet, question: Question, answer: Answer | undefined): string {
  if (!answer) return '';
  if (answer.number !== null) return say(set, set.scale[answer.number - 1]);
  if (question.kind === 'date' && answer.text) return longDay(answer.text);
  if (answer.text) return answer.text;
  return list(answer.choices.map((key) => (key === UNSURE ? say(set, set.unsure) : say(set, question.options.find((option) => option.key === key)?.label))));
}

/** The words of a scale without what they all begin or end with: "wenig", not "stimmt wenig". */
export function shortWords(words: string[]): string[] {
  const first = words[0]?.split(' ')[0];
  const last = words[0]?.split(' ').at(-1);
  const many = words.every((word) => word.includes(' '));
  if (many && words.every((word) => word.startsWith(`${first} `))) return words.map((word) => word.slice((first as string).length + 1));
  if (many && words.every((word) => word.endsWith(` ${last}`))) return words.map((word) => word.slice(0, -(last as string).length - 1));
  return words;
}
