import { beforeEach, expect, test } from 'vitest';
import { loadTexts, setLang } from '../i18n';
import { isIntimate, titleOf } from './words';

beforeEach(async () => {
  await setLang('de');
  await loadTexts('workbook');
});

test('a meeting is called by its place, or by what became of it', () => {
  const meeting = { kind: 'meeting' as const, outcome: 'met' as const, place: 'cafe', place_text: '' };
  expect(titleOf(meeting)).toBe('Café');
  expect(titleOf({ ...meeting, place_text: 'Café am Markt' })).toBe('Café am Markt');
  expect(titleOf({ ...meeting, place: 'other' })).toBe('Treffen');
  expect(titleOf({ ...meeting, outcome: 'moved', place_text: 'Café' })).toBe('Treffen verschoben');
  expect(titleOf({ ...meeting, kind: 'note', outcome: null })).toBe('Notiz');
});

test('money and health are nobody else’s business', () => {
  expect(isIntimate(['german', 'health'])).toBe(true);
  expect(isIntimate(['money'])).toBe(true);
  expect(isIntimate(['german', 'letter'])).toBe(false);
});
