import lighthouse, { type Flags, type Result } from 'lighthouse';
import type { Browser, BrowserContext } from 'playwright-core';
import { freePort } from '@/embedded/ports';
import { launchBrowser } from './launch';

export type Lighthouse = {
  readonly browser: Browser;
  /** What Lighthouse says of a page as a phone sees it; as somebody who is signed in when their window is given. */
  readonly look: (url: string, asks: Asks) => Promise<Result>;
};
type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';
type Asks = { readonly categories: readonly Category[]; readonly as?: BrowserContext | null; readonly flags?: Flags };

/** Starts a browser with a port of its own for Lighthouse, which speaks to it beside Playwright. Looks come one after another. */
export async function openLighthouse(): Promise<Lighthouse> {
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  const profile = await browser.newBrowserCDPSession();
  return {
    browser,
    look: async (url, { categories, as, flags }) => {
      // Lighthouse opens its page in the browser's own profile; its way of sending headers leaves out what scripts ask for.
      await profile.send('Storage.clearCookies');
      const cookies = (await as?.cookies(url)) ?? [];
      await profile.send('Storage.setCookies', { cookies: cookies.map(({ name, value }) => ({ name, value, url })) });
      const answer = await lighthouse(url, {
        port,
        output: 'json',
        logLevel: 'error',
        formFactor: 'mobile',
        onlyCategories: [...categories],
        disableFullPageScreenshot: true,
        disableStorageReset: true,
        ...flags,
      });
      if (!answer) throw new Error(`Lighthouse said nothing of ${url}.`);
      const { lhr } = answer;
      if (lhr.runtimeError) throw new Error(`Lighthouse could not read ${url}: ${lhr.runtimeError.message}`);
      return lhr;
    },
  };
}
