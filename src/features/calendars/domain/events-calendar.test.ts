import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantText, readByAnother, readCalendar } from '../testing/read-calendar';
import { eventDateCalendar } from './event-date-calendar';
import { eventsCalendar, type EventInCalendar } from './events-calendar';

const feed = {
  name: 'Events of Harbour',
  url: 'https://book.example.org/o/harbour/events',
  host: 'book.example.org',
  organizer: { name: 'Harbour', email: 'post@example.org' },
};
const tea: EventInCalendar = {
  dateId: '0193',
  title: 'Tea, and\ntalk; with cake',
  description: 'Bring a cup.\nhttps://book.example.org/o/harbour/events/tea',
  where: 'Garden Room, Harbour House',
  url: 'https://book.example.org/o/harbour/events/tea',
  span: { startsAt: new Date('2026-12-03T18:00:00Z'), endsAt: new Date('2026-12-03T20:00:00Z') },
  zone: 'Europe/Lisbon',
  sequence: 3,
  stampedAt: new Date('2026-11-22T10:00:00Z'),
  cancelled: false,
};

it('has each date at its instant, in the zone of its space, by a VTIMEZONE of its own', () => {
  const summer = { startsAt: new Date('2027-07-01T22:00:00Z'), endsAt: new Date('2027-07-02T01:00:00Z') };
  const text = eventsCalendar(feed, [tea, { ...tea, dateId: '0194', zone: 'America/New_York', span: summer }]);
  const { calendar, events } = readCalendar(text);
  expect(calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual(
    expect.arrayContaining(['Europe/Lisbon', 'America/New_York']),
  );
  expect(events.map(({ uid, startDate, endDate }) => [uid, instantText(startDate), instantText(endDate)])).toEqual([
    ['event-date-0193@book.example.org', '2026-12-03T18:00:00.000Z', '2026-12-03T20:00:00.000Z'],
    ['event-date-0194@book.example.org', '2027-07-01T22:00:00.000Z', '2027-07-02T01:00:00.000Z'],
  ]);
  expect(events[0]?.startDate.toString()).toBe('2026-12-03T18:00:00');
  expect(events[1]?.startDate.toString()).toBe('2027-07-01T18:00:00');
});

it('says what it is, takes out what was cancelled, and claims nobody’s time', () => {
  const text = eventsCalendar(feed, [tea, { ...tea, dateId: '0194', cancelled: true, sequence: 4 }]);
  const { calendar, events } = readCalendar(text);
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Events of Harbour');
  expect(events[0]?.summary).toBe('Tea, and talk; with cake');
  const said = events.map(({ sequence, component }) =>
    [sequence, ...['status', 'transp'].map((name) => component.getFirstPropertyValue(name))].join(' '),
  );
  expect(said).toEqual(['3 CONFIRMED TRANSPARENT', '4 CANCELLED TRANSPARENT']);
  expect(events[0]?.attendees).toEqual([]);
});

it('is the same text for the same dates, in lines that every reader takes', () => {
  const text = eventsCalendar(feed, [tea]);
  expect(eventsCalendar(feed, [tea])).toBe(text);
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
});

it('is a calendar, too, without a date', () => {
  expect(readCalendar(eventsCalendar(feed, [])).events).toEqual([]);
});

const ZONES = ['Europe/Lisbon', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'];
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => /^\p{L}[^\p{C}]*$/u.test(text.trim()));

it('says the same to two programs that have nothing in common, in any zone and around its changes', () => {
  const day = fc.record({
    zone: fc.constantFrom(...ZONES),
    title: words.map((text) => text.trim()),
    at: fc.integer({ min: Date.parse('2026-01-01') / 60_000, max: Date.parse('2029-12-31') / 60_000 }),
    minutes: fc.integer({ min: 5, max: 2000 }),
    cancelled: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 5 }), (days) => {
      const dates = days.map(({ zone, title, at, minutes, cancelled }, index): EventInCalendar => {
        const startsAt = new Date(at * 60_000);
        const span = { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
        return { ...tea, dateId: String(index), zone, title, span, cancelled };
      });
      const text = eventsCalendar(feed, dates);
      const one = readCalendar(text).events.map((event) => ({
        ...{ uid: event.uid, summary: event.summary, sequence: event.sequence, method: 'PUBLISH' },
        ...{ startsAt: instantText(event.startDate), endsAt: instantText(event.endDate) },
        status: event.component.getFirstPropertyValue('status'),
      }));
      expect(readByAnother(text)).toEqual(one);
      expect(one.map(({ startsAt }) => startsAt)).toEqual(dates.map(({ span }) => span.startsAt.toISOString()));
    }),
    { numRuns: 60 },
  );
});

it.each([
  ['REQUEST', 'CONFIRMED'],
  ['CANCEL', 'CANCELLED'],
] as const)('as the file of a mail, too: %s', (method, status) => {
  const person = { name: 'Ana', email: 'ana@example.org' };
  const { content } = eventDateCalendar({
    ...{ method, host: feed.host, sequence: 4, stampedAt: tea.stampedAt, zone: 'America/St_Johns', url: tea.url },
    ...{ resourceName: 'Tea', spaceName: 'Harbour House', address: 'Rua 1', description: 'Bring a cup.' },
    ...{ organizer: feed.organizer, attendee: person, dateId: '0193', span: tea.span },
  });
  const said = { uid: 'event-date-0193@book.example.org', startsAt: '2026-12-03T18:00:00.000Z' };
  const ends = { endsAt: '2026-12-03T20:00:00.000Z', status, sequence: 4 };
  expect(readByAnother(content)).toEqual([{ ...said, ...ends, method, summary: 'Tea' }]);
  const [event] = readCalendar(content).events;
  expect([event?.uid, event && instantText(event.startDate)]).toEqual([said.uid, said.startsAt]);
});
