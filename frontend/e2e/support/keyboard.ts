import type { ElementHandle, Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { settled } from './screens.mjs';
import { expect } from './test';

const LOCALES = path.resolve(import.meta.dirname, '../../locales');

/** The words of the app in a language, in German where nobody has translated them yet; without soft hyphens, as they are read. */
export function wordsIn(language: string, ...areas: string[]) {
  const read = (code: string, area: string): Record<string, string> => {
    try {
      return JSON.parse(readFileSync(path.join(LOCALES, code, `${area}.json`), 'utf8')) as Record<string, string>;
    } catch {
      return {};
    }
  };
  const all = Object.assign({}, ...areas.flatMap((area) => [read('de', area), read(language, area)])) as Record<string, string>;
  return (key: string) => all[key] as string;
}

/**
 * Where the keyboard is, whether that is the goal (or one of the same answers), and what is wrong there: hidden,
 * unnamed, or not to be seen as focused; empty when nothing is.
 */
function look({ goal, group }: { goal: Element; group: boolean }) {
  const here = document.activeElement as HTMLInputElement | null;
  const found = { there: here === goal || (group && !!here && here.name === (goal as HTMLInputElement).name), lost: !goal.isConnected };
  // A heading to which a new screen has just taken the focus is no stop of the tabulator.
  if (!here || here === document.body || here.matches('h1[tabindex="-1"]')) return { ...found, at: here?.tagName ?? '', fault: '' };
  const label = here.closest('label') ?? document.querySelector(`label[for="${CSS.escape(here.id)}"]`);
  const name = [here.getAttribute('aria-label'), label?.textContent, here.textContent].find((text) => text?.trim())?.trim() ?? '';
  const at = `${here.tagName.toLowerCase()} "${name.slice(0, 40)}"`;
  if (!name) return { ...found, at, fault: 'has no name' };
  const { left, top, width, height } = here.getBoundingClientRect();
  if (top < 0 || top + Math.min(height, 48) > innerHeight + 1) return { ...found, at, fault: `lies outside of the window (${Math.round(top)})` };
  // Larger things may be covered in part, never as a whole: the top is looked at.
  const hit = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
  const mine = hit && (here.contains(hit) || hit.contains(here) || label?.contains(hit));
  if (!mine) return { ...found, at, fault: `lies under ${hit?.className || hit?.tagName}` };
  const outlined = [here, label].some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
  return { ...found, at, fault: outlined ? '' : 'does not show the focus' };
}

/** Goes on with the tabulator until it is there; every stop on the way has a name, can be seen, and shows it. */
export async function tabTo(page: Page, goal: Locator, group = false) {
  await goal.waitFor();
  let element = await goal.elementHandle();
  const see = () => page.evaluate(look, { goal: element as ElementHandle<Element>, group });
  const way: string[] = [];
  let here = await see();
  while (!here.there) {
    if (way.length === 70) throw new Error(`never there:\n${way.join('\n')}`);
    if (here.lost) element = await goal.elementHandle();
    await page.keyboard.press('Tab');
    here = await see();
    // The page may still be scrolling there.
    if (here.fault) await expect.poll(async () => (here = await see()).fault, { message: here.at, timeout: 5000 }).toBe('');
    way.push(here.at);
  }
}

/** There by the tabulator, and pressed. */
export async function press(page: Page, goal: Locator, key = 'Enter') {
  await tabTo(page, goal);
  await page.keyboard.press(key);
}

/** One of several answers: the tabulator goes to the group, the arrows choose in it. */
export async function pick(page: Page, goal: Locator) {
  await tabTo(page, goal, true);
  const here = () => goal.evaluate((element) => element === document.activeElement);
  for (let stops = 0; stops < 20 && !(await here()); stops++) await page.keyboard.press('ArrowDown');
  if (!(await goal.isChecked())) await page.keyboard.press('Space');
  await expect(goal).toBeChecked();
}

/** There by the tabulator, and written. */
export async function write(page: Page, goal: Locator, text: string) {
  await tabTo(page, goal);
  await page.keyboard.type(text);
}

/** A day, in whichever order this system writes it. */
export async function writeDay(page: Page, goal: Locator, day: string) {
  const [year, month, date] = day.split('-') as [string, string, string];
  await tabTo(page, goal);
  for (const typed of [month + date + year, date + month + year]) {
    await page.keyboard.type(typed);
    if ((await goal.inputValue()) === day) return;
    for (let parts = 0; parts < 3; parts++) await page.keyboard.press('ArrowLeft');
  }
  throw new Error(`no way to write ${day}`);
}

/** A new screen has come whole and is read from its heading on. */
export async function atHeading(page: Page) {
  await expect(page.locator('h1').first()).toBeFocused();
  await settled(page);
}

/** Through a sheet and out again: its heading is read first, and the focus comes back to where it was, or to `after`. */
export async function throughSheet(page: Page, opener: Locator, walk: (sheet: Locator) => Promise<void>, after = opener) {
  await press(page, opener);
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading').first()).toBeFocused();
  await expect(sheet).toHaveAccessibleName((await sheet.getByRole('heading').first().textContent()) ?? '');
  await walk(sheet);
  await expect(sheet).toBeHidden();
  await expect(after).toBeFocused();
}

/** What the app says by itself, to whoever does not see it. */
export const says = (page: Page, words: string | RegExp) => expect(page.getByRole('status').getByText(words).first()).toBeVisible();
