import { newId } from '../data/id';
import { pending, send } from '../data/outbox';
import type { Thanks } from './types';

export const THANKS = '/me/thanks';
/** Somebody, or whoever has answered a question. */
export type Whom = { to_id: string } | { question_id: string };
const idOf = (whom: Whom) => ('to_id' in whom ? whom.to_id : whom.question_id);
const entity = (whom: Whom) => `thanks:${idOf(whom)}`;

export const sayThanks = (whom: Whom, name: string) => send({ method: 'PUT', path: `/thanks/${newId()}`, body: whom, entity: entity(whom), label: { key: 'label_thanks', values: { name } } });

/** Reading it is sent like everything else, so that it does not come again after a while without internet. */
export const readThanks = (id: string) => send({ method: 'PUT', path: `/me/thanks/${id}/seen`, body: undefined, entity: `thanks-read:${id}`, label: { key: 'label_thanks', values: { name: '' } } });

export const isSaid = (whom: Whom, read: Thanks | undefined, writes = pending.value) =>
  writes.some((write) => write.entity === entity(whom) && write.state !== 'parked') ||
  !!read?.said.some(({ to_id, question_id }) => ('to_id' in whom ? !question_id && to_id === whom.to_id : question_id === whom.question_id));

/** What waits to be read, without what was read on this device already. */
export const unread = (read: Thanks | undefined, writes = pending.value) => read?.received.filter(({ id }) => !writes.some((write) => write.entity === `thanks-read:${id}`)) ?? [];
