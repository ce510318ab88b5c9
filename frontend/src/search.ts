// Search forgives: accents, capitals, the fine points of spelling, and which letters a name is written in.

/** Letters that are no other letter with a mark, as everybody types them. */
const PLAIN: Record<string, string> = {
  ß: 'ss', ı: 'i', ł: 'l', đ: 'd', ð: 'd', ø: 'o', æ: 'ae', œ: 'oe', þ: 'th', ə: 'a',
  // Arabic and Persian write some letters in two ways.
  ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ٱ: 'ا', ھ: 'ه', ە: 'ه', ے: 'ي', ۃ: 'ه', ء: '',
};
const MARKS = /[\p{M}\u00ad\u0640\u200b-\u200f\u061c\u2060-\u2069ʼ’'ʹ]/gu;

/** Letters as people type them in a hurry: without accents, capitals, or the fine points of Arabic spelling. */
export const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .toLocaleLowerCase('en')
    .replaceAll(/\P{ASCII}/gu, (letter) => PLAIN[letter] ?? letter)
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

/** How Cyrillic letters are written in Latin ones. The first way is the international one. */
const LETTERS = 'абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё';
const ways = [
  'a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia e',
  'a b w g g d e je sch s i i ji j k l m n o p r s t u f ch z tsch sch schtsch  y  e ju ja jo',
  'a b v g g d e ye zh z i i yi y k l m n o p r s t u f h ts ch sh sht a y y e yu ya yo',
].map((way) => way.split(' '));
const CYRILLIC = /[\u0400-\u04ff]/;

/** A text as it may be typed; marks are looked at before they fall, because they tell letters apart. */
function forms(text: string): string[] {
  const plain = fold(text);
  // In German one writes "ue" where there is no ü on the keyboard.
  const umlauts = /[äöü]/i.test(text.normalize('NFC')) ? [fold(text.normalize('NFC').replaceAll(/[äöü]/gi, (letter) => `${fold(letter)}e`))] : [];
  if (!CYRILLIC.test(text)) return [plain, ...umlauts];
  const lower = text.normalize('NFC').toLocaleLowerCase('en').replaceAll(/[ʼ’']/g, '');
  return [plain, ...ways.map((way) => fold(lower.replaceAll(/[\u0400-\u04ff]/g, (letter) => way[LETTERS.indexOf(letter)] ?? letter)))];
}

/** Whether every word that was typed is in the text. */
export function contains(text: string, wanted: string): boolean {
  const inside = forms(text);
  return wanted.split(/\s+/).every((word) => forms(word).some((part) => inside.some((one) => one.includes(part))));
}
