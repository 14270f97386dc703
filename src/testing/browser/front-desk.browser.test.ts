import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { closePool } from '@/server/db/pool';
import { makeDeskDay, type DeskDay } from './desk-day';
import { launchBrowser } from './launch';
import { workInDatabaseOf } from './new-member';
import { openWindowOf } from './sign-in-as';
import { watchPage, type PageWatch } from './watch-page';

// The front desk's day from opening to closing: once with the mouse, and once without ever touching it.

const app = inject('app');
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

async function open(day: DeskDay, path: string): Promise<void> {
  context = await openWindowOf(browser, app, day.frontDesk, {
    ...{ viewport: { width: 1280, height: 1000 }, locale: 'en-GB', timezoneId: day.zone, reducedMotion: 'reduce' },
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  watch = watchPage(page);
  await page.goto(day.path + path, { waitUntil: 'networkidle' });
}
const section = (name: string) => page.getByRole('region', { name, exact: true });
const said = (words: RegExp) => page.getByRole('listitem').filter({ hasText: words }).first().waitFor();
const bar = () => page.getByRole('group', { name: 'What would change' });
const block = (name: RegExp) =>
  page.getByRole('group', { name: 'Calendar', exact: true }).getByRole('button', { name });

/** Pulls a block, or one of its ends, by so many pixels. */
async function pull(name: RegExp, by: { x: number; y?: number }, at: 'middle' | 'end' = 'middle'): Promise<void> {
  const box = await block(name).boundingBox();
  if (!box) throw new Error(`${name} is not there`);
  const from = { x: at === 'end' ? box.x + box.width - 3 : box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + (by.y ?? 0) / 2, { steps: 4 });
  await page.mouse.move(from.x + by.x, from.y + (by.y ?? 0), { steps: 4 });
  await page.mouse.up();
}

/** An hour, and a place, on the day's calendar. */
const HOUR = async () => {
  const box = await block(/^Ben Costa/).boundingBox();
  return (box?.width ?? 0) / 6;
};
const ROW = 40;

it('by mouse', async () => {
  const day = await makeDeskDay('Mouse');
  const { bookings, places } = day;
  await open(day, '/today');
  await page.getByRole('heading', { name: 'Today at Mouse House' }).waitFor();
  await section('Expected')
    .getByRole('button', { name: /^Ana Reis.*Late since/ })
    .waitFor();
  await section('In')
    .getByRole('button', { name: /^Ben Costa/ })
    .waitFor();

  // A guest in three presses: who, where, yes.
  await page.getByRole('button', { name: 'Book for somebody' }).click();
  await page.getByLabel('Name').fill('Gil Moura');
  await page.getByRole('button', { name: 'Guest “Gil Moura”' }).click();
  await page.getByRole('button', { name: /^Desk 5/ }).click();
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await said(/Desk 5 is booked for Gil Moura/);
  await page.getByRole('button', { name: /^Gil Moura.*Guest/ }).waitFor();

  // Whoever is late comes after all, and a request is answered where it stands.
  await page.getByRole('button', { name: 'Check in Ana Reis' }).click();
  await section('In')
    .getByRole('button', { name: /^Ana Reis/ })
    .waitFor();
  await page.getByRole('button', { name: 'Approve Dan Faro, Hall' }).click();
  await expect.poll(() => day.standing(bookings.asked)).toBe('Hall 17:00-19:00 confirmed');

  // The day as a calendar: a booking is pulled to another desk and an hour later, and one that runs is made longer.
  await page.getByRole('link', { name: 'Calendar' }).click();
  await block(/^Cleo Dias, Desk 3, 13:00–16:00/).waitFor();
  await page
    .getByRole('link', { name: 'Today', exact: true })
    .and(page.locator('[aria-current=page]'))
    .first()
    .waitFor();
  const hour = await HOUR();
  await pull(/^Cleo Dias/, { x: 0, y: -ROW });
  await bar().getByText('Move Cleo Dias to Desk 2, 13:00–16:00?').waitFor();
  await bar().locator('p', { hasText: 'Ben Costa has it 10:00–16:00.' }).waitFor();
  await bar().getByRole('button', { name: 'Leave it' }).click();
  await bar().waitFor({ state: 'detached' });
  await pull(/^Cleo Dias/, { x: hour, y: ROW });
  await bar().getByText('Move Cleo Dias to Desk 4, 14:00–17:00?').waitFor();
  await bar().getByText('That works.').waitFor();
  await bar().getByRole('button', { name: 'Confirm' }).click();
  await block(/^Cleo Dias, Desk 4, 14:00–17:00/).waitFor();
  expect(await day.standing(bookings.soon)).toBe('Desk 4 14:00-17:00 confirmed');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await block(/^Cleo Dias, Desk 3, 13:00–16:00/).waitFor();
  await pull(/^Ben Costa/, { x: hour }, 'end');
  await bar().getByText('Extend Ben Costa to 10:00–17:00?').waitFor();
  // What somebody books meanwhile shows at once, and is in the way.
  await day.bookElsewhere(places.two, '16:30', '17:30');
  await bar().locator('p', { hasText: 'Eve Lima has it 16:30–17:30.' }).waitFor();
  await block(/^Eve Lima, Desk 2/).waitFor();
  await bar().getByRole('button', { name: 'Leave it' }).click();
  await pull(/^Ben Costa/, { x: hour / 2 }, 'end');
  await bar().getByRole('button', { name: 'Confirm' }).click();
  await expect.poll(() => day.standing(bookings.here)).toBe('Desk 2 10:00-16:30 confirmed');

  // Closing time: whoever leaves is checked out, and the paper knows it all.
  await page.getByRole('navigation', { name: 'Front desk' }).getByRole('link', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Check out Ana Reis' }).click();
  await section('Gone')
    .getByRole('button', { name: /^Ana Reis/ })
    .waitFor();
  await page.emulateMedia({ media: 'print' });
  const paper = page.getByRole('table');
  await paper.getByRole('row', { name: /Gil Moura \(guest\) Desk 5/ }).waitFor();
  await paper.getByRole('row', { name: /Ana Reis.*☑ ☑/ }).waitFor();
  await paper.getByRole('row', { name: /10:00–16:30 Ben Costa .*Two screens ☑ ☐/ }).waitFor();
  expect(await page.getByRole('button', { name: 'Book for somebody' }).isVisible()).toBe(false);
});

it('by keyboard alone', async () => {
  const day = await makeDeskDay('Keys');
  const { bookings } = day;
  await open(day, '/today');
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  const focusOn = (name: RegExp) => expect.poll(focused, { message: `the focus on ${name}` }).toMatch(name);
  const inCalendar = () =>
    page.evaluate(() => document.activeElement?.matches('[role=group][aria-label=Calendar]') ?? false);
  /** Tabs on until something of that name has the focus. */
  const tabTo = async (name: RegExp, key = 'Tab') => {
    for (let most = 0; most < 60; most++) {
      await page.keyboard.press(key);
      if (name.test(await focused())) return;
    }
    throw new Error(`no ${name}, but ${await focused()}`);
  };

  // Find whoever is late, and check them in by a letter.
  await press('/');
  await page.keyboard.type('ana');
  await press('Enter');
  await focusOn(/Ana Reis/);
  await press('i');
  await section('In')
    .getByRole('button', { name: /^Ana Reis/ })
    .waitFor();
  await press('/');
  await press('Escape');
  await expect.poll(() => page.getByRole('button', { name: /^Ben Costa/ }).count()).toBeGreaterThan(0);

  // A guest: B, the name, and three times Enter.
  await press('Enter', 'b');
  await focusOn(/^$/);
  await page.keyboard.type('Gil Moura');
  await tabTo(/Guest “Gil Moura”/);
  await press('Enter');
  await tabTo(/^Desk 5/);
  await press('Enter');
  await page
    .getByRole('button', { name: 'Book', exact: true })
    .and(page.locator('[aria-busy=false], :not([aria-busy])'))
    .waitFor();
  await focusOn(/^Book$/);
  await press('Enter');
  await said(/Desk 5 is booked for Gil Moura/);

  // The request.
  await tabTo(/^Approve Dan Faro/);
  await press('Enter');
  await expect.poll(() => day.standing(bookings.asked)).toBe('Hall 17:00-19:00 confirmed');

  // The calendar: walk to a booking, take hold of it, carry it to another desk, agree; and another one's end.
  await tabTo(/^Calendar$/, 'Shift+Tab');
  await press('Enter');
  await block(/^Cleo Dias, Desk 3, 13:00–16:00/).waitFor();
  await page.waitForLoadState('networkidle');
  await page.getByRole('group', { name: 'Calendar', exact: true }).waitFor();
  for (let most = 0; most < 60 && !(await inCalendar()); most++) await press('Tab');
  // In, down to the third desk, and back from its afternoon to what is booked before it.
  await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowLeft');
  await focusOn(/^Cleo Dias/);
  await press('m', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await bar().getByText('Move Cleo Dias to Desk 4, 14:00–17:00?').waitFor();
  await bar().getByText('That works.').waitFor();
  await press('Enter');
  await block(/^Cleo Dias, Desk 4, 14:00–17:00/).waitFor();
  expect(await day.standing(bookings.soon)).toBe('Desk 4 14:00-17:00 confirmed');
  await focusOn(/^Cleo Dias, Desk 4/);
  await press('Shift+ArrowRight', 'Shift+ArrowRight');
  await bar().getByText('Extend Cleo Dias to 14:00–17:30?').waitFor();
  await press('Escape');
  await bar().waitFor({ state: 'detached' });
  await press('Shift+ArrowLeft', 'Shift+ArrowLeft');
  await bar().getByText('Shorten Cleo Dias to 14:00–16:30?').waitFor();
  await bar().getByText('That works.').waitFor();
  await press('Enter');
  await expect.poll(() => day.standing(bookings.soon)).toBe('Desk 4 14:00-16:30 confirmed');

  // Back to Today: a row's own menu, and out.
  await tabTo(/^Today$/, 'Shift+Tab');
  await press('Enter');
  await page.getByRole('heading', { name: 'Today at Keys House' }).waitFor();
  await press('/');
  await page.keyboard.type('ben');
  await press('Enter');
  await focusOn(/Ben Costa/);
  await press('Enter');
  await page.getByRole('menuitem', { name: 'Hand over' }).waitFor();
  // The menu moves the focus a moment after the key: a second key meanwhile would lead past what is sought.
  await focusOn(/^Check (in|out)/);
  for (let most = 0; most < 4 && !/^Check out/.test(await focused()); most++) {
    const from = await focused();
    await press('ArrowDown');
    await expect.poll(focused, { message: `the focus off ${from}` }).not.toBe(from);
  }
  await press('Enter');
  await section('Gone')
    .getByRole('button', { name: /^Ben Costa/ })
    .waitFor();
});
