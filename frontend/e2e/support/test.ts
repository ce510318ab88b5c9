import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { startServer } from './server.mjs';
import { watch } from './watch';

export { expect };
export type Server = Awaited<ReturnType<typeof startServer>>;
export type Settings = { database: 'sqlite' | 'postgres'; demo: boolean; serverEnv: Record<string, string> };
export type NewPhone = (options?: BrowserContextOptions) => Promise<Page>;

const CLOSING = 10_000;

/**
 * `server` is the real binary with a database of its own, shared by the tests of one worker with the same settings.
 * `newPhone` opens a page with storage of its own; at the end it must have had no fault of any kind.
 */
export const test = base.extend<{ newPhone: NewPhone }, Settings & { server: Server }>({
  database: ['sqlite', { option: true, scope: 'worker' }],
  demo: [false, { option: true, scope: 'worker' }],
  serverEnv: [{}, { option: true, scope: 'worker' }],
  server: [
    async ({ database, demo, serverEnv }, use) => {
      const server = await startServer({ database, demo, env: serverEnv });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  newPhone: async ({ browser, server }, use, info) => {
    const opened: { faults: string[]; page: Page }[] = [];
    await use(async (options) => {
      const origin = options?.baseURL ?? server.origin;
      const context = await browser.newContext({ ...options, baseURL: origin });
      const faults = await watch(context, origin);
      const page = await context.newPage();
      opened.push({ faults, page });
      return page;
    });
    if (info.status !== info.expectedStatus) {
      for (const [i, { page }] of opened.entries()) await page.screenshot({ path: info.outputPath(`phone-${i + 1}.png`) }).catch(() => {});
      await info.attach('server log', { body: server.log(), contentType: 'text/plain' });
    }
    // Chromium now and then does not come to an end with a context whose page has signed out; it goes with the browser.
    const patience = () => new Promise((resolve) => setTimeout(resolve, CLOSING));
    for (const { page } of opened) await Promise.race([page.context().close(), patience()]);
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  },
  page: async ({ newPhone }, use) => use(await newPhone()),
});
