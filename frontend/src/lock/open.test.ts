import { afterEach, expect, test, vi } from 'vitest';
import { awayTooLong, inUse, keepLock, lock, locked, lockUp, startLock, unlock } from './device';
import { newLock, opens, waitAfter, waitLeft } from './open';

const QUICK = 10;
const NOW = Date.parse('2026-11-22T10:00:00Z');

afterEach(() => {
  keepLock(null);
  localStorage.clear();
  vi.useRealTimers();
});

test('the right PIN opens, another does not, and the PIN itself is kept nowhere', async () => {
  keepLock(await newLock('271828', QUICK));
  expect(await opens('271829', NOW)).toBe(false);
  expect(await opens('271828', NOW)).toBe(true);
  expect(JSON.stringify({ ...localStorage })).not.toContain('271828');
});

test('after three wrong tries even the right PIN has to wait, and a reload is no way around', async () => {
  keepLock(await newLock('271828', QUICK));
  for (let i = 0; i < 3; i++) await opens('000000', NOW);
  expect(await opens('271828', NOW)).toBe(false);
  lock.value = null;
  startLock();
  expect(await opens('271828', NOW + 4999)).toBe(false);
  expect(await opens('271828', NOW + 5000)).toBe(true);
  expect(lock.peek()).toMatchObject({ wrong: 0 });
});

test('waiting grows and ends', () => {
  expect([0, 2, 3, 4, 5, 20].map(waitAfter)).toEqual([0, 0, 5000, 10_000, 20_000, 300_000]);
});

test('a clock that is turned back locks, and shuts nobody out for ever', () => {
  expect(awayTooLong(String(NOW), NOW - 1)).toBe(true);
  expect(awayTooLong(String(NOW), NOW + 299_999)).toBe(false);
  expect(awayTooLong(String(NOW), NOW + 300_000)).toBe(true);
  expect(awayTooLong(null, NOW)).toBe(true);
  expect(waitLeft({ salt: '', hash: '', rounds: 1, wrong: 9, until: NOW + 86_400_000 }, NOW)).toBe(300_000);
});

test('locked stays locked after a reload', async () => {
  keepLock(await newLock('271828', QUICK));
  lockUp();
  localStorage.setItem('mp.away', String(Date.now()));
  locked.value = false;
  startLock();
  expect(locked.value).toBe(true);
  unlock();
  localStorage.removeItem('mp.away');
  startLock();
  expect(locked.value).toBe(true); // a page that never said it went away
});

test('a phone that lies open on the table locks five minutes after the last touch', async () => {
  const mine = await newLock('271828', QUICK);
  vi.useFakeTimers();
  keepLock(mine);
  startLock();
  vi.advanceTimersByTime(290_000);
  dispatchEvent(new Event('pointerdown'));
  vi.advanceTimersByTime(290_000);
  expect(locked.value).toBe(false);
  inUse(); // reading aloud goes on
  vi.advanceTimersByTime(290_000);
  expect(locked.value).toBe(false);
  vi.advanceTimersByTime(10_000);
  expect(locked.value).toBe(true);
});
