import { randomUUID } from 'node:crypto';
import { roles, settled } from './support/screens.mjs';
import { actAs, settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

// Settings of its own are a server of its own: nobody else should meet these words.
test.use({ demo: true, serverEnv: { MAINPATE_OFFICE_NAME: 'Amt <b>Beispielstadt</b>' } });

/** Words that have run as code in other apps. Each names itself, so that it can be found on the screen as it was written. */
const EVIL = [
  '<script>document.title="owned"</script> eins',
  '<img src=x onerror=document.title="owned"> zwei',
  '"><svg onload=document.title="owned"> drei',
  '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe> vier',
  '[x](javascript:document.title="owned") javascript:document.title="owned" fünf',
  '{{constructor.constructor("document.title=1")()}} ${7*7} <%= 7*7 %> sechs',
  '</title></textarea><a href="//evil.example">sieben</a>',
];
/** Where people's words stand. */
const TELLING = /^\/($|workbook|entry|meeting|step|milestones|tandems|people|places|contact-person|team-view|my-data)/;

const all = EVIL.join('\n');

const inDays = (n: number) => new Date(Date.now() + n * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });

test('words that look like code are shown as words, on every screen', async ({ newPhone, server }) => {
  test.setTimeout(300_000);
  const jonas = await actAs(server, 'jonas');
  const samira = await actAs(server, 'samira');
  const katrin = await actAs(server, 'katrin');
  const tandem = await samira.get('/me/tandem');
  const book = `/tandems/${tandem.id}`;
  const entry = randomUUID();
  await samira.put(`${book}/entries/${entry}`, {
    kind: 'meeting', outcome: 'met', day: inDays(0), place: 'other', place_text: EVIL[1], note: all, visibility: 'team', topics: [],
  });
  await jonas.put(`${book}/entries/${entry}/additions/${randomUUID()}`, { text: all, visibility: 'team' });
  await samira.put(`${book}/steps/${randomUUID()}`, { owner_id: samira.person.id, text: EVIL[0], state: 'open', visibility: 'team' });
  await samira.put(`/conversations/contact/${samira.person.id}/messages/${randomUUID()}`, { text: all });
  const planned = (await samira.get(`${book}/workbook`)).planned_meeting;
  await samira.put(`${book}/planned-meeting`, { day: inDays(5), clock: '15:00', place_text: EVIL[2] }, planned?.version);
  const { items: meetings } = await samira.get(`${book}/milestone-meetings`);
  const next = meetings.find(({ state }: { state: string }) => state !== 'held');
  await samira.put(`/milestone-plans/${next.plan_id}/items/${randomUUID()}`, { what: EVIL[2], why: all, step: EVIL[1], owner_id: samira.person.id });
  await samira.put(`/milestone-plans/${next.plan_id}/promises/${randomUUID()}`, { support: 'other', how: EVIL[5] });
  await katrin.put(`/milestone-plans/${next.plan_id}/remarks/${randomUUID()}`, { kind: 'question', text: all });
  await katrin.put(`/places/${randomUUID()}`, { name: EVIL[1], address: EVIL[2], note: EVIL[6] });
  const { version } = await samira.get('/me');
  await samira.patch('/me', { display_name: '<b onclick=x>S</b>' }, version);

  const seen = new Set<string>();
  for (const login of ['samira', 'katrin']) {
    const phone = await newPhone();
    const person = await settleIn(phone.context(), server, login);
    const role = roles.find((one) => one.login === login);
    const screens = await role!.screens(person, server);
    for (const { name, path, open } of [...screens, { name: 'the entry', path: `/entry/${entry}`, open: undefined }]) {
      if (!TELLING.test(path) || (login === 'katrin' && path.startsWith('/entry/'))) continue;
      await test.step(`${login}: ${name}`, async () => {
        await phone.goto(path);
        await settled(phone);
        if (open) await open(phone).catch(() => undefined);
        expect(['owned', '1']).not.toContain(await phone.title());
        const made = await phone.locator('script:not([src]), iframe, img[src="x"], svg[onload], a[href*="evil"], [onclick], a[href^="javascript"]').count();
        expect(made, `elements made of words at ${path}`).toBe(0);
        const words = await phone.locator('body').innerText();
        for (const evil of EVIL) if (words.includes(evil)) seen.add(`${login} ${evil.at(-1)}${evil.length}`);
      });
    }
  }
  // Somewhere each of them could be read as it was written, or the screens showed nothing at all.
  expect(seen.size).toBeGreaterThanOrEqual(EVIL.length);
});
