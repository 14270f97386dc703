import { describe, expect, it } from 'vitest';
import { answerRequest } from '@/features/bookings/commands/answer-request';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { checkIn } from '@/features/bookings/commands/check-in';
import { checkOut } from '@/features/bookings/commands/check-out';
import { lapseRequest } from '@/features/bookings/commands/lapse-requests';
import { releaseNoShow } from '@/features/bookings/commands/release-no-shows';
import { answerRequestInput } from '@/features/bookings/requests.contract';
import { acceptOffer } from '@/features/waitlists/commands/accept-offer';
import { offerFreedTime } from '@/features/waitlists/commands/offer-freed-time';
import { leaveWaitlist } from '@/features/waitlists/commands/settle-entry';
import { newId, type BookingId } from '@/kernel/ids';
import '@/wiring/reactions';
import { countsOf, hour, type BusyHouse, type CountedRow } from './testing-busy-house';

const cancel = (house: BusyHouse, bookingId: BookingId, scope: 'one' | 'following' | 'all') =>
  cancelBooking(house.owner, house.request({ bookingId, scope }));
const said = (house: BusyHouse, bookingId: BookingId, more: object = {}) =>
  answerRequestInput.parse(house.request({ bookingId, answer: 'approve', ...more }));
/** A desk that somebody has, with Ben in line for it. */
async function line(house: BusyHouse) {
  const desk = await house.fresh();
  const taken = await house.book(house.ana, desk, 0, 2);
  return { desk, taken, entryId: await house.wait(house.ben, desk, 0, 2) };
}
async function offered(house: BusyHouse) {
  const { taken, entryId } = await line(house);
  await cancel(house, taken, 'one');
  await offerFreedTime(house.space);
  return { entryId, requestId: newId<'request'>(), operatorId: house.operatorId };
}

const ROWS: readonly CountedRow[] = [
  [
    'checking in',
    7,
    async (house) => {
      const bookingId = await house.book(house.ana, await house.fresh(), 0, 2);
      return () => checkIn(house.ana, house.request({ bookingId }), hour(0));
    },
  ],
  [
    'checking out early',
    8,
    async (house) => {
      const bookingId = await house.book(house.ana, await house.fresh(), 0, 2);
      return () => checkOut(house.ana, house.request({ bookingId }), hour(1));
    },
  ],
  [
    'releasing whoever did not come',
    5,
    async (house) => {
      const bookingId = await house.book(house.ana, await house.fresh(), 0, 2);
      return () => releaseNoShow(house.operatorId, bookingId, hour(0.5));
    },
  ],
  [
    'saying yes to a request',
    7,
    async (house) => {
      const id = await house.book(house.ana, house.room, 110, 111);
      return () => answerRequest(house.owner, said(house, id));
    },
  ],
  [
    'saying no to a series',
    9,
    async (house) => {
      const [first] = await house.repeat(house.ana, house.room, 112, 2 + house.many);
      return () => answerRequest(house.owner, said(house, first!, { answer: 'decline', scope: 'all' }));
    },
  ],
  [
    'a request that lapses',
    4,
    async (house) => {
      const bookingId = await house.book(house.ana, house.room, 114, 115);
      return () => lapseRequest(house.operatorId, { bookingId }, hour(120));
    },
  ],
  [
    'joining a line',
    7,
    async (house) => {
      const { desk } = await line(house);
      return () => house.wait(house.owner, desk, 0, 2);
    },
  ],
  [
    'offering what is free to the first in line',
    8,
    async (house) => {
      const { taken } = await line(house);
      await cancel(house, taken, 'one');
      return () => offerFreedTime(house.space);
    },
  ],
  [
    'taking an offer',
    9,
    async (house) =>
      (
        (offer) => () =>
          acceptOffer(house.ben, offer)
      )(await offered(house)),
  ],
  [
    'declining an offer',
    6,
    async (house) =>
      (
        (offer) => () =>
          leaveWaitlist(house.ben, offer)
      )(await offered(house)),
  ],
];

// In a house with two desks and in one with six, each with bookings, requests and people in line.
describe('coming, asking and waiting costs as many statements in a busy house as in a quiet one', () => {
  it.each(ROWS)('%s: %j', async (_, statements, of) => {
    expect(await countsOf(of)).toEqual([statements].flat().length === 2 ? statements : [statements, statements]);
  });
});
