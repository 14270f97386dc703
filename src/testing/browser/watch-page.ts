import type { Page } from 'playwright-core';

export type PageWatch = {
  /** What the console said, what threw, and what could not be fetched; in the order in which it happened. */
  readonly problems: () => readonly string[];
  /** From now on that an answer has this status is expected. */
  readonly expectStatus: (status: number) => void;
};

/** Listens to everything that a page would rather not say: a browser that is content says nothing at all. */
export function watchPage(page: Page): PageWatch {
  const problems: string[] = [];
  const expected = new Set<number>();
  page.on('console', (message) => {
    // The browser's own echo of an answer's status; the answer itself is judged below.
    if (/the server responded with a status of (\d+)/.test(message.text())) return;
    const { url, lineNumber } = message.location();
    problems.push(`console ${message.type()}: ${message.text().slice(0, 400)} (${page.url()}, ${url}:${lineNumber})`);
  });
  page.on('pageerror', (error) => problems.push(`thrown: ${String(error).slice(0, 400)}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Leaving a page calls off what it was still asking for.
    if (why !== 'net::ERR_ABORTED') problems.push(`failed: ${request.method()} ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !expected.has(response.status()))
      problems.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  return { problems: () => problems, expectStatus: (status) => expected.add(status) };
}
