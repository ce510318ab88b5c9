import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setLang, t } from '../i18n';
import { ReadAloud, VoiceHere } from './read-aloud';
import { ReadPage } from './read-page';
import { reading, stopReading } from './reading';
import { sentencesOf, spokenIn } from './speech';
import { Sheet } from './sheet';
import { Toasts } from './toast';

type Words = { text: string; lang: string; end: () => void };
let voices: { lang: string; localService: boolean }[];
let said: Words[] = [];
const cancel = vi.fn();

beforeEach(async () => {
  await setLang('de');
  said = [];
  voices = [{ lang: 'en-GB', localService: true }, { lang: 'de-DE', localService: true }];
  cancel.mockClear();
  vi.stubGlobal('speechSynthesis', { getVoices: () => voices, speak: (words: Words) => said.push(words), cancel, addEventListener() {}, removeEventListener() {} });
  vi.stubGlobal('SpeechSynthesisUtterance', class {
    lang = '';
    end = () => {};
    constructor(readonly text: string) {}
    addEventListener(what: string, tell: () => void) {
      if (what === 'end') this.end = tell;
    }
  });
});
afterEach(() => {
  stopReading();
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

const button = (name: string) => screen.findByRole('button', { name });
const marked = () => document.querySelector('[data-reading]')?.textContent;
const Page = () => (
  <>
    <ReadPage />
    <main id="main">
      <h1>Mei­lenstein</h1>
      <p>
        Erster Satz. <b style={{ display: 'inline' }}>Zweiter</b> Satz!
      </p>
      <p>
        <b style={{ display: 'inline' }}>Meilenstein 1</b> <b style={{ display: 'inline' }}>Tag 21</b>
        <br />
        Neue Zeile
      </p>
      <p class="vh">Nicht zu sehen.</p>
      <p aria-hidden="true">Nur Schmuck.</p>
      <p lang="en">In English.</p>
      <p lang="ar">مرحبا</p>
      <p class="voice">Vertraulich.</p>
      <textarea>Halb getippt</textarea>
    </main>
  </>
);

test('reads what is to be seen in order, sentence by sentence, and marks each', async () => {
  render(<Page />);
  fireEvent.click(await button(t('read_page')));
  await waitFor(() => expect(said).toHaveLength(1));
  const order = ['Meilenstein', 'Erster Satz.', 'Zweiter Satz!', 'Meilenstein 1 Tag 21', 'Neue Zeile', 'In English.', 'Vertraulich.'];
  for (const [i, sentence] of order.entries()) {
    expect(said[i]).toMatchObject({ text: sentence, lang: sentence === 'In English.' ? 'en-GB' : 'de-DE' });
    expect(marked()?.replaceAll('\u00ad', '')).toContain(sentence);
    said[i]?.end();
  }
  await waitFor(() => expect(reading.value).toBeNull());
  expect(said).toHaveLength(order.length);
  expect(marked()).toBeUndefined();
});

test('rests, goes on with the same sentence, and stops', async () => {
  render(<Page />);
  fireEvent.click(await button(t('read_page')));
  await waitFor(() => expect(said).toHaveLength(1));
  said[0]?.end();
  fireEvent.click(await button(t('read_pause')));
  await button(t('read_go_on'));
  expect(cancel).toHaveBeenCalled();
  said[1]?.end();
  expect(said).toHaveLength(2);
  fireEvent.click(await button(t('read_go_on')));
  await waitFor(() => expect(said).toHaveLength(3));
  expect(said.at(-1)?.text).toBe('Erster Satz.');
  fireEvent.click(await button(t('read_aloud_stop')));
  await button(t('read_page'));
  expect(marked()).toBeUndefined();
});

test('stops when the screen is left', async () => {
  const { unmount } = render(<Page />);
  fireEvent.click(await button(t('read_page')));
  await waitFor(() => expect(said).toHaveLength(1));
  cancel.mockClear();
  unmount();
  await waitFor(() => expect(cancel).toHaveBeenCalled());
  expect(reading.value).toBeNull();
});

test('a sheet silences what is behind it, is read itself, and is silent once it has gone', async () => {
  const Both = ({ open }: { open: boolean }) => (
    <>
      <Page />
      {open && (
        <Sheet title="Dieser Brief" onClose={() => {}}>
          <p>Steht im Bogen.</p>
        </Sheet>
      )}
    </>
  );
  const { rerender } = render(<Both open={false} />);
  fireEvent.click(await button(t('read_page')));
  await waitFor(() => expect(said).toHaveLength(1));
  rerender(<Both open />);
  await waitFor(() => expect(reading.value).toBeNull());
  fireEvent.click(await within(screen.getByRole('dialog')).findByRole('button', { name: t('read_page') }));
  await waitFor(() => expect(said).toHaveLength(2));
  said[1]?.end();
  expect(said.slice(1).map(({ text }) => text)).toEqual(['Dieser Brief', 'Steht im Bogen.']);
  rerender(<Both open={false} />);
  await waitFor(() => expect(reading.value).toBeNull());
});

test('what is covered is not said aloud either', () => {
  document.body.innerHTML = '<div data-cover><p>Eins.</p><p class="voice">Geheim.</p></div>';
  expect(sentencesOf(document.body).map(({ text }) => text)).toEqual(['Eins.']);
});

test('a card is read from its own button, a given text where it stands', async () => {
  const card = (
    <main id="main">
      <article>
        <p>Hier steht etwas.</p>
        <ReadAloud />
      </article>
      <p>Und hier.</p>
      <ReadAloud text="Und hier." />
      <ReadAloud text="Das steht nirgends." />
    </main>
  );
  render(card);
  const [own, given, elsewhere] = await screen.findAllByText(t('read_aloud'));
  fireEvent.click(own as HTMLElement);
  await waitFor(() => expect(said.map(({ text }) => text)).toEqual(['Hier steht etwas.']));
  fireEvent.click(given as HTMLElement);
  await waitFor(() => expect(said.at(-1)?.text).toBe('Und hier.'));
  expect(marked()).toBe('Und hier.');
  fireEvent.click(elsewhere as HTMLElement);
  await waitFor(() => expect(said.at(-1)?.text).toBe('Das steht nirgends.'));
  expect(marked()).toBeUndefined();
});

test.each([
  ['no voice for the language', [{ lang: 'en-GB', localService: true }]],
  ['only a voice that sends the words away', [{ lang: 'de-DE', localService: false }]],
])('says so with %s', async (_, there) => {
  voices = there;
  render(
    <>
      <Page />
      <VoiceHere />
      <Toasts />
    </>,
  );
  fireEvent.click(await button(t('read_page')));
  const sentence = t('read_no_voice', { language: 'Deutsch' });
  await waitFor(() => expect(screen.getAllByText(sentence)).toHaveLength(2));
  expect(said).toEqual([]);
  expect(reading.value).toBeNull();
});

test('people write in their own letters, and are read by a voice that knows them', () => {
  expect(['Wir sehen uns.', 'نلتقي غدًا', 'چطوری؟', 'До зустрічі', 'Довиждане'].map((text) => spokenIn(text, 'tr'))).toEqual(['tr', 'ar', 'fa', 'uk', 'bg']);
  expect(['Wir sehen uns.', 'نلتقي غدًا', 'Побачимось', 'Їдемо'].map((text) => spokenIn(text, 'fa'))).toEqual(['de', 'fa', 'bg', 'uk']);
  expect(spokenIn('Bürgergeld heißt', 'uk')).toBe('de');
  expect(spokenIn('Зустріч', 'uk')).toBe('uk');
});

test('a sentence without a voice is said to have none, once', async () => {
  render(
    <>
      <Toasts />
      <Page />
    </>,
  );
  fireEvent.click(await button(t('read_page')));
  await waitFor(() => expect(said).toHaveLength(1));
  while (reading.peek()) said.at(-1)?.end();
  expect(await screen.findAllByText(t('read_no_voice', { language: 'العربية' }))).toHaveLength(1);
});

test('words in a language that has a voice are read, also where the app speaks one that has none', async () => {
  voices = [{ lang: 'de-DE', localService: true }];
  await setLang('uk');
  render(
    <article>
      <p>Ich komme gern.</p>
      <ReadAloud />
    </article>,
  );
  fireEvent.click(await button(t('read_aloud')));
  await waitFor(() => expect(said).toMatchObject([{ text: 'Ich komme gern.', lang: 'de-DE' }]));
});
