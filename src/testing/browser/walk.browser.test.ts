import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { closePool } from '@/server/db/pool';
import { BOOK, dayAhead, openHarbour, type HarbourProgram } from './harbour';
import { mailsTo, waitForMail } from './inbox';
import { launchBrowser } from './launch';
import { addMember, workInDatabaseOf } from './new-member';
import { openWindowOf } from './sign-in-as';
import { watchPage, type PageWatch } from './watch-page';

const app = inject('app');
const WIDE = { viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Lisbon' };
let browser: Browser;
let ana: { email: string; context: BrowserContext; page: Page; watch: PageWatch };
let ben: { email: string; context: BrowserContext; page: Page; watch: PageWatch };
let bensProgram: HarbourProgram;

beforeAll(async () => {
  workInDatabaseOf(app);
  browser = await launchBrowser();
  ana = await arrive('Ana Walker');
  ben = await arrive('Ben Watcher');
  bensProgram = await openHarbour(app, ben.email);
});
afterAll(async () => {
  await closePool();
  await browser?.close();
});

async function arrive(name: string) {
  const email = await addMember('harbour', name);
  const context = await openWindowOf(browser, app, email, WIDE);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { email, context, page, watch: watchPage(page) };
}

const planAt = (date: string, more: Record<string, string> = {}) =>
  `${BOOK}?${new URLSearchParams({ date, from: '09:00', to: '17:00', ...more }).toString()}`;
const place = (page: Page, id: string) => page.locator(`.plan-place[data-resource="${id}"]`);
const panel = (page: Page) => page.locator('[data-panel]');
const panelButton = (page: Page, name: RegExp | string) => panel(page).getByRole('button', { name });
const message = (page: Page, text: RegExp) => page.getByRole('listitem').filter({ hasText: text });
const untilState = (page: Page, id: string, state: string, timeout = 15_000) =>
  page.locator(`.plan-place[data-resource="${id}"][data-state="${state}"]`).waitFor({ state: 'attached', timeout });
const isLive = (page: Page) =>
  // The connection says nothing while all is well: it has joined once the server has told who may listen.
  page.waitForResponse((answer) => answer.url().endsWith('/api/realtime/auth') && answer.ok());

/** The first day at least so far ahead on which several desks of one floor are free, and those: some days are holidays. */
async function quietDay(atLeastDays: number) {
  for (let ahead = atLeastDays; ahead < atLeastDays + 14; ahead++) {
    const date = dayAhead(ahead);
    const free = await bensProgram.listFreeDesks(date);
    for (const { floorId } of free) {
      const [first, second, ...rest] = free.filter((desk) => desk.floorId === floorId);
      if (first && second && rest.length >= 2) return { date, desks: [first, second, ...rest] as const };
    }
  }
  throw new Error(`Hardly a desk is free in the fortnight from ${atLeastDays} days ahead.`);
}

/** The day on which she has desks once, and so beside her series. */
let onceOn = '';

it('books a desk from the plan, and who looks on sees it taken within a second', async ({ annotate }) => {
  const { date, desks: free } = await quietDay(26);
  onceOn = date;
  const took: number[] = [];
  for (const desk of free.slice(0, 3)) {
    const benIsLive = isLive(ben.page);
    await Promise.all([
      ana.page.goto(planAt(date, { desk: desk.id })),
      ben.page.goto(planAt(date, { desk: desk.id })),
      benIsLive,
    ]);
    await untilState(ben.page, desk.id, 'free');
    await untilState(ana.page, desk.id, 'free');
    await panelButton(ana.page, /^Book Desk|^Book .*09:00/).click({ trial: true });
    // When Ben's own page turned it, on the machine's clock.
    const turned = ben.page.evaluate(
      (id) =>
        new Promise<number>((resolve, reject) => {
          const one = document.querySelector(`.plan-place[data-resource="${id}"]`)!;
          setTimeout(() => reject(new Error('not taken after 3 s')), 3_000);
          new MutationObserver(() => {
            if (one.getAttribute('data-state') === 'taken') resolve(Date.now());
          }).observe(one, { attributes: true, attributeFilter: ['data-state'] });
        }),
      desk.id,
    );
    const pressed = Date.now();
    await panelButton(ana.page, /^Book .*09:00/).click();
    await panel(ana.page)
      .getByRole('heading', { name: `${desk.name} is yours` })
      .waitFor();
    took.push((await turned) - pressed);
    await untilState(ana.page, desk.id, 'yours');
  }
  await annotate(`From Ana's press to Ben's plan, ms: ${took.join(', ')}`);
  expect(Math.min(...took)).toBeLessThan(1_000);
  expect(Math.max(...took)).toBeLessThan(3_000);
});

it('tells who comes second what is free instead, and keeps their choice', async () => {
  const { date, desks } = await quietDay(33);
  const [desk] = desks;
  await ana.page.goto(planAt(date, { desk: desk.id }));
  await untilState(ana.page, desk.id, 'free');
  await panelButton(ana.page, /^Book .*09:00/).waitFor();
  // What the server wrote stands before it listens.
  await ana.page.waitForLoadState('networkidle');
  // Ben is quicker by a moment: while her wish is on its way.
  let bens = 0;
  await ana.page.route(
    /\/api\/trpc\/bookings\.book/,
    async (route) => {
      bens = (await bensProgram.book(desk.id, date)).status;
      await route.continue();
    },
    { times: 1 },
  );
  ana.watch.expectStatus(409);
  await panelButton(ana.page, /^Book .*09:00/).click();
  await expect.poll(() => bens, { timeout: 15_000 }).toBe(201);
  await panel(ana.page)
    .getByText(/was just taken by Ben Watcher/)
    .waitFor();
  await panelButton(ana.page, /^Take /)
    .first()
    .waitFor();
  await untilState(ana.page, desk.id, 'taken');
  expect(new URL(ana.page.url()).searchParams.get('desk')).toBe(desk.id);
});

let series: { desk: { id: string; name: string }; monday: string };

it('repeats Mondays and Wednesdays without an end, shows each clash and another desk, and books the rest', async () => {
  const { page } = ana;
  const monday = dayAhead(7, 1);
  const desk = await bensProgram.findSteadiestDesk(monday);
  series = { desk, monday };
  // A Monday in about ten weeks is Ben's.
  const clashed = dayAhead(70, 1);
  const taken = await bensProgram.book(desk.id, clashed);
  expect([201, 409]).toContain(taken.status);

  await page.goto(planAt(monday));
  await place(page, desk.id)
    .or(page.getByRole('radio', { name: 'First floor' }))
    .first()
    .waitFor();
  if ((await place(page, desk.id).count()) === 0) await otherFloor(page);
  await place(page, desk.id).click();
  await panel(page).getByRole('heading', { name: desk.name }).waitFor();
  await panel(page).getByLabel('Repeat').selectOption('weekdays');
  await panelButton(page, 'Wednesday').click();
  const sums = panel(page)
    .getByRole('status')
    .filter({ hasText: /\d+ fine/ });
  await sums.filter({ hasText: /[1-9]\d* taken/ }).waitFor();
  await panel(page)
    .getByText(/every Monday and Wednesday/i)
    .waitFor();
  await panel(page)
    .getByText(/without an end/)
    .waitFor();
  const dates = panel(page).getByRole('list', { name: 'Dates' });
  await dates.getByText('Taken').first().waitFor();
  await dates
    .getByText(/ is free that day$/)
    .first()
    .waitFor();
  const fine = Number(/(\d+) fine/.exec(await sums.innerText())?.[1]);
  expect(fine).toBeGreaterThan(60);
  await panelButton(page, `Book ${fine} dates`).click();
  await panel(page)
    .getByRole('heading', { name: `${desk.name} is yours` })
    .waitFor();

  await panel(page).getByRole('link', { name: 'My bookings' }).click();
  await page.getByRole('heading', { name: 'My bookings' }).waitFor();
  await expect.poll(async () => (await listDates(page, desk.name)).length).toBeGreaterThan(5);

  const mail = await waitForMail(app, ana.email, /./, 30_000);
  const seriesMail = (await mailsTo(app, ana.email)).find((each) => /every|Monday/i.test(each.subject)) ?? mail;
  const file = seriesMail.attachments.find(
    (each) => each.type.startsWith('text/calendar') || each.name.endsWith('.ics'),
  );
  if (!file) throw new Error(`No calendar file in "${seriesMail.subject}"`);
  const calendar = await (await fetch(new URL(file.url, app.mailUrl))).text();
  for (const part of ['BEGIN:VTIMEZONE', 'METHOD:', 'SEQUENCE:', 'UID:']) expect(calendar).toContain(part);
});

const otherFloor = (page: Page) =>
  page.getByRole('radiogroup', { name: 'Floor' }).locator('[aria-checked=false], [data-state=unchecked]').click();
it('gives back one date, this and the following, or all, in numbers, and takes it back', async () => {
  const { page } = ana;
  const { name } = series.desk;
  await page.goto('/bookings');
  const cancel = page.getByRole('button', { name: new RegExp(`^Cancel ${name},`) });
  await cancel.first().waitFor();
  const ofSeries = async () => (await listDates(page, name)).filter((date) => date !== onceOn);
  const [first, second, third] = await ofSeries();
  if (!first || !second || !third) throw new Error('fewer than three dates');
  const dialog = page.getByRole('dialog');
  const untilDates = (wanted: (dates: readonly string[]) => boolean) =>
    expect.poll(async () => wanted(await ofSeries()), { timeout: 15_000 }).toBe(true);

  // One, and undo.
  await cancel.nth(1).click();
  await dialog.getByRole('button', { name: 'Cancel this date' }).click();
  await message(page, /Cancelled. The time is free again/).waitFor();
  await untilDates((dates) => dates.includes(first) && !dates.includes(second) && dates.includes(third));
  await message(page, /Cancelled/)
    .getByRole('button', { name: 'Undo' })
    .click();
  await message(page, /Your booking is back/).waitFor();
  await untilDates((dates) => dates.includes(second));

  // This and the following: what comes before stays.
  await cancel.nth(2).click();
  await dialog.getByRole('radio', { name: /This and all following/ }).click();
  await dialog.getByRole('button', { name: /^Cancel \d\d+ dates$/ }).click();
  await message(page, /\d+ dates cancelled/).waitFor();
  await untilDates((dates) => dates.join() === [first, second].join());

  // All that are left.
  await cancel.first().click();
  await dialog.getByRole('radio', { name: /All that are still to come/ }).click();
  await dialog.getByRole('button', { name: 'Cancel 2 dates' }).click();
  await untilDates((dates) => dates.length === 0);

  const mail = await waitForMail(app, ana.email, /cancelled/i, 60_000);
  expect(mail.text).toContain(name);
});

/** The dates on which My bookings shows a desk as one's own. */
const listDates = (page: Page, desk: string) =>
  page
    .locator('section[aria-labelledby^="day-"]')
    .filter({ has: page.getByRole('button', { name: new RegExp(`^Cancel ${desk},`) }) })
    .evaluateAll((days) => days.map((day) => day.getAttribute('aria-labelledby')?.slice(4) ?? ''));

it('says when it is not live, works all the same, and catches up', async () => {
  const context = await openWindowOf(browser, app, ben.email, WIDE);
  try {
    const page = await context.newPage();
    const watch = watchPage(page);
    const sockets: WebSocketRoute[] = [];
    let down = false;
    await page.routeWebSocket(/.*/, (socket) => {
      if (down) return void socket.close({ code: 1011 });
      sockets.push(socket);
      socket.connectToServer();
    });
    await page.route('**/api/realtime/status', (route) =>
      down ? route.fulfill({ json: { reachable: false } }) : route.continue(),
    );
    const { date, desks } = await quietDay(40);
    const [desk, second] = desks;
    const anasProgram = await openHarbour(app, ana.email);
    const joined = isLive(page);
    await page.goto(planAt(date, { desk: desk.id }));
    await joined;
    await untilState(page, desk.id, 'free');

    down = true;
    for (const socket of sockets) await socket.close({ code: 1011 });
    await page.getByText(/^Not live:/).waitFor({ timeout: 30_000 });
    await panelButton(page, /^Book .*09:00/).click();
    await panel(page)
      .getByRole('heading', { name: `${desk.name} is yours` })
      .waitFor();
    expect((await anasProgram.book(second.id, date)).status).toBe(201);

    // Without a reload: what was missed is fetched as soon as the connection stands again.
    down = false;
    await page.getByText(/^Not live:/).waitFor({ state: 'detached', timeout: 60_000 });
    await untilState(page, second.id, 'taken');
    expect(watch.problems()).toEqual([]);
  } finally {
    await context.close();
  }
});

it('went without a word in the console and without a failed request', () => {
  expect(ana.watch.problems()).toEqual([]);
  expect(ben.watch.problems()).toEqual([]);
});
