import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { closePool } from '@/server/db/pool';
import { BOOK, dayAhead, openHarbour } from './harbour';
import { launchBrowser } from './launch';
import { addMember, workInDatabaseOf } from './new-member';
import { openWindowOf } from './sign-in-as';
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

it('pulls a booking to another desk and its end to another hour on the timeline, and takes it back', async () => {
  const email = await addMember('harbour', 'Tessa Puller');
  const program = await openHarbour(app, email);
  // Some days are holidays: the first on which two desks of one floor are free.
  const search = async () => {
    for (let ahead = 50; ahead < 64; ahead++) {
      const date = dayAhead(ahead);
      const [here, ...rest] = await program.listFreeDesks(date);
      const there = rest.find((desk) => desk.floorId === here?.floorId);
      if (here && there) return { date, here, there };
    }
    throw new Error('No two desks of one floor are free for a fortnight.');
  };
  const { date, here, there } = await search();
  expect((await program.book(here.id, date)).status).toBe(201);

  const context = await openWindowOf(browser, app, email, {
    viewport: { width: 1280, height: 1800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const watch = watchPage(page);
    const asked = { date, from: '09:00', to: '17:00', view: 'day', desk: here.id };
    await page.goto(`${BOOK}?${new URLSearchParams(asked).toString()}`);
    // What the server wrote stands before it listens.
    await page.waitForLoadState('networkidle');
    const block = (desk: string, hours: string) =>
      page.getByRole('button', { name: new RegExp(`^${desk}, you, ${hours}\\.`) });
    // While a day comes in anew, a block may be drawn twice.
    const boxOf = (what: ReturnType<typeof block>) =>
      vi.waitFor(
        async () => {
          const box = await what.boundingBox({ timeout: 1_000 });
          if (!box) throw new Error('It is not on the page.');
          return { ...box, middle: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
        },
        { timeout: 10_000, interval: 100 },
      );
    const pull = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    };
    const bar = page.getByRole('group', { name: 'What would change' });
    const undo = page.getByRole('button', { name: 'Undo' });

    // To another desk.
    const before = await boxOf(block(here.name, '09:00–17:00'));
    const lane = await boxOf(page.getByRole('button', { name: new RegExp(`^${there.name}, free`) }).first());
    await pull(before.middle, { x: before.middle.x, y: lane.middle.y });
    await bar.getByText('That works.').waitFor();
    await bar.getByRole('button', { name: 'Confirm' }).click();
    await block(there.name, '09:00–17:00').waitFor();
    await undo.click();
    await block(here.name, '09:00–17:00').waitFor();

    // Its end two hours earlier; first thought better of.
    const back = await boxOf(block(here.name, '09:00–17:00'));
    const end = { x: back.x + back.width - 3, y: back.middle.y };
    const earlier = { x: end.x - back.width / 4, y: end.y };
    await pull(end, earlier);
    await bar.getByRole('button', { name: 'Leave it' }).click();
    await bar.waitFor({ state: 'detached' });
    await pull(end, earlier);
    await bar.getByRole('button', { name: 'Confirm' }).click();
    await block(here.name, '09:00–15:00').waitFor();
    expect(watch.problems()).toEqual([]);
  } finally {
    await context.close();
  }
});
