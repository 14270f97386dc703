import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { addDays, type LocalDate } from '@/kernel/zone';
import { closePool } from '@/server/db/pool';
import { launchBrowser } from './launch';
import { workInDatabaseOf } from './new-member';
import { makeSeriesHouse } from './series-house';
import { openWindowOf } from './sign-in-as';
import { watchPage, type PageWatch } from './watch-page';

// A weekly desk from wish to years after: with the mouse, by keys alone, and on a phone.

type House = Awaited<ReturnType<typeof makeSeriesHouse>>;
const app = inject('app');
const DESKTOP = { viewport: { width: 1280, height: 1000 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
let browser: Browser;
let context: BrowserContext | undefined;
let page: Page;
let watch: PageWatch | undefined;

beforeAll(async () => {
  workInDatabaseOf(app);
  browser = await launchBrowser();
});
afterAll(async () => {
  await closePool();
  await browser?.close();
});
afterEach(async () => {
  if (watch) expect(watch.problems()).toEqual([]);
  await context?.close();
});

async function open(house: House, path: string, window: BrowserContextOptions): Promise<void> {
  const settings = { locale: 'en-GB', timezoneId: house.space.timeZone, reducedMotion: 'reduce' as const };
  context = await openWindowOf(browser, app, house.ana.email, { ...settings, ...window });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch = watchPage(page);
  await page.goto(path, { waitUntil: 'networkidle' });
}
const planOf = (house: House, weeks: number, desk = 1) =>
  `${house.path}/series/new?${new URLSearchParams({
    ...{ date: house.monday(0), from: '09:00', to: '17:00', desk: house.desks[desk - 1]! },
    rule: `FREQ=WEEKLY;COUNT=${weeks}`,
  }).toString()}`;

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dateRow = (date: LocalDate) => page.locator(`[id="date-${date}T09:00"]`);
const decided = () => page.getByRole('region', { name: 'What was decided' }).getByRole('status');
const waited = () => page.getByRole('region', { name: 'Dates of your series that you wait for' });
/** A day of one's bookings. */
const dayOf = (date: LocalDate) => page.locator('section').filter({ has: page.locator(`[id="day-${date}"]`) });
/** Chooses what begins like that for a date. */
async function choose(date: LocalDate, words: RegExp): Promise<void> {
  const list = dateRow(date).getByRole('combobox');
  await list.selectOption(await list.locator('option').filter({ hasText: words }).first().getAttribute('value'));
}

it('with the mouse: each clash another way, healed while watching, moved from a date on, taken back, paused', async () => {
  const house = await makeSeriesHouse('Mouse');
  const [zero, one, two, three] = [0, 1, 2, 3].map(house.monday) as [LocalDate, LocalDate, LocalDate, LocalDate];
  await house.inTheWay(1, one, '09:00', '17:00');
  await house.inTheWay(1, two, '12:00', '13:00');
  const gives = await house.inTheWay(1, three, '09:00', '17:00');
  await open(house, planOf(house, 4), DESKTOP);
  await page.getByText('1 fine, 3 clash').waitFor();
  await dateRow(one).getByText('Ben Costa has it').waitFor();

  await choose(one, /^Desk 2, same time/);
  await choose(two, /^Desk 1, 09:00–12:00 and 13:00–17:00/);
  await choose(three, /book it as soon as it is free/);
  await expect.poll(() => decided().textContent()).toBe('2 elsewhere, 1 waited for');
  await button('Book 1 date, 2 elsewhere, 1 waited for').click();
  await page.getByRole('heading', { name: '4 dates are yours' }).waitFor();
  await page.getByText('You wait for 1 date').waitFor();
  expect(await house.standing(house.ana)).toEqual([
    `${zero} 09:00-17:00 Desk 1`,
    `${one} 09:00-17:00 Desk 2`,
    `${two} 09:00-12:00 Desk 1`,
    `${two} 13:00-17:00 Desk 1`,
    `${three} 09:00-17:00 Desk 1 skipped, fill`,
  ]);

  // What she waits for stands over her bookings; Ben gives it up, and before her eyes it is hers.
  await page.getByRole('link', { name: 'My bookings' }).first().click();
  await waited().getByText('You are first in line. Booked for you as soon as it is free.').waitFor();
  await house.givesUp(gives);
  await waited().waitFor({ state: 'detached' });
  await dayOf(three).getByText('Desk 1').waitFor();
  await expect.poll(async () => (await house.standing(house.ana)).at(-1)).toBe(`${three} 09:00-17:00 Desk 1`);

  // From the second date on it moves to Wednesday, each date as it was decided; and back.
  const before = await house.standing(house.ana);
  const second = await house.bookingOn(house.ana, one);
  await page.goto(`${house.path}/series/${second}`, { waitUntil: 'networkidle' });
  await page.getByLabel('The chosen date moves to').fill(addDays(one, 2));
  await page.keyboard.press('Tab');
  await button('Change 4 dates').click();
  await page.getByRole('heading', { name: '4 dates changed' }).waitFor();
  const moved = (line: string) => `${addDays(line.slice(0, 10), 2)}${line.slice(10)}`;
  expect(await house.standing(house.ana)).toEqual([before[0], ...before.slice(1).map(moved)]);
  await button('Undo').click();
  await page.getByRole('heading', { name: 'Change the series' }).waitFor();
  await expect.poll(() => house.standing(house.ana)).toEqual(before);

  // A holiday: one week is given back, and the rest goes on.
  await button('Pause for a while…').click();
  await page.getByLabel('First day').fill(one);
  await page.keyboard.press('Tab');
  await page.getByLabel('Last day').fill(addDays(one, 6));
  await page.keyboard.press('Tab');
  await button('Give back 1 date').click();
  await page.getByRole('heading', { name: '1 date given back' }).waitFor();
  expect(await house.standing(house.ana)).toEqual(before.filter((line) => !line.startsWith(one)));
});

it('by keys alone: planned, decided date by date, and booked', async () => {
  const house = await makeSeriesHouse('Keys');
  const [zero, one, two] = [0, 1, 2].map(house.monday) as [LocalDate, LocalDate, LocalDate];
  for (const desk of [1, 2, 3]) await house.inTheWay(desk, one, '09:00', '17:00');
  await house.inTheWay(1, two, '09:00', '17:00');
  await open(house, planOf(house, 3), DESKTOP);
  await page.getByText('1 fine, 2 clash').waitFor();
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  const inRow = (date: LocalDate) =>
    page.evaluate((id) => document.activeElement?.closest('li')?.id === id, `date-${date}T09:00`);
  const tabTo = async (isThere: () => Promise<boolean>, key = 'Tab') => {
    for (let most = 0; most < 120; most++) {
      await page.keyboard.press(key);
      if (await isThere()) return;
    }
    throw new Error(`never there, but on ${await focused()}`);
  };
  const isNamed = (name: RegExp) => async () => name.test(await focused());

  const isChoiceOf = (date: LocalDate) => async () =>
    (await inRow(date)) && (await page.evaluate(() => document.activeElement?.tagName === 'SELECT'));
  await tabTo(isChoiceOf(one));
  await page.keyboard.type('Wait for it: ask');
  await tabTo(isChoiceOf(two));
  await page.keyboard.type('Desk 2, same');
  await expect.poll(() => decided().textContent()).toBe('1 elsewhere, 1 waited for');
  await tabTo(isNamed(/^Book 1 date, 1 elsewhere, 1 waited for/), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '2 dates are yours' }).waitFor();
  await expect.poll(focused).toContain('2 dates are yours');
  expect(await house.standing(house.ana)).toEqual([
    `${zero} 09:00-17:00 Desk 1`,
    `${one} 09:00-17:00 Desk 1 skipped, offer`,
    `${two} 09:00-17:00 Desk 2`,
  ]);
});

it('on a phone: planned with one date to wait for, and a day given up in two taps', async () => {
  const house = await makeSeriesHouse('Phone');
  const [, one, two] = [0, 1, 2].map(house.monday) as [LocalDate, LocalDate, LocalDate];
  await house.inTheWay(3, one, '08:00', '20:00');
  await open(house, planOf(house, 3, 3), PHONE);
  await page.getByText('2 fine, 1 clashes').waitFor();
  await choose(one, /ask me when it is free/);
  await page.getByLabel('When a date that you wait for is free, keep it for me').selectOption('240');
  await button('Book 2 dates, 1 waited for').tap();
  await page.getByRole('heading', { name: '2 dates are yours' }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(390);
  await page.getByRole('link', { name: 'My bookings' }).first().tap();
  await waited().getByText('You are first in line. We ask you when it is free.').waitFor();

  await button(/^I’m away: Desk 3/)
    .first()
    .tap();
  await button('Give it up').tap();
  await page
    .getByText(/^Desk 3 is free for others on/)
    .first()
    .waitFor();
  await expect
    .poll(() => house.standing(house.ana))
    .toEqual([`${one} 09:00-17:00 Desk 3 skipped, offer`, `${two} 09:00-17:00 Desk 3`]);
});
