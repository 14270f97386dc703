import type { Result } from 'lighthouse';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openLighthouse, type Lighthouse } from './lighthouse';
import { openWindowOf } from './sign-in-as';

const app = inject('app');
const HOUSE = '/o/harbour/s/harbour-house';
let lighthouse: Lighthouse;
let member: BrowserContext;
beforeAll(async () => {
  lighthouse = await openLighthouse();
  member = await openWindowOf(lighthouse.browser, app, 'member@harbour.test');
});
afterAll(() => lighthouse?.browser.close());

it.for([
  '/',
  HOUSE,
  '/sign-in',
  '/register?space={harbour}',
  '/docs/api',
  '/o/harbour/events',
  '/o/harbour/events/show-and-tell',
])('finds nothing to better on %s, which search engines may keep', async (path) => {
  const url = app.url + path.replace('{harbour}', await harbourId());
  const said = await lighthouse.look(url, { categories: ['accessibility', 'best-practices', 'seo'] });
  expect(said.finalDisplayedUrl).toBe(url);
  expect(faultsOf(said)).toEqual([]);
  expect(scoresOf(said)).toEqual({ accessibility: 1, 'best-practices': 1, seo: 1 });
});

// Search engines never come past the sign-in, so there is nothing to find for them.
it.for([`${HOUSE}/book`, '/bookings'])('finds nothing to better for a member on %s', async (path) => {
  const said = await lighthouse.look(app.url + path, { categories: ['accessibility', 'best-practices'], as: member });
  expect(said.finalDisplayedUrl).toBe(app.url + path);
  expect(faultsOf(said)).toEqual([]);
  expect(scoresOf(said)).toEqual({ accessibility: 1, 'best-practices': 1 });
});

const scoresOf = ({ categories }: Result) =>
  Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, score]));

/** What costs a category its points, in words. */
const faultsOf = ({ categories, audits }: Result): string[] =>
  Object.values(categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter((ref) => ref.weight > 0)
      .flatMap((ref) => audits[ref.id] ?? [])
      .filter(({ score }) => score !== null && score < 1)
      .map(
        (audit) => `${id}: ${audit.title} ${JSON.stringify(audit.details ?? audit.explanation ?? '').slice(0, 800)}`,
      ),
  );

/** As the space's own page names itself to the page on which one registers. */
async function harbourId(): Promise<string> {
  const html = await (await fetch(app.url + HOUSE)).text();
  return /\/register\?space=([0-9a-f-]{36})/.exec(html)?.[1] ?? 'not found';
}
