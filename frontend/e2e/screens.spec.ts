import type { Page } from '@playwright/test';
import { loginOf, roles, settled, speak, violationsOf } from './support/screens.mjs';
import { actAs, settleIn } from './support/session.mjs';
import { test } from './support/post';
import { expect } from './support/test';
import texts from '../locales/de/core.json' with { type: 'json' };

test.describe.configure({ mode: 'parallel' });

/** What lies under the bar counts as hidden, so the window is as tall as the longest screen. */
const tall = { width: 390, height: 7000 };
const desk = { width: 1280, height: 2400 };
const atDesk = ['coach', 'coach who is asked', 'coach before the start', 'coach who matches', 'administrator', 'manager'];
const small = { width: 320, height: 640 };

for (const role of roles) {
  // From right to left for those who use it most; the desks of the team are for `make audit`.
  for (const language of atDesk.includes(role.name) ? ['de'] : ['de', 'ar']) {
    test(`${role.name}, ${language}: every screen is accessible and fits small screens and large text`, async ({ newPhone, server }) => {
      test.setTimeout(480_000);
      const page = await newPhone({ viewport: tall, deviceScaleFactor: 1, isMobile: false, reducedMotion: 'reduce' });
      const login = await loginOf(role, server);
      if (login) {
        await speak(server, login, language);
        await settleIn(page.context(), server, login);
      } else {
        await page.addInitScript((chosen) => location.protocol === 'about:' || localStorage.setItem('mp.language', chosen), language);
      }
      const screens = await role.screens(login ? await actAs(server, login) : null, server);
      for (const { name, path, open } of screens) {
        await test.step(name, async () => {
          await page.setViewportSize(tall);
          await page.goto(path);
          await settled(page);
          await open?.(page);
          await expect(page.locator('html')).toHaveAttribute('lang', language);
          // Another language changes what fits; whether axe finds something in one of them is for `make audit`.
          if (language === 'de') {
            // A path that leads nowhere is accessible, too.
            if (name !== 'not found') await expect.soft(page.locator('h1').first(), path).not.toHaveText(texts.not_found_title);
            expect.soft(await violationsOf(page), `${name} (${path})`).toEqual([]);
            // Night and desk change colours and places.
            await page.emulateMedia({ colorScheme: 'dark' });
            expect.soft(await violationsOf(page, 'colours'), `${name} (${path}), dark`).toEqual([]);
            await page.emulateMedia({ colorScheme: 'light' });
            if (atDesk.includes(role.name)) {
              await page.setViewportSize(desk);
              expect.soft(await violationsOf(page, 'colours'), `${name} (${path}), at a desk`).toEqual([]);
            }
          }
          expect.soft(await overflow(page, small), `${name} (${path}) at 320 px`).toEqual([]);
          expect.soft(await overflow(page, tall, 2), `${name} (${path}) with text twice as large`).toEqual([]);
          if (name.startsWith('milestone')) {
            // What makes only the page larger, such as a tool of the browser, is unknown to media queries.
            await page.evaluate(() => (document.documentElement.style.fontSize = '34px'));
            expect.soft(await overflow(page, tall), `${name} (${path}) with larger letters in the page alone`).toEqual([]);
          }
        });
      }
    });
  }
}

/** What sticks out at the side or is squeezed until words fall to pieces, in a window of the size and with the phone's text so many times as large. */
async function overflow(page: Page, size: { width: number; height: number }, text = 1) {
  await page.setViewportSize(size);
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 16 * text, fixed: 13 * text } });
  const found = await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { scrollWidth, clientWidth } = document.documentElement;
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > clientWidth + 1 || left < -1;
    });
    // Long words may go over into a second line where there is no other way, but not into a third, and not over a column.
    // The letters of an address are no words, and differ every time.
    const pieces = [...document.querySelectorAll('#main *')].flatMap((element) =>
      [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && element.checkVisibility() && !element.closest('svg, .vh, .address')).flatMap((node) =>
        [...(node.textContent ?? '').matchAll(/(?<![\p{L}\p{M}\u00ad])[\p{L}\p{M}]{3,}(?![\p{L}\p{M}\u00ad])/gu)].filter(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > (element.closest('thead') ? 1 : 2);
        }).map(([word]) => `${word} in pieces`),
      ),
    );
    if (pieces.length) return pieces;
    return scrollWidth > clientWidth ? [`${scrollWidth} px in ${clientWidth}`, ...out.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`)] : [];
  });
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
  await browser.detach();
  return found;
}
