import { beforeEach, expect, it } from 'vitest';
import { saveRule } from '@/features/booking-rules/commands/save-rule';
import { saveRuleInput } from '@/features/booking-rules/booking-rules.contract';
import { readMyRules, readRules } from '@/features/booking-rules/booking-rules.reads';
import { joinPlan } from '@/features/plans/commands/join-plan';
import { pauseMembership } from '@/features/plans/commands/pause-membership';
import { savePlan } from '@/features/plans/commands/save-plan';
import { savePlanInput } from '@/features/plans/plans.contract';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type Id, type ResourceId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDesk } from './commands/book-desk';
import { bookDeskInput } from './bookings.contract';

// Who is on a plan is looked up on the day of booking, by the clock of the database: so these go by today.
let space: MadeSpace;
let owner: ActingMember, ana: ActingMember, ben: ActingMember;
let desk: ResourceId;
let planId: Id<'plan'>;
let today: string;

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
beforeEach(async () => {
  space = await makeSpace();
  today = localDateOf(new Date(), space.timeZone);
  [owner, ana, ben] = [await makeMember(space, 'owner'), await makeMember(space), await makeMember(space)];
  desk = await makeResource(space, { name: 'Desk 4' });
  const plan = { name: 'Flex', terms: { price: 9000, every: 'month' } };
  planId = (await savePlan(owner, savePlanInput.parse({ ...base(), ...plan }))).planId;
  await ruled(7);
  await ruled(60, { planId });
});

const ruled = (maxDays: number, scope: object = {}) => {
  const anywhere = { kind: null, resourceId: null, role: null, memberId: null, ...scope };
  const rule = { ...anywhere, topic: 'notice', settings: { minMinutes: null, maxDays } };
  return saveRule(owner, saveRuleInput.parse({ spaceId: space.spaceId, requestId: newId(), rule }));
};
const join = (who: ActingMember, startsOn: string) =>
  joinPlan(owner, { ...base(), planId, version: 1, memberId: who.memberId, startsOn });
/** Whether somebody can book for a day so far ahead: it is answered in words, or done. */
const books = (who: ActingMember, ahead: number, clock: string) => {
  const date = addDays(today, ahead);
  const wish = {
    spaceId: space.spaceId,
    resourceId: desk,
    startsAt: `${date}T${clock}:00`,
    endsAt: `${date}T${clock}:30`,
  };
  return bookDesk(who, bookDeskInput.parse({ ...wish, requestId: newId() })).then(
    () => 'booked',
    (error: { code: string }) => error.code,
  );
};

it('whoever is on a plan books earlier than everybody else, as long as they are on it', async () => {
  await join(ana, today);
  expect(await books(ana, 30, '10')).toBe('booked');
  expect(await books(ana, 61, '10')).toBe('rule.too_far_ahead');
  expect(await books(ben, 30, '11')).toBe('rule.too_far_ahead');
  expect(await books(ben, 5, '11')).toBe('booked');
});

it('counts from the first day of it, and not in a pause', async () => {
  await join(ana, addDays(today, 1));
  expect(await books(ana, 30, '10')).toBe('rule.too_far_ahead');
  const { membershipId } = await join(ben, today);
  expect(await books(ben, 30, '11')).toBe('booked');
  await pauseMembership(owner, {
    ...{ ...base(), membershipId: membershipId },
    ...{ from: today, to: null },
  });
  expect(await books(ben, 31, '11')).toBe('rule.too_far_ahead');
});

it('is told to its owner with all who are on it, and to a member without anybody else', async () => {
  await join(ana, today);
  const seen = async (rules: Promise<readonly { planId?: unknown; onPlan?: unknown; planName?: unknown }[]>) =>
    (await rules).filter((one) => one.planId).map(({ onPlan, planName }) => [planName, onPlan]);
  expect(await seen(readRules(owner, space.spaceId))).toEqual([['Flex', [ana.memberId]]]);
  expect(await seen(readMyRules(ana, space.spaceId))).toEqual([['Flex', [ana.memberId]]]);
  expect(await seen(readMyRules(ben, space.spaceId))).toEqual([['Flex', []]]);
});

it('is for no plan of another house, nor for checking in', async () => {
  await expect(ruled(30, { planId: newId() })).rejects.toMatchObject({
    code: 'rule.scope_gone',
    details: { what: 'plan' },
  });
  const settings = { asked: true, opens: 15, releaseAfterMinutes: null, automatic: false };
  const scope = { kind: null, resourceId: null, role: null, memberId: null, planId };
  const rule = { ...scope, topic: 'check_in', settings };
  expect(saveRuleInput.safeParse({ spaceId: space.spaceId, requestId: newId(), rule }).success).toBe(false);
});
