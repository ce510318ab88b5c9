import { readyForOffline, signIn } from './support/people';
import { actAs, secretOf } from './support/session.mjs';
import { expect, test } from './support/test';

test.use({ demo: true });

test('the language is chosen before anybody signs in', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welche Sprache ist Dir am liebsten?');
  await page.getByRole('radio', { name: 'العربية' }).check();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText('Dein Geld ändert sich dadurch nicht.')).toBeVisible();
});

test('a wrong PIN is said kindly, the right one stays over a restart', async ({ page, server }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Anmeldename').fill('jonas');
  await page.getByLabel('PIN oder Passwort').fill('135791');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Name und PIN passen nicht zusammen.');
  await signIn(page, 'jonas', secretOf(server, 'jonas'));
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();
  // Nothing that opens the door stands in the page's storage.
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  expect(stored).not.toMatch(/eyJ|token|246810/);
});

test('a forgotten PIN is a new code, and the old phone is signed out', async ({ newPhone, server }) => {
  const old = await newPhone();
  await signIn(old, 'kevin', secretOf(server, 'kevin'));
  const coach = await actAs(server, 'katrin');
  const kevin = server.signIns.find(({ login }: { login: string }) => login === 'kevin');
  const { invitation } = await coach.post(`/persons/${kevin.person_id}/invitation`);

  const phone = await newPhone();
  await phone.goto(invitation.url);
  // The code leaves the address at once, for nobody to read it there later.
  await expect(phone).toHaveURL('/join');
  await phone.getByRole('button', { name: 'Weiter' }).click();
  await phone.getByRole('radio', { name: 'Deutsch' }).check();
  await phone.getByRole('button', { name: 'Weiter' }).click();
  await phone.getByLabel('Denk Dir eine PIN aus').fill('846213');
  await phone.getByRole('button', { name: 'PIN speichern' }).click();
  await expect(phone.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();

  await old.reload();
  await expect(old.getByText('Bitte melde Dich noch einmal an.')).toBeVisible();
  await old.getByLabel('PIN oder Passwort').fill('846213');
  await old.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(old.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();
});

test('a second phone joins with a code from the first', async ({ newPhone, server }) => {
  const first = await newPhone();
  await signIn(first, 'leonie', secretOf(server, 'leonie'));
  await readyForOffline(first);
  await first.goto('/add-device');
  await first.getByRole('button', { name: 'Code zeigen' }).click();
  const code = await first.locator('.code').innerText();

  const second = await newPhone();
  await second.goto('/join');
  await second.getByLabel('Code eintippen').fill(code);
  await second.getByRole('button', { name: 'Weiter' }).click();
  await second.getByRole('radio', { name: 'Deutsch' }).check();
  await second.getByRole('button', { name: 'Weiter' }).click();
  await second.getByRole('button', { name: 'Hier anmelden' }).click();
  await expect(second.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();

  await first.goto('/devices');
  await expect(first.getByText('dieses Gerät')).toHaveCount(1);
  await first.getByRole('button', { name: /^Abmelden.*Chrome, Android/ }).click();
  await expect(first.getByRole('button', { name: /^Abmelden.*Chrome, Android/ })).toHaveCount(0);
  await second.reload();
  await expect(second.getByText('Bitte melde Dich noch einmal an.')).toBeVisible();
});
