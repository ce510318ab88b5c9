import { actAs, settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

// A daughter reads along for two hours: what she was let into and nothing else.

test.use({ demo: true });

test('somebody is let in page by page, and sent away again', async ({ newPhone, server }) => {
  test.setTimeout(120_000); // three phones, one after the other
  const samira = await newPhone();
  await settleIn(samira.context(), server, 'samira');
  const guest = await newPhone({ locale: 'uk-UA' });

  const code = await test.step('she chooses what may be read, and gets a code', async () => {
    await samira.goto('/companions');
    await expect(samira.getByText('Gerade liest niemand mit.')).toBeVisible();
    await samira.getByRole('link', { name: 'Jemanden dazuholen' }).click();
    await samira.getByRole('button', { name: 'Code machen' }).click();
    await expect(samira.getByText('Das fehlt noch.')).toBeVisible();
    await samira.getByLabel('Wer ist es?').fill('Mina');
    await samira.getByRole('checkbox', { name: 'Was ich gebe und brauche' }).check();
    await samira.getByRole('checkbox', { name: 'Mein Bogen' }).check();
    await samira.getByRole('checkbox', { name: 'Datenschutz und Einwilligungen' }).check();
    await samira.getByRole('checkbox', { name: 'Was mir das Team schreibt' }).check();
    await samira.getByRole('button', { name: 'Code machen' }).click();
    return samira.locator('.code').innerText();
  });

  await test.step('a phone that somebody uses is not taken over unasked', async () => {
    const kevins = await newPhone();
    await settleIn(kevins.context(), server, 'kevin');
    for (const [phone, words] of [[kevins, 'Auf anderen Geräten ändert sich nichts.'], [samira, 'Das ist ein Gerät von Samira.']] as const) {
      await phone.goto(`/join#${code}`);
      await phone.locator('.btn.main').click();
      await phone.getByRole('button', { name: 'Mitlesen' }).click();
      await expect(phone.getByRole('dialog', { name: /^Auf diesem Gerät ist schon/ })).toContainText(words);
      await phone.getByRole('dialog').getByRole('button', { name: 'Lieber nicht' }).click();
      await phone.goto('/');
      await expect(phone.getByRole('navigation')).toBeVisible();
    }
  });

  await test.step('the daughter needs no account, and changes nothing', async () => {
    await guest.goto(`/join#${code}`);
    await guest.locator('.btn.main').click();
    // It stays the language of this phone, whatever Samira reads.
    await expect(guest.getByRole('radio', { name: 'Українська' })).toBeChecked();
    await guest.locator('.btn.main').click();
    await expect(guest.locator('html')).toHaveAttribute('lang', 'uk');
    await expect(guest.getByRole('radio')).toHaveCount(0);
    await guest.locator('.btn.main').click();
    await expect(guest.getByRole('heading', { level: 1 })).toContainText('Samira');
    await expect(guest.getByRole('navigation')).toHaveCount(0);
    await expect(guest.locator('main a[href="/gatherings"]')).toHaveCount(0);
    const read = guest.waitForResponse('**/api/v1/me/profile');
    await guest.locator('main a[href="/gives"]').click();
    await read;
    await expect(guest.locator('fieldset.along')).toBeVisible();
    await expect(guest.locator('main a.btn:visible')).toHaveCount(0);
  });

  await test.step('she reads what the team has written, and none of the rest', async () => {
    await guest.goto('/');
    await guest.locator('main a[href="/team-words"]').click();
    await expect(guest.getByText('Ja, gern. Im Café gibt es eine Ecke mit Büchern.')).toBeVisible();
    await expect(guest.getByText('Darf ich zum Meilenstein-Treffen')).toHaveCount(0);
  });

  await test.step('she reads the declaration with her mother, in both languages', async () => {
    await guest.goto('/');
    await guest.locator('main a[href="/consents"]').click();
    await expect(guest.locator('fieldset.along input').first()).toBeDisabled();
    await guest.locator('main a[href="/declaration"]').click();
    await guest.getByRole('button', { name: 'Deutsch', exact: true }).or(guest.getByRole('tab', { name: 'Deutsch', exact: true })).click();
    await expect(guest.getByRole('heading', { name: 'Wer ist verantwortlich?' })).toBeVisible();
    await expect(guest.locator('main form')).toHaveCount(0);
  });

  await test.step('nothing of it lies on her phone', async () => {
    await guest.goto('/workbook');
    await expect(guest.getByRole('heading', { level: 1 })).toContainText('Samira');
    await guest.locator('main a[href="/sheets"]').click();
    await expect(guest.locator('fieldset.along')).toBeVisible();
    expect(await guest.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  });

  await test.step('what was opened is listed, and one tap ends it', async () => {
    await guest.goto('/sheets');
    await expect(guest.locator('fieldset.along')).toBeVisible();
    await samira.goto('/companions');
    await expect(samira.getByText('Geöffnet: Was ich gebe und brauche · Was mir das Team schreibt · Datenschutz und Einwilligungen · Mein Bogen')).toBeVisible();
    await samira.getByRole('button', { name: /^Beenden ?: Mina/ }).click();
    await expect(samira.getByText('Gerade liest niemand mit.')).toBeVisible();
    // The page that lies open goes by itself, to what a phone shows that nobody has used.
    await expect(guest.getByRole('radio', { name: 'Українська' })).toBeVisible();
    await expect(guest.getByText('Samira')).toHaveCount(0);
    await expect.poll(() => guest.evaluate(async () => [localStorage.getItem('mp.person'), (await indexedDB.databases()).length]).catch(() => 'on its way')).toEqual([null, 0]);
    expect((await (await actAs(server, 'samira')).get('/me/companions')).items).toMatchObject([{ first_name: 'Mina', open: false }]);
  });
});
