import type { Page } from '@playwright/test';
import { callAs } from './support/caller.mjs';
import { joinsWith, newcomer } from './support/dating.mjs';
import { atHeading, pick, press, says, throughSheet, write } from './support/keyboard';
import { tellsOfThemself } from './support/matching.mjs';
import { otherScreensKept, readyForOffline } from './support/people';
import { officeWith } from './support/recruiting.mjs';
import { settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

// A coach from an empty cohort to tandems that are published, and what happens when two do not fit. Nobody here has more
// than a keyboard.

// A server of its own: its first administrator is made on the command line.
test.use({ serverEnv: { MAINPATE_OFFICE_NAME: 'Jobcenter am Markt' } });

const password = 'Bruecke-am-Main-7';
const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
const sheet = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first();
const seat = (page: Page, name: string) => page.getByRole('listitem').getByRole('button', { name, exact: true });
const keys = { isMobile: false, hasTouch: false };

/** Puts somebody on a place of the ballot, and finds it in their line. */
const choose = async (page: Page, name: string, place: string) => {
  const line = button(page, new RegExp(`^${name}`));
  await throughSheet(page, line, async (places) => {
    const one = places.getByRole('group', { name: 'Platz auf dem Wunschzettel' }).getByRole('button', { name: place });
    await expect(one).toHaveAttribute('aria-pressed', 'false');
    await press(page, one);
  });
  await expect(line).toHaveAccessibleName(new RegExp(place));
};

/** Presses, and says yes in the sheet that asks again. */
const sure = (page: Page, name: string, after?: ReturnType<typeof button>) =>
  throughSheet(page, button(page, name), (asked) => press(page, asked.getByRole('button', { name, exact: true })), after);

type Person = Awaited<ReturnType<typeof tellsOfThemself>>;

test('a coach from an empty cohort to published tandems, of six people who choose in secret', async ({ newPhone, server }) => {
  test.setTimeout(240_000);
  const { login, cohort } = await officeWith(server, password, 6);
  const path = `/cohorts/${cohort}/matching`;
  const katrin = await newPhone(desk);
  await settleIn(katrin.context(), server, login);

  const joined = await test.step('six people join an empty cohort with the codes that the coach hands them', async () => {
    await katrin.goto('/people');
    await press(katrin, link(katrin, 'Einladen'));
    await atHeading(katrin);
    await pick(katrin, katrin.getByRole('radio', { name: 'unter 25' }));
    await press(katrin, button(katrin, 'Code machen'));
    await atHeading(katrin);
    const all = [await tellsOfThemself(await joinsWith(server, await katrin.locator('.code-big:visible').innerText(), { name: 'Mira' }))];
    const coach = await callAs(server.origin, login, password);
    for (const name of ['Leo', 'Ayla', 'Bert', 'Nora', 'Paul']) {
      all.push(await tellsOfThemself(await newcomer(server, coach, cohort, { name, age: all.length < 3 ? 'under_25' : 'over_25' })));
    }
    return all;
  });
  const [Mira, Leo, Ayla, Bert, Nora, Paul] = joined as [Person, Person, Person, Person, Person, Person];
  const mira = await newPhone(keys);
  await settleIn(mira.context(), server, Mira.login);

  await test.step('all have given their word, and the coach opens the start gate', async () => {
    for (const { put } of joined) await put('/me/agreement-to-take-part', { answer: 'yes' });
    await katrin.goto(`/cohorts/${cohort}/pool`);
    await expect(katrin.getByText('6 von 6 dabei', { exact: true })).toBeVisible();
    await sure(katrin, 'Startschuss geben', katrin.getByRole('heading', { name: 'Startschuss' }));
  });

  await test.step('the coach opens the choosing', async () => {
    await katrin.goto(`/cohorts/${cohort}`);
    await press(katrin, link(katrin, /Wunschzettel & Vorschlag/));
    await atHeading(katrin);
    await sure(katrin, 'Wahl eröffnen', button(katrin, 'Wahl beenden'));
    await says(katrin, 'Die Wahl ist offen.');
  });

  await test.step('a ballot waits for the internet and can be changed', async () => {
    await mira.goto('/');
    await press(mira, link(mira, /Dein Wunschzettel/));
    await atHeading(mira);
    await expect(mira.getByText('Von wem erhoffe ich mir am meisten Hilfe?')).toBeVisible();
    await readyForOffline(mira);
    await otherScreensKept(mira);
    await mira.context().setOffline(true);
    await choose(mira, 'Paul', '1. Wunsch');
    // Whoever stood there moves on by one.
    await choose(mira, 'Bert', '1. Wunsch');
    await expect(button(mira, /^Paul/)).toHaveAccessibleName(/2. Wunsch/);
    await choose(mira, 'Nora', '3. Wunsch');
    await press(mira, button(mira, 'Wunschzettel abgeben'));
    await says(mira, 'Gespeichert. Du kannst es noch ändern.');
    await atHeading(mira);
    await expect(mira.getByRole('main').getByRole('listitem')).toHaveText([/Bert.*1. Wunsch/, /Paul.*2. Wunsch/, /Nora.*3. Wunsch/]);
    await expect(mira.getByRole('main').getByText('wartet', { exact: false }).first()).toBeVisible();
    // Changed: one is only fine, one should not be.
    await press(mira, button(mira, 'Ändern'));
    await atHeading(mira);
    await choose(mira, 'Nora', 'Auch gut');
    await choose(mira, 'Paul', 'Bitte nicht');
    await press(mira, button(mira, 'Wunschzettel abgeben'));
    await atHeading(mira);
    await mira.context().setOffline(false);
    await expect.poll(async () => Mira.get('/me/ballot')).toMatchObject({ wishes: [Bert.id], also: [Nora.id], please_not: Paul.id });
  });

  await test.step('one comes on paper', async () => {
    await Bert.wishes(Mira.id, Leo.id);
    await Leo.wishes(Bert.id, Nora.id);
    await Ayla.wishes(Bert.id);
    await Nora.wishes(Leo.id);
    await katrin.goto(path);
    await press(katrin, link(katrin, /Paul/));
    await atHeading(katrin);
    await choose(katrin, 'Ayla', '1. Wunsch');
    await press(katrin, button(katrin, 'Zettel eintragen'));
    await atHeading(katrin);
    await expect(katrin.getByText('6 von 6 haben abgegeben.')).toBeVisible();
    await sure(katrin, 'Wahl beenden', button(katrin, 'Wahl noch einmal öffnen'));
    await says(katrin, 'Die Wahl ist beendet.');
  });

  await test.step('the team sees the best tandems, and what another choice would mean', async () => {
    await press(katrin, link(katrin, 'Vorschlag suchen'));
    await atHeading(katrin);
    // What counts is put in another order, and put back: the focus goes along.
    const goal = katrin.getByRole('listitem').filter({ hasText: 'was die eine Person kann' });
    await press(katrin, goal.getByRole('button', { name: /^Weiter nach oben/ }));
    await expect(goal.getByRole('button', { name: /^Weiter nach oben/ })).toBeFocused();
    await press(katrin, goal.getByRole('button', { name: /^Weiter nach unten/ }));
    await press(katrin, button(katrin, 'Suchen'));
    await atHeading(katrin);
    await expect(katrin.getByText('Mira hat Bert als 1. genannt.').first()).toBeVisible();
    await expect(katrin.getByText('Niemanden von den eigenen Wünschen bekommt: Ayla.')).toBeVisible();
    await press(katrin, seat(katrin, 'Mira'));
    await expect(seat(katrin, 'Mira')).toHaveAttribute('aria-pressed', 'true');
    await says(katrin, 'Mira ist gewählt. Wähle noch jemanden.');
    await press(katrin, seat(katrin, 'Leo'));
    await expect(seat(katrin, 'Mira')).toBeFocused();
    await expect(seat(katrin, 'Mira')).toHaveAttribute('aria-pressed', 'false');
    await says(katrin, 'Zusammen würde damit weniger gehen.');
    await says(katrin, 'Besser für Leo.');
    await says(katrin, 'Mira verliert einen Wunsch oder bekommt einen späteren.');
    const reason = katrin.getByRole('textbox', { name: 'Warum so?' });
    await press(katrin, button(katrin, 'Als Vorschlag festhalten'));
    await expect(katrin.getByRole('alert')).toBeVisible();
    await expect(reason).toBeFocused();
    await expect(reason).toHaveAttribute('aria-invalid', 'true');
    await expect(reason).toHaveAccessibleDescription(/Das fehlt noch/);
    await press(katrin, button(katrin, 'Zurück zum Vorschlag'));
    await atHeading(katrin);
  });

  const publish = button(katrin, 'Veröffentlichen');
  const words = () => sheet(katrin).getByLabel('Mira & Bert').or(sheet(katrin).getByLabel('Bert & Mira'));

  await test.step('what has changed meanwhile is not published: it is worked out again, and the words stay', async () => {
    await throughSheet(
      katrin,
      publish,
      async (decision) => {
        await Ayla.put('/me/profile', { gives: ['cooking'], needs: ['housing'], languages: ['de', 'tr'], times: ['mo-am', 'we-pm'] }, 1);
        await write(katrin, words(), 'Ihr kocht beide gern.');
        await press(katrin, decision.getByRole('button', { name: 'Veröffentlichen' }));
      },
      katrin.getByRole('heading', { level: 1 }),
    );
    await expect(katrin.getByText('Seit diesem Vorschlag hat sich etwas geändert.', { exact: true })).toBeVisible();
    await press(katrin, button(katrin, 'Neu rechnen'));
    await expect(katrin.getByRole('heading', { name: 'Vorschlag 2' })).toBeFocused();
  });

  await test.step('publishing tells everybody, and nobody who chose them', async () => {
    await throughSheet(
      katrin,
      publish,
      async (decision) => {
        await expect(words()).toHaveValue('Ihr kocht beide gern.');
        await expect(decision.getByRole('checkbox', { name: 'Der Durchgang beginnt heute' })).toBeChecked();
        await press(katrin, decision.getByRole('button', { name: 'Veröffentlichen' }));
      },
      katrin.getByRole('heading', { level: 1 }),
    );
    await says(katrin, 'Veröffentlicht. Alle bekommen Bescheid.');
    await katrin.goto(`/cohorts/${cohort}`);
    await expect(katrin.getByText('Tag 1 von 120').first()).toBeVisible();
    await mira.goto('/');
    await press(mira, link(mira, /Was euch verbindet/));
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
    await press(mira, link(mira, /Passt ihr gut zusammen\?/));
    await atHeading(mira);
    await pick(mira, mira.getByRole('radio', { name: 'Eher nicht' }));
    await pick(mira, mira.getByRole('radio', { name: 'Katrin' }));
    await write(mira, mira.getByLabel('Was sollen wir wissen?'), 'Wir reden wenig.');
    await press(mira, button(mira, 'Antworten'));
    await says(mira, 'Danke. Jemand meldet sich bei Dir.');
    await atHeading(mira);
    await expect.poll(async () => (await Mira.get('/me/fit-check')).said.length).toBe(1);
    await katrin.goto('/');
    await expect(katrin.getByText('Wir reden wenig.')).toBeVisible();
    await throughSheet(
      katrin,
      button(katrin, 'Tandem freundlich beenden'),
      async (parting) => {
        await pick(katrin, parting.getByRole('radio', { name: 'Danke für die Zeit mit Dir.', exact: false }));
        await press(katrin, parting.getByRole('button', { name: 'Tandem freundlich beenden' }));
      },
      katrin.locator(':is(h1, h2, h3):focus'),
    );
    await expect.poll(async () => (await Bert.get('/me/match')).parting?.sentence).toBe('thanks');
    expect((await Mira.get('/me/match')).where).toBe('parted');
    await mira.goto('/');
    await press(mira, link(mira, /Euer Tandem ist zu Ende/));
    await expect(mira.getByText('Niemand hat etwas falsch gemacht.', { exact: false })).toBeVisible();
    await press(mira, link(mira, 'Das Workbook von damals lesen'));
    await expect(mira.getByRole('main').getByText('Treffen').first()).toBeVisible();
    await expect(mira.getByRole('link', { name: 'Treffen eintragen' })).toHaveCount(0);
  });
});
