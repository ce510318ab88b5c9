import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadTexts, setLang, t } from '../i18n';
import { TranslateButton } from './button';
import { pairFor } from './device';

beforeEach(async () => {
  await setLang('uk');
  await loadTexts('wording');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const device = (availability: string) => ({
  availability: vi.fn(async () => availability),
  create: vi.fn(async () => ({ translate: async (text: string) => `переклад: ${text}` })),
});

test('without a translator on the device there is no button', async () => {
  expect(await pairFor('Wir sehen uns am Montag.', 'uk')).toBeNull();
  vi.stubGlobal('Translator', device('unavailable'));
  expect(await pairFor('Wir sehen uns am Montag.', 'uk')).toBeNull();
});

test('a text in one’s own language needs none', async () => {
  vi.stubGlobal('Translator', device('available'));
  expect(await pairFor('Wir sehen uns.', 'de-x-leicht')).toBeNull();
  vi.stubGlobal('LanguageDetector', { availability: async () => 'available', create: async () => ({ detect: async () => [{ detectedLanguage: 'uk', confidence: 0.9 }] }) });
  expect(await pairFor('Побачимось у понеділок.', 'uk')).toBeNull();
});

test('a tap translates on the device, says that a machine did it, and can be taken back; no request goes out', async () => {
  const asked = vi.spyOn(globalThis, 'fetch');
  vi.stubGlobal('Translator', device('available'));
  render(<TranslateButton text="Wir sehen uns am Montag." />);
  fireEvent.click(await screen.findByRole('button', { name: t('tl_translate') }));
  await screen.findByText('переклад: Wir sehen uns am Montag.');
  expect(screen.getByText(t('tl_machine'))).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: t('tl_hide') }));
  await waitFor(() => expect(screen.queryByText('переклад: Wir sehen uns am Montag.')).toBeNull());
  expect(asked).not.toHaveBeenCalled();
});

test('a language that the device can tell only after a tap is not taken for German', async () => {
  const asked: unknown[] = [];
  const all = device('available');
  vi.stubGlobal('Translator', { ...all, create: async (pair: unknown) => (asked.push(pair), all.create()) });
  vi.stubGlobal('LanguageDetector', { availability: async () => 'downloadable', create: async () => ({ detect: async () => [{ detectedLanguage: 'ar', confidence: 0.9 }] }) });
  render(<TranslateButton text="نلتقي يوم الاثنين." />);
  fireEvent.click(await screen.findByRole('button', { name: t('tl_translate') }));
  await screen.findByText('переклад: نلتقي يوم الاثنين.');
  expect(asked).toEqual([{ sourceLanguage: 'ar', targetLanguage: 'uk' }]);
});

test('when the device cannot after all, it says so', async () => {
  const broken = { ...device('downloadable'), create: async () => Promise.reject(new Error('no')) };
  vi.stubGlobal('Translator', broken);
  render(<TranslateButton text="Wir sehen uns am Montag." />);
  fireEvent.click(await screen.findByRole('button', { name: t('tl_translate') }));
  await screen.findByText(t('tl_not_now'));
});
