import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { changeBookingInput } from '@/features/bookings/changes.contract';
import { planSeries } from '@/features/bookings/commands/plan-series';
import { settleCredits } from '@/features/bookings/commands/settle-credits';
import { undoCancellation } from '@/features/bookings/commands/undo-cancellation';
import { undoChange } from '@/features/bookings/commands/undo-change';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type CancellationId, type Id, type ResourceId } from '@/kernel/ids';
import { chargePass } from '@/features/billing/commands/charge-pass';
import { listOf, sets } from '@/features/pricing/testing-prices';
import { publishAs } from '@/features/pricing/testing-publish';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { buyPass } from './commands/buy-pass';
import { grantCredit } from './commands/grant-credit';
import { savePass } from './commands/save-pass';
import { takeBackCredit } from './commands/take-back-credit';
import { grantCreditInput, savePassInput, statementInput } from './memberships.contract';
import { readCredits, readPasses, readStatement } from './memberships.reads';
import { settleUses } from './sql/ledger-writes';

const NOW = new Date('2026-06-01T06:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let desk: ResourceId;

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
/** 10.00 an hour; cancelled within a day before, half of it is due. */
const LIST = listOf([sets('hour', 1000)], {
  cancellation: [{ minutesBefore: 1440, percent: 50 }],
  taxes: { mode: 'inclusive', categories: [{ id: 'vat', name: 'VAT', percent: 23 }], byKind: {}, otherwise: null },
});

beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440 });
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space);
  desk = await makeResource(space);
  await publishAs(owner, LIST, '2026-06-01', NOW);
});

const grant = async (amount: number, more: object = {}, to = ana) => {
  const wish = { ...base(), memberId: to.memberId, unit: 'minutes', amount, name: 'Hours', ...more };
  return (await grantCredit(owner, grantCreditInput.parse(wish), NOW)).bucketId as Id<'credit_bucket'>;
};
const book = (from: string, to: string, more: object = {}, at = NOW, who = ana) => {
  const wish = { spaceId: space.spaceId, resourceId: desk, startsAt: from, endsAt: to, requestId: newId(), ...more };
  return bookDesk(who, bookDeskInput.parse(wish), at);
};
const leftOf = async (who = ana) => (await readCredits(who, base(), NOW)).buckets.map(({ name, left }) => [name, left]);
const settle = (...who: ActingMember[]) =>
  settleCredits({ operatorId: space.operatorId, personIds: who.map(({ personId }) => personId) }, NOW);
const entries = async () =>
  (await readStatement(ana, statementInput.parse(base()))).items.map(({ kind, amount }) => [kind, amount]);

/** What is agreed with the booking by now, and what it has used. */
async function agreed(bookingId: string) {
  const { rows } = await inOperator(space, (tx) =>
    sql<{ total: string; used: string }>`
      select (select amount_minor from quotes where operator_id = ${space.operatorId} and booking_id = ${bookingId} order by id desc limit 1) as total,
        (select coalesce(sum(case when debit = 'member' then amount else -amount end), 0) from ledger_entries
          where operator_id = ${space.operatorId} and booking_id = ${bookingId}) as used`.execute(tx),
  );
  return [Number(rows[0]?.total), Number(rows[0]?.used)];
}

describe('credits', () => {
  it('pay what they suffice for, what ends first in front, and the rest is due', async () => {
    await grant(120, { name: 'Until July', until: '2026-07-01' });
    await grant(60, { name: 'Until June', until: '2026-06-10' });
    const { booking } = await book('2026-06-02T09:00', '2026-06-02T13:00');
    expect(booking.price).toEqual({ amount: 1000, currency: 'EUR' });
    expect(await agreed(booking.id)).toEqual([1000, 180]);
    expect(await leftOf()).toEqual([
      ['Until June', 0],
      ['Until July', 0],
    ]);
  });

  it('of money pay what is left to pay', async () => {
    await grant(1500, { unit: 'money', name: 'Voucher' });
    const { booking } = await book('2026-06-02T09:00', '2026-06-02T11:00');
    expect(await agreed(booking.id)).toEqual([2000, 1500]);
    expect(await leftOf()).toEqual([['Voucher', 0]]);
  });

  it('of staff pay nothing for a guest who stands under them', async () => {
    await grant(600, {}, owner);
    const guest = { onBehalfOf: { guest: { name: 'Rui', email: null } }, override: 'Walked in' };
    const { booking } = await book('2026-06-02T09:00', '2026-06-02T11:00', guest, NOW, owner);
    expect(await agreed(booking.id)).toEqual([2000, 0]);
  });

  it('cover the dates of a series as far as they go, the earlier ones first', async () => {
    await grant(180);
    const wish = bookSeriesInput.parse({
      ...{ spaceId: space.spaceId, requestId: newId(), resourceId: desk, localStart: '2026-06-02T09:00' },
      ...{ durationMinutes: 120, rrule: 'FREQ=DAILY;COUNT=3', onClash: 'fail' },
    });
    const planned = await planSeries(ana, wish, NOW);
    expect(planned.occurrences.map(({ price }) => price?.amount)).toEqual([0, 1000, 2000]);
    const { occurrences } = await bookDeskWeekly(ana, wish, NOW);
    const all = await Promise.all(occurrences.map(({ bookingId }) => agreed(bookingId ?? '')));
    expect(all).toEqual([
      [0, 120],
      [1000, 60],
      [2000, 0],
    ]);
  });

  it('go with a booking that is made longer, and come back when that is undone', async () => {
    await grant(300);
    const { booking } = await book('2026-06-02T09:00', '2026-06-02T11:00');
    const wish = { ...base(), bookingId: booking.id, endsAt: '2026-06-02T13:00' };
    const { change } = await changeBooking(ana, changeBookingInput.parse(wish), NOW);
    expect(await agreed(booking.id)).toEqual([0, 240]);
    await undoChange(ana, { ...base(), changeId: change?.changeId as never }, NOW);
    await settle(ana);
    expect(await agreed(booking.id)).toEqual([0, 120]);
    expect(await leftOf()).toEqual([['Hours', 180]]);
  });
});

describe('a cancelled booking', () => {
  const cancel = (id: string, who = ana, now = NOW) =>
    cancelBooking(who, { ...base(), bookingId: id as BookingId, scope: 'one' }, now);

  it('gives back all in good time, and half of it where that is what was agreed', async () => {
    await grant(300);
    const late = await book('2026-06-02T05:00', '2026-06-02T07:00');
    const early = await book('2026-06-05T09:00', '2026-06-05T11:00');
    expect(await leftOf()).toEqual([['Hours', 60]]);
    await cancel(late.booking.id);
    await cancel(early.booking.id);
    // The moment of cancelling is the database's: by it, the day of these bookings is long over.
    const at = sql`update cancellations set created_at = ${NOW} where operator_id = ${space.operatorId}`;
    await inOperator(space, (tx) => at.execute(tx));
    await settle(ana);
    expect(await leftOf()).toEqual([['Hours', 240]]);
    expect(await settle(ana)).toBe(0);
    const page = (cursor: number | null) => readStatement(ana, statementInput.parse({ ...base(), cursor, limit: 3 }));
    const [first, rest] = [await page(null), await page((await page(null)).nextCursor)];
    expect([...first.items, ...rest.items].map(({ kind }) => kind)).toEqual((await entries()).map(([kind]) => kind));
    expect([first.items.length, rest.nextCursor]).toEqual([3, null]);
    expect(await entries()).toEqual([
      ['returned', 120],
      ['returned', 60],
      ['spent', -120],
      ['spent', -120],
      ['granted', 300],
    ]);
  });

  it('of the house gives back all, and what is undone is spent again', async () => {
    await grant(300);
    const { booking } = await book('2026-06-01T09:00', '2026-06-01T11:00');
    const { cancellationId } = await cancel(booking.id, owner);
    await undoCancellation(owner, { ...base(), cancellationId: cancellationId as CancellationId }, NOW);
    await settle(ana);
    expect(await leftOf()).toEqual([['Hours', 180]]);
    await cancel(booking.id, owner);
    await settle(ana);
    expect(await leftOf()).toEqual([['Hours', 300]]);
  });
});

describe('the ledger', () => {
  it('gives one credit to one of fifty who want it at once', async () => {
    const bucketId = await grant(60);
    const ids: BookingId[] = [];
    for (let day = 10; day < 20; day++)
      for (const hour of ['08', '10', '12', '14', '16'])
        ids.push(
          (await bookFree(
            `2026-07-${day}T${hour}:00`,
            `2026-07-${day}T${String(Number(hour) + 1).padStart(2, '0')}:00`,
          )) as BookingId,
        );
    const tries = ids.map((bookingId) =>
      inOperator(space, (tx) => settleUses(tx, [{ bookingId, uses: [{ bucketId, used: 60 }] }])),
    );
    const ended = await Promise.allSettled(tries);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(new Set(refused)).toEqual(new Set(['credits.spent_meanwhile']));
    expect(await leftOf()).toEqual([['Hours', 0]]);
  });

  it('gives one credit to one of many bookings at once, and the others cost what they cost', async () => {
    await grant(60);
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, day) => book(`2026-07-${10 + day}T09:00`, `2026-07-${10 + day}T10:00`)),
    );
    expect(all.map(({ booking }) => booking.price?.amount).sort()).toEqual([0, ...Array<number>(11).fill(1000)].sort());
    expect(await leftOf()).toEqual([['Hours', 0]]);
  });

  it('is only added to', async () => {
    await grant(60);
    for (const change of [
      sql`update ledger_entries set amount = 1`,
      sql`delete from ledger_entries`,
      sql`delete from credit_buckets`,
    ])
      await expect(inOperator(space, (tx) => change.execute(tx))).rejects.toMatchObject({ code: '42501' });
  });

  it('takes back what is left, not what is used', async () => {
    const bucketId = await grant(180);
    await book('2026-06-02T09:00', '2026-06-02T11:00');
    const wish = { ...base(), bucketId, reason: 'Given twice' };
    await expect(takeBackCredit(owner, { ...wish, amount: 61 })).rejects.toMatchObject({
      code: 'credits.not_so_much_left',
      details: { left: 60 },
    });
    expect(await takeBackCredit(owner, { ...wish, amount: 60 })).toEqual({ left: 0 });
    expect(await leftOf()).toEqual([['Hours', 0]]);
  });

  const bookFree = async (from: string, to: string) => {
    const other = await makeMember(space);
    return (await book(from, to, {}, NOW, other)).booking.id;
  };
});

describe('a pass', () => {
  const TEN = { name: 'Ten days', unit: 'half_days', amount: 20, price: 15000, validDays: 30 };
  const put = async (pass: object) =>
    (await savePass(owner, savePassInput.parse({ ...base(), pass }))).passId as Id<'pass'>;

  it('is bought at the price that was shown, pays days and halves, and ends when it said', async () => {
    const passId = await put(TEN);
    await expect(buyPass(ana, { ...base(), passId, price: 14000 }, NOW)).rejects.toMatchObject({
      code: 'passes.price_changed',
    });
    await buyPass(ana, { ...base(), passId, price: 15000 }, NOW);
    // Thirty days, the first of June among them.
    const [bucket] = (await readCredits(ana, base(), NOW)).buckets;
    expect(bucket).toMatchObject({ name: 'Ten days', left: 20, given: 20, expiresAt: '2026-06-30T23:00:00.000Z' });
    const half = await book('2026-06-02T09:00', '2026-06-02T13:00');
    const whole = await book('2026-06-03T09:00', '2026-06-03T17:00');
    expect([await agreed(half.booking.id), await agreed(whole.booking.id)]).toEqual([
      [0, 1],
      [0, 2],
    ]);
    const after = await book('2026-07-02T09:00', '2026-07-02T10:00', {}, new Date('2026-07-01T00:00:00Z'));
    expect(await agreed(after.booking.id)).toEqual([1000, 0]);
  });

  it('stands on the account of whoever bought it, once, with the tax of its day', async () => {
    const passId = await put({ ...TEN, tax: 'vat', price: 12300 });
    const { purchaseId } = await buyPass(ana, { ...base(), passId, price: 12300 }, NOW);
    const charge = () => chargePass({ operatorId: space.operatorId }, purchaseId as Id<'pass_purchase'>);
    expect([await charge(), await charge()]).toEqual([true, false]);
    const { rows } = await inOperator(space, (tx) =>
      sql`select member_id, net_minor::int as net, tax_minor::int as tax, gross_minor::int as gross, lines->0->>'words' as words
        from charges where operator_id = ${space.operatorId} and source_id = ${purchaseId}`.execute(tx),
    );
    expect(rows).toEqual([{ memberId: ana.memberId, net: 10000, tax: 2300, gross: 12300, words: 'Pass: Ten days' }]);
  });

  it('keeps the terms of its day, and is sold at the desk though members cannot buy it', async () => {
    const passId = await put({ ...TEN, onSale: false });
    expect((await readPasses(ana)).passes).toEqual([]);
    await expect(buyPass(ana, { ...base(), passId, price: 15000 }, NOW)).rejects.toMatchObject({
      code: 'passes.not_on_sale',
    });
    const desk = await makeMember(space, 'front_desk');
    await buyPass(desk, { ...base(), passId, price: 15000, memberId: ana.memberId }, NOW);
    await savePass(owner, savePassInput.parse({ ...base(), passId, pass: { ...TEN, amount: 10, price: 9000 } }));
    expect(await leftOf()).toEqual([['Ten days', 20]]);
  });

  it('of somebody is none of another member’s business', async () => {
    const bo = await makeMember(space);
    const passId = await put(TEN);
    await expect(buyPass(bo, { ...base(), passId, price: 15000, memberId: ana.memberId }, NOW)).rejects.toMatchObject({
      code: 'auth.not_allowed',
    });
    expect(() => readCredits(bo, { ...base(), memberId: ana.memberId }, NOW)).toThrow(
      expect.objectContaining({ code: 'auth.not_allowed' }),
    );
    await expect(
      grantCredit(
        ana,
        grantCreditInput.parse({ ...base(), memberId: ana.memberId, unit: 'minutes', amount: 1, name: 'x' }),
      ),
    ).rejects.toMatchObject({ code: 'auth.not_allowed' });
  });
});
