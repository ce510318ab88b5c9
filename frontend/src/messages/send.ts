import type { Media, Message, MessageLink } from '../api/types';
import { newId } from '../data/id';
import { send, type Write } from '../data/outbox';
import { discard } from '../data/parked';
import { entityOf, pathOf, type PlaceOf } from './feed';

export type Words = { text: string; link?: MessageLink | undefined; media?: Media[] };

/** Says something: it is safe on this phone, and goes out in its turn. */
export const say = (place: PlaceOf, { text, link, media = [] }: Words) =>
  send({
    method: 'PUT',
    path: `${pathOf(place)}/messages/${newId()}`,
    body: { text: text.trim(), ...(link ? { link } : {}), ...(media.length ? { media_ids: media.map(({ id }) => id) } : {}) },
    entity: entityOf(place),
    ...(media.length ? { hangs: media } : {}),
    label: { key: 'msg_write' },
  });

const messageEntity = ({ id }: Pick<Message, 'id'>) => `message:${id}`;
const messagePath = (place: PlaceOf, { id }: Pick<Message, 'id'>) => `${pathOf(place)}/messages/${id}`;

/** Other words for what was said; everybody sees that they are. */
export const correct = (place: PlaceOf, message: Pick<Message, 'id' | 'version'>, text: string) =>
  send({ method: 'PUT', path: messagePath(place, message), body: { text }, entity: messageEntity(message), base: message.version, label: { key: 'msg_write_correction' } });

/** Takes a message back on every phone. */
export const takeBack = (place: PlaceOf, message: Message) =>
  send({ method: 'DELETE', path: messagePath(place, message), body: undefined, entity: messageEntity(message), base: message.version, label: { key: 'msg_write_taking_back' } });

export const DAY = 24 * 3_600_000;
export const canTakeBack = (message: Message, now = Date.now()) => now - Date.parse(message.created_at) < DAY;

/** Throws away what has not gone out, with the files that only it needed. */
export async function drop(write: Write, all: Write[]) {
  const named = (write.body as { media_ids?: string[] } | undefined)?.media_ids ?? [];
  for (const other of all) if (other.entity === write.entity && other.file && named.includes(other.file)) await discard(other);
  await discard(write);
}

/** A message that is on its way, as it will stand in the conversation. */
export type Coming = { write: Write; id: string; text: string; link: MessageLink | null; media: Media[] };

/** What this phone has said in a conversation and the server has not shown yet. */
export function comingIn(place: PlaceOf, writes: Write[], shown: Message[]): Coming[] {
  const known = new Set(shown.map(({ id }) => id));
  return writes
    .filter((write) => write.entity === entityOf(place) && !write.file)
    .map((write) => {
      const body = write.body as { text?: string; link?: MessageLink };
      return { write, id: write.path.split('/').at(-1) as string, text: body.text ?? '', link: body.link ?? null, media: write.hangs ?? [] };
    })
    .filter(({ id }) => !known.has(id));
}

/** Corrections and takings back of one's own that are still on their way. */
export function overlay(messages: Message[], writes: Write[]): Message[] {
  return messages.map((message) => {
    let now = message;
    for (const write of writes) {
      if (write.entity !== messageEntity(message) || write.state === 'parked') continue;
      if (write.method === 'DELETE') now = { ...now, text: '', link: null, media: [], deleted_at: new Date(write.created_at).toISOString() };
      else if (message.version === write.base) now = { ...now, text: (write.body as { text: string }).text };
    }
    return now;
  });
}

/** How far the newest correction or taking back of a message has come, while it is on its way. */
export const onItsWay = (message: Message, writes: Write[]) => writes.findLast((write) => write.entity === messageEntity(message) && write.state !== 'parked' && write.state !== 'sent')?.state;

export const troubleWith = (message: Message, writes: Write[]) => writes.find((write) => write.entity === messageEntity(message) && write.state === 'parked');
