import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { create } from 'qrcode';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { paths } from '@/client/paths';
import { makeEvent } from '@/features/events/testing-events';
import { localOf } from '@/kernel/zone';
import { closePool } from '@/server/db/pool';
import { makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { faultsOf } from './axe-faults';
import { linkIn, waitForMail } from './inbox';
import { launchBrowser } from './launch';
import { addMemberTo, workInDatabaseOf } from './new-member';
import { openWindowOf } from './sign-in-as';
import { watchPage, type PageWatch } from './watch-page';

// The one place of an event goes from hand to hand by mail alone, and the code of the mail opens the door.

const app = inject('app');
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB', timezoneId: 'Europe/Lisbon' };
const browsers: Browser[] = [];
const contexts: BrowserContext[] = [];
const watches: PageWatch[] = [];
beforeAll(() => workInDatabaseOf(app));
afterAll(async () => {
  await closePool();
  await Promise.all(browsers.map((browser) => browser.close()));
});
afterEach(async () => {
  expect(watches.flatMap((watch) => watch.problems())).toEqual([]);
  await Promise.all(contexts.map((context) => context.close()));
});

async function phoneOf(context: BrowserContext): Promise<Page> {
  contexts.push(context);
  const page = await context.newPage();
  watches.push(watchPage(page));
  return page;
}

/** What a camera sees that looks at a code: some frames of it on grey, in the one format that Chromium takes for a camera. */
function filmOf(code: string): string {
  const [width, height, dots] = [640, 480, 9];
  const { modules } = create(code, { errorCorrectionLevel: 'M' });
  const [left, top] = [width, height].map((side) => Math.floor((side - modules.size * dots) / 2)) as [number, number];
  const light = Buffer.alloc(width * height, 210);
  for (let y = 0; y < modules.size * dots; y++)
    for (let x = 0; x < modules.size * dots; x++)
      if (modules.get(Math.floor(y / dots), Math.floor(x / dots))) light[(top + y) * width + left + x] = 40;
  const frame = [Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)];
  const path = join(tmpdir(), `code-${code.slice(-12)}.y4m`);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\n`);
  writeFileSync(path, Buffer.concat([head, ...frame, ...frame]));
  return path;
}

it('a stranger comes, the next waits, a place is given back and taken by mail, and its code opens the door', async () => {
  const space = await makeSpace({ name: 'Event House', listed: false });
  const host = await addMemberTo(space.operatorId, 'Hana Host', 'host');
  const tomorrow = localOf(new Date(Date.now() + 20 * 3_600_000), space.timeZone);
  const wish = { title: 'Open breakfast', localStart: tomorrow, capacity: 1, offerMinutes: 60 };
  const { slug, dateIds } = await makeEvent(space, host, null, { wish });
  const [date] = dateIds;
  const here = paths.event(`op-${space.operatorId}`, slug, { date });
  const browser = await launchBrowser();
  browsers.push(browser);

  /** Asks on a phone, and confirms by the mail. */
  const comes = async (name: string, say: string) => {
    const email = `${name.toLowerCase()}-${slug}-${space.operatorId.slice(-8)}@walk.test`;
    const page = await phoneOf(await browser.newContext({ baseURL: app.url, ...PHONE }));
    await page.goto(here);
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Your mail address').fill(email);
    await page.getByRole('button', { name: say }).click();
    const mail = await waitForMail(app, email, /^Confirm that you come: Open breakfast/);
    await page.goto(linkIn(mail, '/events/confirm'));
    await page.getByRole('button', { name: 'Yes, that was me' }).click();
    await page.waitForURL((url) => url.pathname === '/events/answer');
    return { email, page };
  };
  const zoe = await comes('Zoe', 'I’m coming');
  const going = await waitForMail(app, zoe.email, /^You are going: Open breakfast/);
  expect(going.attachments.map(({ name }) => name)).toContain('ticket.png');
  const yan = await comes('Yan', 'Join the line');
  await waitForMail(app, yan.email, /^You are number 1 in line/);

  // Those who come talk behind the link of their mail; who waits does not.
  await zoe.page.getByLabel('Your comment').fill('Who brings bread?');
  await zoe.page.getByRole('button', { name: 'Send', exact: true }).click();
  await zoe.page.getByText('Your comment is there.').waitFor();
  expect(await yan.page.getByLabel('Your comment').count()).toBe(0);

  // Zoe gives her place back by the link of her mail; Yan takes it by the link of his.
  await zoe.page.goto(linkIn(going, '/events/answer'));
  await zoe.page.getByText('I can’t come').click();
  await zoe.page.getByRole('button', { name: 'Give my place back' }).click();
  const offer = await waitForMail(app, yan.email, /^A place for you until /);
  await yan.page.goto(linkIn(offer, '/events/answer'));
  await yan.page.getByRole('button', { name: 'Take the place' }).click();
  const taken = await waitForMail(app, yan.email, /^You are going: Open breakfast/);
  const code = /at the door:\s+([\w-]{38})\s/.exec(taken.text ?? '')?.[1] ?? '';

  const withCamera = await launchBrowser([
    ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    `--use-file-for-fake-video-capture=${filmOf(code)}`,
  ]);
  browsers.push(withCamera);
  const door = await phoneOf(await openWindowOf(withCamera, app, host.email, PHONE));
  await door.goto(paths.eventDoor(`op-${space.operatorId}`, 'house', slug, { date }));
  await door.getByText('in of 1 who come, 1 place').waitFor();
  expect(await faultsOf(door)).toEqual([]);
  await door.getByRole('button', { name: 'Scan codes' }).click();
  await door.getByText('In you go.').waitFor();
  await door.getByRole('button', { name: 'Undo Yan' }).waitFor();
  // The same code once more says since when.
  await door.getByRole('button', { name: 'Stop scanning' }).click();
  await door.getByRole('button', { name: 'Scan codes' }).click();
  await door.getByText('Yan is in already').waitFor();

  // What is printed for it, in the other colours and on a wide screen too.
  for (const as of [undefined, 'badges'] as const) {
    await door.goto(paths.eventPaper(`op-${space.operatorId}`, 'house', slug, { date, as }));
    await door.getByText('Yan').first().waitFor();
    await door.emulateMedia({ colorScheme: as ? 'dark' : 'light', reducedMotion: 'reduce' });
    await door.setViewportSize({ width: as ? 390 : 1280, height: 844 });
    expect(await faultsOf(door)).toEqual([]);
  }
});
