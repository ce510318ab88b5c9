import { signIn } from './support/people';
import { settled } from './support/screens.mjs';
import { actAs, secretOf, settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

// A server of its own: a new version asks everybody.
test.use({ demo: true, serverEnv: { MAINPATE_OFFICE_NAME: 'Jobcenter Beispielstadt' } });

const NEW = 'Kurz: Alles bleibt freiwillig.';

test('a declaration is signed, taken back and signed again, on the phone and on paper', async ({ newPhone, server }) => {
  const samira = await actAs(server, 'samira');
  await samira.patch('/me', { language: 'de' }, (await samira.get('/me')).version);
  const { cohort } = await samira.get('/me/cohort');
  const katrin = await actAs(server, 'katrin');
  await katrin.put(`/cohorts/${cohort.id}/withdrawals/${samira.person.id}`, { what: 'all' }); // whatever she had signed
  const phone = await newPhone();
  await signIn(phone, 'samira', secretOf(server, 'samira'));

  // The text in every language, and to sign in the one that was read.
  await phone.goto('/declaration');
  await settled(phone);
  await expect(phone.getByRole('heading', { name: 'Wer sieht was?' })).toBeVisible();
  await phone.getByRole('button', { name: 'العربية' }).click();
  await expect(phone.locator('.declaration')).toHaveAttribute('dir', 'rtl');
  await phone.getByRole('button', { name: 'Unterschreiben' }).click();
  await expect(phone.getByText('Das fehlt noch.')).toBeVisible();
  await phone.getByLabel('Dein Name').fill('Samira B.');
  await phone.context().setOffline(true); // the signature waits on the phone
  await phone.getByRole('button', { name: 'Unterschreiben' }).click();
  await expect(phone.getByRole('heading', { name: 'Daten­schutz und Ein­willi­gungen' })).toBeVisible();
  await expect(phone.getByText('Samira B.')).toBeVisible();
  await phone.context().setOffline(false);
  await expect.poll(async () => (await samira.get('/me/consents')).state).toBe('signed');
  expect((await samira.get('/me/consents')).signatures[0]).toMatchObject({ name: 'Samira B.', language: 'ar', number: 1 });

  // One tap gives, the same tap takes back.
  const photos = phone.getByRole('checkbox', { name: /^Fotos/ });
  await expect(photos).not.toBeChecked();
  await photos.check();
  await expect.poll(async () => (await samira.get('/me/consents')).consents[0].day).not.toBeNull();
  // The answer to the first tap may come with the second one, so the box is looked at afterwards.
  await photos.click();
  await expect(photos).not.toBeChecked();
  await expect.poll(async () => (await samira.get('/me/consents')).consents[0].day).toBeNull();

  const saving = phone.waitForEvent('download');
  await phone.getByRole('button', { name: 'Als PDF' }).click();
  expect((await saving).suggestedFilename()).toBe('Datenschutz-Erklärung.pdf');

  await phone.getByRole('button', { name: 'Unterschrift zurück­nehmen' }).click();
  await expect(phone.getByText('Du hast die Unterschrift zurück­genommen')).toBeVisible();
  for (const way of ['/declaration', '/contact-person', '/leaving', '/my-data']) await expect(phone.locator(`main a[href="${way}"]`)).toBeVisible();
  await expect.poll(async () => (await samira.get('/me/consents')).state).toBe('withdrawn');

  // The coach sees it, prints a sheet, and notes a signature on paper.
  const desk = await newPhone({ viewport: { width: 1280, height: 800 } });
  await settleIn(desk.context(), server, 'katrin');
  await desk.goto(`/cohorts/${cohort.id}`);
  await desk.getByRole('link', { name: /^Erklärungen/ }).click();
  const line = desk.getByRole('button', { name: /Samira/ });
  await expect(line).toContainText('zurückgenommen');
  const printing = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Türkçe' }).click();
  await printing;
  await line.click();
  const sheet = desk.locator('dialog[open]');
  await sheet.getByRole('button', { name: 'Unterschrift auf Papier eintragen' }).click();
  await sheet.getByText('Sätze ohne Namen').click();
  await sheet.getByRole('button', { name: 'Eintragen' }).click();
  await expect(line).toContainText('auf Papier');
  await expect(line).toContainText('Sätze ohne Namen');
  expect(await samira.get('/me/consents')).toMatchObject({ state: 'signed' });

  // A new version asks again, quietly, and the one before stays readable.
  const office = await newPhone({ viewport: { width: 1280, height: 800 } });
  await settleIn(office.context(), server, 'ute');
  await office.goto('/settings');
  await office.getByRole('link', { name: /Fassungen lesen/ }).click();
  await office.getByRole('link', { name: 'Neue Fassung' }).click();
  await office.getByLabel('Text auf Deutsch').fill(`${NEW}\n\n# Was ist neu?\n- Nichts Schlimmes.`);
  await office.getByLabel(/Was ist neu/).fill('Kürzer.');
  await expect(office.getByText(/^Hier steht noch der Text von vorher: .*Türkçe/)).toBeVisible();
  await office.getByRole('button', { name: 'Veröffentlichen' }).click();
  await office.locator('dialog[open]').getByRole('button', { name: 'Veröffentlichen' }).click();
  await expect(office.getByText('Fassung 2')).toBeVisible();
  const { newest } = await samira.get('/me/consents');
  expect((await samira.get(`/declarations/${newest.id}`)).texts).toHaveLength(1); // nobody signs a translation of other words

  await phone.goto('/');
  await settled(phone);
  await phone.getByText('Die Daten­schutz-Erklärung hat eine neue Fassung').waitFor();
  await expect(phone.getByRole('link', { name: 'Treffen eintragen' })).toBeVisible();
  await phone.goto('/declaration');
  await expect(phone.getByText(NEW)).toBeVisible();
  await expect(phone.getByText('Kürzer.')).toBeVisible();
  await phone.goto('/consents');
  await phone.getByRole('link', { name: /^Auf Papier am/ }).click(); // what is in force
  await expect(phone.getByRole('heading', { name: 'Wer sieht was?' })).toBeVisible();

  // The folder, in another language.
  await samira.patch('/me', { language: 'tr' }, (await samira.get('/me')).version);
  await phone.goto('/folder');
  await expect(phone.getByText('Katrin', { exact: false }).first()).toBeVisible();
  const folder = phone.waitForEvent('download');
  await phone.locator('.bar .btn.main').click();
  await folder;
});
