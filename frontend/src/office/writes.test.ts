import { expect, test } from 'vitest';
import type { Write } from '../data/outbox';
import type { OwnQuestion } from './types';
import { overlayQuestions } from './writes';

const question = (id: string): OwnQuestion => ({ id, text: 'Wer zahlt?', named: false, mine: true, asker: null, day: '2026-11-26', owner: null, answer: null });
const write = (id: string, change: Partial<Write> = {}): Write => ({
  id, seq: 1, method: 'PUT', path: `/office-questions/${id}`, body: { text: 'Wer zahlt?', named: false }, entity: `office-question:${id}`, base: null,
  label: { key: 'label_office' }, state: 'waiting', attempts: 0, created_at: 0, ...change,
});

test('what was asked without internet stands there at once, and once only', () => {
  expect(overlayQuestions([], [write('a')])).toMatchObject([{ id: 'a', mine: true, state: 'waiting' }]);
  expect(overlayQuestions([question('a')], [write('a', { state: 'sent' })])).toHaveLength(1);
});

test('what was taken back is gone, unless that did not work', () => {
  expect(overlayQuestions([question('a'), question('b')], [write('a', { method: 'DELETE' })])).toMatchObject([{ id: 'b' }]);
  expect(overlayQuestions([question('a')], [write('a', { method: 'DELETE', state: 'parked' })])).toHaveLength(1);
});
