import type { Page } from '@playwright/test';
import { readyForOffline, signIn } from './support/people';
import { startReleases } from './support/releases.mjs';
import { settled } from './support/screens.mjs';
import { actAs, secretOf, settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

test.use({ demo: true });

const updateBar = (page: Page) => page.getByText('Es gibt eine neue Version.');

/** While the person reads the first screen, the app fetches the others and what stands in them. */
async function keptAhead(page: Page) {
  const kept = () => page.evaluate(async () => (await (await caches.open('assets')).keys()).map(({ url }) => /locale-(\w+)-de/.exec(url)?.[1]));
  await expect.poll(kept).toEqual(expect.arrayContaining(['core', 'workbook', 'milestone', 'more', 'view', 'office', 'group', 'wording']));
  await expect.poll(() => stored(page)).toBeGreaterThanOrEqual(2);
}

/** How many sheets of milestone meetings the phone has read; they come last. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const [found] = await indexedDB.databases();
    const opening = indexedDB.open(found?.name ?? '');
    const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
    const asking = database.transaction('reads').objectStore('reads').getAllKeys();
    const keys = await new Promise<IDBValidKey[]>((resolve) => (asking.onsuccess = () => resolve(asking.result)));
    database.close();
    return keys.filter((key) => String(key).startsWith('/milestone-meetings/')).length;
  });

async function log(page: Page, words: string) {
  await page.goto('/meeting/new');
  await page.getByLabel('Was ist wichtig für das nächste Mal?').fill(words);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('article').filter({ hasText: words })).toBeVisible();
}

test('after the first load every place of a participant opens without internet', async ({ page, server }) => {
  await signIn(page, 'samira', secretOf(server, 'samira'));
  await settled(page);
  await readyForOffline(page);
  await keptAhead(page);
  const samira = await actAs(server, 'samira');
  const tandem = await samira.get('/me/tandem');
  const { entries } = await samira.get(`/tandems/${tandem.id}/workbook`);
  const { items: milestones } = await samira.get(`/tandems/${tandem.id}/milestone-meetings`);
  const next = milestones.find(({ state }: { state: string }) => state !== 'held');

  await page.context().setOffline(true);
  const places = ['/', '/workbook', '/meeting/new', '/note/new', '/step/new', `/entry/${entries[0].id}`, `/meeting/${entries.find(({ kind }: { kind: string }) => kind === 'meeting').id}`];
  const more = ['/milestones', '/milestones?view=promises', `/milestones/${next.id}`, '/contact-person', '/more', '/profile', '/reminders', '/unsent', '/about', '/install', '/view', '/office/cards', '/office/new', '/wording'];
  for (const place of [...places, ...more]) {
    await test.step(place, async () => {
      const answer = await page.goto(place);
      expect(answer?.fromServiceWorker()).toBe(true);
      await settled(page);
      await expect(page.getByText('Gerade kein Internet.')).toBeVisible();
      await expect.soft(page.getByText('Dafür brauchst Du kurz Internet.'), place).toHaveCount(0, { timeout: 1000 });
    });
  }
});

test('a new version waits until everything is sent', async ({ newPhone, server }) => {
  const releases = await startReleases(server.origin);
  const page = await newPhone({ baseURL: releases.origin });
  await settleIn(page.context(), server, 'jonas');
  await page.goto('/workbook');
  await settled(page);
  await readyForOffline(page);

  // Something waits: the server cannot be reached, but the next release is there.
  await page.context().route('**/api/**', (route) => route.abort());
  await log(page, 'Wir waren am Main spazieren');
  await expect(page.getByText('1 Eintrag wartet auf Internet.')).toBeVisible();
  releases.release();
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)).toBe(true);
  await expect(updateBar(page)).toHaveCount(0);

  await page.context().unroute('**/api/**');
  await page.goto('/unsent');
  await expect(page.getByText('Alles ist gesendet.')).toBeVisible();
  await expect(updateBar(page)).toBeVisible();

  // Half a sentence is not lost either.
  await page.goto('/note/new');
  await page.getByRole('textbox').first().fill('Angefangen');
  await expect(updateBar(page)).toHaveCount(0);
  await page.getByRole('textbox').first().fill('');

  await page.goto('/more');
  await expect(updateBar(page)).toBeVisible();
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Jetzt laden' }).click();
  await reloaded;
  await settled(page);
  await expect(updateBar(page)).toHaveCount(0);
  releases.close();
});

test('signing out on a shared phone warns about what is unsent and leaves nothing behind', async ({ page, server }) => {
  await signIn(page, 'leonie', secretOf(server, 'leonie'));
  await readyForOffline(page);
  await page.goto('/workbook');
  await settled(page);
  await page.context().route('**/api/v1/tandems/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await log(page, 'Das steht nur auf diesem Handy');

  await page.goto('/more');
  await page.getByRole('button', { name: 'Abmelden' }).click();
  const warning = page.getByRole('dialog');
  await expect(warning.getByText('1 Eintrag wartet noch auf Internet.')).toBeVisible();
  await warning.getByRole('button', { name: 'Lieber nicht' }).click();
  await page.goto('/unsent');
  await expect(page.getByRole('article')).toHaveCount(1);

  await page.goto('/more');
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await warning.getByRole('button', { name: 'Trotzdem abmelden' }).click();
  await expect(page.getByRole('link', { name: 'Ich war schon hier' }).or(page.getByRole('radio', { name: 'Deutsch' })).first()).toBeVisible();
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    storage: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
    words: await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname))),
  }));
  expect(left.databases).toEqual([]);
  expect(left.storage).toEqual([]);
  expect(left.words.flat().filter((path) => path.startsWith('/api/'))).toEqual([]);
  // The way back is shut: going back in the browser shows nobody's words.
  await page.goBack();
  await expect(page.getByText('Das steht nur auf diesem Handy')).toHaveCount(0);
  await page.goto('/workbook');
  await expect(page.getByRole('navigation', { name: 'Hauptmenü' })).toHaveCount(0);
});
