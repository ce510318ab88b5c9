import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offline } from '../api/client';
import { accept, forgetSession, startSession } from '../api/session';
import type { Me, Media } from '../api/types';
import { openFor, use, wipe } from './db';
import { flush, pending, send, startOutbox, stopOutbox, waiting } from './outbox';
import { discard, keepMine } from './parked';

const person: Me = { id: 'p1', role: 'participant', display_name: 'Samira', login: 'linde42', language: 'de', version: 1 };
type Asked = { method: string; path: string; sent: string | ArrayBuffer | null; version: string | null };
let asked: Asked[] = [];
let here: Set<string>;
let version: number;
let weather: 'fine' | 'lost' | 'full' | 'stale';

/** A server that takes a change only when what it names has come before. */
function wire(url: string, init: RequestInit): Response {
  const path = url.replace('/api/v1', '');
  if (path === '/auth/refresh') return Response.json({ access_token: 'new', expires_in_seconds: 600, person });
  if (weather === 'lost') throw new TypeError('network');
  const headers = new Headers(init.headers);
  asked.push({ method: String(init.method), path, sent: init.body as string | ArrayBuffer | null, version: headers.get('if-match') });
  if (path.startsWith('/media/')) {
    if (weather === 'full') return Response.json({ code: 'media_full' }, { status: 409 });
    expect(headers.get('content-type')).toBe('application/octet-stream');
    here.add(path.slice('/media/'.length));
    return Response.json({ id: path });
  }
  if (weather === 'stale') return Response.json({ code: 'stale', current: { version: 7 } }, { status: 412 });
  if (init.method === 'DELETE') return new Response(null, { status: 204 });
  const { media_ids = [] } = JSON.parse(String(init.body)) as { media_ids?: string[] };
  if (!media_ids.every((id) => here.has(id))) return Response.json({ code: 'invalid', errors: [{ pointer: '/media_ids', code: 'media_missing' }] }, { status: 422 });
  return Response.json({ version: ++version });
}

beforeEach(async () => {
  [asked, here, version, weather] = [[], new Set(), 0, 'lost'];
  vi.stubGlobal('fetch', vi.fn(async (url: string, init: RequestInit) => wire(url, init)));
  startSession();
  accept({ access_token: 'a', expires_in_seconds: 600, person });
  await openFor(person.id);
  await startOutbox();
});
afterEach(async () => {
  stopOutbox();
  await wipe(person.id);
  forgetSession();
  offline.value = false;
});

async function note(id: string): Promise<Media> {
  const media: Media = { id, kind: 'voice', type: 'audio/webm', seconds: 3 };
  await use((database) => database.put('media', { ...media, bytes: new Uint8Array([1, 2, 3]).buffer, kept_at: 0 }));
  return media;
}
const write = (words: string, hangs: Media[], base: number | null = null, path = '/entries/1') =>
  send({ method: 'PUT', path, body: { words, media_ids: hangs.map(({ id }) => id) }, entity: 'entry:1', base, hangs, label: { key: 'save' } });
const kept = () => use((database) => database.getAllKeys('media'));
const settled = async () => {
  await flush();
  await flush();
};
const order = () => asked.map(({ method, path }) => `${method} ${path}`);

test('a recording leaves before what names it, as bytes, and is gone from the phone then', async () => {
  await write('heard', [await note('a')]);
  await settled();
  expect(await kept()).toEqual(['a']);
  weather = 'fine';
  await settled();
  expect(order()).toEqual(['PUT /media/a', 'PUT /entries/1']);
  expect(new Uint8Array(asked[0]?.sent as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]));
  expect(asked.map((one) => one.version)).toEqual([null, null]);
  expect(waiting.value).toEqual([]);
  expect(await kept()).toEqual([]);
});

test('words that change before anything left stay one change, and what was added goes first', async () => {
  const a = await note('a');
  await write('one', [a]);
  await write('two', [a, await note('b')]);
  expect(pending.value.filter((one) => !one.file)).toHaveLength(1);
  weather = 'fine';
  await settled();
  expect(order()).toEqual(['PUT /media/a', 'PUT /media/b', 'PUT /entries/1']);
  expect(JSON.parse(String(asked[2]?.sent))).toMatchObject({ words: 'two' });
});

test('a recording added later builds on the version that comes back', async () => {
  weather = 'fine';
  await write('one', []);
  await settled();
  weather = 'lost';
  await write('two', [await note('a')], 1);
  weather = 'fine';
  await settled();
  expect(order()).toEqual(['PUT /entries/1', 'PUT /media/a', 'PUT /entries/1']);
  expect(asked.at(-1)?.version).toBe('"1"');
  await write('three', [], 1);
  await settled();
  expect(asked.at(-1)?.version).toBe('"2"');
});

test('made and taken back before it left asks the server nothing, and nothing stays', async () => {
  // What stands in front fails first, so that the rest is untried.
  await send({ method: 'PUT', path: '/entries/0', body: {}, entity: 'entry:0', label: { key: 'save' } });
  await settled();
  await write('one', [await note('a')]);
  await send({ method: 'DELETE', path: '/entries/1', body: undefined, entity: 'entry:1', base: null, label: { key: 'delete' } });
  expect(await kept()).toEqual([]);
  expect(pending.value.filter(({ entity }) => entity === 'entry:1')).toEqual([]);
});

test('what the server does not take is parked; thrown away, the words go without it', async () => {
  await write('one', [await note('a')]);
  weather = 'full';
  await settled();
  const [file] = pending.value;
  expect(file).toMatchObject({ state: 'parked', file: 'a', problem: { code: 'media_full' } });
  weather = 'fine';
  await discard(file as never);
  await settled();
  expect(order().at(-1)).toBe('PUT /entries/1');
  expect(JSON.parse(String(asked.at(-1)?.sent))).toEqual({ words: 'one', media_ids: [] });
  expect(await kept()).toEqual([]);
});

test('throwing the words away takes along what only they named', async () => {
  await write('one', [await note('a')], null, '/messages/1');
  await write('two', [await note('b')], null, '/messages/2');
  await discard(pending.value.find(({ path }) => path === '/messages/1') as never);
  expect(await kept()).toEqual(['b']);
  weather = 'fine';
  await settled();
  expect(order()).toEqual(['PUT /media/b', 'PUT /messages/2']);
});

test('one’s own words over the other’s bring their recordings along', async () => {
  weather = 'stale';
  await write('one', [], 3);
  await settled();
  await write('two', [await note('a')], 3);
  const parked = pending.value.find(({ state }) => state === 'parked');
  weather = 'fine';
  await keepMine(parked as never, { words: 'two', media_ids: ['a'] });
  await settled();
  expect(order().slice(-2)).toEqual(['PUT /media/a', 'PUT /entries/1']);
  expect(asked.at(-1)?.version).toBe('"7"');
  expect(waiting.value).toEqual([]);
});
