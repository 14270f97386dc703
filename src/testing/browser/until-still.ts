import type { Page } from 'playwright-core';

/**
 * A page that was given another size or other colours has taken them on: it has drawn twice, changed nothing for a moment after that, and nothing on it is on
 * its way. A fixed moment was too short on a busy machine: axe then saw the words of the dark on the ground of the light. A page that never comes to
 * rest is looked at as it is, after some five seconds.
 */
export const untilStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let tries = 0; tries < 50; tries++) {
      let changes = 0;
      const watcher = new MutationObserver((all) => (changes += all.length));
      watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      await drawn();
      await drawn();
      await new Promise((resolve) => setTimeout(resolve, 70));
      changes += watcher.takeRecords().length;
      watcher.disconnect();
      const isOnItsWay = document
        .getAnimations()
        .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
      if (changes === 0 && !isOnItsWay) return;
    }
  });
