import type { Page } from '@playwright/test';
import { chromiumShell } from './support/browser.mjs';
import { cameraArgs, holdUp } from './support/camera.mjs';
import { atHeading, pick, press, says, tabTo, throughSheet, write, writeDay } from './support/keyboard';
import { readyForOffline } from './support/people';
import { readQr } from './support/qr.mjs';
import { officeWith } from './support/recruiting.mjs';
import { expect, test } from './support/test';

// From the first word to the start gate: a colleague names somebody, somebody else comes with the flyer, both decide
// for themselves, one of them without internet, and the team opens the gate. The coach has a keyboard and nothing else.

// A server of its own: its first administrator is made on the command line.
test.use({ serverEnv: { MAINPATE_OFFICE_NAME: 'Jobcenter am Park' }, launchOptions: { executablePath: chromiumShell, args: cameraArgs } });

const password = 'Bruecke-am-Main-7';
const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };
const sheet = (page: Page) => page.getByRole('dialog');
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });

test('from a word of a colleague to the start gate', async ({ newPhone, server }) => {
  test.setTimeout(240_000);
  const { login, cohort } = await officeWith(server, password, 2);
  const coach = await newPhone(desk);
  const button = (name: string | RegExp) => coach.getByRole('button', { name, exact: typeof name === 'string' });
  const link = (name: string | RegExp) => coach.getByRole('link', { name }).first();
  await coach.goto('/sign-in');
  await write(coach, coach.getByLabel('Anmeldename'), login);
  await write(coach, coach.getByLabel('PIN oder Passwort'), 'Main-Bruecke-7');
  await coach.keyboard.press('Enter');
  await expect(coach.getByRole('alert')).toBeVisible();
  await expect(coach.getByLabel('PIN oder Passwort')).toBeFocused();
  await coach.keyboard.press('ControlOrMeta+a');
  await write(coach, coach.getByLabel('PIN oder Passwort'), password);
  await coach.keyboard.press('Enter');
  await expect(coach.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible();
  await atHeading(coach);
  const pool = `/cohorts/${cohort}/pool`;

  const [form, flyer] = await test.step('the team makes a form for colleagues and a flyer', async () => {
    await coach.goto(`/cohorts/${cohort}`);
    await press(coach, link(/^Pool/));
    await atHeading(coach);
    await press(coach, link(/^Einladen/));
    await atHeading(coach);
    await press(coach, button('Bogen machen'));
    await press(coach, button('Flyer machen'));
    const codes = coach.getByRole('img', { name: 'QR-Code' });
    await expect(codes).toHaveCount(2);
    const read = [readQr(await codes.nth(0).screenshot()), readQr(await codes.nth(1).screenshot())];
    expect(read[0]).toMatch(new RegExp(`^${server.origin}/refer#[0-9A-Z]{10}$`));
    await press(coach, coach.getByRole('link', { name: 'Flyer', exact: true }));
    await expect(coach.getByRole('article')).toHaveCount(11);
    return read as [string, string];
  });

  await test.step('a colleague names Ali, without an account and without case data', async () => {
    const colleague = await newPhone();
    await colleague.goto(form);
    await expect(colleague.getByText('Bitte keine Falldaten.')).toBeVisible();
    await expect(colleague.getByRole('button', { name: 'Sprache wechseln: Deutsch' })).toBeVisible();
    await colleague.getByLabel('Vorname').fill('Ali');
    await colleague.getByRole('radio', { name: 'Nachricht' }).check();
    await colleague.getByRole('button', { name: 'Empfehlen' }).click();
    await expect(colleague.getByText('Bitte frag die Person zuerst.')).toBeVisible();
    await colleague.getByLabel('Telefonnummer').fill('0151 2345678');
    await colleague.getByLabel('Die Person weiß davon').check();
    await colleague.getByRole('button', { name: 'Empfehlen' }).click();
    await expect(colleague.getByRole('heading', { name: 'Danke!' })).toBeVisible();
  });

  const personal = await test.step('one tap moves him on, and he gets a link of his own', async () => {
    await coach.goto(pool);
    await press(coach, button(/^Ist informiert ?: Ali/));
    await says(coach, 'Ali: informiert.');
    await expect(coach.getByRole('heading', { name: 'informiert · 1' })).toBeVisible();
    await expect(coach.locator(':is(h1, h2):focus')).toBeVisible();
    await press(coach, link(/^Ali/));
    await atHeading(coach);
    // The arrows look at the other states; only saving sets one.
    await throughSheet(coach, button('Anderer Stand'), async (states) => {
      await pick(coach, states.getByRole('radio', { name: 'empfohlen' }));
      await pick(coach, states.getByRole('radio', { name: 'informiert' }));
      await press(coach, states.getByRole('button', { name: 'Speichern' }));
    });
    await press(coach, button('Link machen'));
    await expect(coach.getByText('Ali: informiert.')).toHaveCount(0); // it may stand before the code
    return readQr(await coach.getByRole('img', { name: /eigene Link/ }).screenshot());
  });

  await test.step('the team plans an information event', async () => {
    await coach.goto(`/cohorts/${cohort}/gatherings/new`);
    await writeDay(coach, coach.getByLabel('Tag', { exact: true }), inDays(3));
    await tabTo(coach, coach.getByLabel('Uhrzeit'));
    await coach.keyboard.type('0300PM');
    await write(coach, coach.getByLabel('Wo?'), 'Stadtteilcafé');
    const map = coach.getByLabel('Link zu einer Karte');
    await write(coach, map, 'http://karte.example');
    await press(coach, button('Speichern und einladen'));
    await expect(map).toBeFocused();
    await expect(map).toHaveAttribute('aria-invalid', 'true');
    await expect(map).toHaveAccessibleDescription(/Das ist kein Link, der mit https:\/\/ beginnt./);
    await coach.keyboard.press('ControlOrMeta+a');
    await write(coach, map, 'https://karte.example/1');
    await press(coach, button('Speichern und einladen'));
    await expect(coach.getByRole('heading', { name: 'Info-Veranstaltung' })).toBeVisible();
  });

  const ali = await newPhone();
  await test.step('Ali reads it in Turkish, says yes himself and joins', async () => {
    await ali.goto(personal);
    await expect(ali.getByRole('heading', { level: 1 })).toHaveText('Welche Sprache ist Dir am liebsten?');
    await ali.getByRole('radio', { name: 'Türkçe' }).check();
    await ali.getByRole('button', { name: 'Devam' }).click();
    await expect(ali.getByRole('heading', { name: /^Merhaba Ali!/ })).toBeVisible();
    await expect(ali.getByText('Stadtteilcafé')).toBeVisible();
    await expect(ali.getByRole('link', { name: 'Haritayı aç' })).toHaveAttribute('referrerpolicy', 'no-referrer');
    expect(new URL(ali.url()).hash).toBe('');
    await ali.getByRole('button', { name: 'Evet, daha fazlasını' }).click();
    await ali.getByRole('radio', { name: '25 yaş altı' }).check();
    await ali.getByRole('button', { name: 'PIN koduma geç' }).click();
    await expect(ali.locator('input.code')).toHaveValue(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    await ali.locator('.btn.main[type=submit]').click();
    await ali.locator('[autocomplete="new-password"]').fill('735190');
    await ali.locator('.btn.main[type=submit]').click();
    await expect(ali.locator('p.code')).toBeVisible();
    await ali.locator('.bar .btn.main').click();
    await expect(ali.getByRole('heading', { name: 'Başlangıca kadar yolun' })).toBeVisible();
  });

  await test.step('he answers the invitation, and gives his word without internet', async () => {
    await ali.getByRole('link', { name: /Bilgilendirme buluşması/ }).click();
    const answered = ali.waitForResponse('**/answer');
    await ali.getByRole('radio', { name: 'Evet, geliyorum' }).check();
    await answered;
    await expect(ali.getByText('gönderildi')).toHaveCount(0);
    await ali.goto('/taking-part');
    await expect(ali.getByText('2 kişiden 0 kişi var')).toBeVisible();
    await readyForOffline(ali);
    await ali.context().setOffline(true);
    await ali.getByRole('button', { name: 'Ben varım' }).click();
    await expect(ali.getByText('Sen de varsın.')).toBeVisible();
    await expect(ali.getByText('2 kişiden 1 kişi var')).toBeVisible();
    const told = ali.waitForResponse('**/me/agreement-to-take-part');
    await ali.context().setOffline(false);
    await told;
  });

  await test.step('at the door his code is held before the camera, and the pool knows', async () => {
    await ali.goto('/gatherings');
    await ali.getByRole('link', { name: /Bilgilendirme/ }).click();
    holdUp(await ali.getByRole('img', { name: 'Kapı kodun' }).screenshot());
    await coach.goto(`/cohorts/${cohort}/gatherings`);
    await press(coach, link(/Info-Veranstaltung/));
    await atHeading(coach);
    await expect(coach.getByText('kommt', { exact: true })).toBeVisible();
    await throughSheet(coach, button('An der Tür'), async (door) => {
      await write(coach, door.getByLabel('Code auf dem Handy'), '222222');
      await coach.keyboard.press('Enter');
      await says(coach, 'Diesen Code gibt es hier nicht.');
      await press(coach, door.getByRole('button', { name: 'Code mit der Kamera lesen' }));
      await says(coach, 'Willkommen, Ali.');
      await expect(door.getByText('Diesen Code gibt es hier nicht.')).toHaveCount(0);
      await press(coach, door.getByRole('button', { name: 'Schließen' }));
    });
    // Ticked and taken back from the list as well.
    const there = coach.getByRole('checkbox', { name: 'Ali' });
    await expect(there).toBeChecked();
    for (const checked of [false, true]) {
      await press(coach, there, 'Space');
      await expect(there).toBeChecked({ checked });
      await expect(there).toBeFocused();
    }
  });

  await test.step('somebody with the flyer says not now: three things are kept', async () => {
    const mia = await newPhone();
    await mia.goto(flyer);
    await mia.getByRole('radio', { name: 'Deutsch' }).check();
    await mia.getByRole('button', { name: 'Weiter' }).click();
    await mia.getByRole('button', { name: 'Nicht jetzt' }).click();
    await mia.getByLabel('Vorname').fill('Mia');
    await mia.getByRole('radio', { name: 'persönlich' }).check();
    await mia.getByRole('button', { name: 'Fragt mich später' }).click();
    await expect(mia.getByRole('heading', { name: 'Danke. Wir fragen dann nach.' })).toBeVisible();
    await coach.goto(pool);
    await expect(coach.getByRole('heading', { name: 'nicht jetzt · 1' })).toBeVisible();
    await expect(coach.getByRole('link', { name: /^Mia wieder fragen am/ })).toBeVisible();
  });

  await test.step('one of two is in: starting early takes a reason', async () => {
    await expect(coach.getByText('1 von 2 dabei', { exact: true })).toBeVisible();
    await throughSheet(
      coach,
      button('Früher starten'),
      async (gate) => {
        const why = gate.getByLabel('Warum schon jetzt?');
        await press(coach, gate.getByRole('button', { name: 'Startschuss geben' }));
        await expect(why).toBeFocused();
        await expect(why).toHaveAttribute('aria-invalid', 'true');
        await expect(why).toHaveAccessibleDescription(/Das fehlt noch./);
        await write(coach, why, 'Der Raum ist nur im Frühjahr frei.');
        await press(coach, gate.getByRole('button', { name: 'Startschuss geben' }));
      },
      coach.getByRole('heading', { name: 'Startschuss', exact: true }),
    );
    await expect(coach.getByText('Der Raum ist nur im Frühjahr frei.')).toBeVisible();
  });

  await test.step('he can still say no, without a reason and without losing anything', async () => {
    await ali.goto('/taking-part');
    await ali.getByRole('button', { name: 'Hayır, teşekkürler' }).click();
    await sheet(ali).getByRole('button', { name: 'Hayır, teşekkürler' }).click();
    await expect(ali.getByText('Hayır dedin. Sorun değil.')).toBeVisible();
    await coach.goto(pool);
    await expect(coach.getByRole('heading', { name: 'Nein, danke · 1' })).toBeVisible();
  });
});
