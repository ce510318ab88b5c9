import { defineConfig, devices } from '@playwright/test';
import { args, chromium, chromiumShell } from './support/browser.mjs';
import type { Settings } from './support/test';

/** What the database does not matter for is looked at on one; the server's own tests run on both. */
const onOneDatabase = ['companion', 'consent', 'doors', 'firefox-push', 'group', 'hostile', 'keyboard', 'keyboard-tandem', 'matching', 'messages', 'offline', 'pause', 'privacy', 'protection', 'reach', 'recruiting', 'screens', 'second-factor', 'sheets', 'sign-in', 'speed-dating', 'turkish', 'types', 'voice'].map((name) => `${name}.spec.ts`);

export default defineConfig<object, Settings>({
  testDir: '.',
  outputDir: '.out',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 3,
  forbidOnly: !!process.env['CI'],
  reporter: 'list',
  use: {
    ...devices['Pixel 7'],
    viewport: { width: 390, height: 844 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 15_000,
    trace: 'off',
    // Quicker without the windows around the pages; what needs a whole browser says so.
    launchOptions: { executablePath: chromiumShell, args },
  },
  // The longest journeys first, so that at the end no worker waits for them.
  projects: [
    { name: 'postgres', use: { database: 'postgres', launchOptions: { executablePath: chromium, args } }, testIgnore: onOneDatabase },
    { name: 'sqlite', use: { database: 'sqlite' } },
  ],
});
