import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import listed from '../locales/languages.json';
import { addDays, allLanguages, byName, clock, clockOf, dayOf, daysBetween, direction, inDays, LANGUAGES, langChosen, list, longDay, moment, nearDay, number, preferredLang, setLang, t, today, weekday } from './i18n';

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
  expect(moment('2026-11-22T14:00:00Z')).toContain('، ');
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

test('the languages are those of the list', async () => {
  expect(allLanguages.map((code) => ({ code, name: LANGUAGES[code], dir: direction(code) }))).toEqual(listed.map(({ code, name, dir }) => ({ code, name, dir })));
  for (const code of allLanguages) {
    await setLang(code);
    expect(document.documentElement.dir).toBe(direction(code));
  }
});

test.each([
  ['de-x-leicht', 'Montag, 30. November', 'Montag', 'in 5 Tagen'],
  ['uk', 'понеділок, 30 листопада', 'понеділок', 'через 5 днів'],
  ['ro', 'luni, 30 noiembrie', 'luni', 'peste 5 zile'],
  ['bg', 'понеделник, 30 ноември', 'понеделник', 'след 5 дни'],
  ['pl', 'poniedziałek, 30 listopada', 'poniedziałek', 'za 5 dni'],
  ['hr', 'ponedjeljak, 30. studenoga', 'ponedjeljak', 'za 5 dana'],
  ['fa', 'دوشنبه 30 نوامبر', 'دوشنبه', '5 روز دیگر'],
] as const)('days and numbers in %s, by the calendar and with the figures of the office', async (language, long, name, soon) => {
  await setLang(language);
  expect(longDay('2026-11-30').replaceAll('،', '')).toBe(long);
  expect(weekday(1)).toBe(name);
  expect(inDays('2026-11-30')).toBe(soon);
  expect(number(16)).toBe('16');
  expect(longDay('2027-01-04')).toContain('2027');
});

test('names are sorted as the language sorts', async () => {
  const sorted = (...names: string[]) => names.map((display_name) => ({ display_name })).toSorted(byName).map(({ display_name }) => display_name);
  expect(sorted('Zoe', 'Äpfel', 'Anna')).toEqual(['Anna', 'Äpfel', 'Zoe']);
  await setLang('tr');
  expect(sorted('Çağla', 'Dilek', 'Cem')).toEqual(['Cem', 'Çağla', 'Dilek']);
  await setLang('hr');
  expect(sorted('Zora', 'Šime', 'Sanja', 'Žarko')).toEqual(['Sanja', 'Šime', 'Zora', 'Žarko']);
  await setLang('uk');
  expect(sorted('Юлія', 'Ґалина', 'Ганна', 'Іван')).toEqual(['Ганна', 'Ґалина', 'Іван', 'Юлія']);
});

test('a name from right to left stays where it is in a German sentence', () => {
  expect(t('sign_open', { name: 'سميرة' })).toContain('\u2068سميرة\u2069');
  expect(t('sign_open', { name: 'Samira' })).not.toContain('\u2068');
  expect(list(['سميرة', 'Jonas'])).toBe('\u2068سميرة\u2069 und Jonas');
});
