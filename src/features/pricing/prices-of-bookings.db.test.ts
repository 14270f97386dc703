import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { changeBookingInput } from '@/features/bookings/changes.contract';
import { undoChange } from '@/features/bookings/commands/undo-change';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { bookSeriesInput, planSeriesInput } from '@/features/bookings/series.contract';
import { planSeries } from '@/features/bookings/commands/plan-series';
import { planSeriesChange } from '@/features/bookings/commands/plan-series-change';
import { seriesChangeWishSchema } from '@/features/bookings/series-change.contract';
import { statementsOf } from '@/features/bookings/testing-changes';
import { readMyBookings } from '@/features/bookings/bookings.reads';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { discardDraft } from './commands/discard-draft';
import { ruleInWords } from './domain/price-words';
import { publishPriceList } from './commands/publish-price-list';
import { rollBack } from './commands/roll-back';
import { saveDraft } from './commands/save-draft';
import { priceInput } from './price-asks.contract';
import { type PriceList } from './pricing.contract';
import { readPrice, readPriceLists } from './pricing.reads';
import { listOf, percentOff, sets } from './testing-prices';

const NOW = new Date('2026-06-01T06:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let desk: ResourceId;

beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440 });
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space);
  desk = await makeResource(space);
});

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
const HOURLY = listOf([sets('hour', 1000), percentOff(20, { roles: ['member'] })]);
const ids = (list: PriceList) => ({ ...list, rules: list.rules.map((rule) => ({ ...rule })) });

async function publish(list: PriceList, effectiveFrom: string, now = NOW) {
  const before = (await readPriceLists(owner)).draft?.id ?? null;
  const { draft } = await saveDraft(owner, { ...base(), list: ids(list), draft: before });
  return publishPriceList(owner, { ...base(), draft, effectiveFrom }, now);
}
const book = (from: string, to: string, who = ana, more: object = {}) =>
  bookDesk(
    who,
    bookDeskInput.parse({
      ...{ spaceId: space.spaceId, resourceId: desk, startsAt: from, endsAt: to, requestId: newId() },
      ...more,
    }),
    NOW,
  );
const keptOf = (bookingId: string) =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ amount: string; version: number }>`
      select amount_minor as amount, price_list_version as version from quotes where operator_id = ${space.operatorId} and booking_id = ${bookingId}
      order by id`.execute(tx);
    return rows.map(({ amount, version }) => [Number(amount), version]);
  });
const mine = async () =>
  (await readMyBookings(ana.personId, { when: 'upcoming', limit: 50 }, NOW)).items.map(({ price }) => price?.amount);

describe('without a list', () => {
  it('prices are not spoken of, and bookings are as before', async () => {
    const { booking } = await book('2026-06-02T09:00', '2026-06-02T11:00');
    expect(booking.price).toBeNull();
    expect(await keptOf(booking.id)).toEqual([]);
    const wish = { spaceId: space.spaceId, resourceId: desk, startsAt: '2026-06-02T12:00', endsAt: '2026-06-02T13:00' };
    expect(await readPrice(ana, priceInput.parse(wish), NOW)).toEqual({ type: 'unpriced', price: null, gaps: [] });
  });
});

describe('a booking keeps its price', () => {
  it('as it was told before, by the version of its date, and a later version changes nothing about it', async () => {
    await publish(HOURLY, '2026-06-01');
    const wish = { spaceId: space.spaceId, resourceId: desk, startsAt: '2026-06-02T09:00', endsAt: '2026-06-02T11:00' };
    const told = await readPrice(ana, priceInput.parse(wish), NOW);
    expect(told.price).toMatchObject({ amount: 1600, currency: 'EUR' });
    expect(told.price?.parts[0]?.reasons.map(({ words }) => words)).toEqual([
      '“Everything else · 10.00 an hour” sets the price: €20.00.',
      '“Members · 20 % off” changes it from €20.00 to €16.00.',
    ]);
    const { booking } = await book('2026-06-02T09:00', '2026-06-02T11:00');
    expect(booking.price).toEqual({ amount: 1600, currency: 'EUR' });
    await publish(listOf([sets('hour', 3000)]), '2026-06-02');
    expect(await keptOf(booking.id)).toEqual([[1600, 1]]);
    expect(await mine()).toEqual([1600]);
    const later = await book('2026-06-03T09:00', '2026-06-03T11:00');
    expect(await keptOf(later.booking.id)).toEqual([[6000, 2]]);
  });

  it('a guest pays what a visitor pays', async () => {
    await publish(HOURLY, '2026-06-01');
    const guest = { onBehalfOf: { guest: { name: 'Rui', email: null } }, override: 'Walked in' };
    const { booking } = await book('2026-06-02T09:00', '2026-06-02T11:00', owner, guest);
    expect(booking.price?.amount).toBe(2000);
  });

  it('moved and made longer it is priced anew; put back it costs what was agreed', async () => {
    await publish(HOURLY, '2026-06-01');
    const { booking } = await book('2026-06-02T09:00', '2026-06-02T11:00');
    await publish(listOf([sets('hour', 3000)]), '2026-06-01');
    const wish = { ...base(), bookingId: booking.id, endsAt: '2026-06-02T12:00' };
    const { change } = await changeBooking(ana, changeBookingInput.parse(wish), NOW);
    expect(await mine()).toEqual([9000]);
    await undoChange(ana, { ...base(), changeId: change?.changeId as never }, NOW);
    expect(await mine()).toEqual([1600]);
    expect(await keptOf(booking.id)).toEqual([
      [1600, 1],
      [9000, 2],
    ]);
  });

  it('moved by the house, for a closure or by other clocks, it keeps it', async () => {
    await publish(HOURLY, '2026-06-01');
    const { booking } = await book('2026-06-02T09:00', '2026-06-02T11:00');
    const later = sql`update bookings set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'
      where operator_id = ${space.operatorId} and id = ${booking.id}`;
    await inOperator(space, (tx) => later.execute(tx));
    expect(await mine()).toEqual([1600]);
  });

  it('each date of a series has its own, on both sides of a change of prices', async () => {
    await publish(HOURLY, '2026-06-01');
    await publish(listOf([sets('hour', 2000), percentOff(50, { recurring: true })]), '2026-06-10');
    const wish = {
      ...{ spaceId: space.spaceId, resourceId: desk, localStart: '2026-06-02T09:00', durationMinutes: 60 },
      ...{ rrule: 'FREQ=WEEKLY;COUNT=3', requestId: newId(), onClash: 'skip' },
    };
    await bookDeskWeekly(ana, bookSeriesInput.parse(wish), NOW);
    expect(await mine()).toEqual([800, 800, 1000]);
  });
});

describe('a plan of a series', () => {
  const plan = (rrule: string, localStart = '2026-06-02T09:00') =>
    planSeries(
      ana,
      planSeriesInput.parse({
        ...{ spaceId: space.spaceId, resourceId: desk, localStart, durationMinutes: 60, rrule },
      }),
      NOW,
    );
  const change = (bookingId: string, wish: object) =>
    planSeriesChange(
      ana,
      seriesChangeWishSchema.parse({ operatorId: space.operatorId, bookingId, scope: 'following', ...wish }),
      NOW,
    );

  it('says nothing of prices without a list', async () => {
    const { cost, occurrences } = await plan('FREQ=DAILY;COUNT=2');
    expect([cost, occurrences.map(({ price }) => price)]).toEqual([undefined, [undefined, undefined]]);
  });

  it('says what each date costs on both sides of a change of prices, and in all; not of what clashes; in as many statements as for one', async () => {
    await publish(HOURLY, '2026-06-01');
    await publish(listOf([sets('hour', 2000), percentOff(50, { recurring: true, weekdays: [3] })]), '2026-06-03');
    await book('2026-06-04T09:00', '2026-06-04T10:00', owner);
    const { cost, occurrences } = await plan('FREQ=DAILY;COUNT=4');
    const euro = (amount: number) => ({ amount, currency: 'EUR' });
    expect(occurrences.map(({ price }) => price)).toEqual([euro(800), euro(1000), undefined, euro(2000)]);
    expect(cost).toEqual({ currency: 'EUR', amount: 3800, before: 0 });
    const [few, many] = [2, 60].map((count) => () => plan(`FREQ=DAILY;COUNT=${count}`, '2026-06-08T09:00'));
    expect(await statementsOf(many!)).toHaveLength((await statementsOf(few!)).length);
  });

  it('that is changed says what each date costs instead of what was agreed, and what stays keeps its price', async () => {
    await publish(listOf([sets('hour', 1000)]), '2026-06-01');
    const wish = {
      ...{ spaceId: space.spaceId, resourceId: desk, localStart: '2026-06-02T09:00', durationMinutes: 60 },
      ...{ rrule: 'FREQ=DAILY;COUNT=3', requestId: newId(), onClash: 'fail' },
    };
    const { occurrences } = await bookDeskWeekly(ana, bookSeriesInput.parse(wish), NOW);
    const [first, second] = occurrences.map(({ bookingId }) => bookingId);
    // Twice as dear from now on: what was agreed is not touched by it.
    await publish(listOf([sets('hour', 2000)]), '2026-06-01');
    const longer = await change(second!, { durationMinutes: 120 });
    expect(longer.occurrences.map(({ price, was }) => [was?.price?.amount, price?.amount])).toEqual([
      [1000, 4000],
      [1000, 4000],
    ]);
    expect(longer.cost).toEqual({ currency: 'EUR', amount: 8000, before: 2000 });
    const noted = await change(first!, { note: 'By the window' });
    expect(noted.cost).toEqual({ currency: 'EUR', amount: 3000, before: 3000 });
    const fewer = await change(first!, { rrule: 'FREQ=DAILY;COUNT=2' });
    expect(
      fewer.occurrences.filter(({ state }) => state === 'gone').map(({ was, price }) => [was?.price, price]),
    ).toEqual([[{ amount: 1000, currency: 'EUR' }, undefined]]);
    expect(fewer.cost).toEqual({ currency: 'EUR', amount: 0, before: 1000 });
  });
});

describe('where nothing sets a price', () => {
  const office = listOf([sets('hour', 1000, { time: { from: 540, to: 1080 } })]);

  it('it cannot be booked, by nobody, and the time is named', async () => {
    await publish(office, '2026-06-01');
    await expect(book('2026-06-02T08:00', '2026-06-02T10:00')).rejects.toMatchObject({
      code: 'pricing.no_price',
      details: { gaps: [{ startsAt: expect.any(String) as string }] },
    });
    await expect(book('2026-06-02T08:00', '2026-06-02T10:00', owner, { override: 'Because' })).rejects.toMatchObject({
      code: 'pricing.no_price',
    });
    await expect(book('2026-06-02T09:00', '2026-06-02T10:00')).resolves.toBeTruthy();
  });

  it('a date of a series is skipped for it', async () => {
    await publish(listOf([sets('hour', 1000, { weekdays: [2] })]), '2026-06-01');
    const wish = {
      ...{ spaceId: space.spaceId, resourceId: desk, localStart: '2026-06-02T09:00', durationMinutes: 60 },
      ...{ rrule: 'FREQ=DAILY;COUNT=2', requestId: newId(), onClash: 'skip' },
    };
    const { occurrences } = await bookDeskWeekly(ana, bookSeriesInput.parse(wish), NOW);
    expect(occurrences.map(({ status, skipReason }) => [status, skipReason])).toEqual([
      ['confirmed', null],
      ['skipped', 'rule'],
    ]);
  });
});

const NAMES = { currency: 'EUR', nameOf: () => null };

describe('versions', () => {
  it('are numbered, never change, and an earlier one is brought back as a new one', async () => {
    expect(await publish(HOURLY, '2026-06-01')).toEqual({ version: 1 });
    expect(await publish(listOf([sets('hour', 3000)]), '2026-06-01')).toEqual({ version: 2 });
    expect(await rollBack(owner, { ...base(), to: 1, effectiveFrom: '2026-06-01' }, NOW)).toEqual({ version: 3 });
    const { published, draft } = await readPriceLists(owner);
    expect(draft).toBeNull();
    expect(
      published.map(({ number, restores, rules: [rule] }) => [number, restores, ruleInWords(rule!, NAMES)]),
    ).toEqual([
      [3, 1, 'Everything else · 10.00 an hour'],
      [2, null, 'Everything else · 30.00 an hour'],
      [1, null, 'Everything else · 10.00 an hour'],
    ]);
    const change = (work: ReturnType<typeof sql>) => inOperator(space, (tx) => work.execute(tx));
    await expect(change(sql`update price_lists set content = '{}'`)).rejects.toMatchObject({ code: '42501' });
    await expect(change(sql`update quotes set amount_minor = 0`)).rejects.toMatchObject({ code: '42501' });
    await expect(change(sql`delete from price_lists`)).rejects.toMatchObject({ code: '42501' });
    expect((await readPriceLists(owner)).published).toHaveLength(3);
  });

  it('count from today on at the earliest', async () => {
    await expect(publish(HOURLY, '2026-05-31')).rejects.toMatchObject({
      code: 'pricing.date_passed',
      details: { earliest: '2026-06-01' },
    });
    await expect(rollBack(owner, { ...base(), to: 7, effectiveFrom: '2026-06-01' }, NOW)).rejects.toMatchObject({
      code: 'pricing.version_not_found',
    });
  });

  it('a draft that somebody else saved meanwhile is not written over', async () => {
    const first = await saveDraft(owner, { ...base(), list: ids(HOURLY), draft: null });
    const second = await saveDraft(owner, {
      ...base(),
      list: listOf([sets('hour', 1, { weekdays: [1] })]),
      draft: first.draft,
    });
    await expect(saveDraft(owner, { ...base(), list: ids(HOURLY), draft: first.draft })).rejects.toMatchObject({
      code: 'pricing.draft_changed',
    });
    const { draft } = await readPriceLists(owner);
    expect(draft).toMatchObject({ id: second.draft, content: { rules: [{ conditions: { weekdays: [1] } }] } });
    await expect(discardDraft(owner, { ...base(), draft: first.draft })).rejects.toMatchObject({
      code: 'pricing.draft_changed',
    });
    await discardDraft(owner, { ...base(), draft: second.draft });
    await expect(
      publishPriceList(owner, { ...base(), draft: second.draft, effectiveFrom: '2026-06-01' }, NOW),
    ).rejects.toMatchObject({
      code: 'pricing.draft_not_found',
    });
  });

  it('members set no prices', async () => {
    await expect(saveDraft(ana, { ...base(), list: ids(HOURLY), draft: null })).rejects.toMatchObject({
      code: 'auth.not_allowed',
    });
    await expect(readPriceLists(ana)).rejects.toMatchObject({ code: 'auth.not_allowed' });
  });

  it('of two that publish one draft at once, one does', async () => {
    const { draft } = await saveDraft(owner, { ...base(), list: ids(HOURLY), draft: null });
    const both = [1, 2].map(() => publishPriceList(owner, { ...base(), draft, effectiveFrom: '2026-06-01' }, NOW));
    const answers = await Promise.allSettled(both);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
