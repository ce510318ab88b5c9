import { pending, send, type Write } from '../data/outbox';
import { today } from '../i18n';
import type { OwnQuestion } from './types';

export const QUESTIONS = '/me/office-questions';
const entity = (id: string) => `office-question:${id}`;
type Asked = { text: string; named: boolean };

/** Asks under a random id: other ids tell when they were made, and so perhaps by whom. */
export const ask = (asked: Asked) => {
  const id = crypto.randomUUID();
  return send({ method: 'PUT', path: `/office-questions/${id}`, body: asked, entity: entity(id), label: { key: 'label_office' } });
};

export const takeBack = (id: string) => send({ method: 'DELETE', path: `/office-questions/${id}`, body: undefined, entity: entity(id), label: { key: 'label_office' } });

export type Shown = OwnQuestion & { state: Write['state'] | null };

/** The questions as they will be once everything on its way has arrived. */
export function overlayQuestions(read: OwnQuestion[], writes = pending.value): Shown[] {
  const mine = writes.filter(({ entity: of }) => of.startsWith('office-question:'));
  const idOf = (write: Write) => write.entity.slice('office-question:'.length);
  const gone = new Set(mine.filter(({ method, state }) => method === 'DELETE' && state !== 'parked').map(idOf));
  const asked = mine
    .filter((write) => write.method === 'PUT' && !read.some(({ id }) => id === idOf(write)))
    .map((write): Shown => {
      const { text, named } = write.body as Asked;
      return { id: idOf(write), text, named, mine: true, asker: null, day: today(), owner: null, answer: null, state: write.state };
    });
  return [...asked, ...read.map((one): Shown => ({ ...one, state: null }))].filter(({ id }) => !gone.has(id));
}
