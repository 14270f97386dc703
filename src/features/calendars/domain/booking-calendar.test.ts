import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantText, readCalendar } from '../testing/read-calendar';
import { bookingCalendar } from './booking-calendar';
import type { BookingCalendarInput } from './booking-calendar';

const sample: BookingCalendarInput = {
  method: 'REQUEST',
  host: 'app.example.com',
  sequence: 0,
  stampedAt: new Date('2026-11-22T10:00:00Z'),
  zone: 'Europe/Lisbon',
  resourceName: 'Desk 4',
  spaceName: 'Harbour House',
  address: 'Cais do Sodré 8, Lisboa',
  url: 'https://app.example.com/bookings?show=0193',
  description: 'Booked by Ana.\nSee you there.',
  organizer: { name: 'Harbour', email: 'hello@example.com' },
  attendee: { name: 'Ana', email: 'ana@example.com' },
  bookingId: '0193',
  span: { startsAt: new Date('2026-11-24T09:00:00Z'), endsAt: new Date('2026-11-24T17:00:00Z') },
};

const only = (text: string) => {
  const { calendar, events } = readCalendar(text);
  const [event] = events;
  if (!event || events.length !== 1) throw new Error(`${events.length} events`);
  return { calendar, event };
};

const QUARTER = 900_000;

/** A calendar program that reads the file has the very instants. */
function expectKept(zone: string, span: BookingCalendarInput['span']): void {
  const { event } = only(bookingCalendar({ ...sample, zone, span }).content);
  expect(instantText(event.startDate)).toBe(span.startsAt.toISOString());
  expect(instantText(event.endDate)).toBe(span.endsAt.toISOString());
}

/** Lines as they are on the wire, and as they read once unfolded. */
const wireLines = (text: string) => text.split('\r\n');
const unfolded = (text: string) => wireLines(text.replace(/\r\n[ \t]/g, ''));

describe('a booking in a calendar file', () => {
  it('says what, where, when and who', () => {
    const { method, filename, content } = bookingCalendar(sample);
    const { calendar, event } = only(content);
    expect([method, filename, calendar.getFirstPropertyValue('method')]).toEqual(['REQUEST', 'booking.ics', 'REQUEST']);
    expect(event.uid).toBe('booking-0193@app.example.com');
    expect(event.summary).toBe('Desk 4 at Harbour House');
    expect(event.location).toBe('Harbour House, Cais do Sodré 8, Lisboa');
    expect(event.description).toBe('Booked by Ana.\nSee you there.');
    expect([instantText(event.startDate), instantText(event.endDate)]).toEqual([
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T17:00:00.000Z',
    ]);
    expect(event.organizer).toBe('mailto:hello@example.com');
    expect(event.attendees.map((one) => [one.getFirstParameter('cn'), one.getFirstParameter('partstat')])).toEqual([
      ['Ana', 'ACCEPTED'],
    ]);
    expect(String(event.component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-22T10:00:00Z');
    expect(event.component.getFirstPropertyValue('url')).toBe('https://app.example.com/bookings?show=0193');
  });

  it('cancels with the same UID', () => {
    const { method, content } = bookingCalendar({ ...sample, method: 'CANCEL', sequence: 1 });
    const { calendar, event } = only(content);
    expect([method, calendar.getFirstPropertyValue('method'), event.uid, event.sequence]).toEqual([
      'CANCEL',
      'CANCEL',
      'booking-0193@app.example.com',
      1,
    ]);
    expect(event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('invites nobody when it is published', () => {
    expect(bookingCalendar({ ...sample, method: 'PUBLISH' }).content).not.toContain('ATTENDEE');
  });

  it('uses UTC where the wall clock shows the same time twice', () => {
    // 25 October 2026: Lisbon shows 01:30 at 00:30Z and again at 01:30Z.
    const second = { startsAt: new Date('2026-10-25T01:30:00Z'), endsAt: new Date('2026-10-25T03:00:00Z') };
    const { content } = bookingCalendar({ ...sample, span: second });
    expect(content).toContain('DTSTART:20261025T013000Z\r\n');
    const { event } = only(content);
    expect([instantText(event.startDate), instantText(event.endDate)]).toEqual([
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T03:00:00.000Z',
    ]);
  });

  // The instants at which the clocks go back; Lord Howe's by half an hour.
  it.each([
    ['Europe/Lisbon', '2026-10-25T01:00:00Z'],
    ['America/New_York', '2026-11-01T06:00:00Z'],
    ['America/St_Johns', '2026-11-01T04:30:00Z'],
    ['Australia/Lord_Howe', '2027-04-03T15:00:00Z'],
    ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
  ])('keeps every quarter of an hour around the night when the clocks of %s go back', (zone, change) => {
    const from = Date.parse(change) - 8 * QUARTER;
    for (let start = 0; start < 16; start++)
      for (const length of [1, 4, 9]) {
        const startsAt = new Date(from + start * QUARTER);
        expectKept(zone, { startsAt, endsAt: new Date(startsAt.getTime() + length * QUARTER) });
      }
  });

  it('keeps every instant, in any zone', { timeout: 30_000 }, () => {
    const zones = [
      'Europe/Lisbon',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Santiago',
      'Pacific/Kiritimati',
      'UTC',
    ];
    const from = Date.parse('2026-01-01T00:00:00Z') / QUARTER;
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 35_040 * 3 }),
        fc.integer({ min: 1, max: 96 }),
        (zone, slot, length) => {
          const startsAt = new Date((from + slot) * QUARTER);
          expectKept(zone, { startsAt, endsAt: new Date(startsAt.getTime() + length * QUARTER) });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('has CRLF everywhere and no line over 75 octets, whatever the names', () => {
    const long = 'Łódź 東京 naïve 👩🏽‍💻 '.repeat(12);
    const { content } = bookingCalendar({
      ...sample,
      resourceName: long,
      address: long,
      description: `${long}\n${long}`,
    });
    expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of wireLines(content)) expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75);
    expect(content.isWellFormed()).toBe(true);
    expect(only(content).event.summary).toBe(`${long.trim()} at Harbour House`);
  });

  it('keeps what people type inside its place', () => {
    const nasty = 'Ana\r\nATTACH:https://evil.example\r\nBEGIN:VALARM;X="y":z\u2028, \\n \\ "q" ^n';
    const person = { name: nasty, email: 'ana@example.com\r\nATTENDEE:mailto:evil@example.com' };
    const { content } = bookingCalendar({
      ...sample,
      ...{
        resourceName: nasty,
        spaceName: nasty,
        address: nasty,
        description: nasty,
        organizer: person,
        attendee: person,
      },
      url: 'https://app.example.com/\r\nATTACH:https://evil.example',
    });
    const names = unfolded(content).map((line) => line.split(/[:;]/)[0]);
    const usual = unfolded(bookingCalendar(sample).content).map((line) => line.split(/[:;]/)[0]);
    expect(names).toEqual(usual);
    const { event } = only(content);
    const shown = 'Ana ATTACH:https://evil.example BEGIN:VALARM;X="y":z , \\n \\ "q" ^n';
    expect(event.summary).toBe(`${shown} at ${shown}`);
    expect(event.attendees).toHaveLength(1);
  });

  it('stays one event with one attendee for any name at all', { timeout: 30_000 }, () => {
    const usual = unfolded(bookingCalendar(sample).content).length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const { content } = bookingCalendar({
          ...sample,
          resourceName: name,
          description: name,
          attendee: { name, email: 'a@example.com' },
        });
        expect(unfolded(content)).toHaveLength(usual);
        for (const line of wireLines(content)) expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75);
        expect(only(content).event.attendees).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });
});
