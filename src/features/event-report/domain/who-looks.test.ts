import { expect, it } from 'vitest';
import { countsAsView, wayOf } from './who-looks';

const PAGE = { status: 'published', may: { door: false } };
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/604.1';
const from = (agent: string | null, more: Record<string, string> = {}) =>
  new Headers({ ...(agent === null ? {} : { 'user-agent': agent }), ...more });

it.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
    false,
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0', false],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0',
    false,
  ],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', true],
  ['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', true],
  ['WhatsApp/2.24.1', true],
  ['curl/8.9.1', true],
  ['python-requests/2.32', true],
  ['', true],
  [null, true],
])('%s is a robot: %s', (agent, expected) => {
  expect(countsAsView(PAGE, from(agent))).toBe(!expected);
});

it('what a browser fetches ahead is not opened', () => {
  expect(countsAsView(PAGE, from(PHONE))).toBe(true);
  expect(countsAsView(PAGE, from(PHONE, { 'sec-purpose': 'prefetch;prerender' }))).toBe(false);
  expect(countsAsView(PAGE, from(PHONE, { 'next-router-prefetch': '1' }))).toBe(false);
});

it('who runs the event does not count, nor what is not out', () => {
  expect(countsAsView({ ...PAGE, may: { door: true } }, from(PHONE))).toBe(false);
  expect(countsAsView({ ...PAGE, status: 'draft' }, from(PHONE))).toBe(false);
  expect(countsAsView({ ...PAGE, status: 'cancelled' }, from(PHONE))).toBe(false);
});

it('an address says by which way one came before the site that led there does', () => {
  expect(wayOf('newsletter', 'news.example.org')).toBe('newsletter');
  expect(wayOf(undefined, 'news.example.org')).toBe('news.example.org');
  expect(wayOf('  ', '')).toBe('');
  // Nobody passes for a page of ours, or breaks a line.
  expect(wayOf(':members', '')).toBe('members');
  expect(wayOf('a\nb', '')).toBe('a b');
  expect(wayOf('x'.repeat(100), '')).toHaveLength(60);
});
