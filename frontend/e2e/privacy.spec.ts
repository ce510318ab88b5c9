import type { Page } from '@playwright/test';
import { signIn } from './support/people';
import { settled } from './support/screens.mjs';
import { actAs, secretOf, settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

// A server of its own: somebody is erased.
test.use({ demo: true, serverEnv: { MAINPATE_OFFICE_NAME: 'Jobcenter Beispielstadt' } });

/** The words of a part of a screen, without those that only buttons and hidden helpers carry. */
const wordsOf = (page: Page, part: string) =>
  page.locator(part).first().evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const extra of copy.querySelectorAll('button, a.btn, .vh, svg')) extra.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  });

test('a participant sees what the team sees, and who has opened it', async ({ newPhone, server }) => {
  const samira = await actAs(server, 'samira');
  const tandem = await samira.get('/me/tandem');
  const coach = await newPhone();
  await settleIn(coach.context(), server, 'katrin');
  await coach.goto(`/tandems/${tandem.id}`);
  await settled(coach);
  const phone = await newPhone();
  await settleIn(phone.context(), server, 'samira');
  await phone.goto('/more');
  await phone.getByRole('link', { name: /Was sieht das Team von mir/ }).click();
  await settled(phone);
  await expect(phone.getByText('So sieht Katrin das. Mehr sieht das Team nicht.')).toBeVisible();

  const shown = await wordsOf(phone, 'main');
  for (const title of ['Freigegeben', 'Meilensteine', 'Tage, an denen sie sich trafen']) {
    const part = `section:has(> h2:text-is("${title}"))`;
    const theirs = await wordsOf(coach, part);
    expect(theirs.length, title).toBeGreaterThan(title.length);
    expect(shown).toContain(theirs);
  }
  await expect(phone.locator('main button:not(.foot button)')).toHaveCount(0);

  await phone.getByRole('link', { name: /Meilenstein 1/ }).first().click();
  await settled(phone);
  await expect(phone.locator('main button:not(.bare, .foot button)')).toHaveCount(0);

  await phone.goto('/access-log');
  await expect(phone.getByText('Katrin hat gelesen, was ihr freigegeben habt')).toBeVisible();
});

test('whoever erases everything is gone, and the partner keeps their own words', async ({ newPhone, server }) => {
  const emine = await actAs(server, 'emine');
  const tandem = await emine.get('/me/tandem');
  const partner = tandem.partners.find(({ id }: { id: string }) => id !== emine.person.id);
  const { login } = server.signIns.find((one: { person_id: string }) => one.person_id === partner.id);
  const other = await actAs(server, login);
  const before = await other.get(`/tandems/${tandem.id}/workbook`);
  const own = before.entries.filter(({ author_id }: { author_id: string }) => author_id === partner.id);

  const phone = await newPhone();
  const { version } = await emine.get('/me');
  await emine.patch('/me', { language: 'de' }, version);
  await signIn(phone, 'emine', secretOf(server, 'emine'));
  await phone.goto('/my-data');
  await settled(phone);
  await expect(phone.getByText('Das ist alles, was MainPate von Dir gespeichert hat.')).toBeVisible();
  const saving = phone.waitForEvent('download');
  await phone.getByRole('button', { name: 'Als Datei für Programme' }).click();
  expect((await saving).suggestedFilename()).toBe('mainpate.json');
  await phone.getByRole('button', { name: 'Alles löschen' }).click();
  const sheet = phone.locator('dialog[open]');
  await sheet.getByLabel('Deine PIN').fill(secretOf(server, 'emine'));
  await sheet.getByRole('button', { name: 'Weiter' }).click();
  await phone.getByRole('button', { name: 'Ja, alles löschen' }).click();
  await expect(phone.getByRole('heading', { name: 'Alles ist gelöscht' })).toBeVisible();
  await expect.poll(() => phone.evaluate(async () => [...(await indexedDB.databases()).map(({ name }) => name), ...Object.keys(localStorage)])).toEqual(['mp.language']);
  await expect(actAs(server, 'emine')).rejects.toThrow('401');

  const after = await other.get(`/tandems/${tandem.id}/workbook`);
  const left = new Map(after.entries.map((entry: { id: string }) => [entry.id, entry]));
  for (const entry of own) expect(left.get(entry.id)).toMatchObject({ note: entry.note, author_id: partner.id });
  const gone = before.entries.filter(({ author_id, note }: { author_id: string; note: string }) => author_id === emine.person.id && note);
  expect(gone.length).toBeGreaterThan(0);
  for (const { note } of gone) expect(JSON.stringify(after)).not.toContain(note);
  const theirs = await newPhone();
  const me = await other.get('/me');
  await other.patch('/me', { language: 'de' }, me.version);
  await settleIn(theirs.context(), server, login);
  await theirs.goto('/workbook');
  await settled(theirs);
  await theirs.goto('/milestones');
  await settled(theirs);
  await theirs.locator('a[href^="/milestones/"]').first().click();
  await settled(theirs);
  await expect(theirs.locator('main')).toContainText('gelöschte Person');
});
