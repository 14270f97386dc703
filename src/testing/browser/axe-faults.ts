import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

type InPage = { axe?: typeof axe };

/**
 * What axe has to fault on a page as it stands: every rule that is on by default, and the size of targets.
 *
 * It is put into the page once and says its faults alone. `@axe-core/playwright` puts it in anew for each look, carries all that is in order out of the page,
 * element by element, and into an empty one: 5 to 17 s a look instead of 1 to 3 s, for the same faults. What that buys is a look into frames: we have none.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('There is a frame on this page, and nobody would look into it.');
  if (!(await page.evaluate(() => Boolean((globalThis as InPage).axe)))) await page.evaluate(axe.source);
  const options: RunOptions = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
  return page.evaluate(async (given) => {
    const { violations } = await (globalThis as InPage).axe!.run(document, given);
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 140)} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''})`)
          .join(' | ')}`,
    );
  }, options);
}
