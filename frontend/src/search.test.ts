import { expect, test } from 'vitest';
import { contains, fold } from './search';

test.each([
  ['Früh losfahren, Straße', 'fruh STRASSE'],
  ['Früh losfahren', 'frueh'],
  ['İstanbul ışık', 'istanbul isik'],
  ['Şükran Yıldız', 'sukran yildiz'],
  ['Łukasz Żółć', 'lukasz zolc'],
  ['Đurđica Čević', 'durdica cevic'],
  ['Ștefan Țăran', 'stefan taran'],
  ['Олена', 'olena'],
  ['Ольга', 'olga'],
  ['Ольга', 'olha'],
  ['Сергій Щербак', 'serhii'],
  ['Юлія', 'julija'],
  ['Георги Желязков', 'georgi zhelyazkov'],
  ['Анна', 'Анна'],
  ['Олена', 'ОЛЕНА'],
  ['Їжак', 'їжак'],
  ['ذهبتُ إلى المكتبة', 'المكتبه الى'],
  ['أحمد إبراهيم آمنة', 'احمد ابراهيم امنه'],
  ['شيء جديد', 'شي'],
  ['مُحَمَّد', 'محمد'],
  ['علی کریمی', 'علي كريمي'],
  ['می‌روم', 'میروم'],
  ['۱۴۰۳', '1403'],
  ['Bewerbungs\u00adgespräch', 'bewerbungsgespräch'],
  ['Samira', ''],
])('%s is found by %s', (text, wanted) => {
  expect(contains(text, wanted)).toBe(true);
});

test('what is not there is not found', () => {
  expect(contains('Früh losfahren', 'früh spät')).toBe(false);
  expect(contains('Олена', 'oksana')).toBe(false);
  expect(contains('سميرة', 'samir')).toBe(false);
  expect(fold('Bewerbungs\u00adgespräch')).toBe('bewerbungsgesprach');
});
