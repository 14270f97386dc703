import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from './launch';
import { watchPage } from './watch-page';

// The website of the space itself: another address, which knows nothing of this app but a line of its README.

const app = inject('app');
let browser: Browser;
let site: Server;
let address: string;
const pageWith = (body: string) =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Our space</title><main><h1>Our space</h1>${body}</main></html>`;
const PAGES: Readonly<Record<string, string>> = {
  '/script': `<script async src="${app.url}/embed.js" data-operator="harbour"></script>`,
  '/frame': `<iframe src="${app.url}/embed/harbour/events" title="Events" width="100%" height="600"></iframe>`,
  '/all': `<iframe src="${app.url}/o/harbour/events" title="Everything" width="100%" height="600"></iframe>`,
};

beforeAll(async () => {
  browser = await launchBrowser();
  site = createServer(({ url }, response) => {
    const body = PAGES[url ?? ''];
    response.writeHead(body ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body && pageWith(body));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => site.close(resolve));
});

it.each([1280, 390])(
  'what is on stands in a foreign page, as high as it needs, %s wide, and leads here',
  async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 844 } });
    const page = await context.newPage();
    const watch = watchPage(page);
    await page.goto(`${address}/script`);
    const frame = page.frameLocator('iframe[title="Events"]');
    const event = frame.getByRole('link', { name: /Show and tell/ }).first();
    await event.waitFor();
    const sizes = async () => {
      const list = await frame.locator('main').evaluate((main) => main.scrollHeight);
      const shown = (await page.locator('iframe').boundingBox())!;
      return { cut: list > shown.height, wide: shown.width > width };
    };
    await expect.poll(sizes).toEqual({ cut: false, wide: false });
    expect(await frame.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth)).toBe(false);
    const [opened] = await Promise.all([context.waitForEvent('page'), event.click()]);
    await opened.getByRole('heading', { level: 1, name: 'Show and tell' }).waitFor();
    expect(opened.url()).toContain(`${app.url}/o/harbour/events/show-and-tell`);
    expect(watch.problems()).toEqual([]);
    await context.close();
  },
);

it('without a script, too, and nothing else of this app is shown in a foreign page', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/frame`);
  await page
    .frameLocator('iframe')
    .getByRole('link', { name: /Show and tell/ })
    .first()
    .waitFor();
  const answer = await fetch(`${app.url}/o/harbour/events`);
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  await page.goto(`${address}/all`);
  expect(
    await page
      .frameLocator('iframe')
      .getByRole('heading', { name: /Events/ })
      .count(),
  ).toBe(0);
  await context.close();
});
