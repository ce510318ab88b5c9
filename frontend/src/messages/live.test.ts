import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accept, forgetSession, startSession } from '../api/session';
import type { Me } from '../api/types';
import { openFor, wipe } from '../data/db';
import { unreadWords } from '../data/news';
import { startLive } from './live';

const person: Me = { id: 'p1', role: 'participant', display_name: 'Samira', login: 'linde42', language: 'de', version: 1 };
const list = (unread: boolean) => Response.json({ items: [{ kind: 'tandem', id: 't1', change: 0, unread, people: [] }] });

let tell: (event: string, data: object) => void;
let tick: () => void;
/** What becomes of each question for the list, one after the other. */
let answers: (() => Promise<Response>)[];

beforeEach(async () => {
  vi.stubGlobal('setInterval', (work: () => void) => ((tick = work), 0));
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.endsWith('/events')) {
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const writer = writable.getWriter();
      tell = (event, data) => void writer.write(new TextEncoder().encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      return new Response(readable, { headers: { 'content-type': 'text/event-stream' } });
    }
    if (url.endsWith('/conversations')) return (answers.shift() ?? (async () => list(false)))();
    return Response.json({ conversation: { people: [], change: 0, read_change: 0 }, items: [], change: 0, complete: true });
  });
  startSession();
  await openFor(person.id);
});
afterEach(async () => {
  forgetSession();
  await wipe(person.id);
  vi.unstubAllGlobals();
});

test('what was told and could not be got is asked for again, and an old answer never stands over a newer one', async () => {
  answers = [async () => list(false), () => Promise.reject(new TypeError('network')), async () => list(true)];
  accept({ access_token: 'a', expires_in_seconds: 600, person });
  startLive();
  await expect.poll(() => !!tell).toBe(true);
  tell('hello', { hears: true });
  await expect.poll(() => answers.length).toBe(2);
  tell('change', { kind: 'tandem', id: 't1', change: 1 });
  await expect.poll(() => answers.length).toBe(1);
  expect(unreadWords.value).toBe(false);
  await expect.poll(() => (tick(), unreadWords.value)).toBe(true);

  // The first of two answers is slow: what it says is old when the second is there.
  let arrive: (response: Response) => void = () => {};
  answers = [() => new Promise((resolve) => (arrive = resolve)), async () => list(false)];
  tell('change', { kind: 'tandem', id: 't1', change: 2 });
  await expect.poll(() => answers.length).toBe(1);
  tell('change', { kind: 'tandem', id: 't1', change: 3 });
  await new Promise((resolve) => setTimeout(resolve));
  arrive(list(true));
  await expect.poll(() => answers.length).toBe(0);
  await expect.poll(() => unreadWords.value).toBe(false);
});
