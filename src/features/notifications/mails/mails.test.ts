// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, rgbOf } from '@/ui/colour';
import { atHarbour, hoursOf, sampleMails } from '../testing/sample-mails';
import { bookingCancelledMail } from './booking-cancelled-mail';
import { bookingConfirmedMail } from './booking-confirmed-mail';
import { cancellationUndoneMail } from './cancellation-undone-mail';
import { seriesConfirmedMail } from './series-confirmed-mail';
import { signInLinkMail } from './sign-in-mails';

const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');
// What pads the preheader counts as a space here.
const words = (text: string) => text.replace(/[\s\p{Cf}\u034f]+/gu, ' ').trim();
const confirmed = (change: Partial<Parameters<typeof bookingConfirmedMail>[0]> = {}) =>
  bookingConfirmedMail({ ...atHarbour, span: hoursOf('2026-11-24'), bookedByName: null, ...change });

it('a confirmation says what is had with the booking and what it costs, where there is anything to say', async () => {
  const extras = [
    { name: 'Lunch', count: 3 },
    { name: 'Screen', count: 1 },
  ];
  const { text } = await confirmed({ price: { amount: 5390, currency: 'EUR' }, extras });
  expect(words(text)).toContain('With Lunch × 3, Screen');
  expect(words(text)).toContain('Price: €53.90');
  expect(words((await confirmed()).text)).not.toMatch(/Price|With /);
});

describe.each(Object.entries(sampleMails))('the mail %s', (name, make) => {
  it('says in plain text everything that the page says', async () => {
    const { html, text } = await make();
    const plain = words(text);
    const said = [...page(html).querySelectorAll('h1, p, a')]
      .map((one) => words(one.textContent ?? ''))
      .filter(Boolean);
    expect(said.length).toBeGreaterThan(3);
    for (const sentence of said) expect(plain).toContain(words(sentence.replace(/^Or open this address: /, '')));
  });

  it('links to absolute addresses only, the same in both', async () => {
    const { html, text } = await make();
    const links = [...page(html).querySelectorAll('a')].map((one) => one.getAttribute('href') ?? '');
    // A guest has no page to go to.
    expect(links.length > 0).toBe(!name.startsWith('guest-'));
    for (const link of links) {
      expect(link).toMatch(/^https:\/\/app\.example\.com\//);
      expect(text).toContain(link);
    }
  });

  it('loads nothing, runs nothing and is laid out with tables at most 600 pixels wide', async () => {
    const { html } = await make();
    // A picture is one that comes with the mail.
    expect(html).not.toMatch(/<img(?![^>]* src="cid:ticket")|<script|<link|@import|url\(|display:\s*(flex|grid)/i);
    const widths = [...html.matchAll(/max-width:(\d+)px/g)].map((match) => Number(match[1]));
    expect(Math.max(...widths)).toBe(600);
    for (const table of page(html).querySelectorAll('table')) expect(table.getAttribute('role')).toBe('presentation');
    expect(page(html).documentElement.lang).toBe('en');
    expect(page(html).querySelector('meta[name="color-scheme"]')?.getAttribute('content')).toBe('light dark');
  });

  it('stays under the size at which Gmail cuts, and without an exclamation mark', async () => {
    const { subject, html, text } = await make();
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
    expect(`${subject} ${text} ${page(html).body.textContent}`).not.toContain('!');
  });
});

it('has a sample of each mail that there is', () => {
  const samples = 'src/features/notifications/testing';
  const source = readdirSync(samples)
    .map((name) => readFileSync(`${samples}/${name}`, 'utf8'))
    .join();
  const files = readdirSync('src/features/notifications/mails').filter((name) => /-mails?\.ts$/.test(name));
  const made = files.flatMap((name) =>
    [...readFileSync(`src/features/notifications/mails/${name}`, 'utf8').matchAll(/export function (\w+Mail)\(/g)].map(
      ([, mail]) => mail!,
    ),
  );
  expect(made.length).toBeGreaterThan(15);
  expect(made.filter((mail) => !source.includes(`${mail}(`))).toEqual([]);
});

describe('what the mails say', () => {
  it('names desk, place, day, time and zone of a booking', async () => {
    const { subject, text } = await confirmed();
    expect(subject).toBe('Booked: Desk 4, Tuesday 24 November, 09:00–17:00 (Lisbon time)');
    expect(text).toContain('Desk 4 at Harbour House');
    expect(text).toContain('Cais do Sodré 8, 1200-450 Lisboa');
    expect((await confirmed({ bookedByName: 'Rui' })).text).toContain('Rui booked this for you.');
  });

  it('uses the clock of the space, not of the machine', async () => {
    const { text } = await confirmed({
      zone: 'Australia/Lord_Howe',
      span: hoursOf('2026-11-24', 'Australia/Lord_Howe'),
    });
    expect(text).toContain('Tuesday 24 November, 09:00–17:00 (Lord Howe time)');
  });

  it('lists every date of a series, and each that is left out with why', async () => {
    const text = (await sampleMails['series-confirmed']?.())?.text ?? '';
    expect(text).toContain('Booked (49):');
    expect(text).toContain('November 2026: Mon 23, Wed 25, Mon 30\n');
    expect(text.match(/(Mon|Wed) \d+/g)).toHaveLength(49);
    expect(text).toContain('Wednesday 2 December, 09:00–17:00 (Lisbon time): Somebody else has it booked');
    expect(text).toContain('Monday 28 December, 09:00–17:00 (Lisbon time): The space is closed');
    expect(text).toContain('Wednesday 6 January 2027, 09:00–17:00 (Lisbon time): Outside opening hours');
    expect(text).toContain('booked until Monday 22 November 2027');
  });

  it('says the times of a date that has other ones than the rest', async () => {
    const booked = [
      hoursOf('2026-11-23'),
      hoursOf('2026-11-30'),
      hoursOf('2026-12-07', 'Europe/Lisbon', '10:00', '12:00'),
    ];
    const rest = { pattern: 'every Monday', skipped: [], bookedUntil: null, bookedByName: null };
    const { text } = await seriesConfirmedMail({ ...atHarbour, ...rest, booked });
    expect(text).toContain('Every Monday, 09:00–17:00 (Lisbon time)');
    expect(text).toContain('December 2026: Mon 7 (10:00–12:00)');
    expect(text).not.toContain('no end');
  });

  it('says how many were cancelled, by whom, and what stays', async () => {
    const { subject, text } = (await sampleMails['series-part-cancelled']?.()) ?? { subject: '', text: '' };
    expect(subject).toBe('Cancelled: Desk 4, 8 bookings');
    expect(text).toContain('Rui from Harbour cancelled 8 bookings.');
    expect(text).toContain('6 dates of this series stay booked. Next: Monday 23 November, 09:00–17:00 (Lisbon time).');
    const all = {
      cancelled: [hoursOf('2026-11-24')],
      series: { pattern: 'every Tuesday', remaining: [] },
      cancelledByName: null,
      withdrawn: false,
    };
    expect((await bookingCancelledMail({ ...atHarbour, ...all })).text).toContain('Nothing of this series is left.');
  });

  it('says of a request that was taken back that it was one', async () => {
    const act = { cancelled: [hoursOf('2026-11-24')], series: null, withdrawn: true };
    const own = await bookingCancelledMail({ ...atHarbour, ...act, cancelledByName: null });
    expect(own.subject).toBe('Withdrawn: Desk 4, Tuesday 24 November, 09:00–17:00 (Lisbon time)');
    expect(own.text).toContain('you withdrew this request. Nobody has to answer any more, and the time is free');
    expect(own.text).not.toContain('booking is cancelled');
    expect((await bookingCancelledMail({ ...atHarbour, ...act, cancelledByName: 'Rui' })).text).toContain(
      'Rui withdrew',
    );
  });

  it('says what an undo could not bring back', async () => {
    const lost = [{ span: hoursOf('2026-11-24'), reason: 'taken' as const }];
    const none = await cancellationUndoneMail({ ...atHarbour, restored: [], notRestored: lost });
    expect(none.subject).toBe('Not restored: Desk 4, 1 date could not be brought back');
    expect(none.text).toContain('Tuesday 24 November, 09:00–17:00 (Lisbon time): Somebody else has it booked');
  });

  it('says how long a link works', async () => {
    const link = { brand: atHarbour.brand, email: 'a@example.com', url: 'https://app.example.com/x' };
    expect((await signInLinkMail({ ...link, minutes: 30 })).text).toContain('for 30 minutes');
    expect((await signInLinkMail({ ...link, minutes: 60 })).text).toContain('for 1 hour');
    expect((await signInLinkMail({ ...link, minutes: 1440 })).text).toContain('for 24 hours');
    expect((await signInLinkMail({ ...link, minutes: 10_080 })).text).toContain('for 7 days');
  });
});

describe('what people type', () => {
  it('is text, never markup or a new line', async () => {
    const nasty = '<img src=x onerror=alert(1)>"\'&\r\nBcc: evil@example.com\u2028</td></table>';
    const { subject, html, text } = await confirmed({
      memberName: nasty,
      resourceName: nasty,
      spaceName: nasty,
      address: nasty,
    });
    expect(page(html).querySelectorAll('img')).toHaveLength(0);
    expect(words(page(html).body.textContent ?? '')).toContain(
      '<img src=x onerror=alert(1)>"\'& Bcc: evil@example.com </td></table>',
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/\nBcc/);
    expect(page(html).querySelectorAll('table').length).toBe(
      page((await confirmed()).html).querySelectorAll('table').length,
    );
  });

  it('cannot make a link that is none', async () => {
    for (const bookingsUrl of ['/bookings', 'javascript:alert(1)', 'https://x\nBcc:'])
      await expect(confirmed({ bookingsUrl })).rejects.toThrow('absolute');
  });
});

describe('the operator’s colour', () => {
  const ratio = (one: string, other: string) => contrast(rgbOf(one) ?? [0, 0, 0], rgbOf(other) ?? [1, 1, 1]);

  it('is readable on buttons, links and the name, whatever it is', async () => {
    const colours = fc
      .sample(fc.integer({ min: 0, max: 0xffffff }), 25)
      .map((n) => `#${n.toString(16).padStart(6, '0')}`);
    for (const accent of ['#ffff00', '#ffffff', '#000000', '#f2b705', '#7f7f7f', ...colours]) {
      const { html } = await signInLinkMail({
        brand: { name: 'X', accent },
        email: 'a@example.com',
        url: 'https://app.example.com/x',
        minutes: 30,
      });
      const style = (selector: string) => page(html).querySelector<HTMLElement>(selector)?.getAttribute('style') ?? '';
      const read = (text: string, property: string) =>
        new RegExp(`(?:^|;)${property}:(#[0-9a-f]{6})`).exec(text)?.[1] ?? '';
      const button = style('a.m-button');
      expect(ratio(read(button, 'background-color'), read(button, 'color'))).toBeGreaterThanOrEqual(4.5);
      for (const ink of ['.m-brand', '.m-link', '.m-muted', '.m-ink'])
        expect(ratio(read(style(ink), 'color'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
      const dark = /prefers-color-scheme:dark\)\{(.*?)\}\}/.exec(html)?.[1] ?? '';
      const rule = (name: string, property: string) =>
        new RegExp(`\\.${name}(?=\\{)[^}]*?[{;]${property}:(#[0-9a-f]{6})`).exec(dark)?.[1] ?? '';
      expect(ratio(rule('m-button', 'background-color'), rule('m-button', 'color'))).toBeGreaterThanOrEqual(4.5);
      for (const ink of ['m-link', 'm-muted', 'm-ink'])
        expect(ratio(rule(ink, 'color'), rule('m-card', 'background-color'))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('falls back to the house’s where it is no colour', async () => {
    const { html } = await confirmed({ brand: { name: 'X', accent: 'red;}body{display:none' } });
    expect(html).not.toContain('display:none}');
    expect(html).toContain('background-color:#1b5e78');
  });
});
