import { describe, expect, it, test } from 'vitest';
import type { BookingId, ResourceId } from '@/kernel/ids';
import type { CalendarPlace, DeskCalendar } from '../front-desk.contract';
import { claimsOf } from './calendar-claims';
import { firstDateOf, hoursShown, lanesOf, placesShown } from './calendar-view';

const id = (name: string) => name as ResourceId;
const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const place = (name: string, more: Partial<CalendarPlace> = {}): CalendarPlace => ({
  id: id(name),
  name,
  kind: 'desk',
  floorName: 'Ground floor',
  capacity: 1,
  groupName: null,
  open: [{ startsAt: '2026-11-24T08:00:00Z', endsAt: '2026-11-24T20:00:00Z' }],
  ...more,
});
const calendar = (more: Partial<DeskCalendar> = {}): DeskCalendar => ({
  dates: ['2026-11-24'],
  timeZone: 'Europe/Lisbon',
  spaceName: 'Harbour House',
  places: [place('Desk 1')],
  bookings: [],
  claims: [],
  ...more,
});

test.each([
  ['day', '2026-11-26', '2026-11-26'],
  ['week', '2026-11-26', '2026-11-23'],
  ['week', '2026-11-23', '2026-11-23'],
  ['resource', '2026-11-29', '2026-11-23'],
] as const)('a %s with %s begins on %s', (view, date, first) => {
  expect(firstDateOf(view, date)).toBe(first);
});

const shown = (one: DeskCalendar) => hoursShown(one, one.places);

describe('the hours of a calendar', () => {
  it('are those in which anything is open, and one around them', () => {
    expect(shown(calendar())).toEqual({ from: 7 * 60, to: 21 * 60 });
  });
  it('reach to midnight where a night goes on', () => {
    const night = place('Hall', { open: [{ startsAt: '2026-11-24T18:00:00Z', endsAt: '2026-11-25T02:00:00Z' }] });
    expect(shown(calendar({ places: [night] })).to).toBe(1440);
  });
  it('are those of the places that are looked at', () => {
    const early = place('Hall', { open: [{ startsAt: '2026-11-24T05:00:00Z', endsAt: '2026-11-24T23:00:00Z' }] });
    const [desk] = calendar().places;
    expect(hoursShown(calendar({ places: [desk!, early] }), [desk!])).toEqual({ from: 7 * 60, to: 21 * 60 });
  });
  it('are usual ones where nothing is', () => {
    expect(shown(calendar({ places: [place('x', { open: [] })] }))).toEqual({ from: 480, to: 1200 });
  });
});

it('has a track for each place and day, long as the day is', () => {
  // The clocks go back on the Sunday: its track from midnight to midnight is 25 hours long.
  const dates = ['2026-10-24', '2026-10-25'];
  const lanes = lanesOf(calendar({ dates }), [place('a'), place('b')], { from: 0, to: 1440 });
  expect(lanes.map((lane) => lane.id)).toEqual(['a|2026-10-24', 'a|2026-10-25', 'b|2026-10-24', 'b|2026-10-25']);
  const hours = lanes.map(({ shown }) => (shown.endsAt.getTime() - shown.startsAt.getTime()) / 3_600_000);
  expect(hours).toEqual([24, 25, 24, 25]);
});

it('looks at some places where that is asked', () => {
  const all = [
    place('a'),
    place('b', { kind: 'meeting_room' }),
    place('c', { floorName: 'First floor' }),
    place('d', { groupName: 'Window' }),
  ];
  const none = { kind: '', floor: '', group: '', state: '', q: '' };
  const shown = (filter: object) => placesShown(all, { ...none, ...filter }).map(({ name }) => name);
  expect(shown({})).toEqual(['a', 'b', 'c', 'd']);
  expect(shown({ kind: 'meeting_room' })).toEqual(['b']);
  expect(shown({ floor: 'First floor' })).toEqual(['c']);
  expect(shown({ group: 'Window' })).toEqual(['d']);
});

it('draws a booking once, and what it takes elsewhere as taken through it', () => {
  const bookingId = 'b' as BookingId;
  const held = {
    startsAt: at('09:00'),
    endsAt: at('10:00'),
    buffer: false,
    bookingId,
    reason: null,
    kind: 'booking' as const,
  };
  const booked = [{ bookingId, resourceId: id('hall'), name: 'Ana', resourceName: 'Hall' }];
  const claims = claimsOf(
    [
      { ...held, resourceId: id('hall') },
      { ...held, resourceId: id('hall') },
      { ...held, resourceId: id('east') },
      { ...held, resourceId: id('east'), startsAt: at('10:00'), endsAt: at('10:15'), buffer: true },
      { ...held, resourceId: id('east'), bookingId: null, kind: 'closure', reason: 'Paint' },
      { ...held, resourceId: id('east'), bookingId: null, kind: 'hold' },
    ],
    booked,
  );
  expect(claims.map(({ resourceId, kind, words }) => [resourceId, kind, words])).toEqual([
    ['east', 'other', 'Ana, through Hall'],
    ['east', 'buffer', 'Kept free around a booking'],
    ['east', 'closure', 'Closed: Paint'],
    ['east', 'hold', 'Offered to somebody who waits'],
  ]);
});
