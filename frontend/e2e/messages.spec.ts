import type { Page, Route } from '@playwright/test';
import { actAs, settleIn } from './support/session.mjs';
import { settled } from './support/screens.mjs';
import { expect, test } from './support/test';

test.use({ demo: true });

/** Loses three of ten requests or answers, and lets others overtake each other. Always the same way. */
async function badNetwork(page: Page, seed: number) {
  let state = seed;
  const dice = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const lose = async (route: Route) => {
    const fate = dice();
    if (fate < 0.15) return route.abort('connectionreset');
    if (fate < 0.3) {
      // It arrives, and nobody learns of it.
      await route.fetch().catch(() => null);
      return route.abort('connectionreset');
    }
    await new Promise((resolve) => setTimeout(resolve, dice() * 150));
    return route.continue().catch(() => {});
  };
  await page.route('**/api/v1/conversations/**', lose);
}

const said = (page: Page) =>
  page.locator('.msg').evaluateAll((lines) => lines.map((line) => `${line.querySelector('.msg-said > .voice')?.textContent ?? '–'}|${!!line.querySelector('.badge')}`));

async function say(page: Page, text: string) {
  await page.getByLabel('Deine Nachricht').fill(text);
  await page.getByRole('button', { name: 'Senden' }).click();
  await expect(page.locator('.msg').filter({ hasText: text })).toHaveCount(1);
}

test('three phones on a bad network show the same conversation', async ({ newPhone, server }) => {
  const samira = await actAs(server, 'samira');
  const { items } = await samira.get('/conversations');
  const group = `/messages/group/${items.find(({ kind }: { kind: string }) => kind === 'group').id}`;
  const phones: Page[] = [];
  for (const [i, login] of ['samira', 'jonas', 'katrin'].entries()) {
    const page = await newPhone();
    await settleIn(page.context(), server, login);
    await page.goto(group);
    await settled(page);
    await badNetwork(page, 4711 + i);
    phones.push(page);
  }
  const before = (await said(phones[0] as Page)).length;
  for (const round of [1, 2, 3]) {
    if (round === 2) await (phones[1] as Page).context().setOffline(true);
    await Promise.all(phones.map((page, i) => say(page, `Runde ${round}, Handy ${i + 1}`)));
    if (round === 2) await expect((phones[1] as Page).locator('.msg').filter({ hasText: 'Runde 2, Handy 2' }).getByText('wartet')).toBeVisible();
  }
  await (phones[1] as Page).context().setOffline(false);
  // The network is well again: what was lost goes out, and whoever comes back looks.
  for (const page of phones) {
    await page.unroute('**/api/v1/conversations/**');
    await page.evaluate(() => dispatchEvent(new Event('online')));
  }
  for (const page of phones) await expect.poll(() => said(page), { timeout: 30_000 }).toHaveLength(before + 9);
  for (const page of phones) await expect(page.getByText('wartet', { exact: true })).toHaveCount(0);
  const shown = await Promise.all(phones.map(said));
  expect(shown[1]).toEqual(shown[0]);
  expect(shown[2]).toEqual(shown[0]);

  // What has been said can be corrected and taken back, on every screen.
  const [one, two] = phones as [Page, Page];
  await one.locator('.msg').filter({ hasText: 'Runde 1, Handy 1' }).getByRole('button', { name: /^Mehr zur Nachricht/ }).click();
  await one.getByRole('button', { name: 'Korrigieren' }).click();
  await one.getByLabel('Deine Nachricht').fill('Runde eins');
  await one.getByRole('button', { name: 'Speichern' }).click();
  await expect(two.locator('.msg').filter({ hasText: 'Runde eins' }).getByText('korrigiert')).toBeVisible();
  await one.locator('.msg').filter({ hasText: 'Runde 3, Handy 1' }).getByRole('button', { name: /^Mehr zur Nachricht/ }).click();
  await one.getByRole('button', { name: /^Zurücknehmen/ }).click();
  await one.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen', exact: true }).last().click();
  await expect(two.getByText('Nachricht zurückgenommen')).toBeVisible();
});

test('a note goes into the conversation, and a message becomes a step', async ({ newPhone, server }) => {
  const [hers, his] = [await newPhone(), await newPhone()];
  await settleIn(hers.context(), server, 'samira');
  await settleIn(his.context(), server, 'jonas');
  const samira = await actAs(server, 'samira');
  const tandem = await samira.get('/me/tandem');
  const { entries } = await samira.get(`/tandems/${tandem.id}/workbook`);
  const entry = entries.find(({ note, visibility }: { note: string; visibility: string }) => note && visibility !== 'me');
  await his.goto(`/messages/tandem/${tandem.id}`);
  await settled(his);
  await hers.goto(`/entry/${entry.id}`);
  await hers.getByRole('button', { name: /^Ins Gespräch/ }).first().click();
  await hers.getByRole('dialog').getByLabel('Ein paar Worte dazu').fill('Weißt Du noch?');
  await hers.getByRole('button', { name: 'An Jonas senden' }).click();
  const message = his.locator('.msg').filter({ hasText: 'Weißt Du noch?' });
  await expect(message.getByRole('link')).toHaveAttribute('href', `/entry/${entry.id}`);
  await message.getByRole('button', { name: /^Mehr zur Nachricht/ }).click();
  await his.getByRole('button', { name: 'Als Schritt ins Workbook' }).click();
  await his.getByRole('button', { name: 'Speichern' }).click();
  await expect.poll(async () => (await samira.get(`/tandems/${tandem.id}/workbook`)).steps.some(({ text, message_place }: { text: string; message_place: string | null }) => text === 'Weißt Du noch?' && message_place === 'tandem')).toBe(true);
});
