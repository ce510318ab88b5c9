import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { joinsWith } from './support/dating.mjs';
import { atHeading, pick, press, says, tabTo, throughSheet, write } from './support/keyboard';
import { settleIn } from './support/session.mjs';
import { promised } from './support/tandem';
import { expect, test } from './support/test';

// What somebody and their contact person do with each other, with nothing but a keyboard on both sides: a sheet, a
// question, and a milestone meeting from the date to three signatures.

// A server of its own: its first administrator is made on the command line, and it has a questionnaire of others.
test.use({ serverEnv: { MAINPATE_INSTRUMENTS: path.resolve(import.meta.dirname, 'support/instruments') } });

const keys = { isMobile: false, hasTouch: false, deviceScaleFactor: 1 };

test('a sheet, a question and a milestone meeting by keyboard alone', async ({ newPhone, server }) => {
  test.setTimeout(180_000);
  const { invitation, jonas, tandem, login } = await promised(server, 'Mira', 'de');
  const Mira = await joinsWith(server, invitation.code, { name: 'Mira' });
  const mira = await newPhone(keys);
  await settleIn(mira.context(), server, Mira.login);
  const coach = await newPhone({ ...keys, viewport: { width: 1280, height: 800 } });
  await settleIn(coach.context(), server, login);
  const on = (page: typeof mira) => ({
    button: (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    link: (name: string | RegExp) => page.getByRole('link', { name }).first(),
    heading: (name: string | RegExp) => page.getByRole('heading', { level: 1, name }),
  });
  const [hers, theirs] = [on(mira), on(coach)];

  await test.step('a sheet: one of a scale, one of some, several, in words, not at all', async () => {
    const next = async (question: string) => {
      await press(mira, hers.button(/^(Weiter|Überspringen)$/));
      await expect(hers.heading(question)).toBeFocused();
    };
    await mira.goto('/sheets');
    await press(mira, hers.link(/Kurzskala/));
    await expect(hers.heading('Kurzskala')).toBeFocused();
    await press(mira, hers.button('Anfangen'));
    await expect(hers.heading('Ich finde leicht eine Lösung.')).toBeFocused();
    const scale = mira.getByRole('radiogroup', { name: 'Ich finde leicht eine Lösung.' });
    await expect(scale).toMatchAriaSnapshot(`
      - radiogroup:
        - radio "trifft voll zu"
        - radio "trifft teils zu"
        - radio "trifft gar nicht zu"
    `);
    await expect(scale.getByRole('radio', { checked: true })).toHaveCount(0);
    await pick(mira, scale.getByRole('radio', { name: 'trifft teils zu' }));
    await next('Wie wohnst Du?');
    await pick(mira, mira.getByRole('radiogroup', { name: 'Wie wohnst Du?' }).getByRole('radio', { name: 'mit anderen' }));
    await next('Was hilft Dir?');
    for (const help of ['Reden', 'Sport']) {
      const box = mira.getByRole('group', { name: 'Was hilft Dir?' }).getByRole('checkbox', { name: help });
      await press(mira, box, 'Space');
      await expect(box).toBeChecked();
      await expect(box).toBeFocused();
    }
    await next('Was noch?');
    await write(mira, mira.getByRole('textbox', { name: 'Deine Worte' }), 'Musik');
    await next('Ich freue mich auf morgen.');
    // Taken back, it is skipped.
    await pick(mira, mira.getByRole('radio', { name: 'trifft voll zu' }));
    await press(mira, hers.button('Sage ich nicht'));
    await expect(mira.getByRole('radio', { checked: true })).toHaveCount(0);
    await expect(hers.heading('Ich freue mich auf morgen.')).toBeFocused();
    await next('Das hast Du geantwortet');
    await press(mira, hers.button('Bogen abschließen'));
    await says(mira, 'Fertig. Nur Du siehst den Bogen.');
    await atHeading(mira);
    await expect.poll(async () => (await Mira.call.get('/me/sheets')).sheets[0]?.answers).toMatchObject([{ number: 2 }, { choices: ['others'] }, { choices: ['talk', 'sport'] }, { text: 'Musik' }]);
    await press(mira, hers.link(/^Kurzskala, Anfang.*nur ich/));
    await atHeading(mira);
    await pick(mira, mira.getByRole('radiogroup', { name: 'Wer darf das lesen?' }).getByRole('radio', { name: /ich \+ Team/ }));
    await expect.poll(async () => (await Mira.call.get('/me/sheets')).sheets[0].release).toBe('shown');
  });

  await test.step('a question is taken over and answered', async () => {
    await Mira.call.put(`/conversations/contact/${Mira.id}/messages/${randomUUID()}`, { text: 'Zahlt ihr die Fahrkarte?' });
    await coach.goto('/');
    await press(coach, coach.getByRole('region', { name: 'Nachrichten' }).getByRole('link', { name: /Mira/ }));
    await expect(theirs.heading('Mira')).toBeFocused();
    await press(coach, theirs.button('Ich übernehme'));
    await says(coach, 'Du kümmerst Dich jetzt darum.');
    await expect(theirs.heading('Mira')).toBeFocused();
    const words = coach.getByRole('textbox', { name: 'Deine Nachricht' });
    await write(coach, words, 'Ja, die Monatskarte.');
    await press(coach, theirs.button('Senden'));
    await expect(words).toBeFocused();
    await expect(coach.getByRole('list', { name: 'Nachrichten' }).getByRole('listitem').filter({ hasText: 'Ja, die Monatskarte.' })).toBeVisible();
    await expect.poll(async () => (await Mira.call.get(`/conversations/contact/${Mira.id}/messages`)).items.length).toBe(2);
  });

  const { items } = await jonas.get(`/tandems/${tandem}/milestone-meetings`);
  const meeting = `/milestone-meetings/${items[0].id}`;

  await test.step('a date for a milestone meeting is proposed', async () => {
    await press(coach, coach.getByRole('navigation', { name: 'Hauptmenü' }).getByRole('link', { name: 'Tandems' }));
    await atHeading(coach);
    await press(coach, theirs.link(/Mira/));
    await atHeading(coach);
    await press(coach, theirs.link(/^Meilenstein 1/));
    await expect(theirs.heading('Meilenstein 1')).toBeFocused();
    await throughSheet(
      coach,
      theirs.button('Termin vorschlagen'),
      async (sheet) => {
        const clock = sheet.getByLabel('Uhrzeit');
        await tabTo(coach, clock);
        await coach.keyboard.press('ArrowUp');
        await expect(clock).toHaveValue('16:00');
        await press(coach, sheet.getByRole('group', { name: 'Guter Ort' }).getByRole('radio', { name: 'Anderer Ort' }), 'Space');
        await write(coach, sheet.getByLabel('Wo?'), 'Stadtbibliothek');
        await press(coach, sheet.getByRole('button', { name: 'Vorschlagen' }));
      },
      theirs.heading('Meilenstein 1'),
    );
    await says(coach, 'Vorgeschlagen. Beide werden erinnert.');
  });

  await test.step('both say yes', async () => {
    await mira.goto('/milestones');
    await press(mira, hers.button('Ja, das passt'));
    const open = hers.link('Meilenstein 1 öffnen');
    await expect(open).toBeFocused();
    await says(mira, /Mira: Ja, das passt/);
    const { revision } = (await jonas.get(meeting)).meeting;
    await jonas.put(`${meeting}/answer`, { answer: 'yes', text: '', revision });
    await mira.reload();
    await says(mira, 'Ihr habt beide zugesagt.');
    await press(mira, open);
    await expect(hers.heading('Meilenstein 1')).toBeFocused();
  });

  await test.step('at the table: a line is written and released, and both answer alone', async () => {
    const line = mira.getByRole('checkbox', { name: 'Ich traue mich anzurufen.' });
    await throughSheet(
      mira,
      hers.button('Was hat sich verändert?'),
      async (sheet) => {
        await write(mira, sheet.getByRole('textbox', { name: 'Woran merkt ihr das?' }), 'Ich traue mich anzurufen.');
        await press(mira, sheet.getByRole('button', { name: 'Speichern' }));
      },
      mira.getByRole('heading', { name: /^1 / }),
    );
    await expect(line).not.toBeChecked();
    await press(mira, line, 'Space');
    await expect(line).toBeChecked();
    await expect(line).toBeFocused();

    await press(mira, hers.link('Allein beantworten'));
    for (let question = 1; question <= 7; question++) {
      await expect(mira.getByText(`Frage ${question} von 7`)).toBeVisible();
      await atHeading(mira);
      if (question === 1) await pick(mira, mira.getByRole('radiogroup').getByRole('radio', { name: 'stimmt ziemlich' }));
      await press(mira, hers.button(question === 1 ? 'Weiter' : 'Überspringen'));
    }
    await expect(hers.heading('Antworten freigeben?')).toBeFocused();
    await press(mira, hers.button('Freigeben'));
    await expect(hers.heading('Meilenstein 1')).toBeFocused();
    await expect(mira.getByText('Du bist fertig.')).toBeVisible();
    await jonas.put(`${meeting}/expectations`, { partner_met: 5, changed_what: 'Mehr Mut', released: true });
    await mira.reload();
    await expect(mira.getByText('Mehr Mut')).toBeVisible();
  });

  await test.step('a plan is made, and all three agree', async () => {
    await press(mira, hers.link('Einen Plan machen'));
    await atHeading(mira);
    const plan = mira.getByRole('textbox', { name: 'Was ist der Plan?' });
    await press(mira, hers.button('Speichern'));
    await expect(plan).toBeFocused();
    await expect(plan).toHaveAttribute('aria-invalid', 'true');
    await write(mira, plan, 'Zwei Gärtnereien anrufen');
    await pick(mira, mira.getByRole('radiogroup').getByRole('radio', { name: 'Ziemlich sicher' }));
    await press(mira, hers.button('Speichern'));
    await says(mira, 'Gespeichert');
    await expect(hers.heading('Meilenstein 1')).toBeFocused();
    await press(mira, hers.button('Ich bin einverstanden'));
    await expect(hers.heading('Meilenstein 1')).toBeFocused();
    await expect(mira.getByRole('status').filter({ hasText: 'Jonas, noch offen' })).not.toContainText('Mira, noch offen');
    const { plan: made } = await jonas.get(meeting);
    await jonas.post(`/milestone-plans/${made.id}/agreement`, { version: made.version });
    await coach.reload();
    await press(coach, theirs.button('Ich bin einverstanden'));
    await says(coach, 'Alle drei sind einverstanden.');
    await expect(theirs.heading('Meilenstein 1')).toBeFocused();
  });
});
