import { callAs } from './support/caller.mjs';
import { signIn } from './support/people';
import { test } from './support/post';
import { codeIn } from './support/post-office.mjs';
import { settled, violationsOf } from './support/screens.mjs';
import { secretOf } from './support/session.mjs';
import { expect } from './support/test';

test('a participant gives an e-mail address, confirms it and puts it first', async ({ page, server, post }) => {
  const secret = secretOf(server, 'leonie');
  await signIn(page, 'leonie', secret);
  await page.goto('/reminders');
  await page.getByRole('link', { name: /So erreichen wir Dich/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'So erreichen wir Dich' })).toBeVisible();
  const mail = page.getByRole('article', { name: 'E-Mail' });
  await expect(page.getByText('noch keine Adresse')).toBeVisible();

  await test.step('the code goes to the new address, and only the right one counts', async () => {
    await mail.getByRole('button', { name: 'E-Mail angeben' }).click();
    const field = mail.getByLabel('Deine E-Mail-Adresse');
    await expect(field).toBeFocused();
    await field.fill('leonie at example');
    await mail.getByRole('button', { name: 'Code schicken' }).click();
    await expect(mail.getByText('Das sieht noch nicht richtig aus.')).toBeVisible();
    await field.fill('leonie@example.org');
    await mail.getByRole('button', { name: 'Code schicken' }).click();
    await expect(mail.getByText('wartet auf den Code')).toBeVisible();
    await expect(mail.getByLabel('Code aus der Nachricht')).toBeFocused();
    expect(await violationsOf(page)).toEqual([]);
    await expect.poll(() => post.mails.at(-1)?.to).toBe('leonie@example.org');
    const code = codeIn(post.mails.at(-1)?.text ?? '');
    expect(code).toMatch(/^\d{6}$/);
    await mail.getByLabel('Code aus der Nachricht').fill(code === '111111' ? '222222' : '111111');
    await mail.getByRole('button', { name: 'Bestätigen' }).click();
    await expect(mail.getByText('Dieser Code passt nicht.')).toBeVisible();
    await mail.getByLabel('Code aus der Nachricht').fill(code);
    await mail.getByRole('button', { name: 'Bestätigen' }).click();
    await expect(mail.getByText('bestätigt', { exact: true })).toBeVisible();
    await expect(mail.getByText('leonie@example.org')).toBeVisible();
  });

  await test.step('the order is theirs, by keyboard too', async () => {
    const up = page.getByRole('button', { name: 'E-Mail weiter nach oben' });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('E-Mail steht jetzt auf Platz 1.')).toBeVisible();
    // There is no way further up, so the other arrow has the focus.
    await expect(page.getByRole('button', { name: 'E-Mail weiter nach unten' })).toBeFocused();
    for (const name of [/SMS/, /App auf dem Handy/]) {
      await page.getByRole('checkbox', { name }).click();
      // The line moves down by itself as soon as the phone has kept it.
      await expect(page.getByRole('checkbox', { name })).not.toBeChecked();
    }
    await page.getByRole('checkbox', { name: /E-Mail/ }).click();
    await expect(page.getByText('Ein Weg bleibt.')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: /E-Mail/ })).toBeChecked();
    await page.getByRole('checkbox', { name: /App auf dem Handy/ }).click();
    await expect(page.getByRole('checkbox', { name: /App auf dem Handy/ })).toBeChecked();
    const leonie = await callAs(server.origin, 'leonie', secret);
    await expect.poll(async () => (await leonie.get('/me/reminder-settings')).channels).toEqual(['email', 'push']);
    await page.reload();
    await settled(page);
    await expect(page.locator('.channels li').first()).toContainText('E-Mail');
    expect(await violationsOf(page)).toEqual([]);
  });

  await test.step('another address waits for its code, the first one stays until then', async () => {
    await mail.getByRole('button', { name: 'Ändern' }).click();
    await mail.getByLabel('Deine E-Mail-Adresse').fill('neu@example.org');
    await mail.getByRole('button', { name: 'Code schicken' }).click();
    await expect(mail.getByText('Bis dahin benutzen wir, was oben steht.')).toBeVisible();
    await mail.getByRole('button', { name: /^Lieber nicht/ }).click();
    await expect(mail.getByText('leonie@example.org')).toBeVisible();
    await expect(mail.getByText('neu@example.org')).toHaveCount(0);
  });

  await test.step('it goes as easily as it came', async () => {
    await mail.getByRole('button', { name: /^Entfernen/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
    await expect(mail.getByText('Noch keine. Du kannst eine angeben.')).toBeVisible();
    await expect(page.getByText('noch keine Adresse')).toBeVisible();
  });
});

test('a coach gives a mobile number', async ({ newPhone, server, post }) => {
  const desk = await newPhone({ viewport: { width: 1280, height: 800 }, isMobile: false });
  await signIn(desk, 'sabine', secretOf(server, 'sabine'));
  await desk.goto('/reach');
  const phone = desk.getByRole('article', { name: 'Handy-Nummer für SMS' });
  await phone.getByRole('button', { name: 'Handy-Nummer angeben' }).click();
  await phone.getByLabel('Deine Handy-Nummer').fill('069 5550 103');
  await phone.getByRole('button', { name: 'Code schicken' }).click();
  await expect(phone.getByText('Das ist eine Festnetz-Nummer.')).toBeVisible();
  await phone.getByLabel('Deine Handy-Nummer').fill('0151 23456789');
  await phone.getByRole('button', { name: 'Code schicken' }).click();
  await expect(phone.getByText('+4915123456789')).toBeVisible();
  await expect.poll(() => post.texts.at(-1)?.to).toBe('+4915123456789');
  await phone.getByLabel('Code aus der Nachricht').fill(codeIn(post.texts.at(-1)?.text ?? ''));
  await phone.getByRole('button', { name: 'Bestätigen' }).click();
  await expect(phone.getByText('bestätigt', { exact: true })).toBeVisible();
});

test('the own calendar reads along by an address that can be changed and switched off', async ({ page, server }) => {
  await signIn(page, 'leonie', secretOf(server, 'leonie'));
  await page.goto('/calendar-feed');
  await page.getByRole('button', { name: 'Adresse holen' }).click();
  const address = page.locator('.address');
  const first = await address.innerText();
  expect(await violationsOf(page)).toEqual([]);
  expect(first.startsWith(`${server.origin}/calendar/`)).toBe(true);
  expect(await (await fetch(first)).text()).toContain('BEGIN:VCALENDAR');
  await expect(page.getByRole('link', { name: 'Im Kalender öffnen' })).toHaveAttribute('href', first.replace('http:', 'webcal:'));

  await page.getByRole('button', { name: 'Neue Adresse' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Neue Adresse' }).click();
  await expect(address).not.toHaveText(first);
  const second = await address.innerText();
  expect((await fetch(first)).status).toBe(404);
  expect((await fetch(second)).status).toBe(200);

  await page.getByRole('button', { name: 'Ausschalten' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ausschalten' }).click();
  await expect(page.getByRole('button', { name: 'Adresse holen' })).toBeVisible();
  expect((await fetch(second)).status).toBe(404);
  await expect(address).toHaveCount(0);
});
