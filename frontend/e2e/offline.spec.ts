import type { Page } from '@playwright/test';
import { readyForOffline } from './support/people';
import { startReleases } from './support/releases.mjs';
import { settled } from './support/screens.mjs';
import { settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

test.use({ demo: true });

const updateBar = (page: Page) => page.getByText('Es gibt eine neue Version.');

test('a new version waits until everything is sent', async ({ newPhone, server }) => {
  const releases = await startReleases(server.origin);
  const page = await newPhone({ baseURL: releases.origin });
  await settleIn(page.context(), server, 'jonas');
  await page.goto('/more');
  await settled(page);
  await readyForOffline(page);
  releases.release();
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect(updateBar(page)).toBeVisible();
});
