import { beforeEach, expect, it } from 'vitest';
import { saveExtra } from '@/features/pricing/commands/save-extra';
import { saveExtraInput } from '@/features/pricing/extras.contract';
import { priceInput } from '@/features/pricing/price-asks.contract';
import { readPrice } from '@/features/pricing/pricing.reads';
import { amountOf, listOf, sets } from '@/features/pricing/testing-prices';
import { publishAs } from '@/features/pricing/testing-publish';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput } from '../bookings.contract';
import { unnamedGuests } from '../domain/guest-drafts';
import { changeBookingInput } from '../changes.contract';
import { bookInput } from '../programs.contract';
import { bookSeriesInput, planSeriesInput } from '../series.contract';
import { planSeriesChangeInput } from '../series-change.contract';
import { bookByProgram } from './book-by-program';
import { bookDesk } from './book-desk';
import { bookDeskWeekly } from './book-desk-weekly';
import { changeBooking } from './change-booking';
import { planSeries } from './plan-series';
import { planSeriesChange } from './plan-series-change';

const NOW = new Date('2026-06-01T06:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let room: ResourceId;
let nook: ResourceId;
let coffee: string;

const seating = async (name: string, capacity: number): Promise<ResourceId> => {
  const id = await makeResource(space, { name, kind: 'meeting_room' });
  await inOperator(space, (tx) => tx.updateTable('resources').set({ capacity }).where('id', '=', id).execute());
  return id;
};

beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440 });
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space);
  room = await seating('Anchor', 6);
  nook = await seating('Nook', 2);
  await publishAs(owner, listOf([sets('hour', 1000), amountOf('on', 'guest', 100)]), '2026-06-01', NOW);
  const terms = { name: 'Coffee', per: 'guest', price: 200, tax: null };
  const base = { operatorId: space.operatorId, requestId: newId() };
  coffee = (await saveExtra(owner, saveExtraInput.parse({ ...base, extraId: null, terms }))).extraId;
});

const when = { startsAt: '2026-06-02T09:00', endsAt: '2026-06-02T11:00' };
const wish = (more: object = {}) => ({ spaceId: space.spaceId, resourceId: room, ...when, ...more });
const book = async (more: object, who = ana) =>
  (await bookDesk(who, bookDeskInput.parse({ ...wish(more), requestId: newId() }), NOW)).booking;
const change = (bookingId: string, more: object, who = ana) =>
  changeBooking(
    who,
    changeBookingInput.parse({ operatorId: space.operatorId, requestId: newId(), bookingId, ...more }),
    NOW,
  );
const TOO_MANY = { kind: 'invalid', code: 'booking.too_many_guests' };

it('those who come along without a name count in the price, and stand with the booking', async () => {
  // 20 for the time, 1 for each of five guests, and a coffee at 2 for each.
  const told = await readPrice(ana, priceInput.parse(wish({ guests: '5', extras: `${coffee}:1` })), NOW);
  expect(told.price?.due).toBe(2000 + 500 + 1000);
  const booking = await book({ guests: unnamedGuests(5), extras: [{ extraId: coffee, count: 1 }] });
  expect([booking.price?.amount, booking.guests.length]).toEqual([3500, 5]);
  const refused = bookDeskInput.safeParse({
    ...wish({ guests: [{ email: 'rui@example.org' }] }),
    requestId: newId(),
  });
  expect(refused.success).toBe(false);
});

it('a place is not booked for more than it seats, whoever books included; staff can, with a reason', async () => {
  await expect(book({ guests: unnamedGuests(6) })).rejects.toMatchObject({
    ...TOO_MANY,
    details: { capacity: 6, resourceName: 'Anchor' },
  });
  const { id, overrideReason } = await book({ guests: unnamedGuests(6), override: 'Two chairs more' }, owner);
  expect([overrideReason, id]).toEqual(['Two chairs more', id]);
  // What sits there already may stay longer.
  const later = await change(id, { endsAt: '2026-06-02T12:00' }, owner);
  expect(later.booking.guests).toHaveLength(6);
  await expect(change(id, { resourceId: nook }, owner)).rejects.toMatchObject(TOO_MANY);
  await expect(change(id, { guests: unnamedGuests(7) }, owner)).rejects.toMatchObject(TOO_MANY);
  // At a desk one looks by.
  const desk = await makeResource(space, { name: 'Desk 1', kind: 'desk' });
  expect((await book({ resourceId: desk, guests: unnamedGuests(3) })).guests).toHaveLength(3);
});

it('a series is planned, booked and changed for as many as come along', async () => {
  const series = {
    ...{ spaceId: space.spaceId, resourceId: room, localStart: '2026-06-02T09:00', durationMinutes: 120 },
    rrule: 'FREQ=WEEKLY;COUNT=2',
  };
  const plan = await planSeries(ana, planSeriesInput.parse({ ...series, guestCount: 3 }), NOW);
  expect(plan.occurrences.map(({ price }) => price?.amount)).toEqual([2300, 2300]);
  await expect(planSeries(ana, planSeriesInput.parse({ ...series, guestCount: 6 }), NOW)).rejects.toMatchObject(
    TOO_MANY,
  );
  const wanted = { ...series, onClash: 'fail', planToken: plan.planToken, requestId: newId() };
  await expect(
    bookDeskWeekly(ana, bookSeriesInput.parse({ ...wanted, guests: unnamedGuests(6) }), NOW),
  ).rejects.toMatchObject(TOO_MANY);
  const booked = await bookDeskWeekly(ana, bookSeriesInput.parse({ ...wanted, guests: unnamedGuests(3) }), NOW);
  const about = { operatorId: space.operatorId, bookingId: booked.occurrences[0]!.bookingId, scope: 'all' };
  const changed = planSeriesChangeInput.parse({ ...about, guests: unnamedGuests(6) });
  await expect(planSeriesChange(ana, changed, NOW)).rejects.toMatchObject(TOO_MANY);
});

it('programs say how many come along by a list of guests, by name or without', async () => {
  const one = bookInput.parse({ ...wish(), guests: [{ name: 'Rui' }, {}] });
  const answer = await bookByProgram(ana, one, newId<'request'>(), NOW);
  expect('booking' in answer && [answer.booking.price?.amount, answer.booking.guests]).toEqual([
    2200,
    [{ name: 'Rui' }, { name: '' }],
  ]);
  const repeated = bookInput.parse({
    ...wish({ startsAt: '2026-06-03T09:00', endsAt: '2026-06-03T11:00' }),
    ...{ guests: [{}], recurrence: { rrule: 'FREQ=DAILY;COUNT=2' }, dryRun: true },
  });
  const plan = await bookByProgram(ana, repeated, newId<'request'>(), NOW);
  expect('plan' in plan && plan.plan.cost?.amount).toBe(4200);
});
