import type { Entry, Media, MessageLink, Visibility } from '../api/types';
import { newId } from '../data/id';
import { addDays, daysBetween, longDay, t, today } from '../i18n';
import { say } from '../messages/send';
import type { Book } from './book';
import { NO_FEELINGS, saveAnswers, saveEntry, type EntryContent, type Feelings } from './entries';
import { savePlannedMeeting, saveStep } from './writes';

export type NewStep = { id: string; text: string; owner: string; due: string };
/** What is filled in about a meeting, kept as a draft until it is saved. */
export type Values = {
  id: string;
  outcome: NonNullable<Entry['outcome']>;
  reason: string | null;
  day: string;
  clock: string;
  place: string | null;
  place_text: string;
  topics: string[];
  note: string;
  media: Media[];
  visibility: Visibility;
  /** The team saw less at once because a topic is nobody else's business. */
  lowered: boolean;
  steps: NewStep[];
  feelings: Feelings;
  next_day: string;
  next_clock: string;
  next_place: string;
  help: 'yes' | 'no' | null;
  help_text: string;
  version: number;
};

/** A date this many days back is likely the one somebody wants to write about. */
const RECENT = 6;

export const blankStep = (owner: string): NewStep => ({ id: newId(), text: '', owner, due: '' });

/** The facts of the date the two had planned, when it has just been and nobody has written about it. */
function likely({ planned, entries }: Book) {
  const since = planned?.day ? daysBetween(planned.day, today()) : -1;
  const fits = planned && since >= 0 && since <= RECENT && !entries.some((entry) => entry.kind === 'meeting' && entry.day === planned.day);
  return fits ? { day: planned.day ?? '', clock: planned.clock ?? '', place_text: planned.place_text } : { day: today(), clock: '', place_text: '' };
}

export function valuesOf(book: Book, entry: Entry | undefined): Values {
  const ahead = book.planned?.day && book.planned.day >= today() && !(likely(book).day === book.planned.day) ? book.planned : null;
  const facts = entry ?? { ...likely(book), outcome: null, reason: null, place: null, topics: [], note: '', media: [], visibility: 'tandem' as const, version: 0 };
  return {
    id: entry?.id ?? newId(),
    outcome: facts.outcome ?? 'met',
    reason: facts.reason,
    day: facts.day,
    clock: facts.clock ?? '',
    place: facts.place ?? (facts.place_text ? 'other' : null),
    place_text: facts.place_text,
    topics: facts.topics,
    note: facts.note,
    media: facts.media ?? [],
    visibility: facts.visibility,
    lowered: false,
    steps: [blankStep(book.me)],
    feelings: entry?.my_answers ?? NO_FEELINGS,
    next_day: ahead?.day ?? '',
    next_clock: ahead?.clock ?? '',
    next_place: ahead?.place_text ?? '',
    help: null,
    help_text: '',
    version: facts.version,
  };
}

export function check(form: Values): { day?: string; next?: string } {
  const faults: { day?: string; next?: string } = {};
  if (!form.day) faults.day = t('field_required');
  else if (form.day > addDays(today(), 1)) faults.day = t('wb_day_ahead');
  if (!form.next_day && (form.next_clock || form.next_place)) faults.next = t('wb_next_day_missing');
  else if (form.next_day && form.next_day < today()) faults.next = t('wb_next_day_past');
  return faults;
}

/** Everything a meeting brings with it: its entry, the small steps, the next date, a word to the team. */
export async function write(form: Values, book: Book, entry: Entry | undefined) {
  const met = form.outcome === 'met';
  const content: EntryContent = {
    kind: 'meeting',
    outcome: form.outcome,
    reason: met ? null : form.reason,
    day: form.day,
    clock: form.clock || null,
    place: met ? (form.place as Entry['place']) : null,
    place_text: met ? form.place_text : '',
    topics: met ? form.topics : [],
    note: form.note,
    media: form.media,
    visibility: form.visibility,
  };
  const at = { tandem_id: book.tandem, id: form.id, version: form.version };
  await saveEntry({ ...at, ...content });
  if (!entry && met) {
    if (Object.values(form.feelings).some((answer) => answer !== null)) await saveAnswers(at, 0, form.feelings);
    for (const step of form.steps) {
      const text = step.text.trim();
      if (!text) continue;
      const visibility: Visibility = form.visibility === 'me' && step.owner === book.me ? 'me' : 'tandem';
      await saveStep({ id: step.id, tandem_id: book.tandem, version: 0, entry_id: form.id, owner_id: step.owner, text, due_day: step.due || null, state: 'open', visibility });
    }
  }
  if (entry && met) return;
  const { planned } = book;
  const same = planned?.day === form.next_day && (planned.clock ?? '') === form.next_clock && planned.place_text === form.next_place;
  if (form.next_day && !same) {
    await savePlannedMeeting(book.tandem, book.plannedRead, { day: form.next_day, clock: form.next_clock || null, place_text: form.next_place });
  }
  if (!entry && form.help === 'yes') {
    // What nobody else may see is not named either.
    const link: MessageLink | undefined = form.visibility === 'me' ? undefined : { kind: 'entry', id: form.id, text: `${t('wb_meeting')}, ${longDay(form.day)}` };
    await say({ kind: 'contact', id: book.me }, { text: form.help_text.trim() || t('wb_help_plain'), link });
  }
}
