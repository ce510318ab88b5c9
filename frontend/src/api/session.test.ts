import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call, get, offline, OfflineError, ProblemError } from './client';
import { accept, forgetSession, me, session, startSession } from './session';
import type { Me } from './types';

const person: Me = { id: 'p1', role: 'participant', display_name: 'Samira', login: 'linde42', language: 'de', version: 1 };
const answers = (...list: (Response | Error)[]) => {
  const fetch = vi.fn(async (_url: string, _init?: RequestInit) => {
    const next = list.shift() ?? new TypeError('no answer left');
    if (next instanceof Error) throw next;
    return next;
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
};
const renewed = () => Response.json({ access_token: 'new', expires_in_seconds: 600, person });
const authorization = (init?: RequestInit) => new Headers(init?.headers).get('authorization');

beforeEach(() => {
  startSession();
  accept({ access_token: 'old', expires_in_seconds: 600, person });
});
afterEach(() => {
  forgetSession();
  offline.value = false;
});

test('an expired token is renewed once, and the request goes out again', async () => {
  const fetch = answers(new Response('{}', { status: 401 }), renewed(), Response.json({ ok: true }));
  expect(await get('/me')).toEqual({ ok: true });
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/api/v1/me', '/api/v1/auth/refresh', '/api/v1/me']);
  expect(authorization(fetch.mock.calls[2]?.[1])).toBe('Bearer new');
});

test('several requests at once renew only once', async () => {
  let renewals = 0;
  vi.stubGlobal(
    'fetch',
    vi.fn(async (url: string, init?: RequestInit) => {
      if (url.endsWith('/auth/refresh')) {
        renewals++;
        return renewed();
      }
      return authorization(init) === 'Bearer new' ? Response.json({}) : new Response('{}', { status: 401 });
    }),
  );
  await Promise.all([get('/a'), get('/b'), get('/c')]);
  expect(renewals).toBe(1);
});

test('without internet the person stays signed in', async () => {
  answers(new TypeError('network'));
  await expect(get('/me')).rejects.toBeInstanceOf(OfflineError);
  expect(offline.value).toBe(true);
  expect(session.value).toBe('in');
});

test('a server that stumbles over the renewal signs nobody out', async () => {
  answers(new Response('{}', { status: 401 }), new Response('bad gateway', { status: 502 }));
  await expect(get('/me')).rejects.toBeInstanceOf(OfflineError);
  expect(session.value).toBe('in');
});

test('only a clear no ends the session, and the person is still known', async () => {
  answers(new Response('{}', { status: 401 }), Response.json({ code: 'session_ended' }, { status: 401 }));
  await expect(get('/me')).rejects.toMatchObject({ status: 401 });
  expect(session.value).toBe('ended');
  expect(me.value?.login).toBe('linde42');
});

test('another person in the cookie does not get this person’s screens', async () => {
  answers(new Response('{}', { status: 401 }), Response.json({ access_token: 'x', expires_in_seconds: 600, person: { ...person, id: 'p2' } }));
  await expect(get('/me')).rejects.toMatchObject({ status: 401 });
  expect(session.value).toBe('ended');
});

test('the token never lies in the storage', () => {
  expect(JSON.stringify({ ...localStorage })).not.toContain('old');
});

test('a problem carries its code, its fields and the present state', async () => {
  answers(Response.json({ code: 'stale', errors: [{ pointer: '/note', code: 'too_long' }], current: { version: 3 } }, { status: 412, headers: { 'retry-after': '7' } }));
  const problem = await call('PUT', '/x', { body: {}, version: 2 }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ProblemError);
  expect(problem).toMatchObject({ status: 412, code: 'stale', current: { version: 3 }, retryAfter: 7, errors: [{ pointer: '/note', code: 'too_long' }] });
});

test('a change names the version it was made on', async () => {
  const fetch = answers(Response.json({}));
  await call('PUT', '/x', { body: {}, version: 2 });
  expect(new Headers(fetch.mock.calls[0]?.[1]?.headers).get('if-match')).toBe('"2"');
});

test('an office that wants a second factor is heard, whatever was asked for', async () => {
  const missing = () => Response.json({ code: 'second_factor_missing' }, { status: 403 });
  answers(missing(), missing());
  await expect(get('/tandems')).rejects.toMatchObject({ status: 403 });
  expect(me.value).toMatchObject({ id: 'p1', second_factor_missing: true });
  const told = me.value;
  await expect(get('/tandems')).rejects.toBeInstanceOf(ProblemError);
  expect(me.value).toBe(told);
});
