import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createDisplay } from '@/features/displays/commands/create-display';
import { createDisplayInput } from '@/features/displays/displays.contract';
import { newId, type ResourceId } from '@/kernel/ids';
import { closePool } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { askCheckIn } from '@/features/bookings/testing-rules';
import { makeMember, makeResource } from '@/testing/makers';
import { faultsOf } from './axe-faults';
import { makeDeskDay, type DeskDay } from './desk-day';
import { launchBrowser } from './launch';
import { workInDatabaseOf } from './new-member';
import { watchPage } from './watch-page';

const app = inject('app');
let browser: Browser;

beforeAll(async () => {
  workInDatabaseOf(app);
  browser = await launchBrowser();
});
afterAll(async () => {
  await closePool();
  await browser?.close();
});

/** What hangs on the wall: a link that nobody signs in for. */
async function hang(day: DeskDay, resourceId: ResourceId | null): Promise<string> {
  const owner = await makeMember(day.space, 'owner');
  const wish = { spaceId: day.space.spaceId, resourceId, name: 'By the door', requestId: newId() };
  return `/display/${(await createDisplay(owner, createDisplayInput.parse(wish))).token}`;
}
const SIZES = [
  ['landscape', { width: 1024, height: 768 }],
  ['portrait', { width: 768, height: 1024 }],
] as const;

async function look(
  day: DeskDay,
  path: string,
  viewport: { width: number; height: number },
  work: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({
    ...{ baseURL: app.url, viewport, locale: 'en-GB', timezoneId: day.zone, hasTouch: true, reducedMotion: 'reduce' },
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const watch = watchPage(page);
    // A link that opens nothing is answered so.
    if (path.endsWith('nonsense')) watch.expectStatus(404);
    await page.goto(path, { waitUntil: 'networkidle' });
    await work(page);
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    expect(watch.problems()).toEqual([]);
  } finally {
    await context.close();
  }
}

describe.each(SIZES)('a tablet, %s', (_, viewport) => {
  it('of the whole space: what is free now and comes next, by itself, and a room at a tap and back', async () => {
    const day = await makeDeskDay('Wall');
    await look(day, await hang(day, null), viewport, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Wall House' }).waitFor();
      const free = page.getByRole('region', { name: 'Free now' }).getByRole('listitem');
      // Ana and Ben sit at two of the five, and Cleo comes at one; Dan has only asked for the hall, which holds it.
      await free.filter({ hasText: /Desks[23] of 5 free/ }).waitFor();
      const hall = page.getByRole('button', { name: /^Hall/ });
      expect(await hall.textContent()).toMatch(/Next 17:00–19:00, Held.*Free until 17:00/);
      // It looks again every 20 seconds: once is enough to wait for that.
      const until = viewport.width > viewport.height ? '15:00' : '17:00';
      if (until === '15:00') await day.bookElsewhere(day.places.hall, until, '16:00');
      await hall.filter({ hasText: `Free until ${until}` }).waitFor({ timeout: 25_000 });
      await hall.tap();
      await page.getByRole('heading', { level: 1, name: 'Hall' }).waitFor();
      await page.getByText(`Free until ${until}`).waitFor();
      await page.getByRole('button', { name: 'All rooms' }).tap();
      await free.filter({ hasText: /Desks[23] of 5 free/ }).waitFor();
    });
  });

  it('at a door: taken for half an hour in two taps, and whoever has it next checks in there', async () => {
    const day = await makeDeskDay('Door');
    const room = await makeResource(day.space, { name: 'Anchor', kind: 'meeting_room', openToVisitors: true });
    await askCheckIn(day.space, { opens: 'day_start', releaseAfterMinutes: null }, { kind: 'meeting_room' });
    await look(day, await hang(day, room), viewport, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Anchor' }).waitFor();
      await page.getByText('Free until 20:00').waitFor();
      await page.getByText('Nothing more today.').waitFor();
      await page.getByRole('button', { name: '30 min' }).tap();
      await page.getByRole('button', { name: 'Book Anchor for 30 minutes' }).tap();
      await page.getByText(/^Yours until/).waitFor();
      await page.getByText(/^Taken until/).waitFor();
      await expect.poll(() => heldMinutes(day, room)).toEqual([30]);
    });
    const board = await makeResource(day.space, { name: 'Board room', kind: 'meeting_room' });
    const id = await day.bookElsewhere(board, '13:00', '14:00');
    await look(day, await hang(day, board), viewport, async (page) => {
      await page.getByRole('button', { name: 'Check in, 13:00–14:00' }).tap();
      await page.getByText('You are checked in').waitFor();
      await page.getByRole('button', { name: /^Check in/ }).waitFor({ state: 'detached' });
      const row = await inOperator(day.space, (tx) =>
        tx.selectFrom('bookings').select('checkedInHow').where('id', '=', id).executeTakeFirstOrThrow(),
      );
      expect(row.checkedInHow).toBe('display');
    });
  });
});

it('a link that opens nothing says so calmly', async () => {
  const day = await makeDeskDay('Gone');
  await look(day, '/display/nonsense', SIZES[0][1], async (page) => {
    await page.getByText(/^This display is not in use/).waitFor();
  });
});

const heldMinutes = async ({ space }: DeskDay, resourceId: ResourceId) => {
  const rows = await inOperator(space, (tx) =>
    tx.selectFrom('bookings').select(['startsAt', 'endsAt']).where('resourceId', '=', resourceId).execute(),
  );
  return rows.map(({ startsAt, endsAt }) => (endsAt.getTime() - startsAt.getTime()) / 60_000);
};
