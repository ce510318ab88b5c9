import { expect, type Page } from '@playwright/test';
import { wallTime } from './daytime';
import { actAs } from './session.mjs';
import type { Server } from './test';

export type Subscription = { endpoint: string; keys: { p256dh: string; auth: string } };
export type Shown = { title: string; body: string; tag: string; lang: string; navigate: string };

/** A context of Chromium without an account cannot subscribe, so the browser's part is played by `subscription`. */
export async function subscribeAs(page: Page, subscription: Subscription) {
  await page.context().grantPermissions(['notifications']);
  await page.addInitScript(({ endpoint, keys }) => {
    let current: PushSubscription | null = null;
    PushManager.prototype.subscribe = (options) => {
      current = {
        endpoint,
        options,
        expirationTime: null,
        toJSON: () => ({ endpoint, keys }),
        unsubscribe: () => Promise.resolve(true),
      } as unknown as PushSubscription;
      return Promise.resolve(current);
    };
    PushManager.prototype.getSubscription = () => Promise.resolve(current);
  }, subscription);
}

/** Hands a decrypted payload to the page's service worker, as the browser does. */
export async function deliver(page: Page, payload: string) {
  const browser = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId);
    });
  });
  await browser.send('ServiceWorker.enable');
  const origin = new URL(page.url()).origin;
  await browser.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await registration, data: payload });
  await browser.detach();
}

export const shownOn = (page: Page): Promise<Shown[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, navigate: data?.navigate }));
  });

/** When what is shown was put there: a repeat replaces it unseen, but later. */
export const shownAt = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map((notification) => (notification as Notification & { timestamp: number }).timestamp);
  });

/** Taps the one notification that is shown. */
export async function tapNotification(page: Page) {
  const worker = page.context().serviceWorkers().at(-1);
  if (!worker) throw new Error('there is no service worker');
  await worker.evaluate(async () => {
    const scope = self as unknown as { registration: ServiceWorkerRegistration; NotificationEvent: new (type: string, init: object) => Event };
    const [notification] = await scope.registration.getNotifications();
    self.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }));
  });
}

/**
 * A coach proposes the next free milestone meeting of somebody's tandem in an hour. That is too late for the usual
 * reminders, so the last one goes out at once.
 */
export async function proposeInAnHour(server: Server, login: string, zone: string) {
  const partner = await actAs(server, login);
  const coach = await actAs(server, 'katrin');
  const tandem = await partner.get('/me/tandem');
  const { items } = await coach.get(`/tandems/${tandem.id}/milestone-meetings`);
  const meeting = items.find(({ state }: { state: string }) => state === 'planned');
  const { day, clock } = wallTime(zone, 1);
  const { id } = await coach.put(`/milestone-meetings/${meeting.id}/proposal`, { day, clock, place_text: 'Stadtbibliothek' }, meeting.version);
  return { id: id as string, cancel: () => coach.post(`/milestone-meetings/${id}/cancellation`, { reason: 'Krank' }) };
}

/** What a lock screen may show: the time, and nothing about people, subjects or the office. */
export function expectNeutral({ title, body }: { title: string; body: string }) {
  expect(title).toBe('MainPate');
  expect(body).toMatch(/^Heute \d{1,2}(:\d\d)? Uhr\. Bis dann\.\nErsetzt keine offizielle Einladung\.$/);
}
