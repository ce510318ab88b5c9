import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { call, callOpenly } from './api/client';
import { me, remember, session, signedIn, startSession } from './api/session';
import type { Me } from './api/types';
import { readAhead } from './data/ahead';
import { openFor } from './data/db';
import { startOutbox, stopOutbox, watchOutbox } from './data/outbox';
import { clearReads, startReads } from './data/read';
import { isLang, setLang, t } from './i18n';
import { startTheme } from './more/appearance';
import { LEAVING_KEY } from './more/leaving';
import { persistStorage, refreshPush } from './platform';
import { moves, place, startRouter } from './router';
import { prefetch, routeFor, understand } from './routes';
import { covered, Screen, setCovered } from './screen';
import { Boundary } from './ui/boundary';
import { Btn } from './ui/btn';
import { ConfirmSheet } from './ui/confirm';
import { Toasts } from './ui/toast';

const PREFETCH_AFTER = 2500;

/** Opens the device's own data of the person and brings them up to date. */
async function arrive(person: Me) {
  await openFor(person.id);
  await startOutbox(() => understand().catch(() => {}));
  void persistStorage();
  if (person.role === 'participant') setTimeout(() => void prefetch().then(readAhead), PREFETCH_AFTER);
  void greet(person).catch(() => {});
}

async function greet(person: Me) {
  const now = await call<Me>('GET', '/me');
  if (now.id !== person.id) return;
  remember(now);
  // Changed on another device since this one last looked.
  if (isLang(now.language) && now.language !== person.language) await setLang(now.language);
  await refreshPush();
}

/** Once, before the first screen. */
export async function start() {
  startTheme();
  setCovered(covered.peek());
  startSession();
  startRouter();
  startReads();
  watchOutbox();
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && signedIn.peek()) void refreshPush(true).catch(() => {});
  });
  if (localStorage.getItem(LEAVING_KEY)) void callOpenly('POST', '/auth/sign-out').then(() => localStorage.removeItem(LEAVING_KEY), () => {});
  let current: string | null = null;
  effect(() => {
    const person = signedIn.value ? me.value : null;
    if ((person?.id ?? null) === current) return;
    current = person?.id ?? null;
    clearReads();
    if (person) void arrive(person);
    else {
      stopOutbox();
      void openFor(null);
    }
  });
  if (me.peek()) await openFor(me.peek()?.id ?? null);
}

/** The code of the first screen, fetched beside the texts. */
export const preload = () => here()?.page.preload().catch(() => {});

const here = () => routeFor(place.value.path, signedIn.value ? (me.value?.role ?? null) : null, session.value);

/** A new screen takes the focus to its heading, so that a screen reader reads it. */
function useHeadingFocus() {
  const count = moves.value;
  useEffect(() => {
    if (count) setTimeout(() => document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }));
  }, [count]);
}

export function App() {
  useHeadingFocus();
  const { path } = place.value;
  const screen = `${signedIn.value ? me.value?.id : ''}${path}`;
  const found = here();
  return (
    <>
      <Boundary key={screen}>{found ? <found.page {...found.params} /> : <NotFound />}</Boundary>
      <Toasts />
      <ConfirmSheet />
    </>
  );
}

const NotFound = () => (
  <Screen title={t('not_found_title')} nav={signedIn.value}>
    <p>{t('not_found_text')}</p>
    <Btn href="/">{t('to_start')}</Btn>
  </Screen>
);
