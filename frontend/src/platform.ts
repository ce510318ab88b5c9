import { signal } from '@preact/signals';
import { call, get, ProblemError } from './api/client';
import { go } from './router';

// The content security policy lets scripts load through this policy only, and it lets through one file.
type Policy = { createScriptURL(url: string): string };
const policy = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes?.createPolicy('sw', {
  createScriptURL(url) {
    if (url !== '/sw.js') throw new TypeError(url);
    return url;
  },
});

/** A new version that waits to take over. */
export const updateReady = signal<ServiceWorker | null>(null);
/** The page is about to give way to the next release: a stream that stays open would keep the old worker at work. */
export const updating = signal(false);

export function applyUpdate() {
  updating.value = true;
  updateReady.peek()?.postMessage('skip-waiting');
  // Where the old worker is still busy for this page, a new page ends its work.
  const patience = setTimeout(() => location.reload(), 3000);
  navigator.serviceWorker.addEventListener('controllerchange', () => clearTimeout(patience), { once: true });
}

/** On a first visit the page fetches its language before the worker is there: asks it to keep such files. */
export async function keepLoaded() {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: performance.getEntriesByType('resource').map((file) => new URL(file.name).pathname) });
}

export async function startWorker() {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const workers = navigator.serviceWorker;
  workers.addEventListener('message', (event: MessageEvent<{ go?: string }>) => {
    if (event.data?.go) go(event.data.go);
  });
  const controlled = !!workers.controller;
  const register = () => workers.register(policy ? policy.createScriptURL('/sw.js') : '/sw.js', { updateViaCache: 'none' });
  // Where somebody has just signed out, the worker that is leaving may take the first try with it.
  const registration = await register().catch(register);
  void keepLoaded();
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && workers.controller) updateReady.value = worker;
    });
  if (registration.waiting && workers.controller) updateReady.value = registration.waiting;
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  let known = controlled;
  let reloading = false;
  workers.addEventListener('controllerchange', () => {
    // Gone altogether: somebody signs out, and that has its own way to the start.
    if (!workers.controller) return;
    if (known && !reloading) {
      reloading = true;
      location.reload();
    }
    known = true;
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void registration.update().catch(() => {});
  });
}

type InstallPrompt = Event & { prompt(): Promise<unknown> };
/** Android's own question whether to install, kept until the person wants it. */
export const installPrompt = signal<InstallPrompt | null>(null);
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  installPrompt.value = event as InstallPrompt;
});
addEventListener('appinstalled', () => (installPrompt.value = null));

/** Asks the phone not to throw the app's storage away. */
export async function persistStorage() {
  await navigator.storage?.persist?.().catch(() => false);
}

// Reminders by push

/** `on`, `off`: could be turned on; `denied`: the phone's settings say no; `install`: iPhones first need the app on the home screen. */
export type PushState = 'on' | 'off' | 'denied' | 'install' | 'unsupported';

const KEPT = 'mp.push';
const TWELVE_HOURS = 12 * 3_600_000;
const PATIENCE = 20_000;

export const isIphone = () => /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
export const isInstalled = () => matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;

const supported = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

export async function pushState(): Promise<PushState> {
  if (!supported()) return isIphone() && !isInstalled() ? 'install' : 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  if (Notification.permission !== 'granted') return 'off';
  return (await subscription()) ? 'on' : 'off';
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

const bytes = (base64: string) => Uint8Array.from(atob(base64.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));

function sameKey(a: ArrayBuffer | null | undefined, b: Uint8Array) {
  if (!a) return false;
  const left = new Uint8Array(a);
  return left.length === b.length && left.every((byte, i) => byte === b[i]);
}

/** Chromium never answers when it cannot reach its push service, so this gives up by itself. */
function impatient<T>(work: Promise<T>): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new DOMException('no answer', 'TimeoutError')), PATIENCE))]);
}

const base64 = (raw: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(raw))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

type Kept = { endpoint?: string; at?: number };

/** What the server was told last, if reminders are on here. */
function lastTold(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

async function tell(current: PushSubscription) {
  const { endpoint, keys } = current.toJSON();
  const key = current.options.applicationServerKey;
  const old = lastTold().endpoint;
  // Which of the server's keys this was made with: while it changes keys it cannot know.
  const body = { endpoint, keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] }, ...(key && { public_key: base64(key) }) };
  await call('PUT', '/push/subscription', { body });
  localStorage.setItem(KEPT, JSON.stringify({ endpoint, at: Date.now() }));
  if (old && old !== endpoint) await call('DELETE', '/push/subscription', { body: { endpoint: old } }).catch(() => {});
}

async function subscribe(): Promise<PushSubscription> {
  const { public_key } = await get<{ public_key: string }>('/push/key');
  const key = bytes(public_key);
  const { pushManager } = await navigator.serviceWorker.ready;
  const old = await pushManager.getSubscription();
  // A subscription made with another key of the server never gets through.
  if (old && sameKey(old.options.applicationServerKey, key)) return old;
  if (old) await old.unsubscribe();
  return impatient(pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
}

export type TurnedOn = 'on' | 'denied' | 'timeout' | 'push_off' | 'failed';

/** After a tap on the explanation: asks the phone, subscribes, tells the server. */
export async function turnPushOn(): Promise<TurnedOn> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  try {
    await tell(await impatient(subscribe()));
    return 'on';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return 'timeout';
    if (error instanceof DOMException && error.name === 'NotAllowedError') return 'denied';
    return error instanceof ProblemError && error.code === 'push_off' ? 'push_off' : 'failed';
  }
}

export async function turnPushOff() {
  const current = await subscription();
  localStorage.removeItem(KEPT);
  if (!current) return;
  await call('DELETE', '/push/subscription', { body: { endpoint: current.endpoint } }).catch(() => {});
  await current.unsubscribe();
}

/**
 * At every start: subscriptions die quietly, so the app renews its own, and tells the server at most twice a day. An app
 * that stays open for weeks does it whenever it is looked at after a while.
 */
export async function refreshPush(onlyAfterAWhile = false) {
  if (!supported() || Notification.permission !== 'granted') return;
  const kept = lastTold();
  const old = Date.now() - (kept.at ?? 0) > TWELVE_HOURS;
  if (!kept.endpoint || (onlyAfterAWhile && !old)) return;
  const current = await subscribe();
  if (current.endpoint !== kept.endpoint || old) await tell(current);
}
