import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { say, sendFeedback, waitingFeedback } from './queue';

const said = (id: string) => ({ id, text: 'Der Kontrast', contact: '', page: '/', language: 'de' });
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

let server: (path: string) => Response | Promise<Response>;
const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path.slice(path.lastIndexOf('/') + 1));
    return Promise.resolve().then(() => server(path));
  });
});
afterEach(async () => {
  server = () => answer(200, { due_day: '2026-12-22' });
  await sendFeedback();
  vi.unstubAllGlobals();
});

test('what is said without internet waits on the device and is sent once', async () => {
  server = () => Promise.reject(new TypeError('offline'));
  expect(await say(said('a'))).toBeNull();
  expect(waitingFeedback.value).toBe(1);
  expect(localStorage.getItem('mp.feedback')).toContain('Der Kontrast');
  server = () => answer(200, { due_day: '2026-12-22' });
  expect((await sendFeedback()).get('a')).toEqual({ due_day: '2026-12-22' });
  expect(waitingFeedback.value).toBe(0);
  expect(localStorage.getItem('mp.feedback')).toBeNull();
  await sendFeedback();
  expect(asked).toEqual(['a', 'a']);
});

test('too many at once wait; what the server refuses is told and not sent again', async () => {
  server = () => answer(429, { code: 'too_many_tries' });
  expect(await say(said('b'))).toBeNull();
  expect(waitingFeedback.value).toBe(1);
  server = () => answer(422, { code: 'invalid' });
  await expect(sendFeedback()).rejects.toMatchObject({ code: 'invalid' });
  expect(waitingFeedback.value).toBe(0);
});
