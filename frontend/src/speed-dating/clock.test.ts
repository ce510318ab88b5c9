import { expect, test } from 'vitest';
import { begunAt, bellBetween, momentAt, type Moment } from './clock';
import { lookAt, quickest, remember, type Look } from './server-time';
import { picturesOf } from './pictures';

const begin = Date.parse('2026-11-25T15:00:00Z');
const clock = { round: 1, at: new Date(begin).toISOString(), paused_at: null };
const pace = { minutes: 6, minutes_to_change: 1 };
const minutes = (n: number) => begin + n * 60_000;
const at = (now: number, other: { round?: number; at?: string; paused_at?: string } = {}) => momentAt({ ...clock, ...other }, pace, 3, now);

test('a phone counts as the server does', () => {
  expect(at(minutes(-0.1))).toEqual({ phase: 'soon', round: 1, until: begin });
  expect(at(minutes(0))).toEqual({ phase: 'talk', round: 1, until: minutes(6) });
  expect(at(minutes(6))).toEqual({ phase: 'change', round: 2, until: minutes(7) });
  expect(at(minutes(13.9))).toEqual({ phase: 'change', round: 3, until: minutes(14) });
  expect(at(minutes(20) - 1)).toEqual({ phase: 'talk', round: 3, until: minutes(20) });
  expect(at(minutes(20))).toMatchObject({ phase: 'done', round: 3 });
  expect(at(minutes(500))).toMatchObject({ phase: 'done', round: 3 });
});

test('a round that a coach ends early rings a little later, and then people change', () => {
  const early = { round: 2, at: new Date(minutes(4)).toISOString() };
  expect(at(minutes(2), early)).toEqual({ phase: 'talk', round: 1, until: minutes(3) });
  expect(at(minutes(3.5), early)).toEqual({ phase: 'change', round: 2, until: minutes(4) });
  expect(at(minutes(3.5), { ...early, round: 4 })).toMatchObject({ phase: 'done' });
});

test('a stopped clock stands still', () => {
  expect(at(minutes(100), { paused_at: new Date(minutes(8)).toISOString() })).toEqual({ phase: 'talk', round: 2, until: minutes(13) });
});

test('rounds have begun when people sit', () => {
  expect([begunAt(at(minutes(-1))), begunAt(at(minutes(3))), begunAt(at(minutes(6.5))), begunAt(at(minutes(99)))]).toEqual([0, 1, 1, 3]);
});

test('the bell rings at the end and at the beginning of a talk, and never late', () => {
  const bell = (from: number, to: number) => bellBetween(at(from), at(to), to);
  expect(bell(minutes(5.99), minutes(6))).toBe('end');
  expect(bell(minutes(6.99), minutes(7))).toBe('begin');
  expect(bell(minutes(-0.01), minutes(0))).toBe('begin');
  expect(bell(minutes(19.99), minutes(20))).toBe('end');
  expect(bell(minutes(5), minutes(5.5))).toBe(null);
  expect(bell(minutes(5), minutes(6.5))).toBe(null);
  expect(bellBetween(null, at(minutes(0)), minutes(0))).toBe(null);
  const jumped: Moment = { phase: 'talk', round: 3, until: minutes(20) };
  expect(bellBetween(at(minutes(1)), jumped, minutes(1))).toBe(null);
});

test('the quickest look at the server’s clock is believed', () => {
  const looks = [lookAt(1000, 1900, 6300), lookAt(2000, 2040, 7020), lookAt(3000, 3400, 8390)].reduce<Look[]>(remember, []);
  expect(quickest(looks)?.ahead).toBe(5000);
});

test('when the phone’s clock was set, everything before it is forgotten', () => {
  const before = [lookAt(1000, 1040, 6020)];
  expect(remember(before, lookAt(61_000, 61_100, 6100))).toHaveLength(1);
  expect(remember(before, lookAt(2000, 2400, 7250))).toHaveLength(2);
  expect(remember(before, lookAt(900_000, 900_040, 905_020))).toHaveLength(1);
});

test('every round has two pictures, and no pair comes twice in fourteen rounds', () => {
  const pairs = Array.from({ length: 14 }, (_, i) => picturesOf(i + 1).toSorted().join());
  expect(new Set(pairs).size).toBe(14);
  for (const [a, b] of Array.from({ length: 40 }, (_, i) => picturesOf(i + 1))) expect(a).not.toBe(b);
});
