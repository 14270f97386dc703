import { existsSync } from 'node:fs';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--hide-scrollbars',
];

/**
 * Starts a browser: the machine's Chromium when `CHROMIUM_PATH` names one, else the one inside the npm package, so that
 * looking at a page and the browser tests need nothing installed.
 */
export async function launchBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'];
  if (own && !existsSync(own)) throw new Error(`CHROMIUM_PATH points at ${own}, but there is no such file.`);
  if (own) return playwright.launch({ executablePath: own, args: [...FLAGS, ...extraFlags], headless: true });
  const packaged = (await import('@sparticuz/chromium')).default;
  const executablePath = await packaged.executablePath();
  // The package's own flags include --single-process, which dies as soon as a second context opens: ours only.
  return playwright.launch({ executablePath, args: [...FLAGS, ...extraFlags], headless: true });
}
