import type { Page, Route } from '@playwright/test';
import { carefulColleague, codesOf, newColleague, passkeysOn, PASSWORD } from './support/doors.mjs';
import { readyForOffline, signIn } from './support/people';
import { readQr } from './support/qr.mjs';
import { actAs, secretOf } from './support/session.mjs';
import { settled, violationsOf } from './support/screens.mjs';
import { expect, test } from './support/test';

test.use({ demo: true });

const inside = (page: Page) => expect(page.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();

async function password(page: Page, login: string) {
  await page.goto('/sign-in');
  await page.getByLabel('Anmeldename').fill(login);
  await page.getByLabel('PIN oder Passwort').fill(PASSWORD);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
}

async function signOut(page: Page) {
  await page.goto('/more');
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.waitForURL('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Welche Sprache ist Dir am liebsten?' })).toBeVisible();
  await readyForOffline(page);
}

/** The tap ends the quiet question; the owner agrees to the loud one, which begins with a new challenge. */
async function tapAndAgree(page: Page, device: Awaited<ReturnType<typeof passkeysOn>>) {
  await page.waitForLoadState('networkidle');
  const agree = async (route: Route) => {
    await device.present(true);
    await route.continue();
  };
  await page.route('**/auth/passkey-challenge', agree, { times: 1 });
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
}

test('a participant adds a passkey, signs in with it and takes it away again', async ({ page, server }) => {
  const device = await passkeysOn(page);
  const pin = secretOf(server, 'jonas');
  await signIn(page, 'jonas', pin);
  await page.goto('/doors');
  await expect(page.getByText('Noch keiner. Das ist in Ordnung.')).toBeVisible();

  await test.step('the PIN comes first', async () => {
    await page.getByRole('button', { name: 'Passkey anlegen' }).click();
    await page.getByLabel('Deine PIN').fill('135791');
    await page.getByRole('button', { name: 'Weiter' }).click();
    await expect(page.getByText('Das passt nicht. Versuch es noch einmal.')).toBeVisible();
    expect(await device.count()).toBe(0);
  });
  await test.step('the device says no, and nothing happens', async () => {
    await device.verified(false);
    await page.getByLabel('Deine PIN').fill(pin);
    await page.getByRole('button', { name: 'Weiter' }).click();
    await expect(page.getByRole('alert')).toContainText('Nichts hat sich geändert.');
    await device.verified(true);
  });
  await test.step('the device says yes', async () => {
    await page.getByRole('button', { name: 'Weiter' }).click();
    await expect(page.getByText('Passkey angelegt.')).toBeVisible();
    await expect(page.getByText('Chrome · Android', { exact: true })).toBeVisible();
    expect(await device.count()).toBe(1);
  });
  await test.step('it opens the door', async () => {
    // Nobody touches the device until the button is tapped.
    await device.present(false);
    await signOut(page);
    await page.goto('/sign-in');
    await tapAndAgree(page, device);
    await inside(page);
    const me = await page.evaluate(() => JSON.parse(localStorage.getItem('mp.person') ?? 'null'));
    expect(me.login).toBe('jonas');
  });
  await test.step('it goes with the PIN, and opens nothing any more', async () => {
    await page.goto('/doors');
    await page.getByRole('button', { name: /^Entfernen.*Chrome/ }).click();
    await page.getByRole('dialog').getByLabel('Deine PIN').fill(pin);
    await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
    await expect(page.getByText('Noch keiner. Das ist in Ordnung.')).toBeVisible();
    await device.present(false);
    await signOut(page);
    await page.goto('/sign-in');
    await tapAndAgree(page, device);
    await expect(page.getByRole('alert')).toContainText('Dieser Passkey passt hier nicht');
    await device.present(false);
    await signIn(page, 'jonas', pin);
  });
});

test('a passkey is offered where the login name is typed', async ({ page, server }) => {
  const device = await passkeysOn(page);
  const pin = secretOf(server, 'thomas');
  await signIn(page, 'thomas', pin);
  await page.goto('/doors');
  await page.getByRole('button', { name: 'Passkey anlegen' }).click();
  await page.getByLabel('Deine PIN').fill(pin);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText('Passkey angelegt.')).toBeVisible();
  await signOut(page);
  // The device agrees to the quiet question as soon as it is asked.
  await device.present(true);
  await page.goto('/sign-in');
  await inside(page);
});

test('the team sets up codes of an app, signs in with one, and with a spare code when the phone is away', async ({ newPhone, server }) => {
  const login = await newColleague(await actAs(server, 'ute'), server.origin);
  const desk = await newPhone({ viewport: { width: 1280, height: 800 }, isMobile: false });
  await signIn(desk, login, PASSWORD);
  await desk.goto('/doors');
  await desk.getByRole('link', { name: /Code aus einer App/ }).click();
  await desk.getByLabel('Dein Passwort').fill(PASSWORD);
  await desk.getByRole('button', { name: 'Weiter' }).click();

  const qr = desk.getByRole('img', { name: 'Bild für die App' });
  await qr.scrollIntoViewIfNeeded();
  const secret = (await desk.locator('.secret-text').innerText()).replaceAll(' ', '');
  const uri = new URL(readQr(await qr.screenshot()));
  expect(uri.protocol).toBe('otpauth:');
  expect(uri.searchParams.get('secret')).toBe(secret);

  const app = codesOf(secret);
  let spare: string[] = [];
  await test.step('a wrong code is said kindly, the right one shows the spare codes', async () => {
    const code = desk.getByLabel('Code, den die App jetzt zeigt');
    await code.fill(app.wrong());
    await desk.getByRole('button', { name: 'Bestätigen' }).click();
    await expect(desk.getByText('Nimm den nächsten, den die App zeigt.')).toBeVisible();
    await expect(code).toBeFocused();
    // Pasted with a gap, as apps show it.
    await code.fill(app.next().replace(/(...)/, '$1 '));
    await desk.getByRole('button', { name: 'Bestätigen' }).click();
    await expect(desk.getByRole('heading', { level: 1, name: 'Deine Ersatz-Codes' })).toBeFocused();
    spare = await desk.getByRole('list', { name: 'Deine Ersatz-Codes' }).getByRole('listitem').allInnerTexts();
    expect(new Set(spare).size).toBe(10);
    expect(await violationsOf(desk)).toEqual([]);
  });
  await test.step('they are written down first', async () => {
    await desk.getByRole('button', { name: 'Fertig' }).click();
    await expect(desk.getByRole('alert')).toContainText('Schreib sie zuerst auf.');
    await desk.getByLabel('Ich habe sie aufgeschrieben').check();
    await desk.getByRole('button', { name: 'Fertig' }).click();
    await expect(desk).toHaveURL('/doors');
    await expect(desk.getByText('Noch 10 Codes')).toBeVisible();
  });

  const phone = await newPhone();
  await test.step('the password alone does not open, the app’s next code does', async () => {
    await password(phone, login);
    const code = phone.getByLabel('Code aus Deiner App');
    await expect(code).toBeFocused();
    await code.fill(app.wrong());
    await phone.getByRole('button', { name: 'Anmelden' }).click();
    await expect(phone.getByText('Nimm den nächsten, den die App zeigt.')).toBeVisible();
    await expect(code).toHaveValue('');
    await code.fill(app.next());
    await phone.getByRole('button', { name: 'Anmelden' }).click();
    await inside(phone);
  });
  const [first = '', second = ''] = spare;
  await test.step('a spare code opens once', async () => {
    const borrowed = await newPhone();
    await password(borrowed, login);
    await borrowed.getByRole('button', { name: 'Ersatz-Code' }).click();
    await borrowed.getByLabel('Ersatz-Code').fill(first.toLowerCase().replace('-', ' '));
    await borrowed.getByRole('button', { name: 'Anmelden' }).click();
    await inside(borrowed);
    await borrowed.goto('/doors');
    await expect(borrowed.getByText('Noch 9 Codes')).toBeVisible();

    const other = await newPhone();
    await password(other, login);
    await other.getByRole('button', { name: 'Ersatz-Code' }).click();
    await other.getByLabel('Ersatz-Code').fill(first);
    await other.getByRole('button', { name: 'Anmelden' }).click();
    await expect(other.getByText('Nimm einen anderen von der Liste.')).toBeVisible();
    await other.getByLabel('Ersatz-Code').fill(second);
    await other.getByRole('button', { name: 'Anmelden' }).click();
    await inside(other);
  });
  await test.step('new spare codes take the place of the old', async () => {
    await desk.getByRole('button', { name: 'Neue Codes' }).click();
    await desk.getByRole('dialog').getByLabel('Dein Passwort').fill(PASSWORD);
    await desk.getByRole('dialog').getByRole('button', { name: 'Neue Codes zeigen' }).click();
    const list = desk.getByRole('list', { name: 'Deine Ersatz-Codes' }).getByRole('listitem');
    await expect(list).toHaveCount(10);
    expect((await list.allInnerTexts()).filter((each) => spare.includes(each))).toEqual([]);
  });
});

test('too many wrong codes lead back to the password', async ({ page, server }) => {
  const { login, codes } = await carefulColleague(server);
  await password(page, login);
  const code = page.getByLabel('Code aus Deiner App');
  for (let tries = 0; tries < 5; tries++) {
    await code.fill(codes.wrong());
    const answer = page.waitForResponse('**/auth/second-factor');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await answer;
  }
  await expect(async () => {
    if (await code.isVisible()) {
      await code.fill(codes.next());
      await page.getByRole('button', { name: 'Anmelden' }).click();
    }
    await expect(page.getByRole('alert')).toContainText('zu viele Versuche', { timeout: 1000 });
  }).toPass();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Von vorn anfangen' }).click();
  await expect(page.getByLabel('PIN oder Passwort')).toHaveValue('');
  await expect(page.getByLabel('Anmeldename')).toHaveValue(login);
});

test('an administrator resets a lost second factor', async ({ newPhone, server }) => {
  const { login } = await carefulColleague(server);
  const desk = await newPhone({ viewport: { width: 1280, height: 800 }, isMobile: false });
  await signIn(desk, 'ute', secretOf(server, 'ute'));
  await desk.goto('/accounts');
  await desk.getByLabel('Suchen').fill(login);
  await desk.getByRole('link', { name: login }).click();
  await desk.getByRole('button', { name: 'Zweiten Faktor zurücksetzen' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Zweiten Faktor zurücksetzen' }).click();
  await expect(desk.getByText(/^Zurückgesetzt\./)).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Zweiten Faktor zurücksetzen' })).toHaveCount(0);

  const phone = await newPhone();
  await signIn(phone, login, PASSWORD);
  await phone.goto('/doors');
  await settled(phone);
  await expect(phone.getByText('Hier einrichten')).toBeVisible();
});
