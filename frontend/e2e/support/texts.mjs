// Looks for words that nobody has translated and for words that are cut off, on every screen at 320 pixels.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { loginOf, roles, troubleWith } from './screens.mjs';
import { actAs, settleIn } from './session.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json' };

/** The app with a language that exists for looking at screens only; it never reaches the folder that is delivered. */
export async function pseudoApp() {
  const folder = mkdtempSync(path.join(tmpdir(), 'mainpate-pseudo-'));
  process.env.MAINPATE_PSEUDO = '1';
  try {
    await build({ root: ROOT, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  } finally {
    delete process.env.MAINPATE_PSEUDO;
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A delivered file; most lie there packed only. */
function unpacked(file) {
  if (existsSync(file)) return readFileSync(file);
  return existsSync(`${file}.gz`) ? gunzipSync(readFileSync(`${file}.gz`)) : null;
}

/** Answers everything but the API from a folder. */
const serveFrom = (context, origin, folder) =>
  context.route(
    (url) => url.origin === origin && !url.pathname.startsWith('/api/'),
    (route) => {
      const { pathname } = new URL(route.request().url());
      const own = path.extname(pathname) && unpacked(path.join(folder, pathname));
      const contentType = own ? (TYPES[path.extname(pathname)] ?? 'application/octet-stream') : TYPES['.html'];
      return route.fulfill({ contentType, body: own || unpacked(path.join(folder, 'index.html')) });
    },
  );

/** The language whose texts are longest beside German ones: what fits in it fits everywhere. */
export function longestLanguage() {
  const read = (file) => JSON.parse(readFileSync(path.join(ROOT, 'locales', file), 'utf8'));
  const areas = ['core', 'home', 'workbook', 'milestone', 'more', 'staff'];
  const lengthOf = ({ code, areas: own }) => (own ? 0 : areas.filter((area) => existsSync(path.join(ROOT, 'locales', code, `${area}.json`))).flatMap((area) => Object.values(read(`${code}/${area}.json`))).join('').replaceAll('\u00ad', '').length);
  return read('languages.json').map((language) => ({ code: language.code, length: lengthOf(language) })).toSorted((a, b) => b.length - a.length)[0].code;
}

/* oxlint-disable no-undef -- the two below run in the page */
/** Pieces of text that are wider than their place, or stick out of the window. */
function cutTexts() {
  const cut = new Set();
  const say = (element, what) => cut.add(`${what}: ${(element.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 60)} <${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`);
  if (document.documentElement.scrollWidth > innerWidth + 1) cut.add(`the page is ${document.documentElement.scrollWidth} wide`);
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  for (const element of document.querySelectorAll('#main *, .bar *, header *, dialog[open] *')) {
    if (!element.checkVisibility?.() || element.closest('svg, .vh, .print-only, [aria-hidden="true"]')) continue;
    const words = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
    if (!words.length) continue;
    const style = getComputedStyle(element);
    if (!/none|^$/.test(style.webkitLineClamp) || style.textOverflow === 'ellipsis') continue; // the beginning of what somebody wrote, on purpose
    if (/hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) say(element, 'cut at its end');
    if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2) say(element, 'cut below');
    let around = element;
    while (around && !scrolls(around)) around = around.parentElement;
    if (around && around !== document.documentElement && around !== document.body) continue;
    const boxes = words.flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
    if (boxes.some((box) => box.width > 1 && (box.right > innerWidth + 1 || box.left < -1))) say(element, 'sticks out');
  }
  return [...cut];
}

/** Words on the screen that stand in no brackets and that no answer of the server holds. */
function untranslated(known) {
  const found = new Set();
  const told = known.join('\n').replaceAll('\u00ad', '');
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!parent?.checkVisibility?.() || parent.closest('script, style, textarea, input, option[lang], .vh, .print-only, .languages, [lang]:not(html)')) continue;
    // What is put into a text stands inside its brackets, so a whole line is looked at, not one node.
    let line = parent;
    while (line.parentElement && getComputedStyle(line).display === 'inline') line = line.parentElement;
    if (line.textContent.includes('[')) continue;
    const text = node.textContent.replaceAll(/[\u00ad\u2066-\u2069]/g, '').trim();
    const rest = text.split(/[^\p{L}]+/u).filter((word) => word.length > 2 && !told.includes(word));
    if (rest.length) found.add(text.slice(0, 80));
  }
  return [...found];
}
/* oxlint-enable no-undef */

const listed = JSON.parse(readFileSync(path.join(ROOT, 'locales/languages.json'), 'utf8'));
/** What languages are called, by themselves and by the browser. */
const languageNames = () => {
  const names = new Intl.DisplayNames('de', { type: 'language' });
  return [...listed.map(({ name }) => name), ...Array.from({ length: 26 * 26 }, (_, n) => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))).map((code) => names.of(code) ?? '')];
};
/** "gestern", "In 5 Tagen" */
const soon = () => Array.from({ length: 400 }, (_, n) => new Intl.RelativeTimeFormat('de', { numeric: 'auto' }).format(n - 200, 'day')).flatMap((words) => [words, words[0].toUpperCase() + words.slice(1)]);
const WORDS_OF_ALL = ['MainPate', 'Pseudo', 'PIN', 'PDF', 'SMS', 'E-Mail', 'Passkey', 'QR', 'Uhr', 'und', 'oder'];
/** Days and months as the browser writes them. */
const days = () => {
  const written = (at, options) => ['long', 'short'].map((width) => new Intl.DateTimeFormat('de', Object.fromEntries(options.map((one) => [one, width]))).format(at));
  const weekdays = Array.from({ length: 7 }, (_, n) => written(new Date(Date.UTC(2026, 0, n + 1)), ['weekday']));
  const months = Array.from({ length: 12 }, (_, n) => written(new Date(Date.UTC(2026, n, 15)), ['month']));
  return [...weekdays, ...months].flat();
};

/**
 * Goes through all screens in the language for looking and in the longest one. `line` gets what is found.
 * `only` limits it to roles of these names.
 */
export async function lookAtTexts(browser, server, line, { only } = {}) {
  const app = await pseudoApp();
  let screens = 0;
  let cut = 0;
  let missing = 0;
  const said = new Set();
  try {
    for (const language of ['xx', longestLanguage()]) {
      for (const role of roles.filter(({ name }) => !only || only.includes(name))) {
        const context = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce', serviceWorkers: 'block', locale: 'de-DE', timezoneId: 'Europe/Berlin' });
        await serveFrom(context, server.origin, app.folder);
        const login = await loginOf(role, server);
        await context.addInitScript((code) => localStorage.setItem('mp.language', code), language);
        if (login) await settleIn(context, server, login);
        const known = [...WORDS_OF_ALL, ...days(), ...soon(), ...languageNames()];
        const page = await context.newPage();
        const answers = [];
        page.on('response', (answer) => {
          // The stream of news never ends.
          if (answer.url().includes('/api/') && !answer.headers()['content-type']?.startsWith('text/event-stream')) answers.push(answer.text().then((text) => known.push(text), () => {}));
        });
        for (const screen of await role.screens(login ? await actAs(server, login) : null, server)) {
          const { name } = screen;
          const trouble = await troubleWith(page, server.origin, screen);
          if (trouble) {
            missing++;
            line(`  ${language}, ${role.name}, ${name}: ${trouble}`);
            continue;
          }
          screens++;
          while (answers.length) await Promise.all(answers.splice(0));
          const problems = (await page.evaluate(cutTexts)).map((text) => `cut, ${text}`);
          cut += problems.length;
          if (language === 'xx') {
            const bare = await page.evaluate(untranslated, known);
            missing += bare.length;
            problems.push(...bare.map((text) => `not translated: ${text}`));
          }
          for (const text of problems.filter((one) => !said.has(one))) {
            said.add(text);
            line(`  ${language}, ${role.name}, ${name}: ${text}`);
          }
        }
        await context.close();
      }
    }
  } finally {
    app.remove();
  }
  line(`texts at 320 px: ${cut} cut, ${missing} not translated, on ${screens} screens, in the language for looking and in ${longestLanguage()}`);
}
