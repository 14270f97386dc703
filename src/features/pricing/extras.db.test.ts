import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookByProgram } from '@/features/bookings/commands/book-by-program';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { readMyBookings } from '@/features/bookings/bookings.reads';
import { changeBooking } from '@/features/bookings/commands/change-booking';
import { changeBookingInput, handOverInput } from '@/features/bookings/changes.contract';
import { handOver } from '@/features/bookings/commands/hand-over';
import { settleCredits } from '@/features/bookings/commands/settle-credits';
import { undoChange } from '@/features/bookings/commands/undo-change';
import { bookInput } from '@/features/bookings/programs.contract';
import { chargeBookings } from '@/features/billing/commands/charge-bookings';
import { readToday } from '@/features/front-desk/front-desk.reads';
import { grantCredit } from '@/features/memberships/commands/grant-credit';
import { grantCreditInput } from '@/features/memberships/memberships.contract';
import { readCredits } from '@/features/memberships/memberships.reads';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type Id, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { saveExtra } from './commands/save-extra';
import { saveExtraInput } from './extras.contract';
import { readExtras, readExtrasOnOffer } from './extras.reads';
import { priceInput } from './price-asks.contract';
import { readPrice } from './pricing.reads';
import { listOf, sets } from './testing-prices';
import { publishAs } from './testing-publish';

const NOW = new Date('2026-06-01T06:00:00Z');
const TAXES = {
  mode: 'inclusive' as const,
  categories: [
    { id: 'vat', name: 'VAT', percent: 23 },
    { id: 'food', name: 'VAT reduced', percent: 13 },
  ],
  ...{ byKind: {}, otherwise: 'vat' },
};
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let room: ResourceId;
let lunch: string;
let coffee: string;

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
const save = async (terms: object, extraId: string | null = null) =>
  (await saveExtra(owner, saveExtraInput.parse({ ...base(), extraId, terms }))).extraId;
const LUNCH = { name: 'Lunch', per: 'booking', price: 1130, tax: 'food' };

beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440 });
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space);
  room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room' });
  await publishAs(owner, listOf([sets('hour', 1000)], { taxes: TAXES }), '2026-06-01', NOW);
  lunch = await save(LUNCH);
  coffee = await save({ name: 'Coffee', per: 'guest', price: 200, tax: 'food' });
});

const wish = (more: object = {}) => ({
  ...{ spaceId: space.spaceId, resourceId: room, startsAt: '2026-06-02T09:00', endsAt: '2026-06-02T11:00', ...more },
});
const three = () => ({ extras: [{ extraId: lunch, count: 3 }] });
const book = async (more: object = three(), who = ana) =>
  (await bookDesk(who, bookDeskInput.parse({ ...wish(more), requestId: newId() }), NOW)).booking;
const change = async (bookingId: string, more: object) => {
  const input = changeBookingInput.parse({ ...base(), bookingId, ...more });
  return (await changeBooking(ana, input, NOW)).change?.changeId as Id<'booking_change'>;
};
const agreed = (bookingId: string) =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ amount: number }>`select amount_minor::int as amount from quotes
      where operator_id = ${space.operatorId} and booking_id = ${bookingId} order by id desc limit 1`.execute(tx);
    return rows[0]?.amount;
  });
/** What is on accounts for the booking, line by line, summed up by its words. */
const charged = async (bookingId: string) => {
  await chargeBookings(space, { bookingId: bookingId as BookingId });
  await chargeBookings(space, { bookingId: bookingId as BookingId });
  return inOperator(space, async (tx) => {
    const { rows } = await sql<{ words: string; gross: number; tax: number }>`
      select coalesce(l ->> 'item', 'Time') as words, sum((l ->> 'gross')::int)::int as gross, sum((l ->> 'tax')::int)::int as tax
      from charges c, jsonb_array_elements(c.lines) l where c.operator_id = ${space.operatorId} and c.source_id = ${bookingId}
      group by 1 having sum((l ->> 'gross')::int) <> 0 order by 1`.execute(tx);
    return rows.map(({ words, gross, tax }) => [words, gross, tax]);
  });
};
const mine = async () => {
  const { items } = await readMyBookings(ana.personId, { when: 'upcoming', limit: 5 }, NOW);
  return items.map(({ extras, price }) => [extras?.map(({ name, count }) => `${name} ${count}`).join(), price?.amount]);
};

describe('an extra', () => {
  it('is told, booked, shown and charged by its name, under its own tax', async () => {
    const typed = { extras: `${lunch}:3`, guests: 0 };
    const told = await readPrice(ana, priceInput.parse(wish(typed)), NOW);
    expect(told.offers?.map(({ name, price }) => [name, price])).toEqual([
      ['Coffee', 200],
      ['Lunch', 1130],
    ]);
    expect(told.price).toMatchObject({ due: 5390, extras: [{ name: 'Lunch', count: 3, amount: 3390 }] });
    const booking = await book();
    expect([booking.price?.amount, booking.extras]).toEqual([
      5390,
      [{ extraId: lunch, name: 'Lunch', per: 'booking', price: 1130, count: 3 }],
    ]);
    expect(await mine()).toEqual([['Lunch 3', 5390]]);
    // 33.90 x 13/113 = 3.90; 20.00 x 23/123 = 3.74.
    expect(await charged(booking.id)).toEqual([
      ['Lunch', 3390, 390],
      ['Time', 2000, 374],
    ]);
    const today = await readToday(owner, { spaceId: space.spaceId, date: '2026-06-02' }, NOW);
    expect(JSON.stringify(today)).toContain('"name":"Lunch"');
  });

  it('that is not sold, or goes with other places, is refused, and nothing is booked', async () => {
    await save({ ...LUNCH, kinds: ['event_space'] }, lunch);
    const refused = { kind: 'conflict', code: 'extras.not_offered' };
    await expect(book()).rejects.toMatchObject(refused);
    await save({ ...LUNCH, onSale: false }, lunch);
    await expect(book()).rejects.toMatchObject(refused);
    await expect(book({ extras: [{ extraId: newId(), count: 1 }] })).rejects.toMatchObject(refused);
    const offered = await readExtrasOnOffer(ana, { spaceId: space.spaceId, resourceId: room });
    expect(offered.offers.map(({ name }) => name)).toEqual(['Coffee']);
    expect(await mine()).toEqual([]);
    await expect(readExtras(ana)).rejects.toMatchObject({ kind: 'forbidden' });
    const stranger = await makeMember(await makeSpace({}), 'owner');
    const theirs = { operatorId: stranger.operatorId, requestId: newId(), extraId: lunch, terms: LUNCH };
    await expect(saveExtra(stranger, saveExtraInput.parse(theirs))).rejects.toMatchObject({ code: 'extras.not_found' });
  });

  it('is booked by programs, once', async () => {
    const wanted = bookInput.parse(wish(three()));
    const answer = await bookByProgram(ana, wanted, newId<'request'>(), NOW);
    expect('booking' in answer && answer.booking.price?.amount).toBe(5390);
  });
});

describe('the extras of a booking', () => {
  it('are changed with its details at the terms at which they were asked for; its time keeps its price', async () => {
    const { id } = await book();
    await publishAs(owner, listOf([sets('hour', 9000)], { taxes: TAXES }), '2026-06-01', NOW);
    await save({ ...LUNCH, price: 9999, onSale: false }, lunch);
    await change(id, { extras: [{ extraId: lunch, count: 2 }] });
    expect([await agreed(id), await mine()]).toEqual([2000 + 2260, [['Lunch 2', 4260]]]);
    expect(await charged(id)).toEqual([
      ['Lunch', 2260, 260],
      ['Time', 2000, 374],
    ]);
    // Another one at the terms of now, for two who come along; one more guest is one more coffee.
    await change(id, { extras: [{ extraId: coffee, count: 1 }], guests: [{ name: 'Rui' }, { name: 'Eva' }] });
    expect(await agreed(id)).toBe(2400);
    await change(id, { guests: [{ name: 'Rui' }, { name: 'Eva' }, { name: 'Ivo' }] });
    expect(await agreed(id)).toBe(2600);
    expect(await charged(id)).toEqual([
      ['Coffee', 600, 69],
      ['Time', 2000, 374],
    ]);
    await expect(change(id, { extras: [{ extraId: coffee, count: 1 }] })).rejects.toMatchObject({
      code: 'booking.nothing_changes',
    });
  });

  it('come back at their price when the change is undone, and money credits with them', async () => {
    const credit = { ...base(), memberId: ana.memberId, unit: 'money', amount: 3000, name: 'Voucher' };
    await grantCredit(owner, grantCreditInput.parse(credit), NOW);
    const left = async () => (await readCredits(ana, base(), NOW)).buckets.map((one) => one.left);
    const { id } = await book({ extras: [] });
    expect(await left()).toEqual([1000]);
    const changeId = await change(id, three());
    expect([await agreed(id), await left()]).toEqual([5390, [0]]);
    await undoChange(ana, { ...base(), changeId }, NOW);
    await settleCredits({ operatorId: space.operatorId, personIds: [ana.personId] }, NOW);
    expect([await agreed(id), await left(), await mine()]).toEqual([2000, [1000], [[undefined, 2000]]]);
    expect(await charged(id)).toEqual([]);
  });

  it('go with it when it is moved, made longer or handed over', async () => {
    const screen = await save({ name: 'Screen', per: 'hour', price: 300, tax: 'vat' });
    const { id } = await book({ extras: [{ extraId: screen, count: 1 }] });
    expect(await agreed(id)).toBe(2600);
    await change(id, { endsAt: '2026-06-02T12:00' });
    expect(await agreed(id)).toBe(3900);
    const ben = await makeMember(space);
    await handOver(ana, handOverInput.parse({ ...base(), bookingId: id, toMemberId: ben.memberId }), NOW);
    expect(await agreed(id)).toBe(3900);
    expect(await charged(id)).toEqual([
      ['Screen', 900, 168],
      ['Time', 3000, 561],
    ]);
  });
});
