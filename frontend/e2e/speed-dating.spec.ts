import type { Page } from '@playwright/test';
import { datingWith } from './support/dating.mjs';
import { readyForOffline } from './support/people';
import { settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

// Seven phones in a hall with thick walls: two of them hear nothing of what happens for a while.

test.use({ demo: true });

const names = ['Mira', 'Ali', 'Leo', 'Jana', 'Sam', 'Fatma', 'Pavel'];
const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };

/** When the bells of a phone rang, in milliseconds since 1970. */
const bells = (page: Page): Promise<number[]> => page.evaluate(() => performance.getEntriesByName('bell').map(({ startTime }) => performance.timeOrigin + startTime));

test('seven phones ring together, two of them without internet for a while', async ({ newPhone, server }) => {
  test.setTimeout(240_000);
  const evening = await datingWith(server, names, { here: 0, minutes: 10, minutes_to_change: 0 });
  const phones: Page[] = [];
  for (const { login } of evening.guests) {
    const page = await newPhone();
    await settleIn(page.context(), server, login);
    phones.push(page);
  }
  const katrin = await newPhone(desk);
  await settleIn(katrin.context(), server, 'katrin');
  const [mira, ali] = phones as [Page, Page];
  const hers = evening.guests[0] as (typeof evening.guests)[number];
  const deaf = [mira, ali];
  const others = phones.slice(2);

  await test.step('the plan is on the phones beforehand', async () => {
    for (const page of phones) {
      await page.goto('/');
      await page.getByRole('link', { name: /Speed-Dating/ }).click();
      await expect(page.getByText('Es geht los, wenn das Team beginnt.')).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Dein Plan' })).toBeVisible();
    }
    // A reminder leads to it as to any other gathering.
    await mira.goto(`/gatherings/${evening.id}`);
    await expect(mira.getByRole('heading', { name: 'Dein Plan' })).toBeVisible();
    for (const page of deaf) await readyForOffline(page);
  });

  await test.step('a coach ticks who is here and starts', async () => {
    await katrin.goto(evening.path);
    await expect(katrin.getByText('Hake zuerst ab, wer da ist.')).toBeVisible();
    await katrin.getByRole('button', { name: 'Alle sind da' }).click();
    await expect(katrin.getByText('7 von 7 da')).toBeVisible();
    await katrin.getByRole('button', { name: 'Anfangen' }).click();
    for (const page of phones) await expect(page.getByText('Runde 1 von 4')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('all of them rang within a second', async () => {
    const rang = (await Promise.all(phones.map(bells))).map((all) => all.at(-1));
    expect(rang.filter(Boolean)).toHaveLength(7);
    expect(Math.max(...(rang as number[])) - Math.min(...(rang as number[]))).toBeLessThan(1000);
  });

  await test.step('everybody sees whom the server has put at their table', async () => {
    const { rounds } = await evening.show();
    for (const [i, guest] of evening.guests.entries()) {
      const page = phones[i] as Page;
      const talk = rounds[0].talks.find(({ first_id, second_id }: { first_id: string; second_id: string }) => [first_id, second_id].includes(guest.id));
      if (!talk) {
        await expect(page.getByText('Diese Runde hast Du Pause.', { exact: false })).toBeVisible();
        continue;
      }
      const partner = evening.guests.find(({ id }) => id !== guest.id && [talk.first_id, talk.second_id].includes(id));
      await expect(page.locator('.seat')).toContainText(partner?.name ?? '');
      await expect(page.locator('.seat')).toContainText(`Tisch ${talk.table}`);
      await expect(page.locator('.pictures li')).toHaveCount(2);
    }
  });

  await test.step('two lose the network, and the others go on to the next round', async () => {
    for (const page of deaf) {
      await page.context().setOffline(true);
      await expect(page.getByText(/Ohne Internet: Es geht nach dem Plan von/)).toBeVisible({ timeout: 30_000 });
    }
    await katrin.getByRole('button', { name: 'Runde 1 beenden' }).click();
    for (const page of others) await expect(page.getByText('Runde 2 von 4')).toBeVisible({ timeout: 30_000 });
    for (const page of deaf) await expect(page.getByText('Runde 1 von 4')).toBeVisible();
  });

  await test.step('one tap puts a phone without network right, also after it was closed', async () => {
    await mira.reload();
    await mira.getByRole('radio', { name: 'Runde 2' }).check();
    await expect(mira.getByText('Runde 2 von 4')).toBeVisible();
    const { rounds } = await evening.show();
    const talk = rounds[1].talks.find(({ first_id, second_id }: { first_id: string; second_id: string }) => [first_id, second_id].includes(hers.id));
    await expect(mira.locator('.seat')).toContainText(talk ? `Tisch ${talk.table}` : 'Pause');
  });

  await test.step('what is noted without network waits, and goes out with it', async () => {
    await mira.locator('summary').click();
    const card = mira.getByRole('group', { name: /Kannst Du Dir ein Tandem mit/ }).first();
    await card.getByRole('radio', { name: 'Vielleicht' }).check();
    await mira.getByLabel('Ein Wort zum Merken').first().fill('Schach');
    await expect(mira.getByText('wartet').first()).toBeVisible();
    for (const page of deaf) await page.context().setOffline(false);
    const noted = async () => (await hers.call.get('/me/speed-dating')).speed_dating.impressions;
    await expect.poll(noted, { timeout: 30_000 }).toMatchObject([{ answer: 'maybe', word: 'Schach' }]);
    for (const page of deaf) await expect(page.getByText('Runde 2 von 4')).toBeVisible({ timeout: 40_000 });
  });

  await test.step('nobody but the author ever learns of it', async () => {
    const about = (await hers.call.get('/me/speed-dating')).speed_dating.impressions[0].about_id;
    for (const { id, call } of evening.guests.slice(1)) {
      const seen = JSON.stringify([await call.get('/me/speed-dating'), await call.get('/me/data'), await call.get('/me/team-view')]);
      expect(seen, id === about ? 'whom it is about' : 'another guest').not.toContain('Schach');
    }
    expect(JSON.stringify(await evening.show())).not.toContain('Schach');
  });

  await test.step('somebody goes: nobody meets twice, and the rest meet all the same', async () => {
    await katrin.getByRole('checkbox', { name: 'Pavel' }).uncheck();
    await expect(katrin.getByText('6 von 7 da')).toBeVisible();
    const { rounds } = await evening.show();
    const met = rounds.flatMap(({ talks }: { talks: { first_id: string; second_id: string; cut: boolean }[] }) => talks.filter(({ cut }) => !cut).map(({ first_id, second_id }) => [first_id, second_id].toSorted().join()));
    expect(new Set(met).size).toBe(met.length);
  });

  await test.step('the coach ends it, and the impressions stay', async () => {
    await katrin.getByRole('button', { name: 'Speed-Dating beenden' }).click();
    await katrin.getByRole('dialog').getByRole('button', { name: 'Speed-Dating beenden' }).click();
    await expect(katrin.getByText('Vorbei')).toBeVisible();
    await mira.goto('/speed-dating');
    await expect(mira.getByText('Das Speed-Dating ist vorbei.')).toBeVisible();
    await expect(mira.getByLabel('Ein Wort zum Merken').first()).toBeVisible();
    await expect(mira.getByText('nur ich').first()).toBeVisible();
  });
});
