import { codesOf, newColleague, passkeysOn, PASSWORD, setUpCodes } from './support/doors.mjs';
import { callAs } from './support/caller.mjs';
import { signIn } from './support/people';
import { settled, violationsOf } from './support/screens.mjs';
import { actAs, secretOf } from './support/session.mjs';
import { expect, test } from './support/test';

test.use({ demo: true, serverEnv: { MAINPATE_STAFF_SECOND_FACTOR: 'required' } });

test('where the office wants two steps, the team is led to setting them up and nowhere else', async ({ newPhone, server }) => {
  const ute = await actAs(server, 'ute');
  await setUpCodes(ute, secretOf(server, 'ute'));
  const login = await newColleague(ute, server.origin);

  const phone = await newPhone();
  const device = await passkeysOn(phone);
  await phone.goto('/sign-in');
  await phone.getByLabel('Anmeldename').fill(login);
  await phone.getByLabel('PIN oder Passwort').fill(PASSWORD);
  await phone.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(phone.getByRole('heading', { level: 1, name: 'Noch ein Schritt, dann geht es los' })).toBeVisible();
  for (const path of ['/tandems', '/more', '/doors']) {
    await phone.goto(path);
    await settled(phone);
    await expect(phone.getByRole('heading', { level: 1, name: 'Noch ein Schritt, dann geht es los' })).toBeVisible();
  }
  expect(await violationsOf(phone)).toEqual([]);

  await test.step('a passkey is a second factor, too', async () => {
    await phone.getByRole('button', { name: /Mit einem Passkey/ }).click();
    await phone.getByLabel('Dein Passwort').fill(PASSWORD);
    await phone.getByRole('button', { name: 'Weiter' }).click();
    await expect(phone.getByRole('heading', { level: 1, name: 'Deine Ersatz-Codes' })).toBeVisible();
    expect(await device.count()).toBe(1);
    await phone.getByLabel('Ich habe sie aufgeschrieben').check();
    await phone.getByRole('button', { name: 'Fertig' }).click();
    await expect(phone.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();
  });
  await test.step('the last way does not go', async () => {
    await phone.goto('/doors');
    await phone.getByRole('button', { name: /^Entfernen/ }).click();
    await phone.getByRole('dialog').getByLabel('Dein Passwort').fill(PASSWORD);
    await phone.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
    await expect(phone.getByRole('alert')).toContainText('Richte zuerst den anderen Weg ein');
  });
  await test.step('after the password the passkey is the second step', async () => {
    await device.present(false);
    await phone.context().clearCookies();
    await phone.evaluate(() => localStorage.removeItem('mp.person'));
    await phone.goto('/sign-in');
    await phone.getByLabel('Anmeldename').fill(login);
    await phone.getByLabel('PIN oder Passwort').fill(PASSWORD);
    await phone.getByRole('button', { name: 'Anmelden', exact: true }).click();
    const use = phone.getByRole('button', { name: 'Passkey benutzen' });
    await expect(use).toBeFocused();
    expect(await violationsOf(phone)).toEqual([]);
    await device.present(true);
    await use.click();
    await expect(phone.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();
  });
  // The password alone is not enough for anything.
  await expect(callAs(server.origin, login, PASSWORD)).rejects.toThrow('second_factor_needed');
});

test('with an app, from the first screen to the last', async ({ newPhone, server }) => {
  const phone = await newPhone();
  await phone.goto('/sign-in');
  await phone.getByLabel('Anmeldename').fill('nabil');
  await phone.getByLabel('PIN oder Passwort').fill(secretOf(server, 'nabil'));
  await phone.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await phone.getByRole('button', { name: /Mit einer App/ }).click();
  await phone.getByLabel('Dein Passwort').fill(secretOf(server, 'nabil'));
  await phone.getByRole('button', { name: 'Weiter' }).click();
  const app = codesOf(await phone.locator('.secret-text').innerText());
  await phone.getByLabel('Code, den die App jetzt zeigt').fill(app.next());
  await phone.getByRole('button', { name: 'Bestätigen' }).click();
  await phone.getByLabel('Ich habe sie aufgeschrieben').check();
  await phone.getByRole('button', { name: 'Fertig' }).click();
  await expect(phone.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();
});

test('participants are asked for nothing but the PIN', async ({ page, server }) => {
  await signIn(page, 'jonas', secretOf(server, 'jonas'));
});
