import type { Page } from '@playwright/test';
import { readyForOffline, signIn, storedOn } from './support/people';
import { startReleases } from './support/releases.mjs';
import { roles, settled } from './support/screens.mjs';
import { actAs, secretOf, settleIn } from './support/session.mjs';
import { expect, test, type Server } from './support/test';

test.use({ demo: true });

const updateBar = (page: Page) => page.getByText('Es gibt eine neue Version.');

const NOT_HERE = 'Dafür brauchst Du kurz Internet';

/** While the person reads the first screen, the app fetches the others and what stands in them; declarations come last. */
const keptAhead = (page: Page) => expect.poll(async () => (await kept(page)).some((path) => path.startsWith('/declarations/'))).toBe(true);

/** What this device has answers to. */
const kept = async (page: Page) => (await storedOn(page, 'reads')).keys.map(String);

/** Every screen a participant can come to, those of a tandem and those among others. */
async function placesOf(server: Server) {
  const samira = await actAs(server, 'samira');
  const listed = roles.filter(({ name }) => name === 'participant' || name === 'participant among others');
  const screens = (await Promise.all(listed.map((role) => role.screens(samira, server)))).flat();
  const start = ['/how-it-works', '/gatherings', '/taking-part', '/inviting', '/speed-dating', '/ballot', '/partner', '/fit'];
  const more = ['/sheets/change', '/sheets/both', '/team-words', '/view', '/help', '/accessibility'];
  return [...new Set([...screens.map(({ path }) => path), ...start, ...more])].filter((path) => path !== '/nowhere');
}

/** Goes to a place as a link of the app does. */
const follow = (page: Page, to: string) =>
  page.evaluate(async (href) => {
    const link = document.body.appendChild(Object.assign(document.createElement('a'), { href }));
    link.click();
    link.remove();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, to);

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
  const places = await placesOf(server);

  await page.context().setOffline(true);
  // From here on only what the phone has kept counts, nothing that an open page remembers.
  const answer = await page.goto('/');
  expect(answer?.fromServiceWorker()).toBe(true);
  await settled(page);
  await expect(page.getByText('Gerade kein Internet.')).toBeVisible();
  for (const place of places) {
    await test.step(place, async () => {
      await follow(page, place);
      await settled(page);
      expect.soft(new URL(page.url()).pathname, place).toBe(place.replace(/\?.*/, ''));
      expect.soft(await page.locator('main').innerText(), place).not.toMatch(new RegExp(`${NOT_HERE}|Hier ist nichts`));
    });
  }

  // What cannot wait says so and keeps what was typed; what can is not said to hold already.
  await follow(page, '/companions/new');
  await page.getByLabel('Wer ist es?').fill('Mina');
  await expect(page.getByText('Was Du gewählt hast, bleibt hier.')).toBeVisible();
  await follow(page, '/consents');
  await page.getByRole('button', { name: /^Unterschrift/ }).click();
  await expect(page.getByText('Das gilt, sobald dieses Handy wieder Internet hat')).toBeVisible();
  await follow(page, '/companions/new');
  await expect(page.getByLabel('Wer ist es?')).toHaveValue('Mina');
});

test('without internet a coach has the own screens at once, and of people what was opened', async ({ page, server }) => {
  const [coach, samira] = [await actAs(server, 'katrin'), await actAs(server, 'samira')];
  const { items: cohorts } = await coach.get('/cohorts');
  const cohort = cohorts.find(({ state }: { state: string }) => state === 'running').id;
  const [tandem, other] = (await coach.get('/tandems')).items.filter(({ cohort_id }: { cohort_id: string }) => cohort_id === cohort);
  const opened = () => samira.get('/me/access-log').then(({ items }) => items.map(({ id }: { id: string }) => id));

  await signIn(page, 'katrin', secretOf(server, 'katrin'));
  await settled(page);
  await readyForOffline(page);
  // What stands on home has been opened, also what comes after the rest.
  await expect.poll(() => kept(page)).toEqual(expect.arrayContaining(['/conversations', '/tandems', '/office-questions', '/fit-checks']));
  const before = await opened();
  await keptAhead(page);
  expect(await opened(), 'nobody has opened anything').toEqual(before);
  await follow(page, `/tandems/${tandem.id}`);
  await settled(page);
  await expect.poll(() => kept(page)).toContain(`/tandems/${tandem.id}/released`);

  await page.context().setOffline(true);
  await page.goto('/');
  await settled(page);
  const here = ['/', '/more', '/more/card', '/more/absences', '/more/places', `/cohorts/${cohort}`, `/cohorts/${cohort}/speed-dating`, `/cohorts/${cohort}/group-values`, '/office-cards', '/wording-reports'];
  const own = ['/profile', '/reminders', '/devices', '/doors', '/reach', '/calendar-feed', '/access-log', '/my-data', '/second-factor', '/view', '/rules'];
  // Home has opened the lists.
  for (const place of [...here, ...own, '/tandems', '/messages', `/tandems/${tandem.id}`]) {
    await test.step(place, async () => {
      await follow(page, place);
      await settled(page);
      expect.soft(await page.locator('main h1, header h1').first().innerText(), place).not.toMatch(/Hier ist nichts|Gerade kein Internet/);
      // A row of a cohort may be silent about what nobody has opened.
      expect.soft(await page.locator('main').innerText(), place).not.toContain(NOT_HERE);
    });
  }
  for (const place of [`/tandems/${other.id}`, '/people', `/cohorts/${cohort}/gatherings`, `/cohorts/${cohort}/questions`, `/cohorts/${cohort}/matching`]) {
    await test.step(place, async () => {
      await follow(page, place);
      await settled(page);
      await expect.soft(page.getByText('Was Du auf diesem Gerät geöffnet hattest, kannst Du lesen.'), place).toBeVisible();
      await expect.soft(page.getByText(NOT_HERE).first(), place).toBeVisible();
    });
  }
});

/** Whether the next release waits to take over; null while the page comes anew. */
const waits = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null).catch(() => null);

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
  await expect.poll(() => waits(page)).toBe(true);
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
  await page.getByRole('button', { name: 'Jetzt laden' }).click();
  // The page comes anew, and once more where the old worker was still busy: nothing of it may be asked in between.
  await expect.poll(() => waits(page)).toBe(false);
  await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible();
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
