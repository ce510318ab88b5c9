import { args, chromium } from './support/browser.mjs';
import { startInbox } from './support/inbox.mjs';
import { noonZone } from './support/daytime';
import { readyForOffline, signIn } from './support/people';
import { deliver, expectNeutral, proposeInAnHour, shownAt, shownOn, subscribeAs, tapNotification } from './support/push';
import { secretOf } from './support/session.mjs';
import { expect, test as base, type Server } from './support/test';
import { startServer } from './support/server.mjs';

type Inbox = Awaited<ReturnType<typeof startInbox>>;
const zone = noonZone();

const test = base.extend<object, { inbox: Inbox }>({
  inbox: [
    async ({}, use) => {
      const inbox = await startInbox();
      await use(inbox);
      inbox.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ database, inbox }, use) => {
      const server: Server = await startServer({ database, demo: true, env: { MAINPATE_ZONE: zone, MAINPATE_PUSH_HOSTS: inbox.origin } });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});

// Notifications are shown by a whole browser only.
test.use({ launchOptions: { executablePath: chromium, args } });

test('a reminder of the milestone meeting is encrypted, shown, and leads to the meeting', async ({ page, server, inbox }) => {
  await subscribeAs(page, inbox.subscription);
  await signIn(page, 'kevin', secretOf(server, 'kevin'));
  await readyForOffline(page);
  await page.goto('/reminders');
  await expect(page.getByText('Auf dem Sperrbildschirm steht nur die Zeit')).toBeVisible();
  await page.getByRole('button', { name: 'Erinnerungen einschalten' }).click();
  await expect(page.getByText('Erinnerungen sind an.')).toBeVisible();

  const meeting = await proposeInAnHour(server, 'kevin', zone);
  await expect.poll(() => inbox.arrived.length, { timeout: 20_000 }).toBe(1);
  const [{ headers, payload }] = inbox.arrived as [(typeof inbox.arrived)[number]];
  expect(headers['content-encoding']).toBe('aes128gcm');
  expect(headers.authorization).toMatch(/^vapid t=.+, ?k=/);
  expect(headers.urgency).toBe('high');
  expect(Number(headers.ttl)).toBeGreaterThan(0);
  const { web_push, notification } = JSON.parse(payload);
  expect(web_push).toBe(8030);
  expectNeutral(notification);

  // A worker that is just going to sleep loses what the browser's tools hand over; what comes twice is shown once.
  await expect(async () => {
    await deliver(page, payload);
    await expect.poll(() => shownOn(page), { timeout: 3000 }).toHaveLength(1);
  }).toPass({ timeout: 15_000 });
  const [shown] = await shownOn(page);
  expect(shown).toMatchObject({ title: notification.title, body: notification.body, lang: 'de', tag: notification.tag });

  // The same once more replaces the first without a second line on the lock screen.
  const first = await shownAt(page);
  await deliver(page, payload);
  await expect.poll(() => shownAt(page)).not.toEqual(first);
  expect(await shownOn(page)).toHaveLength(1);

  await tapNotification(page);
  await expect(page).toHaveURL(`/milestones/${meeting.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => shownOn(page)).toHaveLength(0);
});

test('the test reminder says whether it has arrived', async ({ page, server, inbox }) => {
  inbox.arrived.length = 0;
  await subscribeAs(page, inbox.subscription);
  await signIn(page, 'kevin', secretOf(server, 'kevin'));
  await readyForOffline(page);
  await page.goto('/reminders');
  await page.getByRole('button', { name: 'Erinnerungen einschalten' }).click();
  await page.getByRole('button', { name: 'Test-Erinnerung' }).click();
  const answer = page.getByRole('status').filter({ hasText: /./ });
  await expect(answer).toContainText('Abgeschickt, hier aber noch nicht angekommen.', { timeout: 20_000 });
  await expect.poll(() => inbox.arrived.length).toBe(1);
  await deliver(page, (inbox.arrived[0] as (typeof inbox.arrived)[number]).payload);
  await expect(answer).toContainText('Sie ist angekommen.');
  expect(await shownOn(page)).toMatchObject([{ body: 'Das ist Deine Test-Erinnerung.' }]);
});

test('a push without sense still shows something neutral', async ({ page, server }) => {
  await page.context().grantPermissions(['notifications']);
  await signIn(page, 'leonie', secretOf(server, 'leonie'));
  await readyForOffline(page);
  // A worker that is only just there may miss the first one; a service repeats it as well.
  await expect(async () => {
    await deliver(page, 'not json');
    await expect.poll(() => shownOn(page), { timeout: 3000 }).toMatchObject([{ title: 'MainPate', body: '', navigate: '/' }]);
  }).toPass();
});
