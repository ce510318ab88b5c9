import type { Page } from '@playwright/test';
import { atHeading, press, says, throughSheet, write } from './support/keyboard';
import { readyForOffline } from './support/people';
import { settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

// What a cohort does as a group: a question by which nobody can be recognised, and a meeting that suits. The coach has a
// keyboard and nothing else.

// Where it is a day earlier than elsewhere, so that the next day can come at once.
test.use({ demo: true, serverEnv: { MAINPATE_ZONE: 'Etc/GMT+12' } });

const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };
const question = 'Darf ich umziehen, ohne vorher zu fragen?';
const answer = 'Frag vorher. Dann können wir über die Kosten sprechen.';

test('a question without a name is answered for all, and a meeting is agreed', async ({ newPhone, server }) => {
  test.setTimeout(120_000);
  const on = async (login: string, options?: Parameters<typeof newPhone>[0]): Promise<Page> => {
    const page = await newPhone(options);
    await settleIn(page.context(), server, login);
    return page;
  };
  const samira = await on('samira');
  // The app reads days as they are in Offenbach; on this phone they are those of the server, 13 hours behind.
  await samira.addInitScript((behind) => {
    const real = Date;
    globalThis.Date = class extends real {
      constructor(...given: [] | [number]) {
        super(...((given.length ? given : [real.now() - behind]) as [number]));
      }
      static override now = () => real.now() - behind;
    } as DateConstructor;
  }, 13 * 3_600_000);

  await test.step('it is asked without internet, and waits', async () => {
    await samira.goto('/office');
    await expect(samira.getByRole('heading', { name: 'Antworten für alle' })).toBeVisible();
    await readyForOffline(samira);
    await samira.context().setOffline(true);
    await samira.getByRole('link', { name: 'Frage stellen' }).click();
    await samira.getByLabel('Deine Frage').fill(question);
    await expect(samira.getByRole('radio', { name: 'Ohne Namen' })).toBeChecked();
    await samira.getByRole('button', { name: 'Frage abschicken' }).click();
    await expect(samira.getByText(question)).toBeVisible();
    await expect(samira.getByText('wartet', { exact: true })).toBeVisible();
    await samira.context().setOffline(false);
    await expect(samira.getByText('Deine Frage. Das siehst nur Du.')).toBeVisible();
    await expect(samira.getByText('Kommt morgen beim Team an')).toBeVisible();
  });

  const coach = await on('katrin', desk);
  await test.step('on the day itself the team sees nothing of it', async () => {
    await coach.goto('/');
    await expect(coach.getByText('Was passiert mit meinem Geld, wenn ich ein Praktikum mache?')).toBeVisible();
    await expect(coach.getByText(question)).toHaveCount(0);
  });

  await test.step('on the next day a coach answers it, for everybody', async () => {
    await server.nextDay();
    await coach.goto('/');
    await press(coach, coach.getByRole('link', { name: new RegExp(question.replace('?', '\\?')) }));
    await atHeading(coach);
    const card = coach.getByRole('article').filter({ hasText: question });
    await expect(card.getByText('Ohne Namen gefragt')).toBeVisible();
    await expect(card).not.toContainText('Samira');
    await press(coach, card.getByRole('button', { name: 'Ich antworte' }));
    await says(coach, 'Du antwortest.');
    // What is answered goes to the others; the focus stays with what is left.
    await throughSheet(
      coach,
      card.getByRole('button', { name: 'Antworten' }),
      async (sheet) => {
        const words = sheet.getByRole('textbox', { name: 'Antwort für alle' });
        await press(coach, sheet.getByRole('button', { name: 'Antwort für alle zeigen' }));
        await expect(words).toBeFocused();
        await expect(words).toHaveAttribute('aria-invalid', 'true');
        await expect(sheet.getByRole('radio', { name: 'Alle im Durchgang' })).toBeChecked();
        await write(coach, words, answer);
        await press(coach, sheet.getByRole('button', { name: 'Antwort für alle zeigen' }));
      },
      coach.locator(':is(h1, h2):focus'),
    );
    await says(coach, 'Alle können es lesen.');
    await expect(card.getByText(answer)).toBeVisible();
  });

  await test.step('the team writes down how it is decided here', async () => {
    await coach.goto('/more');
    await press(coach, coach.getByRole('link', { name: /^So entscheidet das Amt/ }));
    await atHeading(coach);
    await throughSheet(coach, coach.getByRole('button', { name: 'Karte schreiben' }), async (sheet) => {
      await write(coach, sheet.getByLabel('Überschrift'), 'Fahrkarte');
      await press(coach, sheet.getByRole('button', { name: 'Speichern' }));
      const words = sheet.getByLabel('Was steht auf der Karte?');
      await expect(words).toBeFocused();
      await expect(words).toHaveAccessibleDescription(/Das fehlt noch./);
      await write(coach, words, 'Das Amt zahlt sie, wenn Du ein Praktikum machst.');
      await press(coach, sheet.getByRole('button', { name: 'Speichern' }));
    });
    await expect(coach.getByText('Das Amt zahlt sie, wenn Du ein Praktikum machst.')).toBeVisible();
    await samira.goto('/office/cards');
    await expect(samira.getByRole('heading', { name: 'Fahrkarte' })).toBeVisible();
  });

  const jonas = await on('jonas');
  await test.step('somebody else reads it and says thank you, and the coach reads that once', async () => {
    await jonas.goto('/office');
    const card = jonas.getByRole('article').filter({ hasText: question });
    await expect(card.getByText(answer)).toBeVisible();
    await expect(card.getByText('Ohne Namen gefragt')).toBeVisible();
    await card.getByRole('button', { name: 'Katrin Danke sagen' }).click();
    await expect(card.getByText('Danke ist gesagt')).toBeVisible();
    await expect(jonas.getByText('wartet auf Internet')).toHaveCount(0);
    await coach.goto('/');
    await expect(coach.getByText('Jonas hat sich für Deine Antwort bedankt.')).toBeVisible();
    await press(coach, coach.getByRole('button', { name: 'Schön', exact: true }));
    await expect(coach.getByText('Jonas hat sich für Deine Antwort bedankt.')).toHaveCount(0);
  });

  await test.step('what should not stand there is shown to one coach', async () => {
    await jonas.goto('/office');
    await jonas.getByRole('article').filter({ hasText: question }).getByRole('link', { name: /^Melden/ }).click();
    await jonas.getByRole('radio', { name: 'Katrin' }).check();
    await jonas.getByLabel('Was ist daran nicht gut?').fill('Das kann man erkennen.');
    await jonas.getByRole('button', { name: 'Melden', exact: true }).click();
    await expect(jonas.getByText('Wartet auf eine Antwort')).toBeVisible();
    await coach.goto('/reports');
    const report = coach.getByRole('article').filter({ hasText: 'Das kann man erkennen.' });
    await expect(report).toContainText(answer);
    await expect(report).toContainText('Ohne Namen');
    await press(coach, report.getByRole('link', { name: 'Zur Frage' }));
    await expect(coach.getByRole('article').filter({ hasText: question })).toBeVisible();
  });

  await test.step('a meeting is suggested, one says what suits, and it is settled', async () => {
    await jonas.goto('/group');
    await jonas.getByRole('link', { name: 'Treffen vorschlagen' }).click();
    await jonas.getByLabel('Was machen wir?').fill('Picknick');
    await jonas.getByLabel('Wo?').fill('Park am Weiher');
    const day = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
    await jonas.getByLabel('Tag').fill(day);
    await jonas.getByLabel('Uhrzeit').fill('15:00');
    // Half a time is not left out in silence.
    await jonas.getByRole('button', { name: 'Noch ein Termin' }).click();
    await jonas.getByLabel('Tag').nth(1).fill(day);
    await jonas.getByRole('button', { name: 'Allen vorschlagen' }).click();
    await expect(jonas.getByLabel('Uhrzeit').nth(1)).toBeFocused();
    await jonas.getByRole('button', { name: 'Termin 2 weglassen' }).click();
    await jonas.getByRole('button', { name: 'Allen vorschlagen' }).click();
    await expect(jonas.getByRole('link', { name: /Picknick/ })).toBeVisible();
    await samira.goto('/group');
    await samira.getByRole('link', { name: /Picknick/ }).click();
    await samira.getByRole('radio', { name: 'Ja' }).check();
    await expect(samira.getByText('Ja: Samira')).toBeVisible();
    await jonas.getByRole('link', { name: /Picknick/ }).click();
    // Her answer may still be on its way.
    await expect(async () => {
      await jonas.reload();
      await expect(jonas.getByText('Ja: Samira')).toBeVisible({ timeout: 3000 });
    }).toPass();
    await jonas.getByRole('button', { name: 'Diesen Termin nehmen' }).click();
    await jonas.getByRole('dialog').getByRole('button', { name: 'Diesen Termin nehmen' }).click();
    await jonas.getByRole('link', { name: 'Zum Treffen' }).click();
    await expect(jonas.getByRole('heading', { name: 'Picknick' })).toBeVisible();
    await samira.goto('/gatherings');
    await expect(samira.getByRole('link', { name: /Picknick/ })).toBeVisible();
    // It is what comes next, and one has said yes.
    await samira.goto('/');
    await expect(samira.getByRole('link', { name: /Picknick.*Park am Weiher/ })).toBeVisible();
  });

  await test.step('what the coach is reminded of leads to where it is', async () => {
    await coach.goto('/reminders');
    await press(coach, coach.getByRole('link', { name: /^Meilenstein-Treffen/ }).first());
    await atHeading(coach);
    await expect(coach).toHaveURL(/\/milestones\/[\da-f-]{36}$/);
    await expect(coach.getByRole('heading', { name: /^Meilenstein \d/ }).first()).toBeVisible();
  });
});
