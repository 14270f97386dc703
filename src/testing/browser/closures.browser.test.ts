import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { instantOf } from '@/kernel/zone';
import { closePool } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies } from '@/testing/journeys/occupancy-audit';
import { faultsOf } from './axe-faults';
import { makeBusyDay } from './busy-day';
import { mailsTo, waitForMail } from './inbox';
import { launchBrowser } from './launch';
import { workInDatabaseOf } from './new-member';
import { openWindowOf } from './sign-in-as';
import { untilStill } from './until-still';
import { watchPage, type PageWatch } from './watch-page';

const app = inject('app');
let browser: Browser;
let house: Awaited<ReturnType<typeof makeBusyDay>>;
let context: BrowserContext;
let page: Page;
let watch: PageWatch;

beforeAll(async () => {
  workInDatabaseOf(app);
  [browser, house] = await Promise.all([launchBrowser(), makeBusyDay()]);
  context = await openWindowOf(browser, app, house.owner.email, {
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch = watchPage(page);
});
afterAll(async () => {
  await context?.close();
  await closePool();
  await browser?.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const summary = () => page.getByRole('region', { name: 'What was decided' });
const rowsOf = (who: string) =>
  page.getByRole('list', { name: 'Touched bookings' }).getByRole('listitem').filter({ hasText: who });
const confirm = async (act: string) => {
  await summary().getByRole('button', { name: act }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: act }).click();
};
/** Yes to every proposal, and whoever is left without a place is cancelled. */
const acceptWhatIsProposed = async () => {
  await summary().waitFor();
  for (const rest of [button(/^Accept all/), button(/without a place$/)]) if (await rest.count()) await rest.click();
};
const at = (time: string) => instantOf(`${house.day}T${time}`, house.space.timeZone);
const bookingsOf = () =>
  inOperator(house.space, (tx) =>
    tx
      .selectFrom('bookings')
      .select(['status', 'startsAt', 'endsAt', 'memberId', 'guestName', 'resourceId'])
      .where('operatorId', '=', house.space.operatorId)
      .where('status', '=', 'confirmed')
      .execute(),
  );

it('an afternoon with forty bookings is closed: decided row by row, in one commit, with one mail for each person', async () => {
  await page.goto(`${house.path}/settings/closures`);
  await page.getByText('Nothing is closed, and nothing will be.').waitFor();
  await page.getByRole('link', { name: 'Close something' }).click();
  await page.getByLabel('First day').fill(`${house.day} 12-20`);
  await page.keyboard.press('Tab');
  await page.getByLabel(/^Reason/).fill('The floor is painted');
  await page.keyboard.press('Enter');
  await page.getByText('It touches 40 bookings of 21 people.').waitFor();
  await fitsAndReads();

  // By keys alone: yes to the first, cancel the next, and yes to the rest.
  await rowsOf('Ada Able').getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await rowsOf('Ada Able').getByRole('combobox').nth(1).selectOption('cancel');
  expect(await summary().getByRole('status').textContent()).toBe('1 moves, 1 is cancelled, 38 to decide');
  await button('Accept all 37').focus();
  await page.keyboard.press('Enter');
  await button(/^To decide/).click();
  expect(await rowsOf('').count()).toBe(1);
  await rowsOf('Wanda Walker').getByText('Guest without a mail address').waitFor();
  await rowsOf('Wanda Walker').getByRole('combobox').selectOption({ label: 'Let it stay, although it is closed' });
  await button(/^All/).click();
  expect(await summary().getByRole('status').textContent()).toBe('38 move, 1 is cancelled, 1 stays');

  // Where Ben was to go, somebody else has booked meanwhile: nothing is done, and what was decided is still there.
  const [desk] = (await bookingsOf()).filter(({ memberId }) => memberId === house.ben.memberId);
  await house.book(house.owner, desk!.resourceId, '11:00', '12:00');
  watch.expectStatus(409);
  await confirm('Close it');
  await page.getByText('Something changed while you were deciding').waitFor();
  await rowsOf('Ben Able').getByText('What you chose was taken meanwhile').waitFor();
  expect(await summary().getByRole('status').textContent()).toBe('37 move, 1 is cancelled, 1 stays, 1 to decide');
  await rowsOf('Ben Able')
    .getByRole('button', { name: /^Accept/ })
    .click();
  await confirm('Close it');
  await page.getByRole('heading', { name: /^Closed: the whole space/ }).waitFor();
  await page.getByText('38 moved, 1 cancelled, 1 stays. 20 people got one mail each.').waitFor();
  await page.getByText('No mail address is known of Wanda Walker.').waitFor();

  const noon = at('12:00');
  const inside = (await bookingsOf()).filter(({ endsAt }) => endsAt > noon);
  expect(inside.map(({ guestName }) => guestName)).toEqual(['Wanda Walker']);
  expect(await auditOccupancies(house.space.operatorId)).toEqual({
    overlaps: 0,
    confirmedAmiss: 0,
    stray: 0,
    bufferAmiss: 0,
  });
  const mail = await waitForMail(app, house.ada.email, /is closed/);
  expect(mail.subject).toMatch(/1 booking moved, 1 booking cancelled$/);
  expect(mail.attachments).toHaveLength(2);
  expect(await mailsTo(app, house.ada.email)).toHaveLength(1);

  await page.getByRole('link', { name: 'Done' }).click();
  const listed = page.getByRole('list', { name: 'To come' });
  await listed.getByText('38 moved').waitFor();
  await button('Lift the closure of The whole space').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Lift it' }).click();
  await page.getByText('Nothing is closed, and nothing will be.').waitFor();
  expect(watch.problems()).toEqual([]);
});

it('a desk that is counted on is retired, and new hours are saved, by way of the planner', async () => {
  await page.goto(`${house.path}/settings/resources`);
  await button('More for Desk 3').click();
  await page.getByRole('menuitem', { name: /^Retire/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
  await page.getByRole('link', { name: 'Find them another place' }).click();
  await page.getByRole('heading', { name: 'Retire Desk 3' }).waitFor();
  await page.getByLabel(/^Reason/).fill('It is broken');
  await button('Show what it touches').click();
  await acceptWhatIsProposed();
  await confirm('Retire it');
  await page.getByRole('heading', { name: 'Desk 3 is retired' }).waitFor();

  await page.goto(`${house.path}/settings/hours`);
  await page.getByLabel('Thursday opens').fill('11');
  await page.keyboard.press('Tab');
  await button(/^Find (it another place|them other places)/).click();
  await page.getByLabel(/^Reason/).fill('We sleep in on Thursdays');
  await button('Show what it touches').click();
  await acceptWhatIsProposed();
  await confirm('Save the new hours');
  await page.getByRole('heading', { name: 'The new hours count from now on' }).waitFor();
  const early = (await bookingsOf()).filter(({ startsAt }) => startsAt < at('11:00'));
  expect(early).toEqual([]);
  await page.getByRole('link', { name: 'Done' }).click();
  await page.getByLabel('Thursday opens').waitFor();
  expect(await page.getByLabel('Thursday opens').inputValue()).toBe('11:00');
  expect(await auditOccupancies(house.space.operatorId)).toMatchObject({ overlaps: 0, stray: 0 });
  expect(watch.problems()).toEqual([]);
});

/** A plan of forty, wide and light as on a phone in the dark: nothing to fault, nothing beyond the window. */
async function fitsAndReads() {
  for (const [colorScheme, width] of [['light', 1280] as const, ['dark', 390] as const]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await untilStill(page);
    expect(await faultsOf(page)).toEqual([]);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond).toBe(0);
    // What to do with it stays in sight.
    expect(await summary().isVisible()).toBe(true);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
