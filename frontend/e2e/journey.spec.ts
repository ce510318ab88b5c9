import type { Page } from '@playwright/test';
import { callAs } from './support/caller.mjs';
import { join, otherScreensKept, readyForOffline, signIn } from './support/people';
import { readQr } from './support/qr.mjs';
import { expect, test } from './support/test';

// The main job from an empty database on: two people become a tandem, live with their workbook, and make a plan with
// the office that three sign.

const password = 'Bruecke-am-Main-7';
const pins = { amira: '735190', peter: '402816' };
const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
const main = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const sheet = (page: Page) => page.getByRole('dialog');

test('a tandem from the invitation to a kept promise', async ({ newPhone, server }) => {
  test.setTimeout(300_000);

  const coachCode = await test.step('the first administrator sets up a cohort and a coach', async () => {
    server.run(['person', 'add', '--role', 'administrator', '--name', 'Ute', '--login', 'ute', '--password-stdin'], `${password}\n`);
    const office = await newPhone(desk);
    await signIn(office, 'ute', password);

    await office.goto('/accounts/new');
    await office.getByLabel('Name').fill('Katrin');
    await main(office, 'Konto anlegen').click();
    const code = await office.locator('.code-big:visible').innerText();

    await office.goto('/');
    await main(office, 'Durchgang anlegen').click();
    await office.getByLabel('Name').fill('Frühjahr');
    await office.getByLabel('Erster Tag').fill(today());
    await sheet(office).getByRole('button', { name: 'Speichern' }).click();
    await main(office, 'Ansprechperson dazunehmen').click();
    await sheet(office).getByRole('button', { name: 'Katrin' }).click();
    await expect(office.getByRole('status').getByText('Katrin gehört jetzt dazu.')).toBeVisible();
    return code;
  });

  const coach = await newPhone(desk);
  await test.step('the coach joins with the code from her sheet', async () => {
    await join(coach, coachCode, { secret: password });
  });

  const amira = await newPhone();
  const peter = await newPhone();
  const logins = { amira: '', peter: '' };
  await test.step('two people join, one with the camera and one by typing', async () => {
    await invite(coach, 'unter 25');
    const scanned = readQr(await coach.getByRole('img', { name: 'Code zum Scannen' }).first().screenshot());
    expect(scanned).toMatch(new RegExp(`^${server.origin}/join#[0-9A-Z]{5}-[0-9A-Z]{5}$`));
    logins.amira = await join(amira, scanned, { name: 'Amira', secret: pins.amira });

    await invite(coach, '25 und älter');
    logins.peter = await join(peter, await coach.locator('.code-big:visible').innerText(), { name: 'Peter', secret: pins.peter });
  });

  await test.step('the coach forms the tandem and starts the cohort', async () => {
    await coach.goto('/tandems/new');
    await coach.getByRole('radiogroup', { name: 'Wer?' }).getByRole('radio', { name: 'Amira' }).check();
    await coach.getByRole('radiogroup', { name: 'Wer passt zu Amira?' }).getByRole('radio', { name: 'Peter' }).check();
    await coach.getByLabel('Warum passen').fill('Beide mögen Gärten, und Peter kennt viele Betriebe.');
    await main(coach, 'Tandem bilden').click();
    await expect(coach.getByRole('heading', { level: 1 })).toContainText('Amira');

    await coach.goto('/people');
    await expect(coach.getByText('In einem Tandem')).toBeVisible();
    const cohorts = await coach.evaluate(() => document.querySelector('a[href^="/people/"]')?.getAttribute('href')?.split('/')[2]);
    await coach.goto(`/cohorts/${cohorts}`);
    await main(coach, 'Starten').click();
    await sheet(coach).getByRole('button', { name: 'Starten' }).click();
    await expect(coach.getByText('Tag 1 von 100').first()).toBeVisible();
  });

  const book = async () => {
    const person = await callAs(server.origin, logins.amira, pins.amira);
    const tandem = await person.get('/me/tandem');
    return person.get(`/tandems/${tandem.id}/workbook`);
  };

  await test.step('both write in the same workbook, each meeting in under a minute', async () => {
    await amira.goto('/');
    await expect(amira.getByText('Tag 1 von 100')).toBeVisible();
    await amira.getByRole('link', { name: 'Treffen eintragen' }).click();
    await amira.getByRole('radio', { name: 'Café' }).check();
    await amira.getByRole('checkbox', { name: 'Bewerbung' }).check();
    await amira.getByLabel('Was ist wichtig für das nächste Mal?').fill('Den Lebenslauf mitbringen');
    await amira.getByLabel('Ein kleiner Schritt bis dahin').fill('Zeugnisse suchen');
    await main(amira, 'Speichern').click();
    await expect(amira.getByRole('status').getByText('Gespeichert. Nur ihr zwei seht das.')).toBeVisible();

    await peter.goto('/workbook');
    await card(peter, 'Den Lebenslauf mitbringen').getByRole('link').click();
    await main(peter, 'Ja, so war es').click();
    await expect(peter.getByText('Du hast gesagt: Ja, so war es.')).toBeVisible();
    await log(peter, 'Wir haben lange über Gärten geredet');

    await peter.goto('/note/new');
    await peter.getByRole('textbox').first().fill('Nur für mich: Ich war nervös');
    await chooseWhoSees(peter, 'nur ich');
    await main(peter, 'Speichern').click();
    await expect(card(peter, 'Ich war nervös')).toBeVisible();
    await amira.goto('/workbook');
    await expect(card(amira, 'über Gärten geredet')).toBeVisible();
    await expect(card(amira, 'Ich war nervös')).toHaveCount(0);
  });

  await test.step('without internet everything is written, kept over a restart, and sent once', async () => {
    await readyForOffline(amira);
    await otherScreensKept(amira);
    await amira.context().setOffline(true);
    await log(amira, 'Im Bus die Anzeige gelesen');
    await log(amira, 'Am Telefon Mut gemacht');
    await card(amira, 'Den Lebenslauf mitbringen').getByRole('link').click();
    await amira.getByRole('link', { name: 'Ändern', exact: true }).click();
    await amira.getByLabel('Was ist wichtig für das nächste Mal?').fill('Lebenslauf und Foto mitbringen');
    await main(amira, 'Speichern').click();
    await expect(card(amira, 'Lebenslauf und Foto mitbringen').getByText('wartet')).toBeVisible();
    await amira.goto('/');
    await amira.getByRole('checkbox', { name: 'Zeugnisse suchen' }).click();
    await expect(amira.getByRole('status').getByText('Geschafft.')).toBeVisible();
    await amira.goto('/workbook');
    await amira.reload();
    for (const words of ['Im Bus die Anzeige gelesen', 'Am Telefon Mut gemacht', 'Lebenslauf und Foto mitbringen']) {
      await expect(card(amira, words).getByText('wartet')).toBeVisible();
    }
    await expect(amira.getByText('4 Einträge warten auf Internet.')).toBeVisible();
    await amira.goto('/unsent');
    await expect(amira.getByRole('article')).toHaveCount(4);

    await amira.context().setOffline(false);
    await expect(amira.getByText('Alles ist gesendet.')).toBeVisible({ timeout: 20_000 });
    const { entries, steps } = await book();
    expect(entries.map(({ note }: { note: string }) => note).toSorted()).toEqual([
      'Am Telefon Mut gemacht',
      'Im Bus die Anzeige gelesen',
      'Lebenslauf und Foto mitbringen',
      'Wir haben lange über Gärten geredet',
    ]);
    expect(steps).toMatchObject([{ text: 'Zeugnisse suchen', state: 'done' }]);
  });

  await test.step('the same entry changed on two phones without internet: the later one chooses', async () => {
    await peter.goto('/workbook');
    await expect(card(peter, 'Lebenslauf und Foto mitbringen')).toBeVisible();
    await readyForOffline(peter);
    await otherScreensKept(peter);
    for (const phone of [amira, peter]) {
      await phone.goto('/workbook');
      await card(phone, 'Lebenslauf und Foto mitbringen').getByRole('link').click();
      await expect(phone.getByRole('heading', { level: 1, name: 'Café' })).toBeVisible();
      await phone.context().setOffline(true);
    }
    await changePlace(amira, 'Bibliothek');
    await changePlace(peter, 'Park');
    await amira.context().setOffline(false);
    await expect(card(amira, 'Lebenslauf und Foto mitbringen').getByText('wartet')).toHaveCount(0, { timeout: 20_000 });
    await peter.context().setOffline(false);
    await expect(peter.getByText('1 Eintrag braucht Dich kurz.')).toBeVisible({ timeout: 20_000 });
    await main(peter, 'Beide ansehen').click();
    await expect(sheet(peter).getByText('Bibliothek')).toBeVisible();
    await expect(sheet(peter).getByText('Park')).toBeVisible();
    await main(peter, 'Diese behalten').click();
    await expect(peter.getByText('1 Eintrag braucht Dich kurz.')).toHaveCount(0);
    await expect.poll(async () => (await book()).entries.find(({ note }: { note: string }) => note.startsWith('Lebenslauf'))).toMatchObject({ place: 'park' });
  });

  await test.step('the coach sees what is released and the days, nothing more', async () => {
    await amira.goto('/workbook');
    await card(amira, 'Am Telefon Mut gemacht').getByRole('link').click();
    await chooseWhoSees(amira, 'wir zwei + Team');
    await expect(amira.getByRole('status').getByText('Auch das Team kann es lesen.')).toBeVisible();
    await openTandem(coach);
    await expect(coach.getByText('Am Telefon Mut gemacht')).toBeVisible();
    for (const words of ['Lebenslauf und Foto', 'über Gärten geredet', 'Ich war nervös', 'Im Bus']) await expect(coach.getByText(words)).toHaveCount(0);
    await amira.reload();
    await expect(amira.getByText(/Vom Team gesehen am/)).toBeVisible();
  });

  await test.step('the coach proposes the first milestone meeting, both say yes', async () => {
    await openFirstMilestone(coach);
    await main(coach, 'Termin vorschlagen').click();
    await sheet(coach).getByLabel('Uhrzeit').fill('15:30');
    await sheet(coach).getByRole('radio', { name: 'Anderer Ort' }).check();
    await sheet(coach).getByLabel('Wo?').fill('Stadtbibliothek');
    await sheet(coach).getByRole('button', { name: 'Vorschlagen' }).click();
    await expect(coach.getByText('15:30 Uhr').first()).toBeVisible();

    for (const phone of [amira, peter]) {
      await phone.goto('/milestones');
      await expect(phone.getByText('Katrin schlägt diesen Termin vor.')).toBeVisible();
      await main(phone, 'Ja, das passt').click();
    }
    await expect(peter.getByText('Ihr habt beide zugesagt.')).toBeVisible();
  });

  await test.step('at the table: results are released line by line', async () => {
    await openTable(amira);
    await coach.reload();
    await expect(coach.getByText('Hier steht, was die zwei freigeben.')).toBeVisible();
    await amira.getByRole('button', { name: 'Was hat sich verändert?' }).click();
    await sheet(amira).getByLabel('Woran merkt ihr das?').fill('Ich traue mich anzurufen.');
    await sheet(amira).getByRole('button', { name: 'Speichern' }).click();
    // The tick shows what the outbox holds, a moment after the tap.
    const change = amira.getByRole('checkbox', { name: 'Ich traue mich anzurufen.' });
    await change.click();
    await expect(change).toBeChecked();
    await expect(coach.getByText('Ich traue mich anzurufen.')).toBeVisible();
  });

  await test.step('each answers alone; both see both only when both have released', async () => {
    await openTable(peter);
    await answerAlone(amira, ['stimmt ganz', 'stimmt ziemlich'], 'Mehr Mut');
    await expect(amira.getByText('Du bist fertig. Sobald Peter auch freigibt')).toBeVisible();
    await expect(peter.getByText('Mehr Mut')).toHaveCount(0);
    await expect(coach.getByText('Wenn beide freigegeben haben')).toBeVisible();
    await answerAlone(peter, ['stimmt teils', 'stimmt ganz'], 'Neue Ideen');
    for (const page of [amira, peter, coach]) {
      await expect(page.getByText('Mehr Mut')).toBeVisible();
      await expect(page.getByText('Neue Ideen')).toBeVisible();
    }
  });

  await test.step('they plan one thing and wish for help', async () => {
    await amira.getByRole('link', { name: 'Einen Plan machen' }).click();
    await amira.getByLabel('Was ist der Plan?').fill('Ein Praktikum in einer Gärtnerei');
    await amira.getByRole('textbox', { name: 'Was?', exact: true }).fill('Zwei Gärtnereien anrufen');
    await amira.getByLabel('Tag', { exact: true }).fill(inDays(30));
    await amira.getByLabel('Was könnte dazwischenkommen?').fill('Niemand geht ans Telefon');
    await amira.getByLabel('Dann mache ich').fill('Wir fahren zusammen hin.');
    await amira.getByRole('radio', { name: 'Ziemlich sicher' }).check();
    await main(amira, 'Speichern').click();
    await expect(peter.getByText('Zwei Gärtnereien anrufen').first()).toBeVisible();

    await main(peter, 'Unterstützung wünschen').click();
    await sheet(peter).getByRole('radio', { name: 'Fahrkarte' }).check();
    await sheet(peter).getByLabel('Was genau?').fill('Eine Monatskarte für Amira');
    await sheet(peter).getByRole('button', { name: 'Speichern' }).click();
  });

  await test.step('the coach turns the wish into a promise with a name and a day', async () => {
    await coach.getByRole('button', { name: /^Zusagen.*Eine Monatskarte für Amira/ }).click();
    await sheet(coach).getByLabel('Bis wann?').fill(inDays(7));
    await sheet(coach).getByRole('button', { name: 'Zusagen' }).click();
    for (const phone of [amira, peter]) await expect(phone.getByText(/Katrin · bis/)).toBeVisible();
  });

  await test.step('both agree, then the coach: three signatures under the same version', async () => {
    for (const phone of [amira, peter]) await main(phone, 'Ich bin einverstanden').click();
    await main(coach, 'Ich bin einverstanden').click();
    for (const page of [amira, peter, coach]) await expect(page.getByText('Alle drei sind einverstanden.').first()).toBeVisible();
  });

  await test.step('the promise is kept, in front of everybody', async () => {
    const kept = coach.waitForResponse('**/promises/**');
    await coach.getByRole('button', { name: /^Erledigt.*Eine Monatskarte für Amira/ }).click();
    await kept;
    await amira.goto('/milestones?view=promises');
    await expect(amira.getByText(/eingehalten am/)).toBeVisible();
    await expect(amira.getByText('Eine Monatskarte für Amira')).toBeVisible();
  });
});

async function invite(coach: Page, age: string) {
  await coach.goto('/people');
  await coach.getByRole('link', { name: 'Einladen' }).click();
  await coach.getByRole('radio', { name: age }).check();
  await main(coach, 'Code machen').click();
  await expect(coach.locator('.code-big:visible')).toBeVisible();
}

const card = (phone: Page, words: string) => phone.getByRole('article').filter({ hasText: words });

async function log(phone: Page, words: string) {
  await phone.goto('/meeting/new');
  await phone.getByLabel('Was ist wichtig für das nächste Mal?').fill(words);
  await main(phone, 'Speichern').click();
  await expect(card(phone, words)).toBeVisible();
}

async function chooseWhoSees(phone: Page, who: string) {
  await phone.getByRole('button', { name: 'Wer sieht das?' }).click();
  await sheet(phone).getByRole('button', { name: who }).click();
}

async function changePlace(phone: Page, place: string) {
  await phone.getByRole('link', { name: 'Ändern', exact: true }).click();
  await phone.getByRole('radio', { name: place }).check();
  await main(phone, 'Speichern').click();
  await expect(card(phone, 'Lebenslauf und Foto mitbringen').getByText('wartet')).toBeVisible();
}

async function openTandem(coach: Page) {
  await coach.goto('/tandems');
  await coach.getByRole('link', { name: 'Amira' }).click();
  await expect(coach.getByRole('heading', { level: 1 })).toContainText('Amira');
}

async function openFirstMilestone(coach: Page) {
  await openTandem(coach);
  await coach.getByRole('link', { name: 'Meilenstein 1' }).click();
  await expect(coach.getByRole('heading', { level: 1, name: 'Meilenstein 1' })).toBeVisible();
}

async function openTable(phone: Page) {
  await phone.goto('/milestones');
  await phone.getByRole('link', { name: 'Meilenstein 1 öffnen' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: 'Meilenstein 1' })).toBeVisible();
}

/** Answers the first questions, skips the others and releases. */
async function answerAlone(phone: Page, answers: string[], changed: string) {
  await phone.getByRole('link', { name: 'Allein beantworten' }).click();
  for (let question = 1; question <= 7; question++) {
    await expect(phone.getByText(`Frage ${question} von 7`)).toBeVisible();
    const words = phone.getByLabel('In Deinen Worten');
    const answer = answers[question - 1];
    if (answer) await phone.getByRole('radio', { name: answer }).check();
    else if (await words.isVisible()) await words.fill(changed);
    await phone.getByRole('button', { name: /^(Weiter|Überspringen)$/ }).click();
  }
  await main(phone, 'Freigeben').click();
}
