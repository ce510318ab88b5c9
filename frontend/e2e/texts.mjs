// Looks for words that nobody has translated and for words that are cut off: node e2e/texts.mjs [role …]
import { chromium as playwright } from '@playwright/test';
import { args, chromium } from './support/browser.mjs';
import { startPostOffice } from './support/post-office.mjs';
import { startServer } from './support/server.mjs';
import { lookAtTexts } from './support/texts.mjs';

const only = process.argv.slice(2);
const post = await startPostOffice();
const server = await startServer({ demo: true, env: post.env });
const browser = await playwright.launch({ executablePath: chromium, args });
try {
  await lookAtTexts(browser, server, console.log, only.length ? { only } : {});
} finally {
  await browser.close();
  await server.stop();
  post.close();
}
