import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { addDays, instantOf, localDateOf } from '@/kernel/zone';
import { changesIn } from '@/features/bookings/testing-changes';
import { block, listOf, percentOff, sets } from '@/features/pricing/testing-prices';
import { publishAs } from '@/features/pricing/testing-publish';
import { closePool } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeResource, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { faultsOf } from './axe-faults';
import { launchBrowser } from './launch';
import { addMemberTo, workInDatabaseOf } from './new-member';
import { openWindowOf } from './sign-in-as';
import { watchPage, type PageWatch } from './watch-page';

// What an evening costs is changed by who owns the house: tried, checked and replayed before it counts; and a member reads both prices.

const app = inject('app');
let browser: Browser;
const contexts: BrowserContext[] = [];
const watches: PageWatch[] = [];
beforeAll(async () => {
  workInDatabaseOf(app);
  browser = await launchBrowser();
});
afterAll(async () => {
  await closePool();
  await browser?.close();
});
afterEach(async () => {
  expect(watches.flatMap((watch) => watch.problems())).toEqual([]);
  await Promise.all(contexts.map((context) => context.close()));
});

/** A house with one room: 12 an hour until six, 40 for the evening, members a fifth off; Ana had two evenings of last month. */
async function makeEveningHouse() {
  const space = await makeSpace({ name: 'Evening House', listed: false, opens: 480, closes: 1380 });
  const { operatorId, timeZone } = space;
  const [owner, ana] = [
    await addMemberTo(operatorId, 'Olga Owner', 'owner'),
    await addMemberTo(operatorId, 'Ana Reis'),
  ];
  const shape = { x: 0, y: 0, width: 300, height: 200, rotation: 0 };
  const room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room', shape });
  const list = listOf([
    sets('hour', 1200, { kinds: ['meeting_room'], time: { from: 480, to: 1080 } }),
    block(4000, '18-22', { kinds: ['meeting_room'] }, { name: 'Evening' }),
    percentOff(20, { roles: ['member'] }),
  ]);
  const today = localDateOf(new Date(), timeZone);
  const noon = (ago: number) => instantOf(`${addDays(today, -ago)}T12:00`, timeZone);
  await publishAs(owner, list, addDays(today, -60), noon(60));
  const then = changesIn(space, () => noon(30));
  for (const ago of [20, 13]) {
    const date = addDays(today, -ago);
    await then.book(ana, room, `${date}T18:00`, `${date}T22:00`);
  }
  // The first of a month, with a whole day before it.
  let first = addDays(today, 2);
  while (!first.endsWith('-01')) first = addDays(first, 1);
  return { space, owner, ana, room, today, first, path: `/o/op-${operatorId}/s/house` };
}
type House = Awaited<ReturnType<typeof makeEveningHouse>>;

async function windowOf(house: House, email: string, path: string): Promise<Page> {
  const context = await openWindowOf(browser, app, email, {
    ...{ viewport: { width: 1280, height: 1000 }, locale: 'en-GB', timezoneId: house.space.timeZone },
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watches.push(watchPage(page));
  await page.goto(path, { waitUntil: 'networkidle' });
  return page;
}

it('is changed for next month by its owner, who sees why, what is wrong and what it would have come to; a member sees both prices', async () => {
  const house = await makeEveningHouse();
  const page = await windowOf(house, house.owner.email, `${house.path}/settings/prices`);
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const tried = page.getByRole('region', { name: 'Try it' });

  // A member's evening, as it costs today.
  await tried.getByLabel('Day').fill(`${house.first} 18-22`);
  await page.keyboard.press('Tab');
  await tried.getByLabel('For whom').selectOption('member');
  await expect.poll(() => tried.getByRole('status').textContent()).toBe('€32.00');

  // 55 in place of 40: the price follows, and says why.
  await button('Change line 2').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Amount in EUR').fill('55');
  await sheet.getByRole('button', { name: 'Keep the line' }).click();
  await sheet.waitFor({ state: 'detached' });
  await expect.poll(() => tried.getByRole('status').textContent()).toBe('€44.00today €32.00');
  await tried.getByText('“Evening” (Meeting rooms · 18–22 · 55.00 flat) sets the price: €55.00.').waitFor();
  await tried.getByText('“Members · 20 % off” changes it from €55.00 to €44.00.').waitFor();
  // The last hour before closing has no price.
  await page.getByText('No line sets a price for Anchor every day 22–23, so they are not bookable then.').waitFor();

  // Two evenings at 32.00 would have been two at 44.00.
  const replay = page.getByRole('region', { name: 'What it would have come to' });
  await replay.getByRole('button', { name: 'Replay the bookings' }).click();
  await replay.getByText(/^2 bookings from /).waitFor();
  await replay.getByText('+€24.00', { exact: true }).first().waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await button('Publish…').click();
  const dialog = page.getByRole('dialog', { name: 'Publish the prices' });
  await dialog.getByLabel('Counts from').fill(house.first);
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(/^Version 1 counts today\. .*Version 2 counts from/).waitFor();

  // A member, on the evening before and on the first one that costs more.
  const evening = (date: string) =>
    `${house.path}/book?${new URLSearchParams({ date, from: '18:00', to: '22:00', desk: house.room }).toString()}`;
  const hers = await windowOf(house, house.ana.email, evening(addDays(house.first, -1)));
  const price = hers.getByRole('region', { name: 'Price' });
  await price.getByRole('status').getByText('€32.00').waitFor();
  await hers.goto(evening(house.first), { waitUntil: 'networkidle' });
  await price.getByRole('status').getByText('€44.00').waitFor();
  await price.getByText('Why this price?').click();
  await price.getByText('“Evening” (Meeting rooms · 18–22 · 55.00 flat) sets the price: €55.00.').waitFor();
  await hers
    .getByRole('button', { name: /^Book / })
    .last()
    .click();
  await hers.getByRole('heading', { name: 'Anchor is yours' }).waitFor();
  const agreed = await inOperator(house.space, (tx) =>
    tx.selectFrom('quotes').select('amountMinor').where('memberId', '=', house.ana.memberId).orderBy('id').execute(),
  );
  expect(agreed.map(({ amountMinor }) => Number(amountMinor))).toEqual([3200, 3200, 4400]);
});
