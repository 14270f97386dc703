import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { chargeBookings } from '@/features/billing/commands/charge-bookings';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { findBookingForMail } from '@/features/notifications/sql/mail-reads';
import { saveCode } from '@/features/pricing/commands/save-code';
import { saveExtra } from '@/features/pricing/commands/save-extra';
import { saveCodeInput } from '@/features/pricing/codes.contract';
import { saveExtraInput } from '@/features/pricing/extras.contract';
import { priceInput } from '@/features/pricing/price-asks.contract';
import { readPrice } from '@/features/pricing/pricing.reads';
import { listOf, sets } from '@/features/pricing/testing-prices';
import { publishAs } from '@/features/pricing/testing-publish';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';

const NOW = new Date('2026-06-01T06:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let desk: ActingMember;
let ana: ActingMember;
let room: ResourceId;
let lunch: string;

beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440 });
  owner = await makeMember(space, 'owner');
  desk = await makeMember(space, 'front_desk', 'Joana Prates');
  ana = await makeMember(space);
  room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room', openToVisitors: true });
  // Members 10 an hour, visitors 15.
  const prices = listOf([sets('hour', 1000, { roles: ['member'] }), sets('hour', 1500, { roles: ['visitor'] })]);
  await publishAs(owner, prices, '2026-06-01', NOW);
  const base = { operatorId: space.operatorId };
  const terms = { name: 'Lunch', per: 'booking', price: 1200, tax: null };
  lunch = (await saveExtra(owner, saveExtraInput.parse({ ...base, requestId: newId(), terms }))).extraId;
  const ten = { code: 'TEN', off: { type: 'percent', percent: 10 }, limitEach: 1 };
  await saveCode(owner, saveCodeInput.parse({ ...base, requestId: newId(), terms: ten }));
});

const when = { startsAt: '2026-06-02T09:00', endsAt: '2026-06-02T11:00' };
const ask = (who: ActingMember, more: object) =>
  readPrice(who, priceInput.parse({ spaceId: space.spaceId, resourceId: room, ...when, ...more }), NOW);
const book = async (more: object) => {
  const wish = { spaceId: space.spaceId, resourceId: room, ...when, requestId: newId(), ...more };
  return (await bookDesk(desk, bookDeskInput.parse(wish), NOW)).booking;
};
const charged = async (bookingId: string) => {
  await chargeBookings(space, { bookingId: bookingId as BookingId });
  return inOperator(space, async (tx) => {
    const { rows } = await sql<{ member: string; gross: number }>`
      select c.member_id as member, sum((l ->> 'gross')::int)::int as gross from charges c, jsonb_array_elements(c.lines) l
      where c.operator_id = ${space.operatorId} and c.source_id = ${bookingId} group by 1`.execute(tx);
    return rows;
  });
};

it('the desk is told what it costs whoever it books for, with a code and extras; nobody else asks for others', async () => {
  const beside = { extras: `${lunch}:2`, code: 'TEN' };
  // 20 less 10 %, and two lunches; a guest pays as a visitor: 30 less 10 %.
  expect((await ask(desk, { ...beside, forMember: ana.memberId })).price?.due).toBe(1800 + 2400);
  expect((await ask(desk, { ...beside, forGuest: 'yes' })).price?.due).toBe(2700 + 2400);
  const asOneself = await ask(ana, { ...beside, forMember: ana.memberId });
  expect(asOneself.price?.due).toBe(4200);
  await expect(ask(ana, { forMember: desk.memberId })).rejects.toMatchObject({ code: 'auth.not_allowed' });
  await expect(ask(ana, { forGuest: 'yes' })).rejects.toMatchObject({ code: 'auth.not_allowed' });
  const stranger = await makeMember(await makeSpace());
  await expect(ask(desk, { forMember: stranger.memberId })).rejects.toMatchObject({ code: 'member.not_found' });
});

it('what is booked so is charged to that member, counts as their use of the code, and stands in their mail', async () => {
  const beside = { extras: [{ extraId: lunch, count: 2 }], code: 'TEN' };
  const booking = await book({ ...beside, onBehalfOf: { memberId: ana.memberId } });
  expect(booking.price?.amount).toBe(4200);
  expect(await charged(booking.id)).toEqual([{ member: ana.memberId, gross: 4200 }]);
  expect((await ask(desk, { code: 'TEN', forMember: ana.memberId })).code?.refused).toBe('codes.used_by_you');
  expect(await findBookingForMail(space.operatorId, booking.id as BookingId)).toMatchObject({
    bookedByName: 'Joana Prates',
    price: { amount: 4200, currency: 'EUR' },
    extras: [{ name: 'Lunch', count: 2 }],
  });
});

it('a guest without an account has extras too', async () => {
  const booking = await book({
    ...{ extras: [{ extraId: lunch, count: 1 }], onBehalfOf: { guest: { name: 'Rosa' } } },
  });
  expect([booking.price?.amount, booking.extras?.map(({ name }) => name)]).toEqual([4200, ['Lunch']]);
});
