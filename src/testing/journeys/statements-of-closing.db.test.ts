import { describe, expect, it } from 'vitest';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { asProposed } from '@/features/closures/testing-closures';
import { bookNow } from '@/features/displays/commands/book-now';
import { createDisplay } from '@/features/displays/commands/create-display';
import { offerFreedTime } from '@/features/waitlists/commands/offer-freed-time';
import { type BookingId } from '@/kernel/ids';
import '@/wiring/reactions';
import { makeResource } from '../makers';
import { countsOf, hour, makeBusyHouse, type BusyHouse, type CountedRow } from './testing-busy-house';

const cancel = (house: BusyHouse, bookingId: BookingId, scope: 'one' | 'following' | 'all') =>
  cancelBooking(house.owner, house.request({ bookingId, scope }));
/** A desk that somebody has, with Ben in line for it. */
async function line(house: BusyHouse) {
  const desk = await house.fresh();
  const taken = await house.book(house.ana, desk, 0, 2);
  return { desk, taken, entryId: await house.wait(house.ben, desk, 0, 2) };
}
async function display(house: BusyHouse) {
  const resourceId = await makeResource(house.space, { kind: 'meeting_room', openToVisitors: true });
  const wish = { resourceId: null, name: 'Door', showsNames: true, books: true };
  return { resourceId, token: (await createDisplay(house.owner, house.request(wish))).token };
}

const ROWS: readonly CountedRow[] = [
  [
    'closing a desk with its booking moved',
    28,
    async (house) => {
      const resourceId = await house.fresh();
      await house.book(house.ana, resourceId, 0, 2);
      const wish = {
        kind: 'closure',
        resourceId,
        startsAt: hour(0).toISOString(),
        endsAt: hour(4).toISOString(),
        reason: 'Painted',
      };
      const plan = await house.closures.plan(wish);
      const decisions = plan.rows.map(asProposed);
      return () => house.closures.apply(wish, plan, decisions);
    },
  ],
  [
    'closing the house for a day, with all its bookings moved or cancelled',
    [30, 32],
    async (like) => {
      const house = await makeBusyHouse(like.many);
      const wish = {
        kind: 'closure',
        startsAt: hour(29).toISOString(),
        endsAt: hour(39).toISOString(),
        reason: 'Painted',
      };
      const plan = await house.closures.plan(wish);
      const decisions = plan.rows.map(asProposed);
      return () => house.closures.apply(wish, plan, decisions);
    },
  ],
  [
    'offering along a line of many',
    // A transaction for each, so that nobody's offer waits for another's.
    [13, 33],
    async (house) => {
      const lines = [];
      for (let n = 0; n < house.many; n++) lines.push(await line(house));
      for (const { taken } of lines) await cancel(house, taken, 'one');
      return () => offerFreedTime(house.space);
    },
  ],
  [
    'another time zone for the house',
    // Two of them ask for its events and their dates.
    30,
    async (like) => {
      const house = await makeBusyHouse(like.many);
      const wish = { kind: 'zone', timeZone: 'Europe/Madrid', reason: 'It was wrong' };
      const plan = await house.closures.plan(wish);
      return () => house.closures.apply(wish, plan, plan.rows.map(asProposed));
    },
  ],
  [
    'booking at a display',
    9,
    async (house) => {
      const { token, resourceId } = await display(house);
      return () => bookNow(house.request({ token, resourceId, minutes: 30 as const }));
    },
  ],
];

// In a house with two desks and in one with six, each with bookings, requests and people in line.
describe('changing the house under its bookings costs as many statements in a busy house as in a quiet one', () => {
  it.each(ROWS)('%s: %j', async (_, statements, of) => {
    expect(await countsOf(of)).toEqual([statements].flat().length === 2 ? statements : [statements, statements]);
  });
});
