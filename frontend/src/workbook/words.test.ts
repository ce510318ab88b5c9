import { beforeEach, expect, test } from 'vitest';
import { loadTexts, setLang } from '../i18n';
import { contains, fold, isIntimate, titleOf } from './words';

beforeEach(async () => {
  await setLang('de');
  await loadTexts('workbook');
});

test('search finds words without accents, capitals or the fine points of spelling', () => {
  expect(contains('Früh losfahren, Straße', 'fruh STRASSE')).toBe(true);
  expect(contains('İstanbul ışık', 'istanbul isik')).toBe(true);
  expect(contains('ذهبتُ إلى المكتبة', 'المكتبه الى')).toBe(true);
  expect(contains('Früh losfahren', 'früh spät')).toBe(false);
  expect(fold('Bewerbungs\u00adgespräch')).toBe('bewerbungsgesprach');
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
