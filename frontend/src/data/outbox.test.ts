import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offline } from '../api/client';
import { accept, forgetSession, startSession } from '../api/session';
import type { Me } from '../api/types';
import { openFor, use, wipe } from './db';
import { flush, parked, pending, send, startOutbox, stopOutbox, waiting } from './outbox';
import { discard, keepMine, retry, takeTheirs } from './parked';

const person: Me = { id: 'p1', role: 'participant', display_name: 'Samira', login: 'linde42', language: 'de', version: 1 };
type Thing = { version: number; content: string };
type Reply = { status: number; body?: unknown };

/** The server's rule for PUT: create or same, change with the version, the same content again is the same answer. */
class Model {
  readonly things = new Map<string, Thing>();
  readonly refused = new Set<string>();

  put(path: string, content: string, version: number | null): Reply {
    if (this.refused.has(content)) return { status: 422, body: { code: 'too_long' } };
    const now = this.things.get(path);
    if (now?.content === content) return { status: 200, body: now };
    if (now && now.version !== version) return { status: 412, body: { code: 'stale', current: now } };
    const next = { version: (now?.version ?? 0) + 1, content };
    this.things.set(path, next);
    return { status: 200, body: next };
  }

  delete(path: string, version: number | null): Reply {
    const now = this.things.get(path);
    if (!now) return { status: 404, body: { code: 'not_found' } };
    if (now.version !== version) return { status: 412, body: { code: 'stale', current: now } };
    this.things.delete(path);
    return { status: 204 };
  }
}

let model: Model;
/** What becomes of a request on its way: it arrives, is lost before, its answer is lost, it arrives twice, the server is busy. */
let weather: () => 'fine' | 'lost' | 'answer lost' | 'twice' | 'busy' | 'signed out';

function wire(url: string, init: RequestInit): Response {
  const path = url.replace('/api/v1', '');
  if (path === '/auth/refresh') return Response.json({ access_token: 'new', expires_in_seconds: 600, person });
  const now = weather();
  if (now === 'lost') throw new TypeError('network');
  if (now === 'busy') return Response.json({ code: 'unavailable' }, { status: 503 });
  const match = new Headers(init.headers).get('if-match');
  const version = match ? Number(match.replaceAll('"', '')) : null;
  const ask = () => (init.method === 'DELETE' ? model.delete(path, version) : model.put(path, (JSON.parse(String(init.body)) as { content: string }).content, version));
  let reply = ask();
  if (now === 'twice') reply = ask();
  if (now === 'answer lost') throw new TypeError('network');
  return reply.body ? Response.json(reply.body, { status: reply.status }) : new Response(null, { status: reply.status });
}

beforeEach(async () => {
  model = new Model();
  weather = () => 'fine';
  vi.stubGlobal('fetch', vi.fn(async (url: string, init: RequestInit) => wire(url, init)));
  startSession();
  accept({ access_token: 'a', expires_in_seconds: 600, person });
  await openFor(person.id);
  await startOutbox();
});

afterEach(async () => {
  weather = () => 'fine';
  await flush();
  stopOutbox();
  await wipe(person.id);
  forgetSession();
  offline.value = false;
});

const put = (id: string, content: string, base: number | null = null) =>
  send({ method: 'PUT', path: `/things/${id}`, body: { content }, entity: `thing:${id}`, base, label: { key: 'save' } });
const remove = (id: string, base: number | null = null) =>
  send({ method: 'DELETE', path: `/things/${id}`, body: undefined, entity: `thing:${id}`, base, label: { key: 'delete' } });
const settled = async () => {
  await flush();
  await flush();
};

test('a change waits without internet and goes out once', async () => {
  weather = () => 'lost';
  await put('1', 'hello');
  await settled();
  expect(waiting.value.map((write) => write.state)).toEqual(['waiting']);
  expect(offline.value).toBe(true);
  weather = () => 'fine';
  await settled();
  expect(waiting.value).toEqual([]);
  expect(model.things.get('/things/1')).toEqual({ version: 1, content: 'hello' });
});

test('changes that never left become one', async () => {
  weather = () => 'lost';
  await put('2', 'other');
  await settled();
  await put('1', 'first');
  await put('1', 'second');
  expect(pending.value.filter((write) => write.entity === 'thing:1')).toHaveLength(1);
  weather = () => 'fine';
  await settled();
  expect(model.things.get('/things/1')).toEqual({ version: 1, content: 'second' });
});

test('a change after a lost answer builds on the version that comes back', async () => {
  weather = () => 'answer lost';
  await put('1', 'first');
  await settled();
  await put('1', 'second');
  expect(waiting.value).toHaveLength(2);
  weather = () => 'fine';
  await settled();
  expect(parked.value).toEqual([]);
  expect(model.things.get('/things/1')).toEqual({ version: 2, content: 'second' });
});

test('a change from an old copy on the screen is no conflict with oneself', async () => {
  await put('1', 'first');
  await settled();
  await put('1', 'second', 1);
  await settled();
  await put('1', 'third', 1);
  await settled();
  expect(parked.value).toEqual([]);
  expect(model.things.get('/things/1')).toEqual({ version: 3, content: 'third' });
});

test('made and taken back before it left asks the server nothing', async () => {
  weather = () => 'lost';
  // The one in front fails first, so the one behind never leaves.
  await put('2', 'other');
  await settled();
  await put('1', 'first');
  await remove('1');
  expect(pending.value.map((write) => write.entity)).toEqual(['thing:2']);
  weather = () => 'fine';
  await settled();
  expect(vi.mocked(fetch).mock.calls.some(([url]) => String(url).endsWith('/things/1'))).toBe(false);
});

test('a conflict is shown with both versions, and the person chooses', async () => {
  model.things.set('/things/1', { version: 5, content: 'theirs' });
  await put('1', 'mine', 4);
  await settled();
  const [write] = parked.value;
  expect(write?.problem).toMatchObject({ status: 412, current: { version: 5, content: 'theirs' } });
  expect(model.things.get('/things/1')?.content).toBe('theirs');
  await keepMine(write!);
  expect(model.things.get('/things/1')).toEqual({ version: 6, content: 'mine' });
  expect(waiting.value).toEqual([]);
});

test('taking the other version lets the own one go', async () => {
  model.things.set('/things/1', { version: 5, content: 'theirs' });
  await put('1', 'mine', 4);
  await settled();
  await takeTheirs(parked.value[0]!);
  expect(waiting.value).toEqual([]);
  await put('1', 'later', 5);
  await settled();
  expect(model.things.get('/things/1')).toEqual({ version: 6, content: 'later' });
});

test('what the server refuses stays, with the reason, and holds up nothing else', async () => {
  model.refused.add('bad');
  await put('1', 'bad');
  await put('2', 'good');
  await settled();
  expect(parked.value.map((write) => write.problem?.code)).toEqual(['too_long']);
  expect(model.things.get('/things/2')?.content).toBe('good');
  await retry(parked.value[0]!);
  expect(parked.value).toHaveLength(1);
  await put('1', 'better');
  await settled();
  expect(model.things.get('/things/1')?.content).toBe('better');
});

test('after a discard the next change takes its place', async () => {
  model.refused.add('bad');
  weather = () => 'busy';
  await put('1', 'bad');
  await settled();
  await put('1', 'good');
  weather = () => 'fine';
  await settled();
  await discard(parked.value[0]!);
  await settled();
  expect(model.things.get('/things/1')).toEqual({ version: 1, content: 'good' });
});

test('an ended session keeps everything until the same person is back', async () => {
  vi.stubGlobal('fetch', vi.fn(async () => Response.json({ code: 'session_ended' }, { status: 401 })));
  await put('1', 'hello');
  await settled();
  expect(waiting.value).toHaveLength(1);
  vi.stubGlobal('fetch', vi.fn(async (url: string, init: RequestInit) => wire(url, init)));
  accept({ access_token: 'b', expires_in_seconds: 600, person });
  await startOutbox();
  await settled();
  expect(model.things.get('/things/1')?.content).toBe('hello');
});

/** A small generator so that a failing run can be repeated by its seed. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

test.each(Array.from({ length: 40 }, (_, i) => i + 1))('whatever happens on the way, the server ends with what the person wrote last (seed %i)', async (seed) => {
  const roll = dice(seed * 7919);
  const kinds = ['fine', 'lost', 'answer lost', 'twice', 'busy'] as const;
  weather = () => kinds[roll(kinds.length)]!;
  const wanted = new Map<string, string | null>();
  for (let step = 0; step < 25; step++) {
    const id = String(roll(3));
    const seen = model.things.get(`/things/${id}`)?.version ?? null;
    // The screen shows the newest copy or one from before.
    const base = seen !== null && roll(2) ? Math.max(1, seen - roll(2)) : seen;
    const act = roll(6);
    if (act < 4) {
      const content = `${step}`;
      wanted.set(id, content);
      await put(id, content, base);
    } else if (act === 4 && wanted.get(id)) {
      wanted.set(id, null);
      await remove(id, base);
    } else await flush();
    if (roll(4) === 0) {
      // The phone closes the app in the middle and opens it again.
      await startOutbox();
    }
  }
  weather = () => 'fine';
  for (let i = 0; i < 5; i++) await settled();
  expect(parked.value).toEqual([]);
  expect(waiting.value).toEqual([]);
  for (const [id, content] of wanted) expect(model.things.get(`/things/${id}`)?.content ?? null).toBe(content);
});

test('a request for help of an older app is a message to the team', async () => {
  await openFor(null);
  await wipe(person.id);
  const older = await openDB(`mainpate-${person.id}`, 2, {
    upgrade(database) {
      database.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true }).createIndex('entity', 'entity');
      for (const store of ['reads', 'drafts', 'versions']) database.createObjectStore(store);
      database.createObjectStore('media', { keyPath: 'id' });
    },
  });
  const asked = { id: 'w1', method: 'PUT', path: '/tandems/t1/help-requests/h1', entity: 'help:h1', base: null, label: { key: 'msg_write' }, attempts: 3, state: 'parked', created_at: 1 };
  await older.add('outbox', { ...asked, body: { text: 'Bitte anrufen' } });
  await older.add('outbox', { ...asked, id: 'w2', path: '/tandems/t1/entries/e1', entity: 'entry:e1', body: {}, state: 'waiting' });
  older.close();
  await openFor(person.id);
  const now = await use((database) => database.getAll('outbox'));
  expect(now.map(({ path, entity, state }) => [path, entity, state])).toEqual([
    ['/conversations/contact/p1/messages/h1', 'conversation:contact:p1', 'waiting'],
    ['/tandems/t1/entries/e1', 'entry:e1', 'waiting'],
  ]);
  expect(now[0]?.body).toEqual({ text: 'Bitte anrufen' });
});
