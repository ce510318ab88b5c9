import { expect, test } from 'vitest';
import { pending } from '../data/outbox';
import { overlayFit, placeOf, put, type Choices } from './writes';

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

test('an answer that waits for internet is about its tandem and no other', () => {
  const read = { tandem_id: 'new', met: 1, due: 1, contact_id: null, said: [] };
  const body = { tandem_id: 'old', answer: 'rather_not', words: '', coach_id: 'c1' };
  const write = { id: 'w', method: 'PUT', path: '/me/fit-checks/1', body, base: null, entity: 'fit:old:1', label: { key: 'label_fit' }, attempts: 1, state: 'parked', created_at: 0 } as const;
  pending.value = [write];
  expect(overlayFit(read)).toEqual({ due: 1, said: [] });
  expect(overlayFit({ ...read, tandem_id: 'old' })).toMatchObject({ due: 0, said: [{ answer: 'rather_not', coach_id: 'c1' }] });
  pending.value = [];
});
