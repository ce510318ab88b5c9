import type { Page } from '@playwright/test';
import { expect } from './test';

/** Signs in where the app asks somebody whose language it does not know. */
export async function signIn(page: Page, login: string, secret: string, { remember = false } = {}) {
  await page.goto('/sign-in');
  await page.getByLabel('Anmeldename').fill(login);
  await page.getByLabel('PIN oder Passwort').fill(secret);
  if (remember) await page.getByLabel('Auf diesem Gerät angemeldet bleiben').check();
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();
}

export type Joining = { name?: string; language?: string; secret: string };

/** Joins with a code that was typed off a sheet, or with the address a camera read; returns the login name. */
export async function join(page: Page, invitation: string, { name, language = 'Deutsch', secret }: Joining): Promise<string> {
  if (invitation.startsWith('http')) await page.goto(invitation);
  else {
    await page.goto('/join');
    await page.getByLabel('Code eintippen').fill(invitation);
  }
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('radio', { name: language }).check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  if (name) await page.getByLabel('Wie sollen wir Dich nennen?').fill(name);
  await page.getByLabel(/Denk Dir (eine PIN|ein Passwort) aus/).fill(secret);
  await page.getByRole('button', { name: 'Mitmachen' }).click();
  await expect(page.getByRole('heading', { name: 'Geschafft' })).toBeVisible();
  const login = await page.locator('.code').innerText();
  await page.getByRole('button', { name: 'Los geht’s' }).click();
  await expect(page.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();
  return login;
}

/** The service worker has everything it keeps, so the phone may go offline. */
export async function readyForOffline(page: Page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** A participant's other screens, which the app fetches while the first one is read, are there too. */
export async function otherScreensKept(page: Page) {
  // What nobody opens on the way here, so that it can only have come with all the others.
  const kept = () => page.evaluate(async () => (await (await caches.open('assets')).keys()).some(({ url }) => url.includes('locale-privacy-')));
  await expect.poll(kept).toBe(true);
}

/** What a store of the phone's own database holds, its keys and values. */
export const storedOn = (page: Page, store: 'reads' | 'drafts' | 'media') =>
  page.evaluate(async (name) => {
    const [found] = await indexedDB.databases();
    const answerOf = <T>(asking: IDBRequest<T>) => new Promise<T>((resolve) => (asking.onsuccess = () => resolve(asking.result)));
    const database = await answerOf(indexedDB.open(found?.name ?? ''));
    const held = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([answerOf(held.getAllKeys()), answerOf(held.getAll())]);
    database.close();
    return { keys, values };
  }, store);
