// How fast, how accessible and how big the app is: npm run audit
// Figures are medians; none of them decides a test. AUDIT_LANGUAGES=de,ar looks at some languages only, AUDIT_ROLES at
// the roles whose names hold one of these words, AUDIT_PARTS=axe,lighthouse,load,speed,texts at some parts.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium as playwright } from '@playwright/test';
import lighthouse, { snapshot } from 'lighthouse';
import { connect } from 'puppeteer-core';
import { args, chromium, chromiumShell } from './support/browser.mjs';
import { startPostOffice } from './support/post-office.mjs';
import { loginOf, roles, settled, speak, troubleWith, violationsOf } from './support/screens.mjs';
import { freePort, startServer } from './support/server.mjs';
import { actAs, settleIn, storedSession } from './support/session.mjs';
import { lookAtTexts } from './support/texts.mjs';

const RUNS = 5;
const SETTLED = 6000;
const FIRST_LOAD = 45_000;
const participant = 'samira';

const chosen = (name, all) => process.env[name]?.split(',') ?? all;
const PARTS = chosen('AUDIT_PARTS', ['load', 'speed', 'lighthouse', 'axe', 'texts']);
const LANGUAGES = chosen('AUDIT_LANGUAGES', JSON.parse(readFileSync(path.join(import.meta.dirname, '../locales/languages.json'), 'utf8')).map(({ code }) => code));
const WORDS = chosen('AUDIT_ROLES', ['']);
const lookedAt = roles.filter(({ name }) => WORDS.some((word) => name.includes(word)));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const line = (...parts) => console.log(...parts);

/** A fresh browser that is asked nothing about itself, with a profile of its own. */
async function openShell() {
  const profile = mkdtempSync(path.join(tmpdir(), 'mainpate-audit-'));
  const port = await freePort();
  const flags = [...args, '--headless', `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(chromiumShell, flags, { stdio: 'ignore' });
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/json/version`).then((answer) => answer.ok, () => false)) break;
    await pause(50);
  }
  return {
    port,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const browser = await connect({ browserURL: `http://127.0.0.1:${port}` });
      await browser.close();
      await ended;
      // Its children may still be writing.
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Puts a session where the app keeps it, without loading the app: its files must come over the net afterwards. */
async function signedIn(server, port, login = participant) {
  const { cookie, storage } = await storedSession(server, login);
  const browser = await connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
  const page = await browser.newPage();
  await page.goto(`${server.origin}/robots.txt`);
  await page.evaluate((items) => Object.assign(localStorage, items), storage);
  await browser.setCookie(cookie);
  await page.close();
  await browser.disconnect();
}

async function measure(server, title, url, prepare) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const shell = await openShell();
    try {
      await prepare?.(shell.port);
      const { lhr } = await lighthouse(server.origin + url, {
        port: shell.port,
        logLevel: 'error',
        disableStorageReset: true,
        onlyCategories: ['performance', 'accessibility', 'best-practices'],
      });
      if (lhr.runtimeError) throw new Error(`${title}: ${lhr.runtimeError.message}`);
      runs.push(lhr);
    } finally {
      await shell.close();
    }
  }
  const score = (category) => runs.map((run) => Math.round(run.categories[category].score * 100));
  const time = (audit) => Math.round(median(runs.map((run) => run.audits[audit].numericValue)));
  for (const [category, yardstick] of Object.entries({ performance: 98, accessibility: 100, 'best-practices': 100 })) {
    const scores = score(category);
    line(`lighthouse ${title} ${category}: ${median(scores)} of 100, yardstick ${yardstick} (${scores.join(' ')})`);
    if (median(scores) < yardstick) {
      for (const { id } of runs[0].categories[category].auditRefs) {
        const audit = runs[0].audits[id];
        if (audit.score !== null && audit.score < 0.9) line(`  ${id}: ${audit.displayValue ?? audit.title}`);
      }
    }
  }
  line(`lighthouse ${title}: first paint ${time('first-contentful-paint')} ms, largest ${time('largest-contentful-paint')} ms, blocked ${time('total-blocking-time')} ms`);
}

/** The stream of news never ends, so the net would never be still. */
const withoutNews = (context) => context.route('**/api/v1/events', (route) => route.abort());

/**
 * Where the files come in: until home has its answer, with the cards that stand on it afterwards, or for the time without
 * internet.
 */
async function filesOf(context, server, wait) {
  await settleIn(context, server, participant);
  await withoutNews(context);
  const page = await context.newPage();
  const files = new Map();
  let when = 'first';
  context.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== server.origin || pathname.startsWith('/api/')) return;
    // With the map of all screens begins what is fetched ahead of the first tap.
    if (when === 'cards' && pathname.startsWith('/assets/pages-')) when = 'later';
    if (!files.has(pathname)) files.set(pathname, request.serviceWorker() ? 'later' : when);
  });
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/home' && when === 'first') when = 'cards';
  });
  await page.goto(server.origin);
  await settled(page);
  await page.waitForLoadState('networkidle');
  when = 'later';
  await pause(wait);
  // A phone asks for these two as well; a browser without a window does not.
  for (const pathname of ['/manifest.webmanifest', '/icons/icon.svg']) files.set(pathname, 'first');
  const total = { first: 0, cards: 0, later: 0 };
  const sizes = new Map();
  for (const [pathname, part] of files) {
    const bytes = await compressedSize(server, pathname);
    total[part] += bytes;
    sizes.set(pathname, `${String(bytes).padStart(6)} ${part}`);
  }
  return { sizes, total };
}

/** What comes over the net, compressed, when somebody who is signed in opens the app on a new phone. */
async function firstLoad(server) {
  const browser = await playwright.launch({ executablePath: chromium, args });
  try {
    const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin' });
    const answers = [];
    context.on('requestfinished', (request) => {
      if (new URL(request.url()).pathname.startsWith('/api/')) answers.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    const { sizes, total } = await filesOf(context, server, SETTLED);
    for (const [pathname, size] of sizes) line(`  ${size} ${pathname}`);
    const api = (await Promise.all(answers)).reduce((sum, bytes) => sum + bytes, 0);
    line(`first load with everything kept for offline use, service worker included: ${total.first + total.cards + total.later} bytes`);
    line(`answers of the API besides: ${api} bytes`);
  } finally {
    await browser.close();
  }
}

/** In one line for each language, written as the bench writes its figures: nobody pays for one that they do not read. */
async function firstLoads(server) {
  const browser = await playwright.launch({ executablePath: chromium, args });
  try {
    for (const code of LANGUAGES) {
      const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', serviceWorkers: 'block' });
      await context.addInitScript((language) => location.protocol !== 'about:' && localStorage.setItem('mp.language', language), code);
      const { total } = await filesOf(context, server, 0);
      const figure = (name, bytes) => line(`${name}_${code} ${bytes} bytes ${FIRST_LOAD} ${(bytes / FIRST_LOAD).toFixed(2)}`);
      figure('first_load', total.first);
      figure('first_load_with_cards', total.first + total.cards);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

async function compressedSize(server, pathname) {
  return new Promise((resolve, reject) => {
    http.get(server.origin + pathname, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk) => (bytes += chunk.length));
      answer.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

/** Lighthouse on every page that has an address of its own, once it stands; anything below 100 is named. */
async function everyPage(server) {
  let pages = 0;
  let worst = 100;
  for (const role of lookedAt) {
    const login = await loginOf(role, server);
    const paths = new Map();
    for (const { name, path: at } of await role.screens(login ? await actAs(server, login) : null, server)) if (!paths.has(at)) paths.set(at, name);
    const shell = await openShell();
    try {
      if (login) await signedIn(server, shell.port, login);
      const browser = await connect({ browserURL: `http://127.0.0.1:${shell.port}`, defaultViewport: null });
      const page = await browser.newPage();
      // What lies under the bar counts as too small to be tapped, wherever the first screenful happens to end.
      await page.setViewport({ width: 412, height: 7000, isMobile: true, hasTouch: true });
      for (const [at, name] of paths) {
        await page.goto('about:blank');
        await page.goto(server.origin + at);
        await settled(page);
        const { lhr } = await snapshot(page, { flags: { logLevel: 'error', onlyCategories: ['accessibility'], screenEmulation: { disabled: true }, disableFullPageScreenshot: true } });
        if (lhr.runtimeError) throw new Error(`${role.name}, ${name}: ${lhr.runtimeError.message}`);
        const { score, auditRefs } = lhr.categories.accessibility;
        const weak = auditRefs.filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1);
        pages++;
        worst = Math.min(worst, Math.round(score * 100));
        if (score < 1) line(`  ${role.name}, ${name} (${at}): ${Math.round(score * 100)}, ${weak.map(({ id }) => id).join(', ')}`);
      }
      await browser.disconnect();
    } finally {
      await shell.close();
    }
  }
  line(`lighthouse accessibility: ${worst} of 100 at the least, on ${pages} pages`);
}

/** axe on every screen in every language; colours are the same in all of them, so they are looked at once, by day and by night. */
async function accessibility(server) {
  const browser = await playwright.launch({ executablePath: chromiumShell, args });
  let screens = 0;
  let violations = 0;
  try {
    for (const language of LANGUAGES) {
      for (const role of lookedAt) {
        // What lies under the bar counts as hidden, so the window is as tall as the longest screen.
        const context = await browser.newContext({ viewport: { width: 390, height: 7000 }, reducedMotion: 'reduce', locale: 'de-DE', timezoneId: 'Europe/Berlin' });
        const login = await loginOf(role, server);
        if (login) {
          await speak(server, login, language);
          await settleIn(context, server, login);
        }
        await context.addInitScript((code) => location.protocol === 'about:' || localStorage.setItem('mp.language', code), language);
        const page = await context.newPage();
        for (const screen of await role.screens(login ? await actAs(server, login) : null, server)) {
          const { name } = screen;
          const trouble = await troubleWith(page, server.origin, screen);
          if (trouble) {
            violations++;
            line(`  ${language}, ${role.name}, ${name}: ${trouble}`);
            continue;
          }
          for (const colorScheme of language === LANGUAGES[0] ? ['light', 'dark'] : ['light']) {
            await page.emulateMedia({ colorScheme });
            const found = await violationsOf(page, language !== LANGUAGES[0] ? 'words' : colorScheme === 'dark' ? 'colours' : 'all');
            screens++;
            violations += found.length;
            for (const text of found) line(`  ${language}, ${role.name}, ${name}, ${colorScheme}: ${text}`);
          }
          await page.emulateMedia({ colorScheme: 'light' });
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  line(`axe: ${violations} violations on ${screens} screens in ${LANGUAGES.length} languages`);
}

async function texts(server) {
  const browser = await playwright.launch({ executablePath: chromiumShell, args });
  try {
    await lookAtTexts(browser, server, line, { only: lookedAt.map(({ name }) => name) });
  } finally {
    await browser.close();
  }
}

const post = await startPostOffice();
const server = await startServer({ demo: true, env: post.env });
try {
  if (PARTS.includes('load')) await firstLoads(server);
  if (PARTS.includes('speed')) {
    await firstLoad(server);
    await measure(server, 'sign-in', '/sign-in');
    await measure(server, 'home', '/', (port) => signedIn(server, port));
  }
  if (PARTS.includes('lighthouse')) await everyPage(server);
  if (PARTS.includes('axe')) await accessibility(server);
  if (PARTS.includes('texts')) await texts(server);
} finally {
  await server.stop();
  post.close();
}
