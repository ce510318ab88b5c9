import { expect, test } from 'vitest';
import { go, match, moves, place } from './router';

test.each([
  ['/', '/', {}],
  ['/', '/more', null],
  ['/meeting/:id', '/meeting/abc', { id: 'abc' }],
  ['/meeting/:id', '/meeting/abc/', { id: 'abc' }],
  ['/meeting/:id', '/meeting/', null],
  ['/meeting/:id', '/meeting', null],
  ['/meeting/new', '/meeting/abc', null],
  ['/a/:b/:c', '/a/1/%C3%BC', { b: '1', c: 'ü' }],
])('%s fits %s', (pattern, path, params) => {
  expect(match(pattern, path)).toEqual(params);
});

test('going to a screen moves on, a change of the query does not', () => {
  const before = moves.value;
  go('/workbook?tab=notes');
  expect(place.value.path).toBe('/workbook');
  expect(place.value.query.get('tab')).toBe('notes');
  expect(moves.value).toBe(before + 1);
  go('/workbook?tab=steps');
  expect(place.value.query.get('tab')).toBe('steps');
  expect(moves.value).toBe(before + 1);
});
