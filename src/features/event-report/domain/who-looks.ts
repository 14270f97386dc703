/** Machines that look at pages: search engines, previews of links, monitors, scripts. What names no program at all is one too. */
const ROBOTS =
  /bot|crawl|spider|slurp|preview|facebookexternalhit|embedly|whatsapp\/|curl|wget|python|java\/|okhttp|axios|node|go-http|libwww|headless|lighthouse|monitor|uptime|scan|fetch/i;

const isRobot = (userAgent: string | null): boolean => !userAgent?.trim() || ROBOTS.test(userAgent);

type Headers = { get: (name: string) => string | null };

/** A page that is fetched because somebody may open it soon is not opened. */
const isAhead = (headers: Headers): boolean =>
  headers.get('next-router-prefetch') !== null ||
  ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'].some((name) => /prefetch|preview/i.test(headers.get(name) ?? ''));

type Seen = { readonly status: string; readonly may: { readonly door: boolean } };

/** Whether this is somebody who looks at an event that is out: who runs it does not count, nor do robots and what is fetched ahead. */
export const countsAsView = (page: Seen, headers: Headers): boolean =>
  page.status === 'published' && !page.may.door && !isRobot(headers.get('user-agent')) && !isAhead(headers);

/** Of those who are signed in, the way is not told apart: no site is called like this. */
export const MEMBERS_PAGES = ':members';
const MOST = 60;

/** By which way somebody came: what the address says (`?from=newsletter`) before the site that led there. */
export function wayOf(from: string | undefined, site: string): string {
  const said = (from ?? '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .replace(/^:+/, '')
    .slice(0, MOST);
  return said || site.slice(0, MOST);
}
