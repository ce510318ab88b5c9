import { expect, test } from 'vitest';
import { nextState } from './states';

test('one tap leads on, but a word of their own nobody gives for somebody without an account', () => {
  expect(nextState({ state: 'referred', person_id: null })).toBe('informed');
  expect(nextState({ state: 'attended', person_id: null })).toBeNull();
  expect(nextState({ state: 'attended', person_id: 'p' })).toBe('agreed');
  for (const state of ['agreed', 'not_now', 'declined'] as const) expect(nextState({ state, person_id: 'p' })).toBeNull();
});
