import type { Page } from '@playwright/test';
import { readyForOffline } from './support/people';
import { actAs, settleIn } from './support/session.mjs';
import { expect, test, type NewPhone, type Server } from './support/test';

// When it is too much: a break that nobody hears of, the way back, and leaving with a sentence that the partner reads.

test.use({ demo: true });

const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };
const words = 'Danke für die Geduld mit mir, Jonas.';

async function phoneOf(newPhone: NewPhone, server: Server, login: string, options = {}) {
  const page = await newPhone(options);
  await settleIn(page.context(), server, login);
  await page.goto('/');
  return page;
}
const tell = (page: Page) => page.getByRole('group', { name: 'Wer soll es wissen?' });

test('a break nobody hears of, the way back, and a goodbye the partner reads', async ({ newPhone, server }) => {
  test.setTimeout(180_000);
  const samira = await phoneOf(newPhone, server, 'samira');
  const jonas = await phoneOf(newPhone, server, 'jonas');
  const [asJonas, asKatrin] = [await actAs(server, 'jonas'), await actAs(server, 'katrin')];
  const seen = async () => JSON.stringify([await asJonas.get('/home'), await asJonas.get('/me/tandem'), await asKatrin.get('/team/home')]);

  await test.step('two taps from home, and no reason asked', async () => {
    const before = await seen();
    await samira.getByRole('link', { name: 'Gerade geht es nicht' }).click();
    await expect(samira.getByRole('link', { name: /TelefonSeelsorge/ })).toHaveAttribute('href', 'tel:08001110111');
    for (const box of await tell(samira).getByRole('checkbox').all()) await expect(box).not.toBeChecked();
    await samira.getByRole('button', { name: 'Pause machen' }).click();
    await expect(samira.getByText('Du machst Pause.').first()).toBeVisible();
    await expect.poll(async () => (await (await actAs(server, 'samira')).get('/me/pause')).pause?.tell_partner).toBe(false);
    expect(await seen()).toBe(before);
  });

  await test.step('at home nothing is asked, and help is there without internet', async () => {
    await samira.goto('/');
    await expect(samira.getByText('Keine Erinnerungen. Dein Platz bleibt frei.')).toBeVisible();
    await expect(samira.getByRole('link', { name: 'Treffen eintragen' })).toHaveCount(0);
    await readyForOffline(samira);
    await samira.context().setOffline(true);
    await samira.goto('/pause');
    await expect(samira.getByRole('link', { name: /Notruf/ })).toHaveAttribute('href', 'tel:112');
    await expect(samira.getByRole('link', { name: /Elterntelefon/ })).toHaveAttribute('href', 'tel:08001110550');
    await samira.context().setOffline(false);
    await jonas.goto('/');
    await expect(jonas.getByRole('link', { name: 'Treffen eintragen' })).toBeVisible();
    await expect(jonas.getByText('Pause')).toHaveCount(0);
  });

  await test.step('whom she wants to know, knows', async () => {
    await samira.goto('/pause');
    await tell(samira).getByRole('checkbox', { name: /Jonas/ }).check();
    await expect.poll(async () => (await asJonas.get('/home')).tandem.partner_paused).toBe(true);
    await jonas.goto('/');
    await expect(jonas.getByText('Samira macht gerade Pause. Der Platz bleibt.')).toBeVisible();
  });

  await test.step('back again, with one small thing at most', async () => {
    await samira.goto('/');
    await samira.getByRole('button', { name: 'Wieder da' }).click();
    await expect(samira.getByRole('heading', { name: 'Schön, dass Du da bist.' })).toBeVisible();
    await samira.getByRole('link', { name: 'Ins Workbook schauen' }).click();
    await expect(samira.getByRole('heading', { name: 'Workbook' })).toBeVisible();
    await expect.poll(async () => (await asJonas.get('/home')).tandem.partner_paused).toBe(false);
  });

  await test.step('leaving says first what it means, and tells only what was agreed', async () => {
    await samira.goto('/more');
    await samira.getByRole('link', { name: /Pause oder Aufhören/ }).click();
    await samira.getByRole('link', { name: /Ich möchte aufhören/ }).click();
    await expect(samira.getByText('Dein Geld ändert sich nicht')).toBeVisible();
    await expect(samira.getByText(/Einträge von Jonas/)).toBeVisible();
    await samira.getByRole('radio', { name: 'Eigene Worte' }).check();
    await samira.getByRole('button', { name: 'Aufhören' }).click();
    await expect(samira.getByText('Schreib einen Satz')).toBeVisible();
    await samira.getByLabel('Dein Satz an Jonas').fill(words);
    await samira.getByRole('button', { name: 'Aufhören' }).click();
    await samira.getByRole('dialog').getByRole('button', { name: 'Ja, aufhören' }).click();
    await expect(samira.getByText('Du machst nicht mehr mit. Das ist in Ordnung.')).toBeVisible();
    await samira.getByRole('link', { name: 'Workbook lesen' }).click();
    await expect(samira.getByRole('heading', { name: 'Workbook' })).toBeVisible();
    await expect(samira.getByRole('link', { name: 'Treffen eintragen' })).toHaveCount(0);
  });

  await test.step('the partner reads exactly that', async () => {
    await jonas.goto('/');
    await expect(jonas.getByRole('heading', { name: 'Samira macht nicht mehr mit.' })).toBeVisible();
    await expect(jonas.getByText(words)).toBeVisible();
    await expect(jonas.getByText('Das Team meldet sich bei Dir.')).toBeVisible();
  });

  await test.step('a coach makes an offer, and the partner reads it', async () => {
    const katrin = await phoneOf(newPhone, server, 'katrin', desk);
    await katrin.getByRole('button', { name: 'Jonas ein Angebot machen' }).click();
    const sheet = katrin.getByRole('dialog');
    await sheet.getByLabel('Das liest Jonas').fill('Wollen wir am Montag zusammen Kaffee trinken?');
    await sheet.getByRole('button', { name: 'Anbieten' }).click();
    await expect(katrin.getByRole('status').getByText('Jonas sieht das Angebot jetzt.')).toBeVisible();
    await expect(katrin.getByRole('button', { name: 'Jonas ein Angebot machen' })).toHaveCount(0);
    await jonas.goto('/');
    await expect(jonas.getByText('Katrin bietet Dir an')).toBeVisible();
    await expect(jonas.getByText('Wollen wir am Montag zusammen Kaffee trinken?')).toBeVisible();
  });
});

test('work found before the end leaves the partner everything, and can be taken back', async ({ newPhone, server }) => {
  const khalid = await phoneOf(newPhone, server, 'khalid');
  await khalid.goto('/ending');
  const leonie = await actAs(server, 'leonie');
  await khalid.getByRole('radio').first().check();
  await khalid.locator('.bar .btn.main').click();
  await expect.poll(async () => (await leonie.get('/home')).tandem.partner_found).toBe('work');
  await khalid.goto('/ending');
  await khalid.locator('main .btn.bare').click();
  await expect.poll(async () => (await leonie.get('/home')).tandem.partner_found).toBe(null);
});

test('erasing at once needs the PIN, and nobody gets in afterwards', async ({ newPhone, server }) => {
  const emine = await actAs(server, 'emine');
  await emine.patch('/me', { language: 'de' }, (await emine.get('/me')).version);
  const phone = await phoneOf(newPhone, server, 'emine');
  await phone.goto('/leaving');
  await phone.getByRole('radio', { name: /Gleich alles löschen/ }).check();
  await phone.getByLabel(/Deine PIN/).fill('000000');
  const leave = async () => {
    await phone.getByRole('button', { name: 'Aufhören' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: 'Ja, aufhören' }).click();
  };
  await leave();
  await expect(phone.getByText('Das war nicht die bisherige PIN.')).toBeVisible();
  await phone.getByLabel(/Deine PIN/).fill('246810');
  await leave();
  await expect(phone.getByRole('link', { name: /Anmelden/ }).or(phone.getByRole('button', { name: /Anmelden/ })).first()).toBeVisible();
  await expect(actAs(server, 'emine')).rejects.toThrow();
  const kevin = await actAs(server, 'kevin');
  expect((await kevin.get('/home')).tandem.partner_left).toMatchObject({ sentence: 'not_you' });
});
