import { openLighthouse } from '@/testing/browser/lighthouse';
import { openWindowOf } from '@/testing/browser/sign-in-as';

/** One row of the report: what Lighthouse made of a page on a simulated phone. Recorded, not judged: it depends on the machine. */
export type PageScore = {
  readonly what: string;
  readonly performance: number;
  readonly lcpMs: number;
  readonly cls: number;
};

const HOUSE = '/o/harbour/s/harbour-house';
const PAGES = [
  ['The public page of a space', HOUSE, null],
  ['Book, as a member', `${HOUSE}/book`, 'member@harbour.test'],
  ['My bookings, as a member', '/bookings', 'member@harbour.test'],
] as const;

/** Loads three pages once each as Lighthouse does by default: mobile, with a slow network and processor simulated. */
export async function benchLighthouse(baseUrl: string): Promise<PageScore[]> {
  const lighthouse = await openLighthouse();
  try {
    const scores: PageScore[] = [];
    for (const [what, path, email] of PAGES) {
      const as = email && (await openWindowOf(lighthouse.browser, { url: baseUrl }, email));
      const { categories, audits, finalDisplayedUrl } = await lighthouse.look(baseUrl + path, {
        categories: ['performance'],
        as,
      });
      if (finalDisplayedUrl !== baseUrl + path) throw new Error(`${path} led to ${finalDisplayedUrl}`);
      scores.push({
        what,
        performance: Math.round((categories['performance']?.score ?? Number.NaN) * 100),
        lcpMs: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
        cls: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
      });
    }
    return scores;
  } finally {
    await lighthouse.browser.close();
  }
}

export const scoreInWords = ({ what, performance, lcpMs, cls }: PageScore): string =>
  `| ${what} | ${performance} | ${(lcpMs / 1000).toFixed(1)} s | ${cls.toFixed(3)} |`;
