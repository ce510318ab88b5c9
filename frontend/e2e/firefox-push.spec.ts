import { launch, type Page } from 'puppeteer-core';
import { startAutopush } from './support/autopush.mjs';
import { noonZone } from './support/daytime';
import { expectNeutral, proposeInAnHour, type Shown } from './support/push';
import { secretOf } from './support/session.mjs';
import { startServer } from './support/server.mjs';
import { expect, test } from './support/test';

// From the office's proposal to the line on a lock screen with nothing played: this server encrypts and sends, a push
// service of this machine takes it, a real Firefox decrypts and shows it.
test('a real Firefox shows the reminder of the milestone meeting', async ({ database }) => {
  test.setTimeout(90_000);
  const zone = noonZone();
  const autopush = await startAutopush();
  const server = await startServer({ database, demo: true, env: { MAINPATE_ZONE: zone, MAINPATE_PUSH_HOSTS: autopush.origin } });
  const firefox = await launchFirefox(autopush.socketURL);
  try {
    const page = await firefox.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.setViewport({ width: 390, height: 844 });
    await signIn(page, server.origin, 'jonas', secretOf(server, 'jonas'));
    await page.goto(`${server.origin}/reminders`);
    await button(page, 'Erinnerungen einschalten').click();
    await page.locator('::-p-text(Erinnerungen sind an.)').wait();

    const meeting = await proposeInAnHour(server, 'jonas', zone);
    await expect.poll(() => shownIn(page), { timeout: 30_000 }).toHaveLength(1);
    const [shown] = (await shownIn(page)) as [Shown];
    expectNeutral(shown);
    expect(shown.navigate).toBe(`${server.origin}/milestones/${meeting.id}`);
    expect(autopush.received).toHaveLength(1);

    // The page listens: the person reads on the screen that the way to this phone works.
    await button(page, 'Test-Erinnerung').click();
    await page.locator('::-p-text(Sie ist angekommen.)').setTimeout(30_000).wait();
    expect(await shownIn(page)).toHaveLength(2);

    // The push service loses the browser; the worker subscribes again and tells the server by itself.
    await page.goto('about:blank');
    autopush.forgetBrowsers();
    await expect.poll(() => renewals(server.log()), { timeout: 40_000 }).toBe(1);

    // Nobody has the app open when the coach cancels.
    await meeting.cancel();
    await expect.poll(() => autopush.received.length, { timeout: 20_000 }).toBe(3);
    await page.goto(server.origin);
    await expect.poll(async () => (await shownIn(page)).map(({ body }) => body)).toContain('Das Treffen fällt aus.\nErsetzt keine offizielle Einladung.');
    expect(faults).toEqual([]);
  } finally {
    await firefox.close();
    await server.stop();
    autopush.close();
  }
});

// Browsers tie a subscription to the server's key. With the old key kept nobody falls silent, and whoever opens the app
// moves to the new one.
test('a real Firefox is reached before and after the server changes its keys', async ({ database }) => {
  test.setTimeout(150_000);
  const zone = noonZone();
  const autopush = await startAutopush();
  const server = await startServer({ database, demo: true, env: { MAINPATE_ZONE: zone, MAINPATE_PUSH_HOSTS: autopush.origin } });
  const firefox = await launchFirefox(autopush.socketURL);
  try {
    const page = await firefox.newPage();
    await signIn(page, server.origin, 'jonas', secretOf(server, 'jonas'));
    await page.goto(`${server.origin}/reminders`);
    await button(page, 'Erinnerungen einschalten').click();
    await page.locator('::-p-text(Erinnerungen sind an.)').wait();
    await page.goto('about:blank');
    await server.changePushKeys();

    const meeting = await proposeInAnHour(server, 'jonas', zone);
    await expect.poll(() => keysOf(autopush), { timeout: 40_000 }).toHaveLength(1);

    await page.goto(server.origin);
    await expect.poll(() => told(server.log()), { timeout: 40_000 }).toBe(2);
    await expect.poll(() => shownIn(page)).toHaveLength(1);
    await page.goto('about:blank');
    await meeting.cancel();
    await expect.poll(() => keysOf(autopush), { timeout: 40_000 }).toHaveLength(2);
    const [before, after] = keysOf(autopush);
    expect(after).not.toBe(before);
    await page.goto(server.origin);
    await expect.poll(async () => (await shownIn(page)).map(({ body }) => body)).toContain('Das Treffen fällt aus.\nErsetzt keine offizielle Einladung.');
  } finally {
    await firefox.close();
    await server.stop();
    autopush.close();
  }
});

/** The server's keys with which messages came that a browser could take. */
const keysOf = ({ received }: Awaited<ReturnType<typeof startAutopush>>) =>
  received.filter(({ taken }) => taken).map(({ headers }) => /k=([\w-]+)/.exec(String(headers.authorization))?.[1]);

const told = (log: string) => log.split('\n').filter((line) => line.includes('"PUT"') && line.includes('/push/subscription') && line.includes('"status":204')).length;

const launchFirefox = (socketURL: string) =>
  launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      'dom.push.serverURL': socketURL,
      'dom.push.testing.allowInsecureServerURL': true,
      'dom.push.connection.enabled': true,
      'dom.push.retryBaseInterval': 200,
      'permissions.default.desktop-notification': 1,
      // Without a desktop there is nobody to show a notification but Firefox itself.
      'alerts.useSystemBackend': false,
      'intl.accept_languages': 'de',
    },
  });

const button = (page: Page, name: string) => page.locator(`::-p-aria([name="${name}"][role="button"])`);

async function signIn(page: Page, origin: string, login: string, secret: string) {
  await page.goto(`${origin}/sign-in`);
  await page.locator('input[autocomplete^="username"]').fill(login);
  await page.locator('input[autocomplete="current-password"]').fill(secret);
  await button(page, 'Anmelden').click();
  await page.locator('nav').wait();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

const shownIn = (page: Page): Promise<Shown[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, navigate: data?.navigate }));
  });

const renewals = (log: string) => log.split('\n').filter((line) => line.includes('/push/renewal') && line.includes('"status":204')).length;
