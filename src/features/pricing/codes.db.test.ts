import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { bookSeriesInput, planSeriesInput } from '@/features/bookings/series.contract';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { changeBookingInput, handOverInput } from '@/features/bookings/changes.contract';
import { handOver } from '@/features/bookings/commands/hand-over';
import { planSeries } from '@/features/bookings/commands/plan-series';
import { settleCredits } from '@/features/bookings/commands/settle-credits';
import { undoCancellation } from '@/features/bookings/commands/undo-cancellation';
import { undoChange } from '@/features/bookings/commands/undo-change';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type CancellationId, type Id, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { saveCode } from './commands/save-code';
import { saveCodeInput } from './codes.contract';
import { readCodes } from './codes.reads';
import { priceInput } from './price-asks.contract';
import { readPrice } from './pricing.reads';
import { listOf, sets } from './testing-prices';
import { publishAs } from './testing-publish';

const NOW = new Date('2026-06-01T06:00:00Z');
const LATER = new Date('2026-06-01T06:10:00Z');
/** 10.00 an hour; cancelled within a day before, half of it is due. */
const LIST = listOf([sets('hour', 1000)], { cancellation: [{ minutesBefore: 1440, percent: 50 }] });
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let desk: ResourceId;
let room: ResourceId;

beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440 });
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space);
  desk = await makeResource(space);
  room = await makeResource(space, { kind: 'meeting_room' });
  await publishAs(owner, LIST, '2026-06-01', NOW);
});
afterAll(closeLimits);

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
async function code(more: object = {}, codeId: string | null = null) {
  const terms = { code: 'TEN', off: { type: 'percent', percent: 10 }, ...more };
  return (await saveCode(owner, saveCodeInput.parse({ ...base(), codeId, terms }))).codeId;
}
const wish = (day: string, more: object = {}) => ({
  ...{ spaceId: space.spaceId, resourceId: desk, startsAt: `${day}T09:00`, endsAt: `${day}T11:00` },
  ...{ code: 'ten', ...more },
});
const book = (day = '2026-06-03', more: object = {}, who = ana, at = NOW) =>
  bookDesk(who, bookDeskInput.parse({ ...wish(day, more), requestId: newId() }), at);
const told = (day = '2026-06-03', more: object = {}) => readPrice(ana, priceInput.parse(wish(day, more)), NOW);
const used = async () => (await readCodes(owner)).codes.map((one) => one.used);
const count = (table: 'bookings' | 'quotes') =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
      where operator_id = ${space.operatorId}`.execute(tx);
    return rows[0]?.n;
  });
const agreed = (bookingId: string) =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ amount: number }>`select amount_minor::int as amount from quotes
      where operator_id = ${space.operatorId} and booking_id = ${bookingId} order by id desc limit 1`.execute(tx);
    return rows[0]?.amount;
  });
const settle = (at = LATER, ...who: ActingMember[]) =>
  settleCredits({ operatorId: space.operatorId, personIds: [ana, ...who].map(({ personId }) => personId) }, at);
const cancel = (bookingId: string, at = NOW) =>
  cancelBooking(ana, { ...base(), bookingId: bookingId as BookingId, scope: 'one' }, at);
const change = (bookingId: string, more: object, at = NOW) =>
  changeBooking(ana, changeBookingInput.parse({ ...base(), bookingId, ...more }), at);

describe('a code', () => {
  it('takes off what was told before, and is counted once; a price without it stays what it was', async () => {
    expect((await told()).takesCodes).toBeUndefined();
    await code();
    const answer = await told();
    expect(answer.price).toMatchObject({ amount: 1800, due: 1800 });
    expect(answer.code).toEqual({ code: 'TEN', refused: null, off: { type: 'percent', percent: 10 }, amount: 200 });
    expect(answer.price?.parts[0]?.reasons.at(-1)?.words).toContain('The code TEN (10 % off) changes it from €20.00');
    const input = bookDeskInput.parse({ ...wish('2026-06-03'), requestId: newId() });
    const { booking } = await bookDesk(ana, input, NOW);
    expect((await bookDesk(ana, input, NOW)).booking.id).toBe(booking.id);
    expect(booking.price?.amount).toBe(1800);
    expect(await used()).toEqual([1]);
    expect((await book('2026-06-04', { code: undefined })).booking.price?.amount).toBe(2000);
    expect(await used()).toEqual([1]);
  });

  it('that cannot be used is refused in its own words, and nothing is booked', async () => {
    const codeId = await code({ kinds: ['meeting_room'] });
    const refusedAs = async (refusal: string, more: object = {}) => {
      expect((await told('2026-06-03', more)).code).toEqual({
        ...{ code: 'TEN', refused: refusal, off: null, amount: 0 },
        ...('code' in more ? { code: 'NO-SUCH' } : {}),
      });
      await expect(book('2026-06-03', more)).rejects.toMatchObject({ code: refusal });
    };
    await refusedAs('codes.not_here');
    await refusedAs('codes.unknown', { code: 'no-such' });
    await code({ validFrom: '2026-06-02' }, codeId);
    await refusedAs('codes.not_yet');
    await code({ validTo: '2026-05-31' }, codeId);
    await refusedAs('codes.ended');
    await code({ ended: true }, codeId);
    await refusedAs('codes.ended');
    expect([await count('bookings'), await count('quotes'), await used()]).toEqual([0, 0, [0]]);
    await code({ limitEach: 1, limitInAll: 2 }, codeId);
    await book();
    await refusedAs('codes.used_by_you');
    const ben = await makeMember(space);
    await book('2026-06-04', {}, ben);
    await refusedAs('codes.used_up');
  });

  it('is one of a kind, and another operator has its own', async () => {
    await code();
    await expect(code({ code: 'ten ' })).rejects.toMatchObject({ code: 'codes.taken' });
    const other = await makeSpace({});
    const boss = await makeMember(other, 'owner');
    const terms = { code: 'TEN', off: { type: 'amount', amount: 100 } };
    const theirs = { operatorId: other.operatorId, requestId: newId<'request'>(), terms };
    await saveCode(boss, saveCodeInput.parse(theirs));
    expect((await readCodes(boss)).codes).toHaveLength(1);
    const [mine] = (await readCodes(owner)).codes;
    const asked = saveCodeInput.parse({ ...theirs, requestId: newId(), codeId: mine?.id, terms });
    await expect(saveCode(boss, asked)).rejects.toMatchObject({ code: 'codes.not_found' });
    await expect(saveCode(ana, saveCodeInput.parse({ ...base(), terms }))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(readCodes(ana)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('with one use left is used once, whoever of fifty is first; the others are told, and have booked nothing', async () => {
    await code({ limitInAll: 1 });
    // Each at a place of their own: nothing but the code keeps them apart.
    const clients = await Promise.all(Array.from({ length: 50 }, () => makeMember(space)));
    const desks: ResourceId[] = [];
    for (const _ of clients) desks.push(await makeResource(space));
    const tried = await Promise.allSettled(
      clients.map((who, at) => book('2026-07-01', { resourceId: desks[at] }, who)),
    );
    const lost = tried.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(lost).toEqual(Array.from({ length: 49 }, () => 'codes.used_up'));
    expect([await count('bookings'), await used()]).toEqual([1, [1]]);
  });

  it('of one member in two windows is used as often as they may', async () => {
    await code({ limitEach: 1 });
    const tried = await Promise.allSettled([book('2026-06-03'), book('2026-06-04'), book('2026-06-05')]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await used()).toEqual([1]);
  });

  it('that is guessed at too often is not looked up for a while, a right one neither', async () => {
    await code();
    for (let guess = 0; guess < 10; guess++)
      expect((await told('2026-06-03', { code: `GUESS-${guess}` })).code?.refused).toBe('codes.unknown');
    await expect(told()).rejects.toMatchObject({ kind: 'limited' });
    await expect(book()).rejects.toMatchObject({ kind: 'limited' });
    expect((await told('2026-06-03', { code: undefined })).price?.amount).toBe(2000);
  });
});

describe('the use of a code', () => {
  it('comes back once the cancellation cannot be undone any more', async () => {
    await code({ limitEach: 1 });
    const now = new Date();
    const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    // What cancelling costs goes by the clock of the database.
    const inDays = (days: number) =>
      after(days * 1440)
        .toISOString()
        .slice(0, 10);
    const { booking } = await book(inDays(10), {}, ana, now);
    const act = await cancel(booking.id, now);
    await settle(now);
    expect(await used()).toEqual([1]);
    await undoCancellation(ana, { ...base(), cancellationId: act.cancellationId as CancellationId }, now);
    await settle(after(10));
    expect(await used()).toEqual([1]);
    await cancel(booking.id, after(20));
    await settle(after(30));
    await settle(after(30));
    expect(await used()).toEqual([0]);
    expect((await book(inDays(12), {}, ana, now)).booking.price?.amount).toBe(1800);
  });

  it('is kept where cancelling costs: the code lowered that', async () => {
    await code();
    const { booking } = await book('2026-06-01');
    await cancel(booking.id);
    await settle();
    expect(await used()).toEqual([1]);
  });

  it('goes with the booking wherever it is moved, at the terms of its day, and counts where it is for', async () => {
    const codeId = await code({ kinds: ['desk'] });
    const { booking } = await book();
    await code({ off: { type: 'percent', percent: 50 }, ended: true, kinds: ['desk'] }, codeId);
    await change(booking.id, { endsAt: '2026-06-03T12:00' });
    expect([await agreed(booking.id), await used()]).toEqual([2700, [1]]);
    await change(booking.id, { resourceId: room });
    expect([await agreed(booking.id), await used()]).toEqual([3000, [1]]);
    await change(booking.id, { resourceId: desk });
    expect([await agreed(booking.id), await used()]).toEqual([2700, [1]]);
  });

  it('comes back when somebody else has the booking, and is used again when that is undone', async () => {
    await code({ limitEach: 1 });
    const ben = await makeMember(space);
    const { booking } = await book();
    const given = handOverInput.parse({ ...base(), bookingId: booking.id, toMemberId: ben.memberId });
    const { change: act } = await handOver(ana, given, NOW);
    expect([await agreed(booking.id), await used()]).toEqual([2000, [0]]);
    await undoChange(ana, { ...base(), changeId: act?.changeId as Id<'booking_change'> }, NOW);
    await settle(LATER, ben);
    expect(await used()).toEqual([1]);
    await expect(book('2026-06-04')).rejects.toMatchObject({ code: 'codes.used_by_you' });
  });
});

describe('a series with a code', () => {
  const weekly = { localStart: '2026-06-03T09:00', durationMinutes: 120, rrule: 'FREQ=WEEKLY;COUNT=4' };
  const series = (more: object = {}) => ({ spaceId: space.spaceId, resourceId: desk, ...weekly, code: 'TEN', ...more });

  it('uses it for each date, the earlier ones first, as its plan said', async () => {
    await code({ limitEach: 3 });
    const plan = await planSeries(ana, planSeriesInput.parse(series()), NOW);
    expect(plan.occurrences.map(({ price }) => price?.amount)).toEqual([1800, 1800, 1800, 2000]);
    expect(plan.code).toMatchObject({ refused: null, dates: 3, amount: 600 });
    const input = bookSeriesInput.parse({ ...series(), onClash: 'fail', requestId: newId() });
    const { occurrences } = await bookDeskWeekly(ana, input, NOW);
    expect(await Promise.all(occurrences.map(({ bookingId }) => agreed(bookingId)))).toEqual([1800, 1800, 1800, 2000]);
    expect(await used()).toEqual([3]);
    expect((await planSeries(ana, planSeriesInput.parse(series({ resourceId: room })), NOW)).code).toMatchObject({
      ...{ refused: 'codes.used_by_you', dates: 0 },
    });
    const again = bookSeriesInput.parse({ ...series({ resourceId: room }), onClash: 'fail', requestId: newId() });
    await expect(bookDeskWeekly(ana, again, NOW)).rejects.toMatchObject({ code: 'codes.used_by_you' });
  });
});
