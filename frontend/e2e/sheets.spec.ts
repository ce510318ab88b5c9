import type { Page } from '@playwright/test';
import { atHeading, pick, press, says, write } from './support/keyboard';
import { otherScreensKept, readyForOffline, storedOn } from './support/people';
import { speak } from './support/screens.mjs';
import { actAs, settleIn } from './support/session.mjs';
import { expect, test, type NewPhone, type Server } from './support/test';

// What people say of themselves: cards and sheets without internet, a first talk that is theirs, and two partners who
// read each other at the same moment.

test.use({ demo: true });

const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };
const proud = 'Ich habe vor zwölf Leuten gesprochen.';

async function phoneOf(newPhone: NewPhone, server: Server, login: string, options = {}) {
  const page = await newPhone(options);
  await settleIn(page.context(), server, login);
  await page.goto('/');
  return page;
}
const main = (page: Page, name: string) => page.locator('.bar').getByRole('button', { name, exact: true }).click();

/** The phone has read ahead what stands on the screens of the sheets. */
const readAhead = async (page: Page) => {
  const { keys } = await storedOn(page, 'reads');
  return ['/me/sheets', '/question-sets'].every((key) => keys.includes(key));
};

/** A phone writes down what is typed a moment later; a page that is thrown away before has not. */
const keptOnPhone = (page: Page, words: string) =>
  expect.poll(async () => JSON.stringify((await storedOn(page, 'drafts')).values)).toContain(words);

test('cards and a sheet are filled in without internet, and the team reads what was opened', async ({ newPhone, server }) => {
  test.setTimeout(180_000);
  await speak(server, 'amina', 'de');
  const amina = await phoneOf(newPhone, server, 'amina');
  const asAmina = await actAs(server, 'amina');
  const asKatrin = await actAs(server, 'katrin');
  const cohort = (await asAmina.get('/me/cohort')).cohort.id;
  const seen = () => asKatrin.get(`/cohorts/${cohort}/sheets/${asAmina.person.id}`);

  await test.step('cards, one part after the other', async () => {
    await readyForOffline(amina);
    await otherScreensKept(amina);
    await expect.poll(() => readAhead(amina)).toBe(true);
    await amina.goto('/more');
    await amina.getByRole('link', { name: 'Was ich gebe und brauche' }).click();
    await amina.getByRole('link', { name: 'Anfangen' }).click();
    await amina.context().setOffline(true);
    await amina.getByRole('checkbox', { name: 'Kochen' }).check();
    await amina.getByLabel('In eigenen Worten').fill('Nähen');
    await amina.getByRole('button', { name: 'Dazulegen' }).click();
    await amina.getByLabel('In eigenen Worten').fill('Fahrräder');
    await main(amina, 'Speichern und weiter');
    // Both parts have the same cards.
    await expect(amina.getByText('2 von 5')).toBeVisible();
    await amina.getByRole('checkbox', { name: 'Computer und Handy' }).check();
    await main(amina, 'Speichern und weiter');
    await amina.getByRole('checkbox', { name: 'Deutsch', exact: true }).check();
    await amina.getByRole('button', { name: 'Mehr Sprachen' }).click();
    await amina.getByRole('checkbox', { name: 'Somali' }).check();
    await main(amina, 'Speichern und weiter');
    await amina.getByRole('checkbox', { name: /Mittwoch, Vor/ }).check();
    await main(amina, 'Speichern und weiter');
    await amina.getByRole('checkbox', { name: 'Schulden beschäftigen mich' }).check();
    await main(amina, 'Speichern');
    await expect(amina.getByText('wartet', { exact: true })).toBeVisible();
    await expect(amina.getByText('Nähen')).toBeVisible();
  });

  await test.step('a sheet, begun and gone on with after the app was closed', async () => {
    await amina.goto('/sheets');
    await amina.getByRole('link', { name: /Mein Bogen Anfang/ }).click();
    await main(amina, 'Anfangen');
    await amina.getByRole('radio', { name: 'stimmt wenig' }).check();
    await main(amina, 'Weiter');
    await main(amina, 'Überspringen');
    await keptOnPhone(amina, '"number":2');
    await amina.reload();
    await expect(amina.getByRole('heading', { name: 'Ich kenne meine Stärken.' })).toBeVisible();
    await amina.goto('/sheets');
    await expect(amina.getByText('angefangen, liegt auf diesem Handy')).toBeVisible();
    await amina.goto('/sheets/fill/self/start?at=14');
    await amina.getByLabel('Deine Worte').fill(proud);
    await main(amina, 'Weiter');
    await main(amina, 'Überspringen');
    await expect(amina.getByText('stimmt wenig')).toBeVisible();
    await main(amina, 'Bogen abschließen');
    await expect(amina.getByRole('link', { name: /Mein Bogen, Anfang.*nur ich/ })).toBeVisible();
    expect((await asAmina.get('/me/sheets')).sheets).toEqual([]);
    await amina.context().setOffline(false);
    await expect.poll(async () => (await asAmina.get('/me/sheets')).sheets.length).toBe(1);
    await expect.poll(async () => (await asAmina.get('/me/profile')).own_gives).toEqual(['Nähen', 'Fahrräder']);
  });

  await test.step('nobody reads it until it is opened, and nobody afterwards when it is closed again', async () => {
    const { items } = await asKatrin.get(`/cohorts/${cohort}/profiles`);
    const hers = items.find((one: { person_id: string }) => one.person_id === asAmina.person.id);
    expect([hers.gives, hers.hints]).toEqual([['cooking'], []]);
    expect(JSON.stringify(await seen())).not.toContain(proud);
    await amina.goto('/sheets');
    await amina.getByRole('link', { name: /Mein Bogen, Anfang/ }).click();
    await amina.getByRole('radio', { name: /ich \+ Team/ }).check();
    await expect.poll(async () => JSON.stringify(await seen())).toContain(proud);
    await amina.getByRole('radio', { name: /nur ich/ }).check();
    await expect.poll(async () => JSON.stringify(await seen())).not.toContain(proud);
  });

  await test.step('the first talk is written down by a coach and mended by the person', async () => {
    const katrin = await phoneOf(newPhone, server, 'katrin', desk);
    await katrin.goto(`/cohorts/${cohort}`);
    await katrin.getByRole('link', { name: /Profile und Erst/ }).click();
    await katrin.getByRole('link', { name: /Amina/ }).click();
    await expect(katrin.getByText('Schulden')).toHaveCount(0);
    await katrin.getByRole('link', { name: 'Gespräch aufschreiben' }).click();
    await katrin.getByLabel(/Wohin möchtest Du/).fill('Eine Schneiderei.');
    await katrin.getByRole('button', { name: 'Speichern' }).click();
    await expect(katrin.getByText('Eine Schneiderei.')).toBeVisible();
    await amina.goto('/interview');
    await amina.getByRole('button', { name: 'Ändern' }).click();
    await amina.getByLabel(/Wohin möchtest Du/).fill('Eine eigene Schneiderei.');
    await keptOnPhone(amina, 'Eine eigene Schneiderei.');
    await amina.reload();
    await amina.getByRole('button', { name: 'Ändern' }).click();
    await main(amina, 'Speichern');
    await expect.poll(async () => (await seen()).interview.answers[0].text).toBe('Eine eigene Schneiderei.');
    await amina.goto('/team-view');
    await expect(amina.getByText('Eine eigene Schneiderei.')).toBeVisible();
  });
});

test('two partners read each other at the same moment, and see what has changed', async ({ newPhone, server }) => {
  test.setTimeout(120_000);
  // Milena has a keyboard and nothing else.
  const milena = await phoneOf(newPhone, server, 'milena', { isMobile: false, hasTouch: false });
  const button = (name: string) => milena.getByRole('button', { name, exact: true });
  const [asMilena, asJule] = [await actAs(server, 'milena'), await actAs(server, 'jule')];
  const texts = async (person: typeof asMilena, list: 'sheets' | 'about_me') => JSON.stringify((await person.get('/me/sheets'))[list]);

  await milena.goto('/sheets');
  await press(milena, milena.getByRole('link', { name: /Über Jule/ }));
  await atHeading(milena);
  await press(milena, button('Anfangen'));
  await expect(milena.getByRole('heading', { name: /besonders gut/ })).toBeFocused();
  // What is good comes first, and the sheet is not finished without it.
  await milena.goto('/sheets/fill/partner/end?at=11');
  await press(milena, button('Weiter'));
  await expect(milena.getByRole('heading', { name: /besonders gut/ })).toBeFocused();
  await write(milena, milena.getByLabel('Deine Worte'), 'Sie gibt nicht auf.');
  await press(milena, button('Weiter'));
  await atHeading(milena);
  await pick(milena, milena.getByRole('radiogroup').getByRole('radio', { name: 'kann ich nicht sagen' }));
  await keptOnPhone(milena, 'Sie gibt nicht auf.');
  await milena.goto('/sheets/fill/partner/end?at=11');
  await press(milena, button('Bogen abschließen'));
  await says(milena, 'Fertig. Ihr seht beide Bögen, wenn ihr beide fertig seid.');
  await atHeading(milena);
  await expect.poll(() => texts(asMilena, 'sheets')).toContain('Sie gibt nicht auf.');
  expect(await texts(asJule, 'about_me')).not.toContain('Sie gibt nicht auf.');

  const strength = { item: 'strength', language: 'tr', text: 'Dinlemek.' };
  await asJule.put(`/me/sheets/${crypto.randomUUID()}`, { set: 'partner', set_version: 1, occasion: 'end', about_id: asMilena.person.id, answers: [strength] });
  expect(await texts(asJule, 'about_me')).toContain('Sie gibt nicht auf.');
  await milena.goto('/sheets');
  await press(milena, milena.getByRole('link', { name: /Was ihr aneinander seht/ }));
  await atHeading(milena);
  await expect(milena.getByText('Dinlemek.')).toBeVisible();

  await milena.goto('/sheets/change');
  await expect(milena.getByRole('img', { name: 'Anfang: stimmt wenig, Mitte: stimmt teils, Ende: stimmt ziemlich' }).first()).toBeVisible();
  await expect(milena.getByRole('cell', { name: 'stimmt ganz' }).first()).toBeVisible();
});
