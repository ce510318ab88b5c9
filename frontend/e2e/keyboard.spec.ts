import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/test';
import { atHeading, press, tabTo, wordsIn, write } from './support/keyboard';
import { promised } from './support/tandem';

// From the code on a sheet to signing out with nothing but the keyboard, as a screen reader goes through it: from right
// to left, and in another script. Every stop of the tabulator has a name and can be seen.

const PIN = '735190';
const VOICE = readFileSync(path.resolve(import.meta.dirname, '../../internal/media/testdata/voice.webm'));

// A server of its own: its first administrator is made on the command line.
test.use({ isMobile: false, hasTouch: false, deviceScaleFactor: 1, serverEnv: { MAINPATE_OFFICE_NAME: 'Jobcenter am Fluss' } });

for (const [language, locale, name] of [
  ['ar', 'ar', 'سمر'],
  ['uk', 'uk-UA', 'Оксана'],
] as const) {
  test(`by keyboard alone, ${language}`, async ({ newPhone, server }) => {
    test.setTimeout(120_000);
    const t = wordsIn(language, 'core', 'auth', 'home', 'workbook', 'more', 'access', 'messages', 'media', 'rules');
    const { invitation, jonas, tandem } = await promised(server, name, language);
    const page = await newPhone({ locale });
    const button = (key: string) => page.getByRole('button', { name: t(key), exact: true });

    await test.step('joins with the code from the sheet', async () => {
      await page.goto('/join');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('.app')).toMatchAriaSnapshot(`
        - link "${t('skip')}"
        - banner:
          - button "${t('back')}"
        - main:
          - heading "${t('join_title')}" [level=1]
          - textbox "${t('join_code_label')}"
        - contentinfo:
          - button "${t('continue')}"
      `);
      await write(page, page.getByLabel(t('join_code_label')), invitation.code);
      await press(page, button('continue'));
      // The language: the arrows of the keyboard choose.
      const own = page.getByRole('radio', { checked: true });
      await tabTo(page, own);
      await press(page, button('continue'));
      await atHeading(page);
      await write(page, page.getByLabel(t('join_pin')), PIN);
      await press(page, button('join_go'));
      await expect(page.locator('p.code')).toBeVisible();
      await atHeading(page);
      // What has to be copied by hand stays in one line, however large the text and narrow the window.
      const size = page.viewportSize() as { width: number; height: number };
      const browser = await page.context().newCDPSession(page);
      const text = (standard: number) => browser.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
      await page.setViewportSize({ width: 320, height: 640 });
      await text(32);
      const lines = () => page.locator('p.code').evaluate((code) => code.clientHeight / parseFloat(getComputedStyle(code).lineHeight));
      expect(Math.round(await lines())).toBe(1);
      await text(16);
      await page.setViewportSize(size);
      await press(page, button('join_done_go'));
    });

    await test.step('finds the first screen in order', async () => {
      await expect(page.getByRole('navigation', { name: t('nav_label') })).toBeVisible();
      await expect(page.locator('.app')).toMatchAriaSnapshot(`
        - link "${t('skip')}"
        - banner:
          - 'button "${t('cover')}"'
        - main:
          - heading [level=1]
          - heading [level=2]
        - contentinfo:
          - link "${t('log_meeting')}"
          - navigation "${t('nav_label')}":
            - link
            - link
            - link
            - link
      `);
      // The way to the content is the first stop of all.
      await page.reload();
      await page.locator('h1').waitFor();
      await page.keyboard.press('Tab');
      await expect(page.getByRole('link', { name: t('skip') })).toBeFocused();
    });

    await test.step('logs a meeting', async () => {
      await press(page, page.getByRole('link', { name: t('log_meeting') }));
      await atHeading(page);
      await press(page, page.getByRole('radio', { name: t('wb_place_cafe') }), 'Space');
      await expect(page.getByRole('radio', { name: t('wb_place_cafe') })).toBeChecked();
      await press(page, button('save'));
      await expect(page.getByRole('status').getByText(t('wb_saved_tandem'))).toBeVisible();
    });

    await test.step('talks with the partner: hears what comes, listens, follows a link, reports', async () => {
      const talk = `/conversations/tandem/${tandem}/messages`;
      await atHeading(page);
      await press(page, page.getByRole('navigation', { name: t('nav_label') }).getByRole('link').first());
      await press(page, page.getByRole('link', { name: 'Jonas' }).first());
      await atHeading(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jonas');
      const words = page.getByRole('textbox', { name: t('msg_label') });
      await write(page, words, 'Abc');
      await press(page, button('msg_send'));
      const list = page.getByRole('list', { name: t('msg_title') });
      await expect(list.getByRole('listitem')).toHaveCount(1);
      await expect(words).toBeFocused();

      // What arrives is said by itself: the list was there before, and the focus stays where it is.
      await expect(list).toHaveAttribute('aria-live', 'polite');
      const [note, entry] = [randomUUID(), (await jonas.get(`/tandems/${tandem}/workbook`)).entries[0].id];
      await jonas.put(`/media/${note}`, VOICE);
      await jonas.put(`${talk}/${randomUUID()}`, { text: 'Weißt Du noch?', link: { kind: 'entry', id: entry, text: 'Café' }, media_ids: [note] });
      const his = list.getByRole('listitem').filter({ hasText: 'Weißt Du noch?' });
      await expect(his).toMatchAriaSnapshot(`
        - listitem:
          - button /Jonas/
          - link /Café/
          - group /Jonas/:
            - button "${t('md_play')}"
            - slider "${t('md_position')}"
      `);
      await expect(words).toBeFocused();

      const heard = page.evaluate(() => {
        const { play } = HTMLMediaElement.prototype;
        return new Promise<number>((resolve) => {
          HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
            this.addEventListener('ended', () => resolve(this.duration));
            return play.call(this);
          };
        });
      });
      await press(page, his.getByRole('button', { name: t('md_play'), exact: true }), 'Space');
      expect(await heard).toBeGreaterThan(1);
      await press(page, his.getByRole('link', { name: /Café/ }));
      await atHeading(page);
      await expect(page).toHaveURL(new RegExp(`/entry/${entry}$`));
      await press(page, button('back'));
      await press(page, his.getByRole('button', { name: /Jonas/ }).first());
      await expect(page.getByRole('dialog')).toBeVisible();
      await press(page, page.getByRole('dialog').getByRole('link', { name: t('report_action') }));
      await atHeading(page);
      await press(page, page.getByRole('radio').first(), 'Space');
      await press(page, button('report_send'));
      await expect(page.getByRole('status').getByText(t('report_sent'))).toBeVisible();
      await atHeading(page);
      for (const heading of ['Jonas', name]) {
        await press(page, button('back'));
        await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
        await atHeading(page);
      }
    });

    await test.step('says what does not work, and signs out', async () => {
      const places = page.getByRole('navigation', { name: t('nav_label') }).getByRole('link');
      await press(page, places.last());
      await atHeading(page);
      await press(page, page.getByRole('main').getByRole('link', { name: t('accessibility') }).first());
      await atHeading(page);
      await write(page, page.getByLabel(t('access_what')), 'Abc');
      await press(page, button('access_send'));
      await expect(page.getByRole('status').getByText(t('access_sent'))).toBeVisible();
      await press(page, button('back'));
      await atHeading(page);
      await press(page, button('sign_out'));
      await expect(page.getByRole('navigation', { name: t('nav_label') })).toHaveCount(0);
    });
  });
}
