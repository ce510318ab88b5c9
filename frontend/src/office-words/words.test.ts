import { expect, test } from 'vitest';
import { loadTexts, setLang, t } from '../i18n';
import { OFFICE_WORDS, wordsIn } from './words';

const found = (text: string) => wordsIn(text).map(({ word, at, length }) => [word.word, text.slice(at, at + length)]);

test('finds words in their forms, with soft hyphens, and only whole ones', () => {
  expect(found('Der Kooperations\u00adplan und ein Minijob.')).toEqual([
    ['Kooperationsplan', 'Kooperations\u00adplan'],
    ['Minijob', 'Minijob'],
  ]);
  expect(found('Die Sanktionen, die BEDARFSGEMEINSCHAFT')).toEqual([
    ['Leistungsminderung', 'Sanktionen'],
    ['Bedarfsgemeinschaft', 'BEDARFSGEMEINSCHAFT'],
  ]);
  expect(found('ein Weiterbewilligungsantrag')).toEqual([['Weiterbewilligungsantrag', 'Weiterbewilligungsantrag']]);
  expect(found('Ausbildungsleiterin, Praktikumstag, Bescheidenheit')).toEqual([]);
  expect(found('مرحبا Bürgergeld شكرا')).toEqual([['Bürgergeld', 'Bürgergeld']]);
});

test('telling somebody is no letter of the office', () => {
  for (const text of ['Sag kurz Bescheid.', 'Alle bekommen Bescheid.', 'Ich gebe Dir Bescheid, ja?']) expect(found(text), text).toEqual([]);
  for (const text of ['Bescheid vom 3. März', 'Gegen den Bescheid', 'Ist Dein Bescheid da?', 'Mein neuer Bescheid: abgelehnt', 'Wann? Bescheid kommt']) expect(found(text), text).toEqual([['Bescheid', 'Bescheid']]);
});

test('every word has an explanation, and no form stands for two', async () => {
  await setLang('tr');
  await loadTexts('officewords');
  for (const { key } of OFFICE_WORDS) expect(t(key).length).toBeGreaterThan(20);
  const forms = OFFICE_WORDS.flatMap((one) => one.forms);
  expect(new Set(forms).size).toBe(forms.length);
  expect(OFFICE_WORDS.length).toBeGreaterThanOrEqual(30);
});
