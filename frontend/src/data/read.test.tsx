import { render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accept, forgetSession, startSession } from '../api/session';
import type { Me } from '../api/types';
import { setLang } from '../i18n';
import { Reading } from '../ui/skeleton';
import { openFor, use, wipe } from './db';
import { clearReads, refreshReads, useRead } from './read';

const person: Me = { id: 'p1', role: 'participant', display_name: 'Samira', login: 'linde42', language: 'de', version: 1 };
let answer: () => Promise<Response>;

function View() {
  const read = useRead<{ word: string }>('/word');
  return (
    <>
      <Reading read={read}>{({ word }) => <p>{word}</p>}</Reading>
      <i>{read.state}</i>
    </>
  );
}

beforeEach(async () => {
  await setLang('de');
  startSession();
  accept({ access_token: 'a', expires_in_seconds: 600, person });
  await openFor(person.id);
  vi.stubGlobal('fetch', () => answer());
});
afterEach(async () => {
  clearReads();
  await wipe(person.id);
  forgetSession();
});
const stored = (word: string) => use((database) => database.put('reads', { data: { word }, fetched_at: 0 }, '/word'));

test('shows the stored copy at once, then the fresh one', async () => {
  await stored('yesterday');
  let arrive: (response: Response) => void = () => {};
  answer = () => new Promise((resolve) => (arrive = resolve));
  render(<View />);
  await screen.findByText('yesterday');
  screen.getByText('stored');
  arrive(Response.json({ word: 'today' }));
  await screen.findByText('today');
  screen.getByText('fresh');
});

test('without internet the stored copy stays', async () => {
  await stored('yesterday');
  answer = () => Promise.reject(new TypeError('network'));
  render(<View />);
  await screen.findByText('yesterday');
  expect(await refreshReads()).toBe(false);
  screen.getByText('yesterday');
});

test('without internet and without a copy it says so', async () => {
  answer = () => Promise.reject(new TypeError('network'));
  render(<View />);
  await screen.findByText('Dafür brauchst Du kurz Internet.');
});

test('what is gone is not shown from the store', async () => {
  await stored('yesterday');
  answer = async () => Response.json({ code: 'not_found' }, { status: 404 });
  render(<View />);
  await screen.findByText('Das gibt es nicht mehr.');
  expect(screen.queryByText('yesterday')).toBeNull();
});
