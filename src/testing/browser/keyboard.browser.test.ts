import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { closePool } from '@/server/db/pool';
import { BOOK, dayAhead, openHarbour } from './harbour';
import { launchBrowser } from './launch';
import { addMember, workInDatabaseOf } from './new-member';
import { DEMO_PASSWORD } from './sign-in-as';
import { watchPage, type PageWatch } from './watch-page';

// Nothing in this file touches a mouse: every step is a key, and after each the focus must be somewhere, and seen.

const app = inject('app');
let browser: Browser;
let context: BrowserContext;
let page: Page;
let watch: PageWatch;
let email: string;

beforeAll(async () => {
  workInDatabaseOf(app);
  browser = await launchBrowser();
  email = await addMember('harbour', 'Kay Board');
});
afterAll(async () => {
  await closePool();
  await browser?.close();
});
beforeEach(async () => {
  context = await browser.newContext({
    baseURL: app.url,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch = watchPage(page);
});
afterEach(async () => {
  expect(watch.problems()).toEqual([]);
  await context.close();
});

type Focus = { readonly name: string; readonly tag: string; readonly seen: boolean; readonly html: string };

/** Where the focus is, by the name that is spoken, and whether anything shows it. */
const look = (): Promise<Focus> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { name: '', tag: 'nowhere', seen: false, html: '' };
    const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : [];
    const named = at
      .getAttribute('aria-labelledby')
      ?.split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '');
    const name =
      at.getAttribute('aria-label') ??
      named?.join(' ') ??
      (labels.map((label) => label.textContent).join(' ') || at.textContent) ??
      '';
    const shows = (one: Element | null): boolean => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    };
    const ring = at.querySelector('.plan-focus');
    // A heading or a page's content that was given the focus is read, not pressed: it needs no ring.
    const seen =
      at.getAttribute('tabindex') === '-1' ||
      shows(at) ||
      shows(at.parentElement) ||
      shows(at.nextElementSibling) ||
      (ring !== null && getComputedStyle(ring).display !== 'none' && getComputedStyle(ring).opacity !== '0');
    return {
      name: name.trim().replace(/\s+/g, ' '),
      tag: at.tagName.toLowerCase(),
      seen,
      html: at.outerHTML.slice(0, 160),
    };
  });

/** A ring may fade in: it gets a moment. */
async function focus(): Promise<Focus> {
  for (let tries = 0; ; tries++) {
    const at = await look();
    if (at.seen || at.tag === 'nowhere' || tries === 8) return at;
    await page.waitForTimeout(40);
  }
}

/** Presses Tab until something of that name has the focus; on the way it is always seen. */
async function tabTo(name: RegExp, most = 60, key = 'Tab'): Promise<Focus> {
  const passed: string[] = [];
  for (let press = 0; press < most; press++) {
    await page.keyboard.press(key);
    const at = await focus();
    passed.push(at.name.slice(0, 40) || at.tag);
    if (at.tag === 'nowhere') continue;
    expect(at.seen, `the focus is seen on ${at.html}`).toBe(true);
    if (name.test(at.name)) return at;
  }
  throw new Error(`No ${name} within ${most} presses of ${key}: ${passed.join(' > ')}`);
}

const notLost = () =>
  expect.poll(async () => (await look()).tag, { message: 'where the focus is', timeout: 5_000 }).not.toBe('nowhere');
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

async function signIn(next: string) {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await tabTo(/^Mail address/);
  await page.keyboard.type(email);
  await tabTo(/^Password/);
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === new URL(next, app.url).pathname);
}

it('skips to the content, and shows where it is on every stop of a page', async () => {
  await signIn('/bookings');
  await heading('My bookings');
  await page.keyboard.press('Tab');
  expect((await focus()).name).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement?.closest('main') !== null);
  expect(first).toBe(true);
  await tabTo(/^Past$|^Upcoming$/);
});

it('books from the plan by keys alone, repeats it, finds it and gives it back', async () => {
  const program = await openHarbour(app, email);
  const monday = dayAhead(14, 1);
  const free = new Set((await program.listFreeDesks(monday)).map((desk) => desk.name));
  expect(free.size).toBeGreaterThan(0);

  await signIn('/bookings');
  await heading('My bookings');
  await tabTo(/^Book$/);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === BOOK);
  await heading(/^Book at /);

  await tabTo(/^Date/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(`${monday} 9-17`);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('date') === monday);
  await notLost();

  // Arrow keys walk over the plan, from place to place, until a desk is free.
  // The days of the line above it say how full they are, too: "Sun 29, closed" is no place.
  await tabTo(
    /^(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d).*, (free|partly|taken|yours|closed|held|not for|\d+ % free|half free|(a|two|three) (quarter|third)s? free)/i,
  );
  const keys = ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown'];
  const seen = new Set<string>();
  let at = await focus();
  for (let step = 0; step < 80 && !(/, free/.test(at.name) && free.has(at.name.split(',')[0] ?? '')); step++) {
    await page.keyboard.press(keys[step % keys.length] ?? 'ArrowRight');
    at = await focus();
    expect(at.seen, `the focus is seen on ${at.html}`).toBe(true);
    seen.add(at.name);
  }
  const desk = at.name.split(',')[0] ?? '';
  expect(free, [...seen].join(' | ')).toContain(desk);
  await page.keyboard.press('Enter');
  const panel = page.locator('[data-panel]');
  await panel.getByRole('heading', { name: desk, exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-panel]') !== null)).toBe(true);

  await tabTo(/^Repeat/);
  await page.keyboard.type('Every week on');
  await tabTo(/Wednesday$/);
  await page.keyboard.press('Space');
  await panel.getByText(/every Monday and Wednesday/i).waitFor();
  await panel.getByRole('button', { name: /^Book \d+ dates?$/ }).waitFor();
  await tabTo(/^Book \d+ dates?$/);
  await page.keyboard.press('Enter');
  await panel.getByRole('heading', { name: `${desk} is yours` }).waitFor();
  await expect.poll(async () => (await focus()).name).toBe(`${desk} is yours`);

  await tabTo(/^My bookings$/);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/bookings');
  await heading('My bookings');
  await tabTo(new RegExp(`^Cancel ${desk},`));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await expect.poll(() => page.evaluate(() => Boolean(document.activeElement?.closest('[role=dialog]')))).toBe(true);
  await tabTo(/Only this date/, 10);
  // A finger rests on a key for a moment; the group listens to how long.
  await page.keyboard.press('ArrowDown', { delay: 60 });
  await page.keyboard.press('ArrowDown', { delay: 60 });
  await dialog.getByRole('button', { name: /^Cancel \d+ dates$/ }).waitFor();
  await tabTo(/^Cancel \d+ dates$/, 10);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByRole('listitem')
    .filter({ hasText: /dates cancelled/ })
    .waitFor();
  await notLost();

  // The message that holds the way back is one key away.
  await page.keyboard.press('F8');
  await tabTo(/^Undo$/, 6);
  await page.keyboard.press('Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: /bookings are back/ })
    .waitFor();
});

it('books from the list beside the plan, and comes back to where it was', async () => {
  const program = await openHarbour(app, email);
  let ahead = 50;
  let [desk] = await program.listFreeDesks(dayAhead(ahead));
  while (!desk && ahead < 60) [desk] = await program.listFreeDesks(dayAhead(++ahead));
  if (!desk) throw new Error('no free desk');
  await signIn(`${BOOK}?date=${dayAhead(ahead)}&from=09:00&to=17:00`);
  const list = page.getByRole('group', { name: /^List, / });
  await list.waitFor();
  await page.waitForLoadState('networkidle');
  const inList = () => page.evaluate(() => document.activeElement?.hasAttribute('data-row') ?? false);
  for (let press = 0; press < 60 && !(await inList()); press++) await page.keyboard.press('Tab');
  expect(await inList()).toBe(true);
  const rows = await list.locator('[data-row]').count();
  for (let step = 0; step < rows && !/, ?free/i.test((await focus()).name); step++) {
    await page.keyboard.press('ArrowDown');
    expect((await focus()).seen).toBe(true);
  }
  const row = await focus();
  await page.keyboard.press('Enter');
  const panel = page.locator('[data-panel]');
  await panel.getByRole('button', { name: /^Book / }).waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await expect.poll(async () => (await focus()).name).toBe(row.name);
});
