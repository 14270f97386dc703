import { describe, expect, it } from 'vitest';
import { readSpaceDay } from '@/features/availability/availability.service';
import { NO_WISH } from '@/features/availability/domain/wish';
import { searchFreeTime } from '@/features/availability/find-time.reads';
import { readHeat } from '@/features/availability/heat.reads';
import { readRules } from '@/features/booking-rules/booking-rules.reads';
import { readArrival } from '@/features/bookings/arrivals.reads';
import { readCancelCounts, readMyBookings } from '@/features/bookings/bookings.reads';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { readPlacesFor, readReceivers, readSwappable } from '@/features/bookings/changes.reads';
import { readReleased } from '@/features/bookings/released.reads';
import { releasedInput } from '@/features/bookings/released.contract';
import { readRequests } from '@/features/bookings/requests.reads';
import { readClosures } from '@/features/closures/closures.reads';
import { createDisplay } from '@/features/displays/commands/create-display';
import { readDisplay, readDisplays } from '@/features/displays/displays.reads';
import { readOverdue } from '@/features/billing/invoices.reads';
import { readCalendar } from '@/features/front-desk/calendar.reads';
import { readToday } from '@/features/front-desk/front-desk.reads';
import { readPlaces } from '@/features/front-desk/places.reads';
import { readManagedSpace } from '@/features/resources/resources.reads';
import { readHoursSettings } from '@/features/spaces/hours.reads';
import { getOpeningRules, getSpacePlan } from '@/features/spaces/spaces.service';
import { readMyEntries } from '@/features/waitlists/waitlists.reads';
import { localDateOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeResource } from '../makers';
import { countsOf, hour, type BusyHouse, type CountedRow } from './testing-busy-house';

const today = (house: BusyHouse) => localDateOf(hour(0), house.space.timeZone);
async function display(house: BusyHouse) {
  const resourceId = await makeResource(house.space, { kind: 'meeting_room', openToVisitors: true });
  const wish = { resourceId: null, name: 'Door', showsNames: true, books: true };
  return { resourceId, token: (await createDisplay(house.owner, house.request(wish))).token };
}
const mine = async (house: BusyHouse) => ({
  operatorId: house.operatorId,
  bookingId: await house.book(house.ana, await house.fresh(), 0, 2),
});
async function codeOf(house: BusyHouse): Promise<string> {
  const { resources } = await readManagedSpace(house.owner, house.spaceId);
  return resources[0]!.checkInCode;
}

const ROWS: readonly CountedRow[] = [
  [
    'the plan of a space and its day',
    3,
    (house) => () =>
      inOperator(house.ana, async (tx) => {
        await getSpacePlan(tx, house.spaceId, house.ana.memberId);
        const hours = await getOpeningRules(tx, house.spaceId);
        return readSpaceDay(tx, house.ana, { id: house.spaceId, ...hours }, today(house));
      }),
  ],
  [
    'a search',
    3,
    (house) => () =>
      inOperator(house.ana, (tx) =>
        searchFreeTime(tx, house.ana, { spaceId: house.spaceId, wish: { ...NO_WISH, minutes: 60 }, page: 1 }),
      ),
  ],
  ['the next 14 days', 2, (house) => () => inOperator(house.ana, (tx) => readHeat(tx, house.spaceId))],
  // Beside it stands who owes what is overdue.
  ['who owes what', 1, (house) => () => readOverdue(house.owner)],
  ['Today', 5, (house) => () => readToday(house.owner, { spaceId: house.spaceId, date: today(house) })],
  [
    'the calendar of a week',
    5,
    (house) => () => readCalendar(house.owner, { spaceId: house.spaceId, from: today(house), days: 7 }),
  ],
  [
    'places for somebody at the desk',
    2,
    (house) => () =>
      readPlaces(house.owner, {
        spaceId: house.spaceId,
        memberId: house.ana.memberId,
        startsAt: hour(0).toISOString(),
        endsAt: hour(2).toISOString(),
      }),
  ],
  ['My bookings', 3, (house) => () => readMyBookings(house.ana.personId, { when: 'upcoming', limit: 50 })],
  ['My bookings that are over', 1, (house) => () => readMyBookings(house.ana.personId, { when: 'past', limit: 50 })],
  [
    'what cancelling gives back',
    2,
    async (house) => {
      const [first] = await house.repeat(house.ana, await house.fresh(), 0, house.many);
      return () => readCancelCounts(house.ana, first!);
    },
  ],
  [
    'where a booking could go',
    2,
    async (house) =>
      (
        (wish) => () =>
          readPlacesFor(house.ana, wish)
      )(await mine(house)),
  ],
  [
    'what a booking could swap with',
    4,
    async (house) =>
      (
        (wish) => () =>
          readSwappable(house.owner, { ...wish, anybodys: true })
      )(await mine(house)),
  ],
  [
    'whom a booking could be given to',
    2,
    async (house) =>
      (
        (wish) => () =>
          readReceivers(house.ana, { ...wish, name: '' })
      )(await mine(house)),
  ],
  [
    // And what it earns.
    'what was given up',
    2,
    async (house) => {
      const ids = await house.repeat(house.ana, await house.fresh(), 0, house.many);
      for (const bookingId of ids) await cancelBooking(house.ana, house.request({ bookingId, scope: 'one' as const }));
      return () => readReleased(house.ana, releasedInput.parse({ operatorId: house.operatorId }));
    },
  ],
  ['the requests', 3, (house) => () => readRequests(house.owner, house.spaceId)],
  ['the lines that one stands in', 2, (house) => () => readMyEntries(house.owner.personId)],
  [
    'the code at a desk',
    4,
    async (house) =>
      (
        (code) => () =>
          readArrival(house.ana, { spaceId: house.spaceId, code })
      )(await codeOf(house)),
  ],
  ['the rules', 1, (house) => () => readRules(house.owner, house.spaceId)],
  ['the hours', 2, (house) => () => readHoursSettings(house.owner, house.spaceId)],
  ['the resources', 1, (house) => () => readManagedSpace(house.owner, house.spaceId)],
  ['the closures', 4, (house) => () => readClosures(house.owner, house.spaceId)],
  [
    'the plan of a closure',
    7,
    (house) => () =>
      house.closures.plan({
        kind: 'closure',
        startsAt: hour(29).toISOString(),
        endsAt: hour(33).toISOString(),
        reason: 'Painted',
      }),
  ],
  ['the displays', 2, (house) => () => readDisplays(house.owner, house.spaceId)],
  [
    'a display',
    6,
    async (house) =>
      (
        ({ token }) =>
        () =>
          readDisplay(token)
      )(await display(house)),
  ],
];

// In a house with two desks and in one with six, each with bookings, requests and people in line.
describe('looking costs as many statements in a busy house as in a quiet one', () => {
  it.each(ROWS)('%s: %j', async (_, statements, of) => {
    expect(await countsOf(of)).toEqual([statements].flat().length === 2 ? statements : [statements, statements]);
  });
});
