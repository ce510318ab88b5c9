import { expect, test } from 'vitest';
import { choose, left, samePairs, type Pair } from './arrange';

const two: Pair[] = [
  ['a', 'x'],
  ['b', 'y'],
];

test('two in two tandems change places', () => {
  expect(samePairs(choose(two, 'a', 'b'), [['a', 'y'], ['b', 'x']])).toBe(true);
  expect(samePairs(choose(two, 'a', 'y'), [['a', 'b'], ['x', 'y']])).toBe(true);
});

test('who has no tandem takes a place, or makes one', () => {
  const after = choose(two, 'c', 'a');
  expect(samePairs(after, [['c', 'x'], ['b', 'y']])).toBe(true);
  expect(left(after, ['a', 'b', 'c', 'x', 'y'])).toEqual(['a']);
  expect(choose([], 'q', 'p')).toEqual([['p', 'q']]);
});

test('of different ages they become a tandem where the age counts, and so do those they leave', () => {
  expect(samePairs(choose(two, 'a', 'y', true), [['a', 'y'], ['b', 'x']])).toBe(true);
  expect(samePairs(choose(two, 'c', 'y', true), [['a', 'x'], ['c', 'y']])).toBe(true);
  expect(choose([['a', 'x']], 'a', 'x', true)).toEqual([]);
});

test('the two of one tandem go apart', () => {
  expect(choose(two, 'a', 'x')).toEqual([['b', 'y']]);
  expect(choose(two, 'a', 'a')).toBe(two);
});
