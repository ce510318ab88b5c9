import { signal } from '@preact/signals';
import { t } from '../i18n';

/** How this device shows the app; it knows nothing of who uses it. */
export type View = {
  /** How many steps larger the text is. */
  text: 0 | 1 | 2;
  /** The thumb that should reach everything. */
  hand: '' | 'left' | 'right';
  /** A neutral title and picture. */
  discreet: boolean;
  /** A button that leaves at once. */
  exit: boolean;
};
const KEY = 'mp.view';
const USUAL: View = { text: 0, hand: '', discreet: false, exit: false };

function kept(): View {
  try {
    return { ...USUAL, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<View>) };
  } catch {
    return USUAL;
  }
}
export const view = signal<View>(kept());

export function setView(change: Partial<View>) {
  view.value = { ...view.peek(), ...change };
  localStorage.setItem(KEY, JSON.stringify(view.peek()));
  showView();
}

/** Puts the choices where the styles and the browser read them. */
export function showView() {
  const { text, hand, discreet } = view.peek();
  const { dataset } = document.documentElement;
  if (text) dataset['text'] = String(text);
  else delete dataset['text'];
  if (hand) dataset['hand'] = hand;
  else delete dataset['hand'];
  const link = (rel: string, href: string) => document.querySelector(`link[rel="${rel}"]`)?.setAttribute('href', href);
  link('manifest', discreet ? '/notes.webmanifest' : '/manifest.webmanifest');
  link('icon', discreet ? '/icons/notes.svg' : '/icons/icon.svg');
  link('apple-touch-icon', discreet ? '/icons/notes-192.png' : '/icons/apple-touch-icon.png');
  document.querySelector('meta[name="apple-mobile-web-app-title"]')?.setAttribute('content', discreet ? t('neutral_name') : 'MainPate');
  // The service worker shows reminders while no page is there to be asked.
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage({ discreet: discreet ? t('neutral_name') : '' })).catch(() => {});
}

/** What the app is called on this device. */
export const appName = () => (view.value.discreet ? t('neutral_name') : 'MainPate');

/** The window's title; a discreet one says nothing about the screen. */
export const windowTitle = (title: string) => (view.value.discreet ? t('neutral_name') : `${title.replaceAll('\u00ad', '')} – MainPate`);

// The lock. It hides what is on the screen; what lies on the device stays where it is.

/** What opens the lock again: a slow fingerprint of the PIN and, if the person wants, a passkey of this device. */
export type Lock = { salt: string; hash: string; rounds: number; passkey?: string; wrong: number; until: number };
const LOCK = 'mp.lock';
const LOCKED = 'mp.locked';
const AWAY = 'mp.away';
const PATIENCE = 5 * 60_000;
const OFTEN = 5000;

const keptLock = () => JSON.parse(localStorage.getItem(LOCK) ?? 'null') as Lock | null;
export const lock = signal<Lock | null>(null);
export const locked = signal(false);

export function keepLock(next: Lock | null) {
  lock.value = next;
  if (next) {
    localStorage.setItem(LOCK, JSON.stringify(next));
    here();
  } else {
    for (const key of [LOCK, LOCKED, AWAY]) localStorage.removeItem(key);
    locked.value = false;
  }
}

/** Somebody uses the app: said by every open page for all of them. */
const here = () => localStorage.setItem(AWAY, String(Date.now()));

/** What goes on by itself for a while, reading aloud or a talk with its bell, is use as well. */
export const inUse = () => lock.peek() && here();

/** Locks now, also after a reload and in other tabs. */
export function lockUp() {
  if (!lock.peek()) return;
  localStorage.setItem(LOCKED, '1');
  locked.value = true;
}

export function unlock() {
  localStorage.removeItem(LOCKED);
  here();
  locked.value = false;
}

/** Whether nobody has used the app for long enough; a clock that was turned back counts as long. */
export function awayTooLong(since: string | null, now: number) {
  const passed = now - Number(since);
  return since === null || passed < 0 || passed >= PATIENCE;
}

/** Once, before the first screen. */
export function startLock() {
  try {
    lock.value = keptLock();
  } catch {
    lock.value = null;
  }
  // A phone that lost its power never said that it went away.
  if (lock.peek() && (localStorage.getItem(LOCKED) || awayTooLong(localStorage.getItem(AWAY), Date.now()))) lockUp();
  const look = () => lock.peek() && awayTooLong(localStorage.getItem(AWAY), Date.now()) && lockUp();
  addEventListener('pagehide', inUse);
  document.addEventListener('visibilitychange', () => (document.hidden ? inUse() : look()));
  // A phone that lies open on the table is as good as left alone.
  for (const sign of ['pointerdown', 'keydown', 'wheel']) addEventListener(sign, inUse, { capture: true, passive: true });
  setInterval(look, OFTEN);
  addEventListener('storage', ({ key }) => {
    if (key === LOCK) lock.value = keptLock();
    if (key === LOCKED) locked.value = !!localStorage.getItem(LOCKED);
    if (key === KEY) {
      view.value = kept();
      showView();
    }
  });
}
