import type { Page } from '@playwright/test';
import { joinsWith } from './support/dating.mjs';
import { tellsOfThemself } from './support/matching.mjs';
import { otherScreensKept, readyForOffline } from './support/people';
import { officeWith } from './support/recruiting.mjs';
import { settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

// A coach from an empty cohort to tandems that are published, and what happens when two do not fit.

// A server of its own: its first administrator is made on the command line.
test.use({ serverEnv: { MAINPATE_OFFICE_NAME: 'Jobcenter am Markt' } });

const password = 'Bruecke-am-Main-7';
const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
const sheet = (page: Page) => page.getByRole('dialog');
const choose = async (page: Page, name: string, place: string) => {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await sheet(page).getByRole('radio', { name: place }).click();
  await expect(sheet(page)).toBeHidden();
};

type Person = Awaited<ReturnType<typeof tellsOfThemself>>;

test('a coach from an empty cohort to published tandems, of six people who choose in secret', async ({ newPhone, server }) => {
  test.setTimeout(240_000);
  const { login, cohort } = await officeWith(server, password, 6);
  const path = `/cohorts/${cohort}/matching`;
  const katrin = await newPhone(desk);
  await settleIn(katrin.context(), server, login);

  const joined = await test.step('six people join an empty cohort with the codes that the coach hands them', async () => {
    await katrin.goto(`/cohorts/${cohort}`);
    await expect(katrin.getByText('0 von 6 dabei')).toBeVisible();
    const all = [];
    for (const name of ['Mira', 'Leo', 'Ayla', 'Bert', 'Nora', 'Paul']) {
      await katrin.goto('/people');
      await katrin.getByRole('link', { name: 'Einladen' }).click();
      await katrin.getByRole('radio', { name: all.length < 3 ? 'unter 25' : '25 und älter' }).check();
      await katrin.getByRole('button', { name: 'Code machen' }).click();
      all.push(await tellsOfThemself(await joinsWith(server, await katrin.locator('.code-big:visible').innerText(), { name })));
    }
    return all;
  });
  const [Mira, Leo, Ayla, Bert, Nora] = joined as [Person, Person, Person, Person, Person];
  const mira = await newPhone();
  await settleIn(mira.context(), server, Mira.login);

  await test.step('all have given their word, and the coach opens the start gate', async () => {
    for (const { put } of joined) await put('/me/agreement-to-take-part', { answer: 'yes' });
    await katrin.goto(`/cohorts/${cohort}/pool`);
    await expect(katrin.getByText('6 von 6 dabei', { exact: true })).toBeVisible();
    await katrin.getByRole('button', { name: 'Startschuss geben' }).click();
    await sheet(katrin).getByRole('button', { name: 'Startschuss geben' }).click();
    await expect(sheet(katrin)).toBeHidden();
  });

  await test.step('the coach opens the choosing', async () => {
    await katrin.goto(`/cohorts/${cohort}`);
    await katrin.getByRole('link', { name: /Wunschzettel & Vorschlag/ }).click();
    await katrin.getByRole('button', { name: 'Wahl eröffnen' }).click();
    await sheet(katrin).getByRole('button', { name: 'Wahl eröffnen' }).click();
    await expect(katrin.getByText('Die Wahl ist offen.').first()).toBeVisible();
  });

  await test.step('a ballot waits for the internet and can be changed', async () => {
    await mira.goto('/');
    await mira.getByRole('link', { name: /Dein Wunschzettel/ }).click();
    await expect(mira.getByText('Von wem erhoffe ich mir am meisten Hilfe?')).toBeVisible();
    await readyForOffline(mira);
    await otherScreensKept(mira);
    await mira.context().setOffline(true);
    await choose(mira, 'Bert', '1. Wunsch');
    await choose(mira, 'Nora', 'Auch gut');
    await choose(mira, 'Paul', 'Bitte nicht');
    await mira.getByRole('button', { name: 'Wunschzettel abgeben' }).click();
    await expect(mira.getByText('Dein Wunschzettel ist da.')).toBeVisible();
    await expect(mira.getByRole('main').getByText('wartet', { exact: false }).first()).toBeVisible();
    await mira.context().setOffline(false);
    await expect.poll(async () => (await Mira.get('/me/ballot')).wishes).toEqual([Bert.id]);
  });

  await test.step('one comes on paper', async () => {
    await Bert.wishes(Mira.id, Leo.id);
    await Leo.wishes(Bert.id, Nora.id);
    await Ayla.wishes(Bert.id);
    await Nora.wishes(Leo.id);
    await katrin.goto(path);
    await katrin.getByRole('link', { name: /Paul/ }).click();
    await choose(katrin, 'Ayla', '1. Wunsch');
    await katrin.getByRole('button', { name: 'Zettel eintragen' }).click();
    await expect(katrin.getByText('6 von 6 haben abgegeben.')).toBeVisible();
    await katrin.getByRole('button', { name: 'Wahl beenden' }).click();
    await sheet(katrin).getByRole('button', { name: 'Wahl beenden' }).click();
    await expect(katrin.getByText('Die Wahl ist beendet.').first()).toBeVisible();
  });

  await test.step('the team sees the best tandems, and what another choice would mean', async () => {
    await katrin.getByRole('link', { name: 'Vorschlag suchen' }).click();
    await katrin.getByRole('button', { name: 'Suchen', exact: true }).click();
    await expect(katrin.getByText('Mira hat Bert als 1. genannt.').first()).toBeVisible();
    await expect(katrin.getByText('Niemanden von den eigenen Wünschen bekommt: Ayla.')).toBeVisible();
    await katrin.getByRole('button', { name: 'Mira', exact: true }).click();
    await katrin.getByRole('button', { name: 'Leo', exact: true }).click();
    await expect(katrin.getByRole('button', { name: 'Mira', exact: true })).toBeFocused();
    await expect(katrin.getByText('Zusammen würde damit weniger gehen.')).toBeVisible();
    await expect(katrin.getByText('Besser für Leo.')).toBeVisible();
    await expect(katrin.getByText('Mira verliert einen Wunsch oder bekommt einen späteren.')).toBeVisible();
    await katrin.getByRole('button', { name: 'Als Vorschlag festhalten' }).click();
    await expect(katrin.getByText('Dieses Feld fehlt noch', { exact: false }).or(katrin.locator('.err')).first()).toBeVisible();
    await katrin.getByRole('button', { name: 'Zurück zum Vorschlag' }).click();
  });

  await test.step('what has changed meanwhile is not published: it is worked out again, and the words stay', async () => {
    await katrin.getByRole('button', { name: 'Veröffentlichen' }).click();
    await Ayla.put('/me/profile', { gives: ['cooking'], needs: ['housing'], languages: ['de', 'tr'], times: ['mo-am', 'we-pm'] }, 1);
    await sheet(katrin).getByLabel('Mira & Bert').or(sheet(katrin).getByLabel('Bert & Mira')).fill('Ihr kocht beide gern.');
    await sheet(katrin).getByRole('button', { name: 'Veröffentlichen' }).click();
    await expect(katrin.getByText('Seit diesem Vorschlag hat sich etwas geändert.', { exact: true })).toBeVisible();
    await katrin.getByRole('button', { name: 'Neu rechnen' }).click();
    await expect(katrin.getByRole('heading', { name: 'Vorschlag 2' })).toBeVisible();
  });

  await test.step('publishing tells everybody, and nobody who chose them', async () => {
    await katrin.getByRole('button', { name: 'Veröffentlichen' }).click();
    await expect(sheet(katrin).getByLabel('Mira & Bert').or(sheet(katrin).getByLabel('Bert & Mira'))).toHaveValue('Ihr kocht beide gern.');
    await sheet(katrin).getByRole('button', { name: 'Veröffentlichen' }).click();
    await expect(katrin.getByText('Die Tandems stehen unter')).toBeVisible();
    await katrin.goto(`/cohorts/${cohort}`);
    await expect(katrin.getByText('Tag 1 von 120').first()).toBeVisible();
    await mira.goto('/');
    await mira.getByRole('link', { name: /Was euch verbindet/ }).click();
    await expect(mira.getByText('Ihr könnt euch beide vorstellen, ein Tandem zu sein.')).toBeVisible();
    await expect(mira.getByText('Ihr kocht beide gern.')).toBeVisible();
    await expect(mira.getByText('Ihr sprecht beide Deutsch und Türkisch.')).toBeVisible();
    await expect(mira.getByText('Zum Beispiel Montag Vormittag.', { exact: false })).toBeVisible();
    expect((await Ayla.get('/me/match')).both_wished).toBe(false);
  });

  await test.step('it does not fit: one coach reads it, and both are free again', async () => {
    const tandem = await Mira.get('/me/tandem');
    await Mira.put(`/tandems/${tandem.id}/entries/${crypto.randomUUID()}`, { kind: 'meeting', outcome: 'met', day: today(), visibility: 'tandem' });
    await mira.goto('/');
    await mira.getByRole('link', { name: /Passt ihr gut zusammen\?/ }).click();
    await mira.getByRole('radio', { name: 'Eher nicht' }).check();
    await mira.getByRole('radio', { name: 'Katrin' }).check();
    await mira.getByLabel('Was sollen wir wissen?').fill('Wir reden wenig.');
    await mira.getByRole('button', { name: 'Antworten' }).click();
    await expect(mira.getByRole('status').getByText('Danke. Jemand meldet sich bei Dir.')).toBeVisible();
    await expect.poll(async () => (await Mira.get('/me/fit-check')).said.length).toBe(1);
    await katrin.goto('/');
    await expect(katrin.getByText('Wir reden wenig.')).toBeVisible();
    await katrin.getByRole('button', { name: 'Tandem freundlich beenden' }).click();
    await sheet(katrin).getByRole('radio', { name: 'Danke für die Zeit mit Dir.', exact: false }).check();
    await sheet(katrin).getByRole('button', { name: 'Tandem freundlich beenden' }).click();
    await expect.poll(async () => (await Bert.get('/me/match')).parting?.sentence).toBe('thanks');
    expect((await Mira.get('/me/match')).where).toBe('parted');
    await mira.goto('/');
    await mira.getByRole('link', { name: /Euer Tandem ist zu Ende/ }).click();
    await expect(mira.getByText('Niemand hat etwas falsch gemacht.', { exact: false })).toBeVisible();
    await mira.getByRole('link', { name: 'Das Workbook von damals lesen' }).click();
    await expect(mira.getByRole('main').getByText('Treffen').first()).toBeVisible();
    await expect(mira.getByRole('link', { name: 'Treffen eintragen' })).toHaveCount(0);
  });
});
