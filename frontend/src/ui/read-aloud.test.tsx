import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setLang, t } from '../i18n';
import { ReadAloud } from './read-aloud';

let voices: { lang: string; localService: boolean }[];
const said: { text: string; lang: string }[] = [];
const cancel = vi.fn();

beforeEach(async () => {
  await setLang('de');
  said.length = 0;
  cancel.mockClear();
  vi.stubGlobal('speechSynthesis', { getVoices: () => voices, speak: (words: { text: string; lang: string }) => said.push(words), cancel, addEventListener() {}, removeEventListener() {} });
  vi.stubGlobal('SpeechSynthesisUtterance', class {
    lang = '';
    constructor(readonly text: string) {}
    addEventListener() {}
  });
});
afterEach(() => vi.unstubAllGlobals());

test('reads in the language of the app, without what is only for the eye, and stops when the screen is left', async () => {
  voices = [{ lang: 'en-GB', localService: true }, { lang: 'de-DE', localService: true }];
  const { unmount } = render(<ReadAloud text="Meilen­stein" />);
  fireEvent.click(screen.getByText(t('read_aloud')));
  expect(said).toMatchObject([{ text: 'Meilenstein', lang: 'de-DE' }]);
  await waitFor(() => expect(screen.getByText(t('read_aloud_stop'))).toBeTruthy());
  cancel.mockClear();
  unmount();
  await waitFor(() => expect(cancel).toHaveBeenCalled());
});

test.each([
  ['no voice for the language', [{ lang: 'en-GB', localService: true }]],
  ['only a voice that sends the words away', [{ lang: 'de-DE', localService: false }]],
])('no button with %s', (_, there) => {
  voices = there;
  render(<ReadAloud text="Hallo" />);
  expect(screen.queryByRole('button')).toBeNull();
});
