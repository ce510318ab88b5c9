import type { Page } from '@playwright/test';
import { args, chromiumShell } from './support/browser.mjs';
import { otherScreensKept, readyForOffline, storedOn } from './support/people';
import { settled } from './support/screens.mjs';
import { actAs, settleIn } from './support/session.mjs';
import { expect, test } from './support/test';

/** A microphone that beeps, and nobody who asks whether it may. */
const beeping = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
test.use({ demo: true, launchOptions: { executablePath: chromiumShell, args: [...args, ...beeping] } });

/** Where a camera says it was, in the words of EXIF. */
const PLACE = 'GPSLatitude 50.1109 Samiras Telefon';

/** A photo as a phone takes it: a sheet with lines, and behind the first marker where it was taken. */
async function photoWithPlace(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2400, 1800];
    const paper = canvas.getContext('2d') as CanvasRenderingContext2D;
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, 2400, 1800);
    paper.fillStyle = '#123';
    for (let line = 200; line < 1800; line += 200) paper.fillRect(200, line, 1800, 12);
    const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made as Blob), 'image/jpeg'));
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  });
  const photo = Buffer.from(drawn);
  const words = Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\b', 'latin1'), Buffer.from(PLACE)]);
  const length = Buffer.from([(words.length + 2) >> 8, (words.length + 2) & 0xff]);
  return Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, words, photo.subarray(2)]);
}

/** How many recordings and photos lie on the phone. */
const kept = async (page: Page) => (await storedOn(page, 'media')).keys.length;

/** How far the voice note of a player has been played; what counts is that it moves. */
const position = (page: Page) => page.getByRole('slider', { name: 'Stelle in der Aufnahme' }).first().inputValue().then(Number);

/** A device that has a German voice, and is slow to come to the end of a sentence. */
const slowVoice = () => {
  const said = { getVoices: () => [{ lang: 'de-DE', localService: true }], speak() {}, cancel() {}, addEventListener() {}, removeEventListener() {} };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: said });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: class extends EventTarget {} });
};

test('a meeting is spoken without internet, heard before it is sent, and the partner listens by keyboard', async ({ newPhone, server }) => {
  const page = await newPhone({ permissions: ['microphone'] });
  await page.addInitScript(slowVoice);
  await settleIn(page.context(), server, 'samira');
  await page.goto('/workbook');
  await settled(page);
  await readyForOffline(page);
  await otherScreensKept(page);
  await page.context().setOffline(true);

  await page.goto('/meeting/new');
  await page.getByRole('button', { name: 'Sprechen' }).click();
  await expect(page.getByRole('timer')).toContainText('0:02');
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await page.getByRole('timer').textContent();
  await expect(page.getByText('Aufnahme macht Pause').first()).toBeVisible();
  await page.getByRole('button', { name: 'Weiter aufnehmen' }).click();
  await expect(page.getByRole('timer')).not.toHaveText(paused as string);
  // What the device says is not recorded.
  await page.getByRole('button', { name: 'Seite vorlesen' }).click();
  await expect(page.getByText('Aufnahme macht Pause').first()).toBeVisible();
  await page.getByRole('button', { name: 'Nicht mehr vorlesen' }).click();
  await page.getByRole('button', { name: 'Fertig' }).click();

  const own = page.getByRole('group', { name: 'Sprachnachricht' });
  await expect(own.getByRole('button', { name: 'Anhören' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => position(page)).toBeGreaterThan(0);
  // Half a meeting survives a phone that closes the app.
  await page.reload();
  await expect(own).toBeVisible();
  await page.getByRole('button', { name: 'Speichern' }).click();

  const card = page.getByRole('article').filter({ has: page.getByRole('group', { name: /^Sprachnachricht von/ }) });
  await expect(card).toBeVisible();
  await expect(card.getByText('wartet', { exact: false })).toBeVisible();
  expect(await kept(page)).toBe(1);
  await card.getByRole('button', { name: 'Anhören' }).click();
  await expect.poll(() => position(page)).toBeGreaterThan(0);

  await page.context().setOffline(false);
  await page.goto('/unsent');
  await expect.poll(() => kept(page), 'nothing stays on the phone once it is sent').toBe(0);
  await expect(page.getByText('Alles ist gesendet.')).toBeVisible();

  const phone = await newPhone();
  await phone.addInitScript(slowVoice);
  await settleIn(phone.context(), server, 'jonas');
  await phone.goto('/workbook');
  await settled(phone);
  const note = phone.getByRole('group', { name: /^Sprachnachricht von Samira/ });
  await note.getByRole('button', { name: 'Anhören' }).focus();
  await phone.keyboard.press('Enter');
  await expect.poll(() => position(phone)).toBeGreaterThan(0);
  expect(await phone.evaluate(() => navigator.mediaSession.metadata?.title), 'what the lock screen says').toBe('MainPate');
  await note.getByRole('button', { name: 'Pause' }).press('Space');
  await expect(note.getByRole('button', { name: 'Anhören' })).toBeVisible();
  await phone.keyboard.press('Tab');
  const slider = note.getByRole('slider');
  await expect(slider).toBeFocused();
  await phone.keyboard.press('Home');
  await phone.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /^0:01 von 0:0\d$/);

  // Two voices never speak at once.
  await phone.getByRole('button', { name: 'Seite vorlesen' }).click();
  const silent = phone.getByRole('button', { name: 'Nicht mehr vorlesen' });
  await expect(silent).toBeVisible();
  await note.getByRole('button', { name: 'Anhören' }).click();
  await expect(silent).toBeHidden();
  await expect(note.getByRole('button', { name: 'Pause' })).toBeVisible();
  await phone.getByRole('button', { name: 'Seite vorlesen' }).click();
  await expect(note.getByRole('button', { name: 'Anhören' })).toBeVisible();
  expect(await slider.inputValue().then(Number), 'it rests where it was').toBeGreaterThan(0);
  await silent.click();

  // Who is not of the two, and no coach of theirs, hears nothing: the note is not there for them.
  const samira = await actAs(server, 'samira');
  const { id } = await samira.get('/me/tandem');
  const { entries } = await samira.get(`/tandems/${id}/workbook`);
  const media = entries.find(({ media: hangs }: { media: unknown[] }) => hangs.length).media[0];
  expect(media).toMatchObject({ kind: 'voice' });
  const other = await actAs(server, 'leonie');
  await expect(other.get(`/media/${media.id}`)).rejects.toThrow(/404/);
});

test('a photo is made smaller and says nothing of where it was taken', async ({ newPhone, server }) => {
  const page = await newPhone();
  await settleIn(page.context(), server, 'samira');
  await page.goto('/note/new');
  await settled(page);
  const photo = await photoWithPlace(page);
  expect(photo.includes(PLACE)).toBe(true);

  const sending = page.waitForRequest((request) => request.method() === 'PUT' && request.url().includes('/api/v1/media/'));
  await page.getByLabel('Foto', { exact: true }).setInputFiles({ name: 'blatt.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(page.getByRole('img', { name: 'Foto' })).toBeVisible();
  await page.getByRole('button', { name: 'Speichern' }).click();
  const sent = (await sending).postDataBuffer() as Buffer;
  expect(sent.length).toBeGreaterThan(1000);
  expect(sent.includes('GPS') || sent.includes('Exif')).toBe(false);

  await page.getByRole('article').filter({ has: page.getByRole('button', { name: /^Foto von/ }) }).getByRole('link').first().click();
  const shown = page.getByRole('img', { name: /^Foto von/ });
  await expect(shown).toBeVisible();
  const size = await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  expect(size).toEqual([1600, 1200]);

  // Several photos leave room for the words of a message and for sending it.
  const samira = await actAs(server, 'samira');
  await page.goto(`/messages/tandem/${(await samira.get('/me/tandem')).id}`);
  await page.getByRole('button', { name: 'Stimme, Foto' }).click();
  for (const photos of [1, 2, 3]) {
    await page.getByLabel('Foto', { exact: true }).setInputFiles({ name: 'blatt.jpg', mimeType: 'image/jpeg', buffer: photo });
    await expect(page.getByRole('img', { name: 'Foto' })).toHaveCount(photos);
  }
  // What goes out with the next tap is seen again by whoever comes back to it.
  await expect.poll(async () => JSON.stringify((await storedOn(page, 'drafts')).values).match(/"picture"/g)?.length).toBe(3);
  await page.reload();
  await expect(page.getByRole('img', { name: 'Foto' })).toHaveCount(3);
  await expect(page.getByLabel('Deine Nachricht')).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Senden' }).click();
  await expect(page.locator('.msg').last().getByRole('button', { name: 'Foto', exact: true })).toHaveCount(3);
});
