import { expect, it } from 'vitest';
import { instantText, readCalendar } from '../testing/read-calendar';
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
