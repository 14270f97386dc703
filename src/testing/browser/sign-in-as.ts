import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { RunningApp } from './running-app';

export const DEMO_PASSWORD = 'demo-coworkflow';

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;
const kept = new Map<string, SignedIn>();

/** A window of its own for somebody of the demo, signed in through the sign-in page (once a file). */
export async function openWindowOf(
  browser: Browser,
  app: Pick<RunningApp, 'url'>,
  email: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const storageState = kept.get(email) ?? (await signInOnce(browser, app, email));
  kept.set(email, storageState);
  return browser.newContext({ baseURL: app.url, ...options, storageState });
}

async function signInOnce(browser: Browser, app: Pick<RunningApp, 'url'>, email: string): Promise<SignedIn> {
  const context = await browser.newContext({ baseURL: app.url });
  try {
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByLabel('Mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    // Where they begin depends on their role.
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    return await context.storageState();
  } finally {
    await context.close();
  }
}
