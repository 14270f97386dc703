import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { chargeBookings } from '@/features/billing/commands/charge-bookings';
import { saveExtra } from '@/features/pricing/commands/save-extra';
import { saveExtraInput } from '@/features/pricing/extras.contract';
import { listOf, sets } from '@/features/pricing/testing-prices';
import { publishAs } from '@/features/pricing/testing-publish';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type Id, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { cancelBookingInput } from '../bookings.contract';
import { changeBookingInput } from '../changes.contract';
import { unnamedGuests } from '../domain/guest-drafts';
import { bookInput } from '../programs.contract';
import { changeSeriesInput, planSeriesChangeInput } from '../series-change.contract';
import { bookSeriesInput, planSeriesInput } from '../series.contract';
import { bookByProgram } from './book-by-program';
import { bookDeskWeekly } from './book-desk-weekly';
import { cancelBooking } from './cancel-booking';
import { changeBooking } from './change-booking';
import { changeSeries } from './change-series';
import { extendSeries } from './extend-series';
import { planSeries } from './plan-series';
import { planSeriesChange } from './plan-series-change';
import { undoSeriesChange } from './undo-series-change';

const NOW = new Date('2026-06-01T06:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let room: ResourceId;
let lunch: string;
let coffee: string;

const base = () => ({ operatorId: space.operatorId, requestId: newId() });
const save = async (terms: object, extraId: string | null = null) =>
  (await saveExtra(owner, saveExtraInput.parse({ ...base(), extraId, terms }))).extraId;
const LUNCH = { name: 'Lunch', per: 'booking', price: 1000, tax: null };

beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440 });
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space);
  room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room' });
  await publishAs(owner, listOf([sets('hour', 1000)]), '2026-06-01', NOW);
  lunch = await save(LUNCH);
  coffee = await save({ name: 'Coffee', per: 'guest', price: 200, tax: null });
});

/** Four Tuesdays, 9 to 11: 20.00 each. */
const wish = (more: object = {}) => ({
  ...{ spaceId: space.spaceId, resourceId: room, localStart: '2026-06-02T09:00', durationMinutes: 120 },
  ...{ rrule: 'FREQ=WEEKLY;COUNT=4', ...more },
});
const lunches = (count: number) => ({ extras: [{ extraId: lunch, count }] });
const plan = (more: object) => planSeries(ana, planSeriesInput.parse(wish(more)), NOW);
const book = async (more: object) =>
  bookDeskWeekly(ana, bookSeriesInput.parse({ ...wish(more), onClash: 'fail', requestId: newId() }), NOW);
/** Each date with what it costs and what it has, the earliest first. */
const dates = () =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ status: string; amount: number; had: string }>`
      select b.status, (select q.amount_minor::int from quotes q where q.operator_id = b.operator_id and q.booking_id = b.id
          and q.resource_id = b.resource_id and q.starts_at = b.starts_at and q.ends_at = b.ends_at order by q.id desc limit 1) as amount,
        coalesce((select string_agg((e ->> 'name') || ' ' || (e ->> 'count'), ', ') from jsonb_array_elements(b.extras) e), '') as had
      from bookings b where b.operator_id = ${space.operatorId} order by b.starts_at`.execute(tx);
    return rows.map(({ status, amount, had }) => (status === 'confirmed' ? [amount, had] : [status, had]));
  });
const change = async (bookingId: string, scope: 'following' | 'all', more: object) => {
  const wanted = { operatorId: space.operatorId, bookingId, scope, ...more };
  const shown = await planSeriesChange(ana, planSeriesChangeInput.parse(wanted), NOW);
  const { planToken, cost } = shown;
  const input = changeSeriesInput.parse({ ...wanted, planToken, requestId: newId() });
  return { cost, shown, changeId: (await changeSeries(ana, input, NOW)).changeId as Id<'series_change'> };
};
const charged = async (bookingId: string) => {
  await chargeBookings(space, { bookingId: bookingId as BookingId });
  return inOperator(space, async (tx) => {
    const { rows } = await sql<{ words: string; gross: number }>`
      select coalesce(l ->> 'item', 'Time') as words, sum((l ->> 'gross')::int)::int as gross
      from charges c, jsonb_array_elements(c.lines) l where c.operator_id = ${space.operatorId} and c.source_id = ${bookingId}
      group by 1 having sum((l ->> 'gross')::int) <> 0 order by 1`.execute(tx);
    return rows.map(({ words, gross }) => [words, gross]);
  });
};

it('extras of a series are shown for each date and in sum, and each date is booked and charged with its own', async () => {
  const shown = await plan({ ...lunches(2), guestCount: 3 });
  expect(shown.occurrences.map(({ price }) => price?.amount)).toEqual([4000, 4000, 4000, 4000]);
  expect([shown.cost?.amount, shown.extras]).toEqual([16_000, [{ name: 'Lunch', count: 8, amount: 8000 }]]);
  expect([shown.currency, shown.offers?.map(({ name }) => name)]).toEqual(['EUR', ['Coffee', 'Lunch']]);
  const booked = await book({ ...lunches(2), guests: unnamedGuests(3), planToken: shown.planToken });
  expect(await dates()).toEqual(Array.from({ length: 4 }, () => [4000, 'Lunch 2']));
  const [first, second] = booked.occurrences;
  expect(await charged(first!.bookingId)).toEqual([
    ['Lunch', 2000],
    ['Time', 2000],
  ]);
  // A date that is cancelled long before costs nothing, and its lunches neither.
  const cancel = { operatorId: space.operatorId, bookingId: second!.bookingId, requestId: newId() };
  await cancelBooking(ana, cancelBookingInput.parse(cancel), NOW);
  expect(await charged(second!.bookingId)).toEqual([]);
  const elsewhen = { localStart: '2026-06-03T09:00', extras: [{ extraId: newId(), count: 1 }] };
  await expect(book(elsewhen)).rejects.toMatchObject({
    code: 'extras.not_offered',
  });
});

it('they are added and taken away for one date, from a date on and for all; the time costs what was agreed', async () => {
  const { occurrences } = await book(lunches(1));
  const [first, second, third] = occurrences.map(({ bookingId }) => bookingId) as [string, string, string];
  await publishAs(owner, listOf([sets('hour', 9000)]), '2026-06-01', NOW);
  await save({ ...LUNCH, price: 7777, onSale: false }, lunch);
  const details = { operatorId: space.operatorId, requestId: newId(), bookingId: second, extras: [] };
  await changeBooking(ana, changeBookingInput.parse(details), NOW);
  expect(await dates()).toEqual([
    [3000, 'Lunch 1'],
    [2000, ''],
    [3000, 'Lunch 1'],
    [3000, 'Lunch 1'],
  ]);
  // From the third on three lunches at the price of then: 2 x 20 more. What it costs is what was shown.
  const following = await change(third, 'following', lunches(3));
  expect(following.cost).toEqual({ currency: 'EUR', amount: 10_000, before: 6000 });
  expect(following.shown.before.extras.map(({ name, count }) => [name, count])).toEqual([['Lunch', 1]]);
  const later = [
    [3000, 'Lunch 1'],
    [2000, ''],
    [5000, 'Lunch 3'],
    [5000, 'Lunch 3'],
  ];
  expect(await dates()).toEqual(later);
  // All have coffee for two instead; the date that was changed by hand keeps what it has.
  const all = await change(first, 'all', { extras: [{ extraId: coffee, count: 1 }], guests: unnamedGuests(2) });
  expect(all.cost).toEqual({ currency: 'EUR', amount: 2400 + 2000 + 2400 + 2400, before: 15_000 });
  expect(await dates()).toEqual([
    [2400, 'Coffee 1'],
    [2000, ''],
    [2400, 'Coffee 1'],
    [2400, 'Coffee 1'],
  ]);
  await undoSeriesChange(ana, { operatorId: space.operatorId, changeId: all.changeId, requestId: newId() }, NOW);
  expect(await dates()).toEqual(later);
});

it('they stay when the series moves, and go with what it makes later and with what programs book', async () => {
  const open = await book({ ...lunches(1), rrule: 'FREQ=WEEKLY' });
  const seriesId = open.series.id as Id<'series'>;
  const before = await dates();
  const moved = await change(open.occurrences[0]!.bookingId, 'all', { localStart: '2026-06-02T13:00' });
  expect(moved.cost?.amount).toBe(moved.cost?.before);
  expect(await dates()).toEqual(before);
  await extendSeries({ operatorId: space.operatorId, seriesId }, new Date('2026-09-01T06:00:00Z'));
  const after = await dates();
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.every(([amount, had]) => amount === 3000 && had === 'Lunch 1')).toBe(true);
  const weekly = { recurrence: { rrule: 'FREQ=WEEKLY;COUNT=2' }, dryRun: true };
  const when = { startsAt: '2026-06-03T09:00', endsAt: '2026-06-03T11:00' };
  const asked = bookInput.parse({ spaceId: space.spaceId, resourceId: room, ...when, ...weekly, ...lunches(1) });
  const answer = await bookByProgram(ana, asked, newId<'request'>(), NOW);
  expect('plan' in answer && answer.plan.cost?.amount).toBe(6000);
});
