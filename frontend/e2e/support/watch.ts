import type { BrowserContext } from '@playwright/test';

/**
 * Notes what must never happen in any test: a fault in a page, a request to another origin, something the content
 * security policy had to stop, an answer that says the server failed.
 */
export async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(`page: ${error.error().stack || `${error.error().name}: ${error.error().message}`}`));
  context.on('console', (message) => {
    // Chromium reports every answer that is not 2xx, and every request while offline, as an error of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) faults.push(`request to ${url.href}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return faults;
}
