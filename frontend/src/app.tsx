import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { call, callOpenly } from './api/client';
import { me, remember, session, signedIn, startSession } from './api/session';
import type { Me } from './api/types';
import { openFor } from './data/db';
import { startOutbox, stopOutbox, watchOutbox } from './data/outbox';
import { clearReads, startReads } from './data/read';
import { isLang, loadTexts, setLang, t } from './i18n';
import { startTheme } from './more/appearance';
import { locked, showView, startLock } from './lock/device';
import { LEAVING_KEY } from './more/leaving';
import { persistStorage, refreshPush } from './platform';
import { moves, place, startRouter } from './router';
import { pages, routeFor } from './routes';
import { covered, Screen, setCovered } from './screen';
import { Boundary } from './ui/boundary';
import { Btn } from './ui/btn';
import { ConfirmSheet } from './ui/confirm';
import { later } from './ui/later';
import { OutboxNews } from './ui/outbox-news';
import { Toasts } from './ui/toast';

const PREFETCH_AFTER = 2500;
const LISTEN_AFTER = 1000;
let visit: ReturnType<typeof setTimeout> | undefined;
let watching: AbortController | undefined;

/** Opens the device's own data of the person and brings them up to date. */
async function arrive(person: Me) {
  if (person.companion) return void greet(person).catch(() => {});
  await openFor(person.id);
  await startOutbox(() => pages().then((all) => all.understand()).catch(() => {}));
  void persistStorage();
  setTimeout(() => void pages().then((all) => all.prefetch(person.role)).catch(() => {}), PREFETCH_AFTER);
  void greet(person).catch(() => {});
  // The first screen has read everything itself; what comes after it is told.
  if (person.role === 'participant' || person.role === 'coach') setTimeout(() => void pages().then((all) => all.understandWords()).then(({ startLive }) => startLive(), () => {}), LISTEN_AFTER);
}

async function greet(person: Me) {
  const now = await call<Me>('GET', '/me');
  if (now.id !== person.id) return;
  remember(now);
  // Changed on another device since this one last looked.
  if (isLang(now.language) && now.language !== person.language) await setLang(now.language);
  if (!now.companion) await refreshPush();
}

/** Once, before the first screen. */
export async function start() {
  startTheme();
  startLock();
  showView();
  setCovered(covered.peek());
  startSession();
  startRouter();
  // Before anything has the focus, nobody can lose it.
  addEventListener('focusin', () => void pages().then((all) => all.keepFocus(), () => {}), { once: true });
  startReads();
  watchOutbox();
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && signedIn.peek() && !me.peek()?.companion) void refreshPush(true).catch(() => {});
  });
  if (localStorage.getItem(LEAVING_KEY)) void callOpenly('POST', '/auth/sign-out').then(() => localStorage.removeItem(LEAVING_KEY), () => {});
  // Nothing of what a companion reads is kept on the device, and where the visit is over not even whom it was with.
  effect(() => {
    const until = me.value?.companion?.until;
    clearTimeout(visit);
    watching?.abort();
    if (!until) return;
    // Whoever is sent away does not keep what stands on the screen.
    const { signal } = (watching = new AbortController());
    if (session.value === 'in') void import('./companion/watch').then(({ watchVisit }) => watchVisit(signal), () => {});
    const over = session.value === 'ended' ? 0 : Date.parse(until) - Date.now();
    visit = setTimeout(() => void import('./more/sign-out').then(({ erase }) => erase()).then(() => location.replace('/')), Math.max(0, over));
  });
  let current: string | null = null;
  effect(() => {
    const person = signedIn.value ? me.value : null;
    const now = person && `${person.id} ${!!person.companion}`;
    if (now === current) return;
    current = now;
    clearReads();
    if (person) void arrive(person);
    else {
      stopOutbox();
      void openFor(null);
    }
  });
  if (me.peek() && !me.peek()?.companion) await openFor(me.peek()?.id ?? null);
  setTimeout(() => void pages().then((all) => all.keepStatement(), () => {}), PREFETCH_AFTER);
}

/** The code of the first screen, fetched beside the texts; where it is may only be known once the map of all is there. */
export async function preload() {
  const first = here();
  await first?.page.preload().catch(() => {});
  const then = here();
  if (then?.page !== first?.page) await then?.page.preload().catch(() => {});
}

const here = () => routeFor(place.value.path, signedIn.value ? (me.value?.role ?? null) : null, session.value);

const HEADING_BY = 5000;

/** A new screen takes the focus to its heading, so that a screen reader reads it; its code may still be on the way. */
function useHeadingFocus() {
  const count = moves.value;
  useEffect(() => {
    if (!count) return;
    const arrive = () => {
      const heading = document.querySelector<HTMLElement>('h1');
      if (heading) heading.focus({ preventScroll: true });
      return !!heading;
    };
    const coming = new MutationObserver(() => {
      // Whoever has gone on by themselves meanwhile is not called back.
      if (document.activeElement !== document.body || arrive()) coming.disconnect();
    });
    const first = setTimeout(() => arrive() || coming.observe(document.body, { childList: true, subtree: true }));
    const last = setTimeout(() => coming.disconnect(), HEADING_BY);
    return () => {
      clearTimeout(first);
      clearTimeout(last);
      coming.disconnect();
    };
  }, [count]);
}

const LockScreen = later(async () => (await Promise.all([import('./lock/lock-screen'), loadTexts('view', 'more')]))[0].LockScreen);

export function App() {
  useHeadingFocus();
  if (locked.value && signedIn.value) {
    return (
      <>
        <LockScreen />
        <ConfirmSheet />
      </>
    );
  }
  const { path } = place.value;
  const screen = `${signedIn.value ? me.value?.id : ''}${path}`;
  const found = here();
  return (
    <>
      <Boundary key={screen}>{found ? <found.page {...found.params} /> : <NotFound />}</Boundary>
      <Toasts />
      <OutboxNews />
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
