import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { changeBookingInput } from '@/features/bookings/changes.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { planSeries } from '@/features/bookings/commands/plan-series';
import { bookSeriesInput, planSeriesInput } from '@/features/bookings/series.contract';
import { statementsOf } from '@/features/bookings/testing-changes';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { priceInput } from './price-asks.contract';
import { readPrice } from './pricing.reads';
import { listOf, percentOn, sets } from './testing-prices';
import { publishAs } from './testing-publish';

const NOW = new Date('2026-06-01T06:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let desks: ResourceId[];
let room: ResourceId;

const RULES = [sets('hour', 1000), percentOn(50, { kinds: ['desk'], fullness: { from: 50, to: null } })];
beforeEach(async () => {
  // Ten hours a day, every day; two desks, so ten hours on one are half.
  space = await makeSpace({ opens: 480, closes: 1080, timeZone: 'UTC' });
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space);
  desks = [await makeResource(space, { name: 'Desk 1' }), await makeResource(space, { name: 'Desk 2' })];
  room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room' });
  await publishAs(owner, listOf(RULES), '2026-06-01', NOW);
});

const wish = (resourceId: ResourceId, day: number, from: number, to: number) => {
  const date = `2026-06-${String(day).padStart(2, '0')}`;
  const clock = (hour: number) => `${date}T${String(hour).padStart(2, '0')}:00`;
  return { spaceId: space.spaceId, resourceId, startsAt: clock(from), endsAt: clock(to) };
};
const told = async (...of: Parameters<typeof wish>) => (await readPrice(ana, priceInput.parse(wish(...of)), NOW)).price;
const book = async (...of: Parameters<typeof wish>) =>
  (await bookDesk(ana, bookDeskInput.parse({ ...wish(...of), requestId: newId() }), NOW)).booking;
const agreed = (bookingId: string) =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ amount: number; fullness: number | null }>`
      select amount_minor::int as amount, (quote -> 'fullness')::int as fullness from quotes
      where operator_id = ${space.operatorId} and booking_id = ${bookingId} order by id desc limit 1`.execute(tx);
    return [rows[0]?.amount, rows[0]?.fullness];
  });

it('is reckoned as one books, told with the price, and the price agreed keeps', async () => {
  const [one, two] = desks as [ResourceId, ResourceId];
  // Nine of twenty hours: 45 %.
  const first = await book(one, 9, 8, 17);
  expect(await agreed(first.id)).toEqual([9000, 0]);
  const before = await told(two, 9, 8, 9);
  expect(before?.amount).toBe(1000);
  expect(before?.parts[0]?.reasons.map(({ words }) => words).at(-1)).toMatch(
    / does not count: it depends on how full the space is: it is 45 % full\.$/,
  );
  // With one more hour it is half.
  const second = await book(one, 9, 17, 18);
  expect(await agreed(second.id)).toEqual([1000, 45]);
  const after = await told(two, 9, 8, 9);
  expect(after?.amount).toBe(1500);
  expect(after?.parts[0]?.reasons.map(({ words }) => words)).toContainEqual(
    expect.stringMatching(/ changes it from €10\.00 to €15\.00, as it is 50 % full\.$/),
  );
  const third = await book(two, 9, 8, 9);
  expect(await agreed(third.id)).toEqual([1500, 50]);
  expect([await agreed(first.id), await agreed(second.id)]).toEqual([
    [9000, 0],
    [1000, 45],
  ]);
  // Another day, and another kind of places, are as full as they are.
  expect([(await told(two, 10, 8, 9))?.amount, (await told(room, 9, 8, 9))?.amount]).toEqual([1000, 1000]);
});

it('nobody books at another price than was told: the day filled up meanwhile', async () => {
  const [one, two] = desks as [ResourceId, ResourceId];
  const at = async (toldPrice: number) =>
    bookDesk(ana, bookDeskInput.parse({ ...wish(two, 9, 8, 9), toldPrice, requestId: newId() }), NOW);
  const price = (await told(two, 9, 8, 9))?.amount ?? 0;
  await book(one, 9, 8, 18);
  const refused = { kind: 'conflict', code: 'pricing.price_changed', details: { amount: 1500, currency: 'EUR' } };
  await expect(at(price)).rejects.toMatchObject(refused);
  expect((await at(1500)).booking.price?.amount).toBe(1500);
});

it('a booking that is moved is not in its own way', async () => {
  const [one, two] = desks as [ResourceId, ResourceId];
  const { id } = await book(one, 9, 8, 18);
  expect(await agreed(id)).toEqual([10_000, 0]);
  const change = { operatorId: space.operatorId, requestId: newId(), bookingId: id, resourceId: two };
  await changeBooking(ana, changeBookingInput.parse(change), NOW);
  expect(await agreed(id)).toEqual([10_000, 0]);
});

it('each date of a series goes by its own day, in the plan as when it is booked', async () => {
  const [one, two] = desks as [ResourceId, ResourceId];
  await book(one, 10, 8, 18);
  const series = {
    ...{ spaceId: space.spaceId, resourceId: two, localStart: '2026-06-09T08:00', durationMinutes: 60 },
    rrule: 'FREQ=DAILY;COUNT=3',
  };
  const plan = await planSeries(ana, planSeriesInput.parse(series), NOW);
  expect(plan.occurrences.map(({ price }) => price?.amount)).toEqual([1000, 1500, 1000]);
  const wanted = bookSeriesInput.parse({ ...series, requestId: newId(), onClash: 'fail' });
  const { occurrences } = await bookDeskWeekly(ana, wanted, NOW);
  const kept = await Promise.all(occurrences.map(({ bookingId }) => agreed(bookingId ?? '')));
  expect(kept).toEqual([
    [1000, 0],
    [1500, 50],
    [1000, 0],
  ]);
});

it('costs one statement, and none where the list in force does not ask', async () => {
  const [one, two] = desks as [ResourceId, ResourceId];
  const asking = await statementsOf(() => book(one, 9, 8, 9));
  await publishAs(owner, listOf([sets('hour', 1000)]), '2026-06-20', NOW);
  const plain = await statementsOf(() => book(two, 21, 8, 9));
  expect(asking.length - plain.length).toBe(1);
});
