import { beforeEach, expect, it } from 'vitest';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { planSeries } from '@/features/bookings/commands/plan-series';
import { settleCredits } from '@/features/bookings/commands/settle-credits';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { statementInput } from '@/features/memberships/memberships.contract';
import { readCredits, readStatement } from '@/features/memberships/memberships.reads';
import { listOf, percentOff, sets } from '@/features/pricing/testing-prices';
import { publishAs } from '@/features/pricing/testing-publish';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type Id, type ResourceId } from '@/kernel/ids';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { joinPlan } from './commands/join-plan';
import { keepMembership } from './commands/keep-membership';
import { pauseMembership } from './commands/pause-membership';
import { savePlan } from './commands/save-plan';
import { savePlanInput } from './plans.contract';

const NOW = new Date('2027-03-01T00:30:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let desk: ResourceId;

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
beforeEach(async () => {
  space = await makeSpace({ opens: 0, closes: 1440 });
  [owner, ana] = [await makeMember(space, 'owner'), await makeMember(space)];
  desk = await makeResource(space);
});

async function join(allowances: readonly object[]): Promise<{ planId: Id<'plan'>; membershipId: Id<'membership'> }> {
  const terms = { price: 3100, every: 'month', allowances };
  const { planId } = await savePlan(owner, savePlanInput.parse({ ...base(), name: 'Flex', terms }), NOW);
  const { membershipId } = await joinPlan(ana, { ...base(), planId, version: 1, startsOn: '2027-03-01' }, NOW);
  await keepMembership(space, membershipId, NOW);
  return { planId, membershipId };
}
const publish = (...rules: Parameters<typeof listOf>[0]) =>
  publishAs(owner, listOf([sets('hour', 1000), ...rules]), '2027-03-01', NOW);
const book = async (day: string, hours: number, who = ana) => {
  const wish = {
    spaceId: space.spaceId,
    resourceId: desk,
    startsAt: `${day}T09:00`,
    endsAt: `${day}T${9 + hours}:00`,
    requestId: newId(),
  };
  return (await bookDesk(who, bookDeskInput.parse(wish), NOW)).booking;
};

it('pays a booking with the hours of its own month, and none while it pauses', async () => {
  await publish();
  const { membershipId } = await join([{ unit: 'minutes', amount: 180 }]);
  await pauseMembership(ana, { ...base(), membershipId, from: '2027-05-01', to: '2027-05-31' }, NOW);
  const prices = [];
  for (const day of ['2027-04-05', '2027-03-05', '2027-04-06', '2027-05-05'])
    prices.push((await book(day, 2)).price?.amount);
  // Two of April's three hours, two of March's, the third of April's; nothing in May, though May's are not taken back yet.
  expect(prices).toEqual([0, 0, 1000, 2000]);
  // What is for later stands with the plan.
  expect((await readCredits(ana, base(), NOW)).buckets.map(({ name, left }) => [name, left])).toEqual([
    ['Flex, March 2027', 60],
  ]);
});

it('without a limit pays all, and the statement says what was used', async () => {
  await publish();
  await join([
    { unit: 'minutes', amount: 60 },
    { unit: 'unlimited', amount: 0, kinds: ['desk'] },
  ]);
  const first = await book('2027-03-05', 8);
  expect([first.price?.amount, (await book('2027-03-06', 12)).price?.amount]).toEqual([0, 0]);
  await cancelBooking(owner, { ...base(), bookingId: first.id as BookingId, scope: 'one' }, NOW);
  const people = { operatorId: space.operatorId, personIds: [ana.personId] };
  await settleCredits(people, NOW);
  expect(await settleCredits(people, NOW)).toBe(0);
  const { items } = await readStatement(ana, statementInput.parse(base()));
  expect(items.filter(({ kind }) => kind !== 'allowance').map(({ kind, amount }) => [kind, amount])).toEqual([
    ['returned', 480],
    ['spent', -720],
    ['spent', -480],
  ]);
  // The hour of the other allowance is whole still, and what is unlimited is no balance.
  expect((await readCredits(ana, base(), NOW)).buckets.map(({ left }) => left)).toEqual([60]);
});

it('makes a price for those who are on it on the day of the booking', async () => {
  const { planId, membershipId } = await join([]);
  await publish(percentOff(20, { planIds: [planId] }));
  await pauseMembership(ana, { ...base(), membershipId, from: '2027-05-01', to: '2027-05-31' }, NOW);
  const rui = await makeMember(space);
  const prices = [await book('2027-03-05', 1), await book('2027-05-05', 1), await book('2027-03-06', 1, rui)];
  expect(prices.map(({ price }) => price?.amount)).toEqual([800, 1000, 1000]);
  const wish = bookSeriesInput.parse({
    ...{ spaceId: space.spaceId, requestId: newId(), resourceId: desk, localStart: '2027-04-30T12:00' },
    ...{ durationMinutes: 60, rrule: 'FREQ=DAILY;COUNT=2', onClash: 'fail' },
  });
  const { occurrences } = await planSeries(ana, wish, NOW);
  expect(occurrences.map(({ price }) => price?.amount)).toEqual([800, 1000]);
});
