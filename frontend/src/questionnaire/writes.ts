import { newId } from '../data/id';
import { pending, send } from '../data/outbox';
import type { Write } from '../data/db';
import type { Answer, MySheets, Occasion, OwnSheet, Sheet } from './sets';

export const SHEETS = '/me/sheets';
export const INTERVIEW = '/me/interview';

/** What somebody says to one item, before it is sent. */
export type Given = Omit<Answer, 'set_version'>;
export type Filling = { id: string; set_version: number; answers: Record<string, Given> };
export type Finished = { set: string; set_version: number; occasion: Occasion; about_id?: string; answers: Given[] };

export const emptyFilling = (set_version: number): Filling => ({ id: newId(), set_version, answers: {} });
/** A draft about somebody is about nobody else: after another matching the sheet begins anew. */
export const draftOf = (set: string, occasion: string, about: string | null) => `sheet:${set}:${occasion}${about ? `:${about}` : ''}`;

/** Nothing was said. */
export const isEmpty = (answer: Given | undefined) => !answer || (answer.number === null && !answer.text.trim() && answer.choices.length === 0);

export const finishSheet = (id: string, body: Finished, what: string) =>
  send({ method: 'PUT', path: `${SHEETS}/${id}`, body: { ...body, answers: body.answers.map(bare) }, entity: `sheet:${id}`, label: { key: 'label_sheet', values: { what } } });

export const deleteSheet = (sheet: Sheet, what: string) =>
  send({ method: 'DELETE', path: `${SHEETS}/${sheet.id}`, body: undefined, entity: `sheet:${sheet.id}`, base: sheet.version, label: { key: 'label_sheet', values: { what } } });

export const letSheet = (sheet: Sheet, release: OwnSheet['release']) =>
  send({ method: 'PUT', path: `${SHEETS}/${sheet.id}/release`, body: { release }, entity: `sheet:${sheet.id}`, base: sheet.version, label: { key: 'label_sheet_release' } });

export const correctInterview = (answers: Given[], version: number) =>
  send({ method: 'PUT', path: INTERVIEW, body: { answers: answers.map(bare) }, entity: 'interview:me', base: version, label: { key: 'label_interview' } });

/** Without what there is nothing of. */
export const bare = ({ item, language, number, text, choices }: Given) => ({
  item,
  language,
  ...(number === null ? {} : { number }),
  ...(text.trim() ? { text: text.trim() } : {}),
  ...(choices.length ? { choices } : {}),
});

const full = (answer: Partial<Given>): Answer => ({ item: '', language: 'de', number: null, text: '', choices: [], set_version: 0, ...answer });
const isFinish = (write: Write) => write.method === 'PUT' && !write.path.endsWith('/release');

/** One's own sheets as they will be once everything on its way has arrived. */
export function overlaySheets(read: MySheets, me: string, writes = pending.value): MySheets {
  let { sheets, open, interview } = read;
  for (const write of writes) {
    const id = write.entity.slice(write.entity.indexOf(':') + 1);
    if (write.entity === 'interview:me' && interview) {
      interview = { ...interview, answers: (write.body as { answers: Partial<Given>[] }).answers.map(full) };
    }
    if (!write.entity.startsWith('sheet:') || (write.state === 'parked' && isFinish(write))) continue;
    if (write.method === 'DELETE') {
      sheets = sheets.filter((sheet) => sheet.id !== id);
    } else if (isFinish(write)) {
      const body = write.body as Finished;
      open = open.filter(({ set, occasion }) => set !== body.set || occasion !== body.occasion);
      if (!sheets.some((sheet) => sheet.id === id)) sheets = [...sheets, pendingSheet(id, me, body, write)];
    } else {
      const { release } = write.body as Pick<OwnSheet, 'release'>;
      if (write.state !== 'parked') sheets = sheets.map((sheet) => (sheet.id === id ? { ...sheet, release } : sheet));
    }
  }
  return { ...read, sheets, open, interview };
}

const pendingSheet = (id: string, me: string, body: Finished, write: Write): OwnSheet => ({
  id, person_id: me, set: body.set, set_version: body.set_version, occasion: body.occasion, answers: body.answers.map(full), about_id: body.about_id ?? null,
  finished_day: new Date(write.created_at).toISOString().slice(0, 10), release: 'none', may_show: true, opened: false, version: 0,
});

/** How far the changes of a sheet have come. */
export function stateOf(entity: string, writes = pending.value) {
  const own = writes.filter((write) => write.entity === entity);
  const state = (own.find((write) => write.state === 'parked') ?? own.at(-1))?.state ?? null;
  return state === 'sent' ? null : state;
}
