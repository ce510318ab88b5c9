import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addDays, clock, clockOf, dayOf, daysBetween, inDays, langChosen, longDay, nearDay, preferredLang, setLang, t, today } from './i18n';

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date('2026-11-25T09:00:00Z'), toFake: ['Date'] });
  await setLang('de');
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

test('plurals follow each language', async () => {
  expect(t('outbox_waiting', { n: 1 })).toBe('1 Eintrag wartet auf Internet.');
  expect(t('outbox_waiting', { n: 2 })).toBe('2 Einträge warten auf Internet.');
  await setLang('ar');
  expect(new Set([1, 2, 3, 11, 100].map((n) => t('outbox_waiting', { n }))).size).toBe(5);
});

test('Arabic runs from right to left', async () => {
  await setLang('ar');
  expect(document.documentElement.dir).toBe('rtl');
  await setLang('tr');
  expect(document.documentElement.dir).toBe('ltr');
});

test('days are those of Offenbach, wherever the phone is', () => {
  expect(dayOf('2026-11-25T23:30:00Z')).toBe('2026-11-26');
  expect(clockOf('2026-11-25T14:00:00Z')).toBe('15:00');
  expect(clockOf('2026-07-25T13:00:00Z')).toBe('15:00');
  expect(today()).toBe('2026-11-25');
});

test('calendar days have no clock change', () => {
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
});

test('near days in words', () => {
  expect(nearDay('2026-11-25')).toBe('heute');
  expect(nearDay('2026-11-26')).toBe('morgen');
  expect(nearDay('2026-11-24')).toBe('gestern');
  expect(nearDay('2026-11-30')).toBe('Montag');
  expect(inDays('2026-11-30')).toBe('in 5 Tagen');
  expect(longDay('2026-11-30')).toBe('Montag, 30. November');
  expect(longDay('2027-01-04')).toBe('Montag, 4. Januar 2027');
  expect(clock('15:00')).toBe('15:00');
});

test('a language counts as chosen only when somebody chose it', async () => {
  localStorage.clear();
  await setLang('en', false);
  expect(langChosen()).toBe(false);
  await setLang('tr');
  expect(langChosen()).toBe(true);
  expect(preferredLang()).toBe('tr');
});
