import { codesOf, newColleague, passkeysOn, PASSWORD, setUpCodes } from './support/doors.mjs';
import { callAs } from './support/caller.mjs';
import { atHeading, press, write } from './support/keyboard';
import { signIn, storedOn } from './support/people';
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
  // By keyboard alone, out and in again.
  const phone = await newPhone({ isMobile: false, hasTouch: false });
  const secret = secretOf(server, 'nabil');
  await phone.clock.install();
  const button = (name: string | RegExp) => phone.getByRole('button', { name, exact: typeof name === 'string' });
  const signsIn = async () => {
    await write(phone, phone.getByLabel('Anmeldename'), 'nabil');
    await write(phone, phone.getByLabel('PIN oder Passwort'), secret);
    await phone.keyboard.press('Enter');
  };
  await phone.goto('/sign-in');
  await signsIn();
  await atHeading(phone);
  await press(phone, button(/Mit einer App/));
  await atHeading(phone);
  await press(phone, button('Weiter'));
  const password = phone.getByLabel('Dein Passwort');
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await write(phone, password, secret);
  await phone.keyboard.press('Enter');
  await atHeading(phone);
  const app = codesOf(await phone.locator('.secret-text').innerText());
  // Long enough for the app to look around, where it may.
  await phone.clock.fastForward('00:05');
  await write(phone, phone.getByLabel('Code, den die App jetzt zeigt'), app.next());
  await press(phone, button('Bestätigen'));
  await atHeading(phone);
  await press(phone, button('Fertig'));
  await expect(phone.getByRole('alert')).toBeVisible();
  await press(phone, phone.getByLabel('Ich habe sie aufgeschrieben'), 'Space');
  await press(phone, button('Fertig'));
  const places = phone.getByRole('navigation', { name: 'Hauptmenü' });
  await atHeading(phone);
  // All that was closed until now is there without internet, too.
  await expect.poll(async () => (await storedOn(phone, 'reads')).keys).toContain('/me/access-log');
  await press(phone, places.getByRole('link').last());
  await atHeading(phone);
  await press(phone, button('Abmelden'));
  await press(phone, button('Weiter'));
  await press(phone, phone.getByRole('link', { name: 'Ich war schon hier' }));
  await atHeading(phone);
  await signsIn();
  const code = phone.getByLabel('Code aus Deiner App');
  await expect(code).toBeFocused();
  await write(phone, code, app.wrong());
  await phone.keyboard.press('Enter');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  await expect(code).toBeFocused();
  await write(phone, code, app.next());
  await phone.keyboard.press('Enter');
  await expect(places).toBeVisible();
  await atHeading(phone);
});

test('participants are asked for nothing but the PIN', async ({ page, server }) => {
  await signIn(page, 'jonas', secretOf(server, 'jonas'));
});
