import { afterEach, expect, test, vi } from 'vitest';
import { sentencesIn, spoken } from './sentences';

afterEach(() => vi.unstubAllGlobals());

const cut = (text: string, language: string) => sentencesIn(text, language).map(({ from, to }) => spoken(text.slice(from, to)));

// A | stands where a sentence ends.
const TEXTS: [string, string][] = [
  ['de', 'Montag, 9. November, 15:00 Uhr.| Wir freuen uns.'],
  ['de', 'Euer 3. Treffen ist am 18. Nov. 15 Uhr.| Bis dann!'],
  ['de', 'Das waren ca. 20 Leute, z. B. Nachbarn und u. a. Dr. Müller von Nr. 5.| Schön!'],
  ['de', '9. 11. 2026 um 15.30 Uhr.| Komm vorbei.'],
  ['de', '3. Treffen'],
  ['de', 'Mo., 9. November'],
  ['de', 'Du bist bei Tag 21.| Heute seht ihr euch.| Passt es?| Ja.'],
  ['de', 'Wir treffen uns um 15.| Danach geht es weiter.'],
  ['de', 'Der Plan ist da.\n| Nr. 5'],
  ['de', 'Berliner Str. 5 ist es.| Es ist die Berliner Str.| Komm bald.'],
  ['de', 'Du gehst am \u20669.\u2069 Novem\u00adber hin.| Gut.'],
  ['en', 'Monday, 9 November, with Mr. Miller, e.g. at noon.| Come at 5.| Bring tea.'],
  ['tr', '3. Buluşma 9 Kasım 15.00.| Dr. Yılmaz gelir.'],
  ['ar', 'متى نلتقي؟| الاثنين 9 نوفمبر.| مرحبا د. أحمد.'],
  ['uk', 'Понеділок, 9 листопада 2026 р. о 15:00, вул. Садова 5.| До зустрічі.'],
  ['ro', 'Luni, 9 noiembrie, str. Florilor nr. 5.| Pe curând.'],
  ['bg', 'Понеделник, 9 ноември 2026 г.| Чакаме ви на ул. Роза 5.'],
  ['pl', 'Poniedziałek, 9 listopada, godz. 15, ul. Nowa 5.| Do zobaczenia.'],
  ['hr', 'Ponedjeljak, 9. studenoga 2026. u 15:00.| Npr. Vaš 3. susret, br. 5.| Vidimo se.'],
  ['fa', 'کی همدیگر را می‌بینیم؟| دوشنبه ۹ نوامبر.| باشد.'],
];

test.each(TEXTS)('%s: %s', (language, text) => {
  const sentences = text.split('|').map(spoken);
  expect(cut(text.replaceAll('|', ''), language)).toEqual(sentences);
});

test.each(TEXTS)('without help of the browser, %s: %s', (language, text) => {
  vi.stubGlobal('Intl', {});
  const sentences = text.split('|').map(spoken);
  expect(cut(text.replaceAll('|', ''), language).filter(Boolean)).toEqual(sentences);
});

test('nothing of a text is lost or said twice', () => {
  for (const [language, text] of TEXTS) expect(sentencesIn(text, language).map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
});
