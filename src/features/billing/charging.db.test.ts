import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { changeBookingInput, handOverInput } from '@/features/bookings/changes.contract';
import { handOver } from '@/features/bookings/commands/hand-over';
import { releaseNoShow } from '@/features/bookings/commands/release-no-shows';
import { settleCredits } from '@/features/bookings/commands/settle-credits';
import { askCheckIn } from '@/features/bookings/testing-rules';
import { grantCredit } from '@/features/memberships/commands/grant-credit';
import { grantCreditInput } from '@/features/memberships/memberships.contract';
import { readCredits } from '@/features/memberships/memberships.reads';
import { undoCancellation } from '@/features/bookings/commands/undo-cancellation';
import { publishPriceList } from '@/features/pricing/commands/publish-price-list';
import { saveDraft } from '@/features/pricing/commands/save-draft';
import { listOf, sets } from '@/features/pricing/testing-prices';
import type { ActingMember } from '@/kernel/acting-member';
import { type BookingChangeId, type BookingId, newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { asBareApp } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { chargeFor } from './billing.service';
import { chargeBookings } from './commands/charge-bookings';

const NOW = new Date('2026-06-01T06:00:00Z');
const TAXES = {
  mode: 'inclusive' as const,
  categories: [{ id: 'vat', name: 'VAT', percent: 23 }],
  ...{ byKind: {}, otherwise: 'vat' },
};
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let rui: ActingMember;
let desk: ResourceId;

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
beforeEach(async () => {
  space = await makeSpace();
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space);
  rui = await makeMember(space, 'member', 'Rui');
  desk = await makeResource(space, { name: 'Desk 4' });
  const cancellation = [
    { minutesBefore: 1440, percent: 50 },
    { minutesBefore: 60, percent: 100 },
  ];
  const list = listOf([sets('hour', 1000)], { taxes: TAXES, cancellation });
  const { draft } = await saveDraft(owner, { ...base(), list, draft: null });
  await publishPriceList(owner, { ...base(), draft, effectiveFrom: '2026-06-01' }, NOW);
});

async function book(from = '2026-06-02T09:00', to = '2026-06-02T11:00', who = ana, more: object = {}) {
  const wish = { spaceId: space.spaceId, resourceId: desk, startsAt: from, endsAt: to, requestId: newId(), ...more };
  return (await bookDesk(who, bookDeskInput.parse(wish), NOW)).booking.id as BookingId;
}
const cancel = (who: ActingMember, bookingId: BookingId, at: string) =>
  cancelBooking(who, { ...base(), bookingId, scope: 'one' }, new Date(at)).then(async ({ cancellationId }) => {
    // When it was cancelled stands in the database by its own clock.
    await inOperator(space, (tx) =>
      sql`update cancellations set created_at = ${at} where operator_id = ${space.operatorId} and id = ${cancellationId}`.execute(
        tx,
      ),
    );
    return cancellationId as never;
  });
type Charged = { who: string; on: string; gross: number; tax: number };
const charged = async (sourceId?: string): Promise<(string | number)[][]> =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<Charged>`
      select m.display_name as who, service_on::text as on, gross_minor::integer as gross, tax_minor::integer as tax
      from charges c join members m on m.operator_id = c.operator_id and m.id = c.member_id
      where c.operator_id = ${space.operatorId} and (${sourceId ?? null}::uuid is null or source_id = ${sourceId ?? null}::uuid)
      order by source_id, ordinal`.execute(tx);
    return rows.map(({ who, on, gross, tax }) => [who, on, gross, tax]);
  });

describe('a booking is charged', () => {
  it('what was agreed, once, however often and by how many it is asked for at once', async () => {
    const bookingId = await book();
    await Promise.all(Array.from({ length: 8 }, () => chargeBookings(space, { bookingId })));
    expect(await charged()).toEqual([['Ana Reis', '2026-06-02', 2000, 374]]);
    expect(await chargeBookings(space, { bookingId })).toEqual({ charges: 0 });
  });

  it('what its terms said when its member cancelled it; undone, the whole again', async () => {
    const bookingId = await book();
    await chargeBookings(space, { bookingId });
    const cancellationId = await cancel(ana, bookingId, '2026-06-01T12:00:00Z');
    await chargeBookings(space, { cancellationId });
    expect(await charged()).toEqual([
      ['Ana Reis', '2026-06-02', 2000, 374],
      ['Ana Reis', '2026-06-02', -1000, -187],
    ]);
    await undoCancellation(ana, { ...base(), cancellationId }, new Date('2026-06-01T12:00:05Z'));
    await chargeBookings(space, { cancellationId });
    expect((await charged()).map(([, , gross]) => gross)).toEqual([2000, -1000, 1000]);
  });

  it('a day before it costs nothing, and nothing at all when the house cancels, however late', async () => {
    const early = await book('2026-06-05T09:00', '2026-06-05T10:00');
    await chargeBookings(space, { cancellationId: await cancel(ana, early, '2026-06-01T12:00:00Z') });
    expect(await charged(early)).toEqual([]);
    const late = await book();
    await chargeBookings(space, { bookingId: late });
    await chargeBookings(space, { cancellationId: await cancel(owner, late, '2026-06-02T07:30:00Z') });
    expect((await charged(late)).map(([, , gross]) => gross)).toEqual([2000, -2000]);
  });

  it('moved to another day and made longer, it leaves the one day and comes to the other', async () => {
    const bookingId = await book();
    await chargeBookings(space, { bookingId });
    const wish = { ...base(), bookingId, startsAt: '2026-06-03T09:00', endsAt: '2026-06-03T12:00' };
    const { change } = await changeBooking(ana, changeBookingInput.parse(wish), NOW);
    await chargeBookings(space, { changeId: change?.changeId as BookingChangeId });
    expect((await charged()).map(([, on, gross]) => [on, gross])).toEqual([
      ['2026-06-02', 2000],
      ['2026-06-02', -2000],
      ['2026-06-03', 3000],
    ]);
  });

  it('handed over, it moves to the account of the other', async () => {
    const bookingId = await book();
    await chargeBookings(space, { bookingId });
    await handOver(ana, handOverInput.parse({ ...base(), bookingId, toMemberId: rui.memberId }), NOW);
    await chargeBookings(space, { bookingId });
    expect((await charged()).map(([who, , gross]) => [who, gross])).toEqual([
      ['Ana Reis', 2000],
      ['Ana Reis', -2000],
      ['Rui', 2000],
    ]);
  });

  it('at what the terms said, of who did not come, and gives back as much of what they hold', async () => {
    const list = listOf([sets('hour', 1000)], { taxes: TAXES, noShow: { type: 'percent', percent: 25 } });
    const { draft } = await saveDraft(owner, { ...base(), list, draft: null });
    await publishPriceList(owner, { ...base(), draft, effectiveFrom: '2026-06-01' }, NOW);
    await askCheckIn(space);
    const hour = { ...base(), memberId: ana.memberId, unit: 'minutes', amount: 60, name: 'An hour' };
    await grantCredit(owner, grantCreditInput.parse(hour), NOW);
    // Of 20.00 the hour pays 10.00; a quarter is due of what is left, and a quarter of the hour is kept.
    const bookingId = await book('2026-06-02T09:00', '2026-06-02T11:00');
    await chargeBookings(space, { bookingId });
    expect(await charged()).toEqual([['Ana Reis', '2026-06-02', 1000, 187]]);
    expect(await releaseNoShow(space.operatorId, bookingId, new Date('2026-06-02T10:30:00Z'))).toBe(true);
    await chargeBookings(space, { bookingId });
    await settleCredits({ operatorId: space.operatorId, personIds: [ana.personId] }, NOW);
    expect(await charged()).toEqual([
      ['Ana Reis', '2026-06-02', 1000, 187],
      ['Ana Reis', '2026-06-02', -750, -140],
    ]);
    expect((await readCredits(ana, base(), NOW)).buckets.map(({ left }) => left)).toEqual([45]);
  });

  it("a guest's is on nobody's account", async () => {
    const guest = { onBehalfOf: { guest: { name: 'Rui', email: null } }, override: 'Walked in' };
    const bookingId = await book('2026-06-02T12:00', '2026-06-02T13:00', owner, guest);
    expect(await chargeBookings(space, { bookingId })).toEqual({ charges: 0 });
  });

  it('every date of a series that has its time; those that are skipped are not', async () => {
    await book('2026-06-09T09:00', '2026-06-09T10:00', rui);
    const wish = {
      ...{ spaceId: space.spaceId, resourceId: desk, localStart: '2026-06-02T09:00', durationMinutes: 60 },
      ...{ rrule: 'FREQ=WEEKLY;COUNT=40', requestId: newId(), onClash: 'skip' },
    };
    const { series } = await bookDeskWeekly(ana, bookSeriesInput.parse(wish), NOW);
    const seriesId = series.id as never;
    await Promise.all([chargeBookings(space, { seriesId }), chargeBookings(space, { seriesId })]);
    const days = (await charged()).map(([, on]) => on).sort();
    expect(days).toHaveLength(39);
    expect(days.slice(0, 2)).toEqual(['2026-06-02', '2026-06-16']);
  });
});

describe('charges', () => {
  const pass = () => ({
    ...{ memberId: ana.memberId, sourceKind: 'pass', sourceId: newId(), serviceOn: '2026-06-01', currency: 'EUR' },
    lines: [{ category: 'vat', name: 'VAT', percent: 23, net: 1000, tax: 230, gross: 1230, words: 'Ten days' }],
  });
  it('of other rooms are made once for each source', async () => {
    const once = pass();
    const charge = () => inOperator(space, (tx) => chargeFor(tx, once));
    const answers = await Promise.all([charge(), charge(), charge()]);
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await charge()).toBe(false);
    expect(await charged()).toEqual([['Ana Reis', '2026-06-01', 1230, 230]]);
  });

  it('are never changed or taken away by the application', async () => {
    await inOperator(space, (tx) => chargeFor(tx, pass()));
    const attempts = ['update charges set gross_minor = 0', 'delete from charges', 'truncate charges'];
    for (const text of attempts)
      await expect(asBareApp((client) => client.query(text))).rejects.toThrow(/permission denied/);
  });
});
