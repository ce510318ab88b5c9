import { sendFeedback, waitingFeedback } from '../access/queue';
import { callOpenly } from '../api/client';
import { forgetSession, me } from '../api/session';
import { openFor, wipe } from '../data/db';
import { flush, stopOutbox, waiting } from '../data/outbox';
import { clearReads } from '../data/read';
import { t } from '../i18n';
import { turnPushOff } from '../platform';
import { confirm } from '../ui/confirm';
import { LEAVING_KEY } from './leaving';

/** Sends what waits or warns, then leaves nothing of the person on this device. */
export async function signOut() {
  if (waiting.peek().length) await flush().catch(() => {});
  await sendFeedback().catch(() => {});
  const n = waiting.peek().length + waitingFeedback.peek();
  if (n && !(await confirm({ title: t('sign_out_unsent'), text: t('sign_out_unsent_text', { n }), yes: t('sign_out_anyway') }))) return;
  await turnPushOff().catch(() => {});
  // The server's answer clears the device: nobody may be in the middle of reading from it.
  stopOutbox();
  await openFor(null);
  const told = await callOpenly('POST', '/auth/sign-out').then(
    () => true,
    () => false,
  );
  await erase();
  if (!told) localStorage.setItem(LEAVING_KEY, '1');
  location.replace('/');
}

/** Deletes everything this app keeps on the device. */
export async function erase() {
  const person = me.peek();
  stopOutbox();
  clearReads();
  forgetSession();
  if (person) await wipe(person.id).catch(() => {});
  localStorage.clear();
  sessionStorage.clear();
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const notice of (await registration?.getNotifications?.()) ?? []) notice.close();
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
  // It comes back, with a fresh cache, when the page loads again.
  await registration?.unregister();
}
