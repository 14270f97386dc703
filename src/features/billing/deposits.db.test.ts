import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { readMyBookings } from '@/features/bookings/bookings.reads';
import { changeBookingInput, handOverInput } from '@/features/bookings/changes.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { handOver } from '@/features/bookings/commands/hand-over';
import { undoChange } from '@/features/bookings/commands/undo-change';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { priceInput } from '@/features/pricing/price-asks.contract';
import { readPrice } from '@/features/pricing/pricing.reads';
import { listOf, sets } from '@/features/pricing/testing-prices';
import { publishAs } from '@/features/pricing/testing-publish';
import type { ActingMember } from '@/kernel/acting-member';
import { type BookingChangeId, type BookingId, newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { asBareApp } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { doWhatIsDue } from '@/wiring/what-is-due';
import { readAccount, readDeposits, readDepositsAt } from './account.reads';
import { settleDepositInput } from './billing.contract';
import { beginClosing } from './commands/begin-closing';
import { chargeBookings } from './commands/charge-bookings';
import { closeAccounts } from './commands/close-accounts';
import { returnDeposit } from './commands/return-deposit';
import { settleDeposit } from './commands/settle-deposit';

process.env.DATABASE_POOL_SIZE = '10';
const NOW = new Date('2026-06-01T06:00:00Z');
/** Days from the one on which all is booked, by the clock of the space. */
const day = (n: number) => new Date(NOW.getTime() + n * 86_400_000).toISOString().slice(0, 10);
const at = (n: number, clock = '12:00') => new Date(`${day(n)}T${clock}:00Z`);

let space: MadeSpace;
let owner: ActingMember;
let desk: ActingMember;
let ana: ActingMember;
let hall: ResourceId;
let room: ResourceId;

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440, timeZone: 'UTC' });
  owner = await makeMember(space, 'owner', 'Olga');
  desk = await makeMember(space, 'front_desk', 'Fay');
  ana = await makeMember(space, 'member', 'Ana');
  hall = await makeResource(space, { name: 'Hall', kind: 'event_space' });
  room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room' });
  const taxes = {
    ...{ mode: 'inclusive' as const, categories: [{ id: 'vat', name: 'VAT', percent: 23 }] },
    ...{ byKind: {}, otherwise: 'vat' },
  };
  const asked = [
    { kind: 'event_space' as const, resourceId: null, amount: 10_000 },
    { kind: null, resourceId: room, amount: 2500 },
  ];
  const cancellation = [{ minutesBefore: 30 * 1440, percent: 50 }];
  const list = listOf([sets('hour', 1000)], { taxes, cancellation, deposits: { returnDays: 3, asked } });
  await publishAs(owner, list, day(0), NOW);
});

const wish = (n: number, more: object = {}) => ({
  ...{ spaceId: space.spaceId, resourceId: hall, startsAt: `${day(n)}T10:00`, endsAt: `${day(n)}T12:00`, ...more },
});
async function book(n = 10, more: object = {}): Promise<BookingId> {
  const { booking } = await bookDesk(ana, bookDeskInput.parse({ ...wish(n, more), requestId: newId() }), NOW);
  const bookingId = booking.id as BookingId;
  await madeAtNow('bookings', bookingId);
  await chargeBookings(space, { bookingId });
  return bookingId;
}
/** When something was made stands in the database by its own clock. */
const madeAtNow = (table: 'bookings' | 'cancellations', id: string) =>
  inOperator(space, (tx) =>
    sql`update ${sql.table(table)} set created_at = ${NOW} where operator_id = ${space.operatorId} and id = ${id}`.execute(
      tx,
    ),
  );
type Row = [who: string, kind: string, on: string, gross: number, tax: number];
/** All that is charged beside the time, each kind in the order in which it came to be. */
const charged = (kinds = ['deposit', 'deposit_back', 'deposit_kept']): Promise<Row[]> =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ who: string; kind: string; on: string; gross: number; tax: number }>`
      select m.display_name as who, c.source_kind as kind, c.service_on::text as on, c.gross_minor::int as gross, c.tax_minor::int as tax
      from charges c join members m on m.operator_id = c.operator_id and m.id = c.member_id
      where c.operator_id = ${space.operatorId} and c.source_kind = any(${kinds}) order by c.source_kind, c.ordinal`.execute(
      tx,
    );
    return rows.map(({ who, kind, on, gross, tax }) => [who, kind, on, gross, tax]);
  });
const settle = (bookingId: BookingId, keep: number, more: object = {}, who = desk, now = at(10)) =>
  settleDeposit(
    who,
    settleDepositInput.parse({
      ...{ ...base(), bookingId, keep, reason: keep > 0 ? 'A broken chair' : '', decisions: 0, ...more },
    }),
    now,
  );
const owed = async () => {
  const { owed: invoiced, notInvoiced, upcoming, credit } = await readAccount(ana, base(), at(20));
  return invoiced + notInvoiced + upcoming - credit;
};

describe('a deposit', () => {
  it('is told before booking, beside the price, and charged once with the booking', async () => {
    const { price } = await readPrice(ana, priceInput.parse(wish(10)), NOW);
    expect(price).toMatchObject({ amount: 2000, due: 2000, dueNow: 12_000 });
    expect(price?.deposit).toEqual({ amount: 10_000, dueOn: day(0), returnsOn: day(13) });
    const bookingId = await book();
    await Promise.all([chargeBookings(space, { bookingId }), chargeBookings(space, { bookingId })]);
    expect(await charged()).toEqual([['Ana', 'deposit', day(0), 10_000, 0]]);
    // The price has its own day and tax: 20.00 x 23/123.
    expect(await charged(['booking'])).toEqual([['Ana', 'booking', day(10), 2000, 374]]);
    const { items } = await readMyBookings(ana.personId, { when: 'upcoming', limit: 5 }, NOW);
    expect(items[0]?.price).toEqual({
      ...{ amount: 2000, currency: 'EUR', deposit: { amount: 10_000, returnDays: 3 } },
    });
    expect((await readDeposits(ana, base(), NOW)).deposits).toMatchObject([
      { amount: 10_000, dueOn: day(0), returnsOn: day(13), begun: false, kept: null, decisions: 0 },
    ]);
  });

  it('goes back in full when the booking is cancelled, whatever cancelling costs', async () => {
    const bookingId = await book();
    const { cancellationId } = await cancelBooking(ana, { ...base(), bookingId, scope: 'one' }, NOW);
    await madeAtNow('cancellations', cancellationId);
    await chargeBookings(space, { cancellationId: cancellationId as never });
    expect((await charged()).map(([, , , gross]) => gross)).toEqual([10_000, -10_000]);
    // Half of 20.00.
    expect(await owed()).toBe(1000);
    await expect(settle(bookingId, 0)).rejects.toMatchObject({ code: 'deposit.not_found' });
  });

  it('changes by the difference when it is moved to a place that asks another one, and back', async () => {
    const bookingId = await book();
    const input = changeBookingInput.parse({ ...base(), bookingId, resourceId: room });
    const changeId = (await changeBooking(ana, input, NOW)).change?.changeId as BookingChangeId;
    await chargeBookings(space, { changeId });
    await undoChange(ana, { ...base(), changeId }, NOW);
    await chargeBookings(space, { changeId });
    const later = changeBookingInput.parse({
      ...base(),
      bookingId,
      startsAt: `${day(12)}T10:00`,
      endsAt: `${day(12)}T12:00`,
    });
    await changeBooking(ana, later, NOW);
    await chargeBookings(space, { bookingId });
    expect(await charged()).toEqual([
      ['Ana', 'deposit', day(0), 10_000, 0],
      ['Ana', 'deposit', day(0), -7500, 0],
      ['Ana', 'deposit', day(0), 7500, 0],
    ]);
  });

  it('goes over to whoever the booking is handed to', async () => {
    const bookingId = await book();
    const rui = await makeMember(space, 'member', 'Rui');
    await handOver(ana, handOverInput.parse({ ...base(), bookingId, toMemberId: rui.memberId }), NOW);
    await chargeBookings(space, { bookingId });
    expect((await charged()).map(([who, , , gross]) => [who, gross])).toEqual([
      ['Ana', 10_000],
      ['Ana', -10_000],
      ['Rui', 10_000],
    ]);
    expect((await readDeposits(ana, base(), NOW)).deposits).toEqual([]);
  });

  it('of a series is asked for each date on its day', async () => {
    const series = bookSeriesInput.parse({
      ...{ spaceId: space.spaceId, resourceId: hall, localStart: `${day(10)}T10:00`, durationMinutes: 60 },
      ...{ rrule: 'FREQ=DAILY;COUNT=3', requestId: newId(), onClash: 'fail' },
    });
    const booked = await bookDeskWeekly(ana, series, NOW);
    await chargeBookings(space, { seriesId: booked.series.id as never });
    const days = (await charged()).map(([, , on, gross]) => [on, gross]);
    expect(days.sort()).toEqual([10, 11, 12].map((n) => [day(n), 10_000]));
  });
});

describe('after the booking', () => {
  it('the desk returns it, or keeps some for a reason as a charge without a tax; said anew, the last word counts', async () => {
    const bookingId = await book();
    const once = settleDepositInput.parse({
      ...{ ...base(), bookingId, keep: 3000, reason: 'A broken chair', decisions: 0 },
    });
    const [first, again] = await Promise.all([settleDeposit(desk, once, at(10)), settleDeposit(desk, once, at(10))]);
    expect([first, again]).toEqual([first, { kept: 3000, returned: 7000 }]);
    expect(await charged()).toEqual([
      ['Ana', 'deposit', day(0), 10_000, 0],
      ['Ana', 'deposit_back', day(10), -10_000, 0],
      ['Ana', 'deposit_kept', day(10), 3000, 0],
    ]);
    // 20.00 for the time, 30.00 for the chair.
    expect(await owed()).toBe(5000);
    expect((await readDepositsAt(desk, { ...base(), spaceId: space.spaceId, date: day(10) })).deposits).toEqual([
      {
        ...{ bookingId, amount: 10_000, currency: 'EUR', returnDays: 3, decisions: 1 },
        ...{ kept: 3000, reason: 'A broken chair', decidedOn: day(10) },
      },
    ]);
    await settle(bookingId, 0, { decisions: 1 }, owner, at(12));
    expect(await owed()).toBe(2000);
    await chargeBookings(space, { bookingId });
    expect(await charged(['deposit_back', 'deposit_kept'])).toEqual([
      ['Ana', 'deposit_back', day(10), -10_000, 0],
      ['Ana', 'deposit_back', day(10), 10_000, 0],
      ['Ana', 'deposit_back', day(12), -10_000, 0],
      ['Ana', 'deposit_kept', day(10), 3000, 0],
      ['Ana', 'deposit_kept', day(10), -3000, 0],
    ]);
  });

  it('is for those who run the space, for what has begun, at most what was left, and by what they saw', async () => {
    const bookingId = await book();
    await expect(settle(bookingId, 0, {}, ana)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    await expect(settle(bookingId, 0, {}, desk, at(10, '09:59'))).rejects.toMatchObject({ code: 'deposit.not_begun' });
    const tooMuch = { code: 'deposit.more_than_left', details: { amount: 10_000, currency: 'EUR' } };
    await expect(settle(bookingId, 10_001)).rejects.toMatchObject(tooMuch);
    await expect(settle(bookingId, 0, { decisions: 1 })).rejects.toMatchObject({ code: 'deposit.decided_meanwhile' });
    const stranger = await makeMember(await makeSpace(), 'owner');
    await expect(settle(bookingId, 0, {}, stranger)).rejects.toMatchObject({ code: 'deposit.not_found' });
    expect(settleDepositInput.safeParse({ ...base(), bookingId, keep: 1, reason: ' ', decisions: 0 }).success).toBe(
      false,
    );
    await expect(readDeposits(ana, { ...base(), memberId: desk.memberId })).rejects.toMatchObject({
      code: 'account.not_found',
    });
    await expect(readDepositsAt(ana, { ...base(), spaceId: space.spaceId, date: day(10) })).rejects.toMatchObject({
      code: 'auth.not_allowed',
    });
    expect(await charged()).toHaveLength(1);
  });

  it('it goes back by itself so many days later, once, if nobody says anything', async () => {
    const bookingId = await book();
    await doWhatIsDue(at(12, '23:59'));
    expect(await charged()).toHaveLength(1);
    await doWhatIsDue(at(13, '00:00'));
    await doWhatIsDue(at(14));
    expect(await returnDeposit(space.operatorId, bookingId, at(14))).toBe(false);
    expect((await charged()).slice(1)).toEqual([['Ana', 'deposit_back', day(13), -10_000, 0]]);
    // Too late for who saw it held; not for who knows that it went back.
    await expect(settle(bookingId, 500, {}, desk, at(14))).rejects.toMatchObject({ code: 'deposit.decided_meanwhile' });
    await settle(bookingId, 500, { decisions: 1 }, desk, at(14));
    expect(await owed()).toBe(2500);
  });

  it('what three of the house say at the moment at which it goes back by itself is one decision', async () => {
    const bookingId = await book();
    const acts = [
      () => returnDeposit(space.operatorId, bookingId, at(13)),
      () => settle(bookingId, 4000, {}, desk, at(13)).then(() => true),
      () => settle(bookingId, 10_000, {}, owner, at(13)).then(() => true),
      () => returnDeposit(space.operatorId, bookingId, at(13)),
    ];
    const done = await Promise.allSettled(acts.map((act) => act()));
    expect(done.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(1);
    const back = (await charged()).filter(([, kind]) => kind === 'deposit_back');
    expect(back.map(([, , , gross]) => gross)).toEqual([-10_000]);
  });

  it('stands on invoices as what it is: left on one, returned and kept on the next', async () => {
    const bookingId = await book(1);
    const close = async (upTo: number) => {
      const begun = await beginClosing(owner, { ...base(), upTo: day(upTo) }, at(30));
      await closeAccounts(space, begun.closingId);
    };
    await close(1);
    await settle(bookingId, 3000, {}, desk, at(2));
    await close(4);
    const lines = await inOperator(space, async (tx) => {
      const { rows } = await sql<{ kind: string; lines: { words: string; name: string; gross: number }[] }>`
        select kind, content -> 'lines' as lines from invoices where operator_id = ${space.operatorId} order by kind desc`.execute(
        tx,
      );
      return rows.map((row) => [row.kind, ...row.lines.map((one) => [one.words.split(':')[0], one.name, one.gross])]);
    });
    expect(lines).toEqual([
      ['invoice', ['Deposit', 'Deposit', 10_000], [expect.stringMatching(/^Hall/), 'VAT', 2000]],
      ['credit_note', ['Deposit returned', 'Deposit', -10_000], ['Kept of the deposit', 'No tax', 3000]],
    ]);
  });

  it('what was decided is never changed or taken away by the application', async () => {
    for (const text of ['update deposit_decisions set kept_minor = 0', 'delete from deposit_decisions'])
      await expect(asBareApp((client) => client.query(text))).rejects.toThrow(/permission denied/);
  });
});
