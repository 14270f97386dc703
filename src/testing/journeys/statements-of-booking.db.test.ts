import { describe, expect, it } from 'vitest';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { undoCancellation } from '@/features/bookings/commands/undo-cancellation';
import { statementsOf } from '@/features/bookings/testing-changes';
import { publishPriceList } from '@/features/pricing/commands/publish-price-list';
import { saveDraft } from '@/features/pricing/commands/save-draft';
import { listOf, sets } from '@/features/pricing/testing-prices';
import { newId, type BookingId, type CancellationId } from '@/kernel/ids';
import '@/wiring/reactions';
import { countsOf, hour, makeBusyHouse, type BusyHouse, type CountedRow } from './testing-busy-house';

const cancel = (house: BusyHouse, bookingId: BookingId, scope: 'one' | 'following' | 'all') =>
  cancelBooking(house.owner, house.request({ bookingId, scope }));

const ROWS: readonly CountedRow[] = [
  [
    'booking a desk',
    6,
    async (house) => {
      const wish = house.wish({ resourceId: await house.fresh() });
      return () => bookDesk(house.ana, wish);
    },
  ],
  ['asking for a room', 6, (house) => () => bookDesk(house.ana, house.wish({ resourceId: house.room }, 100, 101))],
  [
    'booking any desk of a group',
    9,
    (house) => () => bookDesk(house.ana, house.wish({ groupId: house.groupId }, 60, 62)),
  ],
  [
    'booking for a guest',
    6,
    async (house) => {
      const onBehalfOf = { guest: { name: 'Rui', email: null } };
      const resourceId = await house.fresh();
      return () => bookDesk(house.owner, house.wish({ resourceId, onBehalfOf, override: 'Walked in' }));
    },
  ],
  [
    'a series',
    8,
    async (house) =>
      (
        (desk) => () =>
          house.repeat(house.ana, desk, 0, 1 + house.many)
      )(await house.fresh()),
  ],
  [
    'moving to another desk and time',
    10,
    async (house) => {
      const [from, resourceId] = [await house.fresh(), await house.fresh()];
      const id = await house.book(house.ana, from, 0, 2);
      const [startsAt, endsAt] = [hour(3).toISOString(), hour(5).toISOString()];
      return () => house.does.change(house.ana, id, { resourceId, startsAt, endsAt });
    },
  ],
  [
    'extending',
    10,
    async (house) => {
      const id = await house.book(house.ana, await house.fresh(), 0, 2);
      return () => house.does.change(house.ana, id, { endsAt: hour(3).toISOString() });
    },
  ],
  [
    'shortening',
    10,
    async (house) => {
      const id = await house.book(house.ana, await house.fresh(), 0, 2);
      return () => house.does.change(house.ana, id, { endsAt: hour(1).toISOString() });
    },
  ],
  [
    'swapping',
    11,
    async (house) => {
      const one = await house.book(house.ana, await house.fresh(), 0, 2);
      const other = await house.book(house.ana, await house.fresh(), 0, 2);
      return () => house.does.swap(house.ana, one, other);
    },
  ],
  [
    'handing over',
    11,
    async (house) => {
      const id = await house.book(house.ana, await house.fresh(), 0, 2);
      return () => house.does.handOver(house.ana, id, house.ben.memberId);
    },
  ],
  [
    'undoing a change',
    11,
    async (house) => {
      const id = await house.book(house.ana, await house.fresh(), 0, 2);
      const { change } = await house.does.change(house.ana, id, { endsAt: hour(1).toISOString() });
      return () => house.does.undo(house.ana, change);
    },
  ],
  [
    'cancelling one',
    7,
    async (house) => {
      const id = await house.book(house.ana, await house.fresh(), 0, 2);
      return () => cancel(house, id, 'one');
    },
  ],
  [
    'giving up a date of one’s series',
    10,
    async (house) => {
      const [first] = await house.repeat(house.ana, await house.fresh(), 0, 1 + house.many);
      return () => cancelBooking(house.ana, house.request({ bookingId: first!, scope: 'one' as const }));
    },
  ],
  [
    'coming later on a date of one’s series',
    10,
    async (house) => {
      const [first] = await house.repeat(house.ana, await house.fresh(), 0, 1 + house.many);
      return () => house.does.change(house.ana, first!, { startsAt: hour(0.5).toISOString() });
    },
  ],
  [
    'cancelling a series from a date on',
    11,
    async (house) => {
      const [, second] = await house.repeat(house.ana, await house.fresh(), 0, 2 + house.many);
      return () => cancel(house, second!, 'following');
    },
  ],
  [
    'undoing that',
    12,
    async (house) => {
      const [, second] = await house.repeat(house.ana, await house.fresh(), 0, 2 + house.many);
      const { cancellationId } = await cancel(house, second!, 'following');
      return () => undoCancellation(house.owner, house.request({ cancellationId: cancellationId as CancellationId }));
    },
  ],
];

// In a house with two desks and in one with six, each with bookings, requests and people in line.
describe('booking, changing and cancelling costs as many statements in a busy house as in a quiet one', () => {
  it.each(ROWS)('%s: %j', async (_, statements, of) => {
    expect(await countsOf(of)).toEqual([statements].flat().length === 2 ? statements : [statements, statements]);
  });
});

it('booking costs one more where the operator has prices, for all dates of a series together: what was agreed is kept', async () => {
  for (const many of [2, 6]) {
    const house = await makeBusyHouse(many);
    const { operatorId, owner, ana } = house;
    const list = listOf([sets('hour', 1000)]);
    const { draft } = await saveDraft(owner, { operatorId, requestId: newId(), list, draft: null });
    const publish = { operatorId, requestId: newId<'request'>(), draft, effectiveFrom: '2026-01-01', accepted: [] };
    await publishPriceList(owner, publish, new Date('2026-01-01T12:00:00Z'));
    const [one, other] = [await house.fresh(), await house.fresh()];
    const booking = await statementsOf(() => bookDesk(ana, house.wish({ resourceId: one })));
    const series = await statementsOf(() => house.repeat(ana, other, 0, 1 + many));
    expect([booking.length, series.length], `in a house of ${many}`).toEqual([7, 9]);
  }
});
