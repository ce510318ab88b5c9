import type { Addition, Entry, Media, MyAnswers, Week } from '../api/types';
import { send, type Write } from '../data/outbox';
import { addDays, daysBetween } from '../i18n';
import { idOf, tandemOf, timeOf } from './overlay';
import { titleOf } from './words';

/** What partners write of an entry; the server adds the rest. */
export type EntryContent = Pick<Entry, 'kind' | 'outcome' | 'reason' | 'day' | 'clock' | 'place' | 'place_text' | 'topics' | 'note' | 'visibility' | 'media' | 'message_id' | 'message_place'>;
type EntryBody = Omit<EntryContent, 'media'> & { media_ids?: string[] };
export type AdditionContent = Pick<Addition, 'text' | 'visibility'>;
export type Feelings = Pick<MyAnswers, 'helped' | 'heard' | 'mood' | 'giving'>;
export const NO_FEELINGS: Feelings = { helped: null, heard: null, mood: null, giving: null };

/** The things of an entry that change, as the outbox names them. */
export const entity = {
  entry: (id: string) => `entry:${id}`,
  addition: (id: string) => `addition:${id}`,
  answers: (entry: string) => `answers:${entry}`,
};

type Place = { tandem_id: string; id: string; version: number };
const entryPath = ({ tandem_id, id }: Omit<Place, 'version'>) => `/tandems/${tandem_id}/entries/${id}`;
const idsOf = (media: Media[] | undefined) => (media ? { media_ids: media.map(({ id }) => id) } : {});
const bodyOf = ({ kind, outcome, reason, day, clock, place, place_text, topics, note, visibility, media, message_id, message_place }: EntryContent): EntryBody => ({
  kind, outcome, reason, day, clock, place, place_text, topics, note, visibility, ...idsOf(media), ...(message_id && message_place ? { message_id, message_place } : {}),
});

// Writes

/** Saves an entry with some of it changed; the rest stays as the person saw it. */
export function saveEntry(entry: Place & EntryContent, change: Partial<EntryContent> = {}) {
  const content = { ...entry, ...change };
  const body = bodyOf(content);
  return send({
    method: 'PUT',
    path: entryPath(entry),
    body,
    entity: entity.entry(entry.id),
    base: entry.version || null,
    ...(content.media ? { hangs: content.media } : {}),
    label: body.kind === 'note' ? { key: 'wb_write_note' } : { key: 'wb_write_meeting', values: { title: titleOf(body) } },
  });
}

function changeEntry(entry: Entry, method: 'PUT' | 'DELETE', part: string, body: unknown) {
  const label = { key: 'wb_write_entry' as const, values: { title: titleOf(entry) } };
  return send({ method, path: entryPath(entry) + part, body, entity: entity.entry(entry.id), base: entry.version || null, label });
}
export const pinEntry = (entry: Entry, pinned: boolean) => changeEntry(entry, 'PUT', '/pin', { pinned });
/** The partner says: yes, it was like that. */
export const confirmEntry = (entry: Entry, confirmed: boolean) => changeEntry(entry, confirmed ? 'PUT' : 'DELETE', '/confirmation', undefined);
export const deleteEntry = (entry: Entry) => changeEntry(entry, 'DELETE', '', undefined);

/** What somebody puts in their own words under an entry. */
export const saveAddition = (entry: Entry, addition: Pick<Addition, 'id' | 'version'>, body: AdditionContent) =>
  send({
    method: 'PUT',
    path: `${entryPath(entry)}/additions/${addition.id}`,
    body,
    entity: entity.addition(addition.id),
    base: addition.version || null,
    label: { key: 'wb_write_addition' },
  });
export const deleteAddition = (entry: Entry, addition: Addition) =>
  send({
    method: 'DELETE',
    path: `${entryPath(entry)}/additions/${addition.id}`,
    body: undefined,
    entity: entity.addition(addition.id),
    base: addition.version || null,
    label: { key: 'wb_write_addition' },
  });

export const saveAnswers = (entry: Omit<Place, 'version'>, version: number, { helped, heard, mood, giving }: Feelings) =>
  send({
    method: 'PUT',
    path: `${entryPath(entry)}/my-answers`,
    body: { helped, heard, mood, giving },
    entity: entity.answers(entry.id),
    base: version || null,
    label: { key: 'wb_write_answers' },
  });

// Laying over

/** Weeks count from the start of the cohort: 1 from there on, 0 and less before. */
export const weekOf = (start: string, day: string) => Math.floor(daysBetween(start, day) / 7) + 1;

type Book = { me: string; tandem: string; start: string };

const blankEntry = (write: Write, { me, tandem }: Book): Entry => ({
  id: idOf(write), tandem_id: tandem, author_id: me, kind: 'meeting', outcome: null, reason: null, day: '', clock: null, place: null, place_text: '',
  topics: [], note: '', visibility: 'tandem', pinned: false, team_seen_at: null, confirmed_at: null, confirmed_by: null, last_changed_by: me,
  version: 0, created_at: timeOf(write), updated_at: timeOf(write), week: 0, additions: [], my_answers: null, media: [],
});

const newest = (a: Entry, b: Entry) =>
  b.day.localeCompare(a.day) || (b.clock ?? '').localeCompare(a.clock ?? '') || b.created_at.localeCompare(a.created_at);

/** The entries as they will be once everything written on this phone has arrived, newest first. */
export function overlayEntries(entries: Entry[], writes: Write[], book: Book): Entry[] {
  let all = entries;
  for (const write of writes) if (tandemOf(write) === book.tandem) all = layOne(all, write, book);
  return all.map((entry) => ({ ...entry, week: weekOf(book.start, entry.day) })).toSorted(newest);
}

/** What a write says of an entry; what hangs on it the body only names. */
function contentOf(write: Write): Partial<Entry> {
  const { media_ids: _, ...content } = write.body as EntryBody;
  return write.hangs ? { ...content, media: write.hangs } : content;
}

function layOne(all: Entry[], write: Write, book: Book): Entry[] {
  const [, , , things, id, part] = write.path.split('/');
  if (things !== 'entries') return all;
  const change = (to: (entry: Entry) => Partial<Entry>) => all.map((entry) => (entry.id === id ? { ...entry, ...to(entry) } : entry));
  const gone = write.method === 'DELETE';
  switch (part) {
    case undefined:
      if (gone) return all.filter((entry) => entry.id !== id);
      if (!all.some((entry) => entry.id === id)) return [...all, { ...blankEntry(write, book), ...contentOf(write) }];
      return change(() => contentOf(write));
    case 'pin':
      return change(() => write.body as { pinned: boolean });
    case 'confirmation':
      return change(() => (gone ? { confirmed_at: null, confirmed_by: null } : { confirmed_at: timeOf(write), confirmed_by: book.me }));
    case 'my-answers':
      return change((entry) => ({
        my_answers: { ...(write.body as Feelings), entry_id: entry.id, version: entry.my_answers?.version ?? 0, updated_at: timeOf(write) },
      }));
    case 'additions':
      return change((entry) => ({ additions: overlayAdditions(entry.additions, write, book.me) }));
    default:
      return all;
  }
}

function overlayAdditions(additions: Addition[], write: Write, me: string): Addition[] {
  const id = idOf(write);
  if (write.method === 'DELETE') return additions.filter((one) => one.id !== id);
  const body = write.body as AdditionContent;
  if (additions.some((one) => one.id === id)) return additions.map((one) => (one.id === id ? { ...one, ...body } : one));
  return [...additions, { id, author_id: me, team_seen_at: null, version: 0, created_at: timeOf(write), ...body }];
}

/** The weeks of the workbook, newest first: those the server knows, and what has come since on this phone. */
export function overlayWeeks(weeks: Week[], entries: Entry[], start: string, until: string | null): Week[] {
  const numbers = [...weeks.map((week) => week.number), ...entries.map((entry) => entry.week), ...(until ? [weekOf(start, until)] : [])];
  if (!numbers.length) return [];
  const met = new Set(entries.filter((entry) => entry.outcome === 'met').map((entry) => entry.week));
  const paused = new Set(weeks.filter((week) => week.paused).map((week) => week.number));
  const first = Math.min(...numbers);
  return Array.from({ length: Math.max(...numbers) - first + 1 }, (_, i) => {
    const number = first + i;
    const first_day = addDays(start, (number - 1) * 7);
    return { number, first_day, last_day: addDays(first_day, 6), kept: met.has(number), paused: paused.has(number) };
  }).toReversed();
}
