import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wordsIn } from './support/keyboard';
import { readyForOffline } from './support/people';
import { speak } from './support/screens.mjs';
import { settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

// What protects the screen from other people's eyes, and the slots for sign language.

const office = mkdtempSync(path.join(tmpdir(), 'mainpate-office-'));
writeFileSync(path.join(office, 'weg.webm'), 'no film');
writeFileSync(path.join(office, 'statement.json'), JSON.stringify({ videos: { start: 'weg.webm', statement: 'weg.webm' } }));

test.use({ demo: true, serverEnv: { MAINPATE_ACCESSIBILITY: path.join(office, 'statement.json') } });

test('the lock opens with a passkey of the device, but not for somebody whom the device does not know', async ({ newPhone, server }) => {
  const phone = await newPhone();
  await settleIn(phone.context(), server, 'samira');
  await phone.goto('/view');
  const pin = phone.getByRole('textbox', { name: 'App-PIN' });
  await phone.getByRole('button', { name: 'App-Sperre einschalten' }).click();
  await pin.fill('271828');
  await phone.getByRole('button', { name: 'Speichern' }).click();
  const add = phone.getByRole('button', { name: 'Auch mit Finger oder Gesicht öffnen' });
  await expect(phone.getByRole('button', { name: 'Jetzt sperren' })).toBeVisible();
  await expect(add).toHaveCount(0); // nothing here recognises anybody

  const device = await phone.context().newCDPSession(phone);
  await device.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options });
  await phone.reload();
  await add.click();
  await expect(phone.getByText('Finger oder Gesicht öffnet jetzt auch.')).toBeVisible();
  // Forced colours paint the canvas behind every word: on any other ground light words are gone.
  await phone.emulateMedia({ forcedColors: 'active' });
  expect(await phone.locator('.toast').evaluate((line) => getComputedStyle(line).backgroundColor)).toBe('rgb(255, 255, 255)');
  await phone.emulateMedia({ forcedColors: 'none' });
  await phone.getByRole('button', { name: 'Jetzt sperren' }).click();
  await phone.context().setOffline(true);
  const open = phone.getByRole('button', { name: 'Mit Finger oder Gesicht öffnen' });
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await open.click();
  await expect(phone.getByText('Das hat nicht geklappt. Mit der App-PIN geht es immer.')).toBeVisible();
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await open.click();
  await expect(phone.getByRole('heading', { name: 'Ansicht und Schutz' })).toBeVisible();
});

test('one tap leaves for an empty sheet, from everywhere, and nothing leads back', async ({ newPhone, server }) => {
  const phone = await newPhone();
  await settleIn(phone.context(), server, 'samira');
  await phone.addInitScript(() => location.protocol === 'about:' || localStorage.setItem('mp.view', JSON.stringify({ discreet: true, exit: true, hand: 'right' })));
  const away = async () => {
    await expect(phone).toHaveURL(/\/notes\.html$/);
    await expect(phone).toHaveTitle('Notizen');
  };
  await phone.goto('/');
  await expect(phone).toHaveTitle('Notizen');
  await readyForOffline(phone);
  await phone.goto('/workbook');
  // For one hand what begins a page is within reach, and the ways out of a sheet stand below.
  expect((await phone.locator('.tabs').boundingBox())?.y).toBeGreaterThan(280);
  await phone.goto('/meeting/new');
  await phone.locator('button.vis').first().click();
  const dialog = phone.getByRole('dialog');
  for (const name of ['Schnell weg', 'Schließen']) {
    const box = await dialog.getByRole('button', { name }).boundingBox();
    expect(box?.y, name).toBeGreaterThan(700);
  }
  await phone.context().setOffline(true);
  await dialog.getByRole('button', { name: 'Schnell weg' }).click();
  await away();
  await phone.goBack();
  await away();
  await phone.context().setOffline(false);
  await phone.goto('/');
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Samira');

  await speak(server, 'samira', 'ar');
  await phone.reload();
  const say = wordsIn('ar', 'core');
  await phone.getByRole('button', { name: say('quick_exit') }).click();
  await expect(phone).toHaveTitle(say('neutral_name'));
  await expect(phone.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(phone.getByRole('textbox', { name: say('neutral_name') })).toHaveCSS('direction', 'rtl');
});

test('a film in sign language takes the focus, keeps its name, and says why it does not come', async ({ newPhone }) => {
  const phone = await newPhone();
  await phone.addInitScript(() => location.protocol === 'about:' || localStorage.setItem('mp.language', 'de'));
  await phone.goto('/');
  const start = phone.getByRole('button', { name: 'Gebärdensprache: Was ist MainPate?' });
  await expect(start).toBeVisible();
  await phone.route('**/sign-language/**', () => {}); // it is on its way
  await start.press('Enter');
  const film = phone.locator('video');
  await expect(film).toBeFocused();
  await expect(film).toHaveAccessibleName(/Was ist MainPate/);
  await expect(phone.getByRole('figure')).toContainText('Was ist MainPate?');
  await phone.unroute('**/sign-language/**');
  await phone.goto('/accessibility');
  await phone.getByRole('button', { name: /^Gebärden/ }).click();
  await expect(phone.getByText('Dieses Gerät kann das Video nicht zeigen.')).toBeVisible();
  await expect(film).toHaveCount(0);
});
