import { expect, test } from 'vitest';
import { placeOf, put, type Choices } from './writes';

const nobody: Choices = { wishes: [], also: [], please_not: null };

test('a wish moves the others on, and the fourth is also fine', () => {
  const full = ['a', 'b', 'c'].reduce((choices, id, i) => put(choices, id, (['first', 'second', 'third'] as const)[i]!), nobody);
  expect(full.wishes).toEqual(['a', 'b', 'c']);
  expect(put(full, 'd', 'first')).toEqual({ wishes: ['d', 'a', 'b'], also: ['c'], please_not: null });
});

test('nobody stands in two places', () => {
  const once = put(put(put(nobody, 'a', 'also'), 'a', 'not'), 'a', 'third');
  expect(once).toEqual({ wishes: ['a'], also: [], please_not: null });
  expect(placeOf(once, 'a')).toBe('first');
  expect(put(once, 'a', 'none')).toEqual(nobody);
});
