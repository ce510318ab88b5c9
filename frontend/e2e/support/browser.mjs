/** The system's browsers, and what they need to be the same everywhere. */
export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const chromiumShell = process.env.CHROMIUM_SHELL ?? '/usr/bin/chromium-headless-shell';
export const firefox = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

export const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
