import type { Page, Route } from '@playwright/test';
import { storedOn } from './support/people';
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
      return route.abort('connectionreset').catch(() => {}); // the network may be well again meanwhile
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
  await page.getByRole('button', { name: 'Senden' }).dblclick(); // a slow phone, and an impatient thumb
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
  await one.locator('.msg').filter({ hasText: 'Runde 1, Handy 1' }).getByRole('button', { name: /^Mehr zu Deiner Nachricht, / }).click();
  await one.getByRole('button', { name: 'Korrigieren' }).click();
  await one.context().setOffline(true);
  await one.getByLabel('Deine Nachricht').fill('Runde eins');
  await one.getByRole('button', { name: 'Speichern' }).click();
  await expect(one.locator('.msg').filter({ hasText: 'Runde eins' }).getByText('wartet')).toBeVisible();
  await one.context().setOffline(false);
  await expect(two.locator('.msg').filter({ hasText: 'Runde eins' }).getByText('korrigiert')).toBeVisible();
  // Corrected on another device meanwhile: the words that have not gone out stand beside those that count.
  const third = one.locator('.msg').filter({ hasText: 'Runde 2, Handy 1' });
  await third.getByRole('button', { name: /^Mehr zu Deiner Nachricht, / }).click();
  await one.getByRole('button', { name: 'Korrigieren' }).click();
  await one.getByLabel('Deine Nachricht').fill('Vom Handy');
  await expect.poll(async () => JSON.stringify(await storedOn(one, 'drafts'))).toContain('Vom Handy');
  await one.reload();
  await expect(one.getByLabel('Deine Nachricht')).toHaveValue('Vom Handy');
  const place = `/conversations/${group.replace('/messages/', '')}/messages`;
  const spoken = (await samira.get(place)).items.find(({ text }: { text: string }) => text === 'Runde 2, Handy 1');
  await samira.put(`${place}/${spoken.id}`, { text: 'Vom Rechner' }, spoken.version);
  const stale = one.locator('.msg').filter({ hasText: 'Vom Rechner' });
  await expect(stale).toBeVisible();
  await one.getByRole('button', { name: 'Speichern' }).click();
  await expect(stale).toContainText('Vom Handy');
  await stale.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await expect(two.locator('.msg').filter({ hasText: 'Vom Handy' })).toBeVisible();
  // Taken back on another device meanwhile: there is nothing to correct any more.
  await one.locator('.msg').filter({ hasText: 'Runde eins' }).getByRole('button', { name: /^Mehr zu Deiner Nachricht, / }).click();
  await one.getByRole('button', { name: 'Korrigieren' }).click();
  const taken = (await samira.get(place)).items.find(({ text }: { text: string }) => text === 'Runde eins');
  await samira.delete(`${place}/${taken.id}`, taken.version);
  await expect(one.getByRole('button', { name: 'Senden' })).toBeVisible();
  await expect(one.getByLabel('Deine Nachricht')).toHaveValue('');
  await one.locator('.msg').filter({ hasText: 'Runde 3, Handy 1' }).getByRole('button', { name: /^Mehr zu Deiner Nachricht, / }).click();
  await one.getByRole('button', { name: /^Zurücknehmen/ }).click();
  await one.getByRole('dialog').getByRole('button', { name: 'Zurücknehmen', exact: true }).last().click();
  await expect(two.getByText('Nachricht zurückgenommen')).toHaveCount(2);
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
  await hers.goto('/contact-person');
  await expect(hers.getByRole('link', { name: 'Nachricht schreiben' })).toHaveAttribute('href', `/messages/contact/${samira.person.id}`);
  // A coach to whom it is sent finds it among what the two have released, or learns that it is not.
  const coach = await newPhone();
  await settleIn(coach.context(), server, 'katrin');
  for (const open of [true, false]) {
    const one = entries.find(({ note, visibility, author_id }: { note: string; visibility: string; author_id: string }) => note && (visibility === 'team') === open && visibility !== 'me' && author_id === samira.person.id);
    await hers.goto(`/entry/${one.id}`);
    await hers.getByRole('button', { name: /^Ins Gespräch/ }).first().click();
    await hers.getByRole('radio', { name: 'Projektteam' }).check();
    await hers.getByRole('button', { name: 'An Projektteam senden' }).click();
    await coach.goto(`/messages/contact/${samira.person.id}`);
    await coach.locator(`.msg-link[href$="linked=${one.id}"]`).click();
    if (open) await expect(coach.locator(`#r-${one.id}`)).toBeFocused();
    else await expect(coach.getByText('Das aus der Nachricht ist für das Team nicht freigegeben.')).toBeVisible();
  }
  // On the board it leads the two to their workbook, and nobody else.
  await hers.goto(`/entry/${entry.id}`);
  await hers.getByRole('button', { name: /^Ins Gespräch/ }).first().click();
  await hers.getByRole('radio', { name: 'Unsere Gruppe' }).check();
  await hers.getByRole('button', { name: 'An Unsere Gruppe senden' }).click();
  const group = (await samira.get('/conversations')).items.find(({ kind }: { kind: string }) => kind === 'group').id;
  const other = await newPhone();
  await settleIn(other.context(), server, 'leonie');
  for (const [page, links] of [[his, 1], [other, 0]] as const) {
    await page.goto(`/messages/group/${group}`);
    await expect(page.locator('.msg').last().locator('.msg-link')).toBeVisible();
    await expect(page.locator(`.msg-link[href="/entry/${entry.id}"]`)).toHaveCount(links);
  }
  // A place leads back to where they were.
  const met = { id: crypto.randomUUID(), place_text: 'Bücherei, 2. Stock' };
  await samira.put(`/tandems/${tandem.id}/entries/${met.id}`, { kind: 'meeting', outcome: 'met', day: entry.day, place: 'library', place_text: met.place_text, topics: [], note: '', visibility: 'tandem' });
  await hers.goto(`/entry/${met.id}`);
  await hers.getByRole('button', { name: `Ins Gespräch : ${met.place_text}`, exact: true }).click();
  await hers.getByRole('button', { name: 'An Jonas senden' }).click();
  await his.goto(`/messages/tandem/${tandem.id}`);
  await his.locator('.msg').filter({ hasText: 'Ort' }).locator(`a[href="/entry/${met.id}"]`).last().click();
  await expect(his.getByText(met.place_text).first()).toBeVisible();
  await his.goto(`/messages/tandem/${tandem.id}`);
  await message.getByRole('button', { name: /^Mehr zur Nachricht/ }).click();
  await his.getByRole('button', { name: 'Als Schritt ins Workbook' }).click();
  await his.getByRole('button', { name: 'Speichern' }).click();
  await expect.poll(async () => (await samira.get(`/tandems/${tandem.id}/workbook`)).steps.some(({ text, message_place }: { text: string; message_place: string | null }) => text === 'Weißt Du noch?' && message_place === 'tandem')).toBe(true);
});

test('what hurts reaches one coach, what nobody understands is explained, and what is wrong is named', async ({ newPhone, server }) => {
  const [hers, his] = [await newPhone(), await newPhone()];
  const samira = await settleIn(hers.context(), server, 'samira');
  await settleIn(his.context(), server, 'jonas');
  const talk = `/messages/tandem/${(await samira.get('/me/tandem')).id}`;
  for (const page of [hers, his]) {
    await page.goto(talk);
    await settled(page);
  }
  await say(hers, 'Geh doch endlich.');

  await test.step('he shows one message to a coach of his choice', async () => {
    const line = his.locator('.msg').filter({ hasText: 'Geh doch endlich.' });
    await line.getByRole('button', { name: /^Mehr zur Nachricht/ }).click();
    await his.getByRole('link', { name: /^Melden/ }).click();
    await his.getByRole('button', { name: 'Melden', exact: true }).click();
    await expect(his.getByText('Wähle eine Person.')).toBeVisible();
    await his.getByRole('radio', { name: 'Katrin' }).check();
    await his.getByLabel('Was ist daran nicht gut?').fill('Das tut weh.');
    await his.getByRole('button', { name: 'Melden', exact: true }).click();
    await expect(his.getByText('Wartet auf eine Antwort')).toBeVisible();
  });

  await test.step('only that coach finds it on the first screen, and answers', async () => {
    const [katrin, mehmet] = [await newPhone(), await newPhone()];
    await settleIn(katrin.context(), server, 'katrin');
    await settleIn(mehmet.context(), server, 'mehmet');
    await katrin.goto('/');
    await katrin.getByRole('link', { name: '1 Nachricht gemeldet' }).click();
    const report = katrin.getByRole('article').filter({ hasText: 'Das tut weh.' });
    await expect(report).toContainText('Geh doch endlich.');
    await expect(katrin.getByText('Ich freue mich auf morgen.')).toHaveCount(0);
    await report.getByRole('button', { name: 'Antworten' }).click();
    await katrin.getByRole('dialog').getByRole('textbox').fill('Ich rede mit ihr.');
    await katrin.getByRole('dialog').locator('.btn.main').click();
    await expect(report).toContainText('Ich rede mit ihr.');
    await mehmet.goto('/');
    await expect(mehmet.getByRole('heading', { name: 'Nachrichten' })).toBeVisible();
    await expect(mehmet.getByText('gemeldet')).toHaveCount(0);
    await his.reload();
    await expect(his.getByText('Ich rede mit ihr.')).toBeVisible();

    await test.step('what is wrong with a text stands in her list, without a name', async () => {
      await hers.getByRole('button', { name: 'Text falsch?' }).click();
      await hers.getByRole('heading', { level: 1 }).click();
      await hers.getByLabel('Was stimmt nicht?').fill('Das klingt seltsam.');
      const noted = hers.waitForResponse('**/wording-reports/*');
      await hers.locator('.btn.main').click();
      await noted;
      await katrin.goto('/wording-reports');
      const wrong = katrin.locator('.card').filter({ hasText: 'Das klingt seltsam.' });
      await expect(wrong).toBeVisible();
      await expect(wrong).not.toContainText('Samira');
    });
  });

  await test.step('a word of the office is explained where it stands, and as a button', async () => {
    await hers.goto(talk);
    await say(hers, 'Bescheid');
    const words = hers.locator('.office-words').getByRole('button', { name: 'Bescheid' });
    await expect(words).toBeVisible();
    await hers.locator('.msg').filter({ hasText: 'Bescheid' }).locator('.voice').click({ position: { x: 20, y: 10 } });
    await expect(hers.getByRole('dialog', { name: 'Bescheid' })).toBeVisible();
    await hers.keyboard.press('Escape');
    await words.click();
    await expect(hers.getByRole('dialog', { name: 'Bescheid' })).toBeVisible();
  });
});
