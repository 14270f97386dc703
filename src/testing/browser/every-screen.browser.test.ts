import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { faultsOf } from './axe-faults';
import { launchBrowser } from './launch';
import { openWindowOf } from './sign-in-as';
import { untilStill } from './until-still';
import { watchPage } from './watch-page';

const app = inject('app');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const HOUSE = '/o/harbour/s/harbour-house';
const HUT = '/o/lagoon/s/lagoon-hut';
type Screen = readonly [path: string, as: string | null, status?: number];

/** Every page, for everybody who sees something else on it. */
const SCREENS: readonly Screen[] = [
  ['/', null],
  [HOUSE, null],
  [HUT, null],
  ['/sign-in', null],
  ['/sign-in?operator=lagoon', null],
  ['/register', null],
  ['/register?space={harbour}', null],
  ['/forgot', null],
  ['/reset?token=nonsense', null],
  ['/auth/confirm?token=nonsense', null],
  ['/auth/enter?token=nonsense', null],
  ['/auth/join?token=nonsense', null],
  ['/docs/api', null],
  ['/o/harbour/events', null],
  ['/o/harbour/events?view=month', null],
  ['/o/harbour/events/show-and-tell', null],
  ['/o/harbour/events/letterpress-workshop', null],
  ['/embed/harbour/events', null],
  ['/events/confirm?token=nonsense', null],
  ['/events/invited?token=nonsense', null],
  ['/events/all-dates?token=nonsense', null],
  ['/no/such/page', null, 404],
  [HOUSE, 'member@harbour.test'],
  [`${HOUSE}/book`, 'member@harbour.test'],
  // A quarter of an hour: the two thumbs of the slider stay apart.
  [`${HOUSE}/book?from=16:00&to=16:15`, 'member@harbour.test'],
  [`${HOUSE}/book?view=day`, 'member@harbour.test'],
  [`${HOUSE}/book?view=list`, 'member@harbour.test'],
  [`${HOUSE}/series/new?rule=FREQ%3DWEEKLY%3BBYDAY%3DMO%2CWE`, 'member@harbour.test'],
  [`${HOUSE}/series/{series}?scope=all`, 'member@harbour.test'],
  [`${HOUSE}/find`, 'member@harbour.test'],
  [`${HOUSE}/find?q=room+for+40+with+a+jacuzzi+tomorrow`, 'visitor@harbour.test'],
  [`${HOUSE}/events`, 'member@harbour.test'],
  [`${HOUSE}/events?show=hosting`, 'owner@harbour.test'],
  [`${HOUSE}/events/new`, 'host@harbour.test'],
  [`${HOUSE}/events/new`, 'visitor@harbour.test'],
  [`${HOUSE}/events/show-and-tell`, 'member@harbour.test'],
  [`${HOUSE}/events/show-and-tell/all-dates`, 'member@harbour.test'],
  [`${HOUSE}/events/show-and-tell/figures`, 'host@harbour.test'],
  [`${HOUSE}/events/show-and-tell/history`, 'host@harbour.test'],
  [`${HOUSE}/events/report`, 'owner@harbour.test'],
  [`${HOUSE}/events/report`, 'member@harbour.test'],
  [`${HOUSE}/events/show-and-tell/guests`, 'host@harbour.test'],
  [`${HOUSE}/events/show-and-tell/edit`, 'host@harbour.test'],
  [`${HOUSE}/events/drawing-for-people-who-can-t/preview`, 'host@harbour.test'],
  [`${HOUSE}/events/show-and-tell/door`, 'host@harbour.test'],
  [`${HOUSE}/events/show-and-tell/paper`, 'host@harbour.test'],
  [`${HOUSE}/events/letterpress-workshop`, 'member@harbour.test'],
  [`${HOUSE}/events/letterpress-workshop/edit`, 'host@harbour.test'],
  [`${HOUSE}/events/letterpress-workshop/door`, 'host@harbour.test'],
  ['/bookings', 'member@harbour.test'],
  ['/bookings?show=past', 'member@harbour.test'],
  ['/profile', 'member@harbour.test'],
  [`${HOUSE}/book`, 'visitor@harbour.test'],
  ['/bookings', 'visitor@harbour.test'],
  [`${HOUSE}/today`, 'desk@harbour.test'],
  [`${HOUSE}/calendar`, 'desk@harbour.test'],
  [`${HOUSE}/calendar?view=week&color=state`, 'owner@harbour.test'],
  [`${HOUSE}/calendar?view=resource`, 'desk@harbour.test'],
  [`${HOUSE}/requests`, 'desk@harbour.test'],
  [`${HOUSE}/settings/displays`, 'owner@harbour.test'],
  [`${HOUSE}/book`, 'owner@harbour.test'],
  [`${HOUSE}/today`, 'owner@harbour.test'],
  ['/o/harbour/people', 'owner@harbour.test'],
  ['/o/harbour/people?show=removed', 'manager@harbour.test'],
  ['/o/harbour/accounts', 'owner@harbour.test'],
  ['/o/harbour/invoices', 'owner@harbour.test'],
  ['/o/harbour/account', 'member@harbour.test'],
  [`${HOUSE}/settings/booking`, 'owner@harbour.test'],
  [`${HOUSE}/settings/booking`, 'member@harbour.test'],
  [`${HOUSE}/settings/hours`, 'owner@harbour.test'],
  [`${HOUSE}/settings/prices`, 'owner@harbour.test'],
  [`${HOUSE}/settings/plans`, 'owner@harbour.test'],
  [`${HOUSE}/settings/passes`, 'owner@harbour.test'],
  [`${HOUSE}/settings/invoices`, 'owner@harbour.test'],
  [`${HOUSE}/settings/codes`, 'owner@harbour.test'],
  [`${HOUSE}/settings/extras`, 'owner@harbour.test'],
  [`${HOUSE}/settings/events`, 'owner@harbour.test'],
  ['/o/harbour/credits', 'member@harbour.test'],
  ['/o/lagoon/credits', 'owner@lagoon.test'],
  [`${HOUSE}/settings/resources`, 'owner@harbour.test'],
  [`${HOUSE}/settings/resources/codes`, 'owner@harbour.test'],
  [`${HOUSE}/settings/import`, 'manager@harbour.test'],
  [`${HOUSE}/settings/closures`, 'manager@harbour.test'],
  [`${HOUSE}/settings/closures?close=1`, 'owner@harbour.test'],
  [`${HOUSE}/settings/closures?zone=1`, 'owner@harbour.test'],
  ['/bookings', 'host@harbour.test'],
  [`${HUT}/book`, 'member@lagoon.test'],
  [`${HUT}/today`, 'owner@lagoon.test'],
];

const WIDTHS = [390, 768, 1280, 1920] as const;

// Two at a time (`maxConcurrency`): while one page is looked through, the next loads.
describe.concurrent('a screen has no fault, no word in the console, and fits its window', () => {
  it.for(SCREENS)('%s as %s', async ([path, email, status = 200]) => {
    const options = { viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Lisbon' };
    const context = email
      ? await openWindowOf(browser, app, email, options)
      : await browser.newContext({ baseURL: app.url, ...options });
    try {
      const page = await context.newPage();
      const watch = watchPage(page);
      if (status !== 200) watch.expectStatus(status);
      const address = path.includes('{series}')
        ? path.replace('{series}', await bookingInSeries(page))
        : path.replace('{harbour}', await harbourId());
      const answer = await page.goto(address, { waitUntil: 'load' });
      expect(answer?.status()).toBe(status);
      await settled(page);
      const faults: string[] = [];
      // Each screen in both colours and both widths; the frame that they share comes by in all four pairs.
      const pairs = [
        ['light', 'dark'],
        ['dark', 'light'],
      ] as const;
      const [wide, narrow] = pairs[SCREENS.findIndex((screen) => screen[0] === path) % 2 ? 1 : 0];
      for (const [colorScheme, width] of [[wide, 1280] as const, [narrow, 390] as const]) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 900 });
        await untilStill(page);
        for (const fault of await faultsOf(page)) faults.push(`${colorScheme} ${width}: ${fault}`);
      }
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await untilStill(page);
        const beyond = await widestBeyond(page);
        if (beyond) faults.push(`scrolls sideways at ${width}: ${beyond}`);
      }
      expect(faults).toEqual([]);
      expect(watch.problems()).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

/** As the space's own page names itself to the page on which one registers. */
async function harbourId(): Promise<string> {
  const html = await (await fetch(app.url + HOUSE)).text();
  return /\/register\?space=([0-9a-f-]{36})/.exec(html)?.[1] ?? 'not found';
}

/** A booking of theirs whose series goes on. */
async function bookingInSeries(page: Page): Promise<string> {
  const input = encodeURIComponent(JSON.stringify({ json: { when: 'upcoming', limit: 50 } }));
  const answer = await page.request.get(`/api/trpc/bookings.mine?input=${input}`);
  type Mine = { result: { data: { json: { items: { id: string; series: { live: boolean } | null }[] } } } };
  const { result } = (await answer.json()) as Mine;
  return result.data.json.items.find(({ series }) => series?.live)?.id ?? 'none';
}

/** Skeletons are gone and nothing is on its way. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main h1, h1') !== null);
  await page.waitForLoadState('networkidle');
}

/** What reaches beyond the window, if the page scrolls sideways. */
const widestBeyond = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const widest = [...document.querySelectorAll('body *')]
      .map((one) => ({ one, right: one.getBoundingClientRect().right }))
      .sort((a, b) => b.right - a.right)[0];
    return `${root.scrollWidth} px, ${widest?.one.outerHTML.slice(0, 160)}`;
  });

it('reads and links without a script on the pages that anybody may read', async () => {
  const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page
      .getByRole('link', { name: /Harbour House/ })
      .first()
      .click();
    await page.waitForURL((url) => url.pathname === HOUSE);
    await page.getByRole('heading', { level: 1, name: /Harbour House/ }).waitFor();
    await page
      .getByText(/Monday|Mon/)
      .first()
      .waitFor();
    await page
      .getByRole('link', { name: /^Register/ })
      .first()
      .click();
    await page.waitForURL((url) => url.pathname === '/register');
    await page.getByRole('heading', { name: /^Register at Harbour House/ }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Sign in' }).first().click();
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await page.goto('/docs/api');
    await page
      .getByText(/\{id\}\/book/)
      .first()
      .waitFor();
  } finally {
    await context.close();
  }
});

it('guards every page by a strict policy with a nonce of its own', async () => {
  const seen = new Set<string>();
  for (const path of ['/', HOUSE, '/sign-in', '/docs/api', '/no/such/page', '/']) {
    const { headers } = await fetch(app.url + path);
    const policy = headers.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    expect(scripts, path).toMatch(/'nonce-[^']{16,}'/);
    expect(scripts, path).toContain("'strict-dynamic'");
    expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBeTruthy();
    seen.add(/'nonce-([^']+)'/.exec(scripts)?.[1] ?? '');
  }
  expect(seen.size).toBe(6);
});

const MEMBER_PAGES: readonly Screen[] = [
  [`${HOUSE}/book`, 'member@harbour.test'],
  [`${HOUSE}/find`, 'member@harbour.test'],
  ['/bookings', 'member@harbour.test'],
  ['/profile', 'member@harbour.test'],
  [`${HOUSE}/today`, 'owner@harbour.test'],
  ['/o/harbour/people', 'owner@harbour.test'],
  ['/sign-in', null],
  [HOUSE, null],
];

/** The aim is 200 kB. Until a page keeps to it, it gets no heavier than this; lower it with each page that loses weight. */
const MOST_SCRIPT_BYTES = 265_000;

it('loads no more scripts before a page stands than it is allowed', async ({ annotate }) => {
  const heavy: string[] = [];
  const weights: string[] = [];
  for (const [path, email] of MEMBER_PAGES) {
    const context = email ? await openWindowOf(browser, app, email) : await browser.newContext({ baseURL: app.url });
    const page = await context.newPage();
    const bytes = await countScriptBytes(page, path);
    weights.push(`${path} ${Math.round(bytes / 1000)} kB`);
    if (bytes === 0 || bytes > MOST_SCRIPT_BYTES) heavy.push(`${path}: ${bytes} bytes`);
    await context.close();
  }
  await annotate(weights.join(', '));
  expect(heavy).toEqual([]);
});

/** What comes over the wire for scripts until the page has loaded; what is fetched ahead once it stands is no first load. */
async function countScriptBytes(page: Page, path: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ type, requestId }) => type === 'Script' && scripts.add(requestId));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'load' });
  return bytes;
}
