import compile from 'icu-minify/compile';
import format from 'icu-minify/format';
import { expect, test } from 'vitest';
import { faults, isolate, placeholders } from './icu.ts';

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
  expect(faults(texts({ hi: 'Hallo {name}' }, { hi: 'مرحبًا {name}' }))).toEqual([]);
});

test.each([
  ['a missing text', { hi: 'Hallo' }, {}, 'missing'],
  ['an empty text', { hi: 'Hallo' }, { hi: ' ' }, 'missing'],
  ['a text too many', { hi: 'Hallo' }, { hi: 'a', ho: 'b' }, 'not in de'],
  ['another placeholder', { hi: 'Hallo {name}' }, { hi: 'مرحبًا {nmae}' }, 'not {name}'],
  ['a text that does not compile', { hi: 'Hallo {name}' }, { hi: '{name' }, 'hi'],
])('%s stops the build', (_, de, ar, said) => {
  expect(faults(texts(de as Record<string, string>, ar as Record<string, string>)).join('\n')).toContain(said);
});

test('a key stands in one area only', () => {
  const areas = new Map([
    ['core', { hi: 'a' }],
    ['home', { hi: 'b' }],
  ]);
  expect(faults(new Map(['de', 'en', 'tr', 'ar'].map((language) => [language, areas])))[0]).toContain('stands in core and in home');
});
