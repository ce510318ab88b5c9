import compile from 'icu-minify/compile';
import format from 'icu-minify/format';
import { expect, test } from 'vitest';
import { faults, formsMissing, formsWithoutNumber, isolate, placeholders, read, textsOf } from './icu.ts';
import { readLanguages, type Language } from './languages.ts';
import { pseudo } from './pseudo.ts';

const speaking = (code: string, more: Partial<Language> = {}): Language => ({ code, name: code, dir: 'ltr', state: 'drafted', checked_by: [], ...more });
const languages = [speaking('de'), speaking('en'), speaking('tr'), speaking('ar', { dir: 'rtl' })] as [Language, ...Language[]];

const texts = (de: Record<string, string>, ar: Record<string, string>) =>
  new Map([
    ['de', new Map([['core', de]])],
    ['en', new Map([['core', de]])],
    ['tr', new Map([['core', de]])],
    ['ar', new Map([['core', ar]])],
  ]);

test('finds the placeholders inside plurals', () => {
  expect([...placeholders(compile('{name}: {n, plural, one {# Tag in {place}} other {{n} Tage}}'))].toSorted()).toEqual(['n', 'name', 'place']);
});

test('from right to left every name stands for itself, in plurals too', () => {
  const said = (text: string) => format(isolate(compile(text)), 'ar', { who: 'Emre', whom: 'Dragana', n: 2 }, { formatters: { getPluralRules: () => new Intl.PluralRules('ar') } } as never);
  expect(said('سمّى {who} {whom}')).toBe('سمّى \u2068Emre\u2069 \u2068Dragana\u2069');
  expect(said('{n, plural, two {هما {who} و{whom}} other {#}}')).toBe('هما \u2068Emre\u2069 و\u2068Dragana\u2069');
  expect(said('نعم')).toBe('نعم');
});

test('complete texts are fine', () => {
  expect(faults(texts({ hi: 'Hallo {name}' }, { hi: 'مرحبًا {name}' }), languages)).toEqual([]);
});

test.each([
  ['a missing text', { hi: 'Hallo' }, {}, 'missing'],
  ['an empty text', { hi: 'Hallo' }, { hi: ' ' }, 'missing'],
  ['a text too many', { hi: 'Hallo' }, { hi: 'a', ho: 'b' }, 'not in de'],
  ['another placeholder', { hi: 'Hallo {name}' }, { hi: 'مرحبًا {nmae}' }, 'not {name}'],
  ['a text that does not compile', { hi: 'Hallo {name}' }, { hi: '{name' }, 'hi'],
])('%s stops the build', (_, de, ar, said) => {
  expect(faults(texts(de as Record<string, string>, ar as Record<string, string>), languages).join('\n')).toContain(said);
});

test('a key stands in one area only', () => {
  const areas = new Map([
    ['core', { hi: 'a' }],
    ['home', { hi: 'b' }],
  ]);
  expect(faults(new Map(['de', 'en', 'tr', 'ar'].map((language) => [language, areas])), languages)[0]).toContain('stands in core and in home');
});

test('a language that is still being translated borrows what it lacks or has wrong', () => {
  const all = new Map([
    ['de', new Map([['core', { hi: 'Hallo {name}', bye: 'Bis dann', yes: 'Ja' }]])],
    ['uk', new Map([['core', { hi: 'Вітаю, {nmae}', yes: 'Так' }]])],
  ]);
  const growing = [speaking('de'), speaking('uk', { complete: false })] as [Language, ...Language[]];
  expect(faults(all, growing)).toEqual([]);
  expect(textsOf(all, growing, 'uk', 'core')).toEqual({ hi: 'Hallo {name}', bye: 'Bis dann', yes: 'Так' });
  expect(faults(all, [speaking('de'), speaking('uk')])).toHaveLength(2);
});

test('a language for some areas has to have those, and no others', () => {
  const all = new Map([
    ['de', new Map([['core', { hi: 'Hallo' }], ['staff', { team: 'Team' }]])],
    ['de-x-leicht', new Map([['core', { hi: 'Guten Tag' }]])],
  ]);
  const partly = [speaking('de'), speaking('de-x-leicht', { areas: ['core'] })] as [Language, ...Language[]];
  expect(faults(all, partly)).toEqual([]);
  expect(textsOf(all, partly, 'de-x-leicht', 'staff')).toEqual({ team: 'Team' });
  all.get('de-x-leicht')?.set('staff', { team: 'Die Leute' });
  expect(faults(all, partly)[0]).toContain('staff');
});

test('the language for looking keeps what is put in, and grows', () => {
  const text = '{name}: {n, plural, one {# Tag in {place}} other {{n} Tage}}. Bis bald!';
  const grown = pseudo(text);
  expect([...placeholders(compile(grown))].toSorted()).toEqual([...placeholders(compile(text))].toSorted());
  const said = format(compile(grown), 'xx', { name: 'Emre', n: 1, place: 'Rom' }, { formatters: { getPluralRules: () => new Intl.PluralRules('de'), getNumberFormat: () => new Intl.NumberFormat('de') } } as never) as string;
  expect(said).toMatch(/^\[Emre: 1 Ţáğ îñ Rom\. .+\]$/u);
  expect(said.length).toBeGreaterThan('Emre: 1 Tag in Rom. Bis bald!'.length * 1.25);
});

// LACKING=uk,ro says what languages in the making still lack.
test('the texts of the app are there in every finished language', () => {
  const wanted = (process.env['LACKING'] ?? '').split(',');
  const listed = readLanguages('locales').map((language) => (wanted.includes(language.code) ? { ...language, complete: true } : language)) as [Language, ...Language[]];
  expect(faults(read('locales', listed), listed)).toEqual([]);
});

test('a number has words in every form of a language', () => {
  expect(formsMissing(compile('{n, plural, one {# dzień} other {# dni}}'), 'pl')).toEqual(['few', 'many']);
  expect(formsMissing(compile('{who, select, me {{n, plural, one {a} two {b} other {c}}} other {}}'), 'ar')).toEqual(['few', 'many']);
  expect(formsWithoutNumber(compile('{n, plural, one {یک بار} other {# بار}}'), 'fa')).toEqual(['one']);
  expect(formsWithoutNumber(compile('{n, plural, =1 {یک بار} other {# بار}} {n, plural, =0 {a} one {b} other {{n} c}}'), 'fa')).toEqual([]);
  expect(formsWithoutNumber(compile('{n, plural, one {раз} few {# рази} many {# разів} other {разу}}'), 'uk')).toEqual(['one']);
  const listed = readLanguages('locales');
  const lacking: string[] = [];
  for (const [language, areas] of read('locales', listed)) {
    for (const [area, messages] of areas) {
      for (const [key, text] of Object.entries(messages)) {
        if (!text.includes('plural')) continue;
        const message = compile(text);
        lacking.push(...[...formsMissing(message, language), ...formsWithoutNumber(message, language)].map((form) => `${language}/${area}: ${key} ${form}`));
      }
    }
  }
  expect(lacking).toEqual([]);
});
