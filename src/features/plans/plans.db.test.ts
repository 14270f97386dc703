import { beforeEach, describe, expect, it } from 'vitest';
import { chargeMembership } from '@/features/billing/commands/charge-membership';
import { listOf, sets } from '@/features/pricing/testing-prices';
import { publishAs } from '@/features/pricing/testing-publish';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { cancelMembership } from './commands/cancel-membership';
import { changePlan } from './commands/change-plan';
import { joinPlan } from './commands/join-plan';
import { keepMembership, listMembershipsToKeep } from './commands/keep-membership';
import { pauseMembership } from './commands/pause-membership';
import { retirePlan } from './commands/retire-plan';
import { savePlan } from './commands/save-plan';
import { undoMembership } from './commands/undo-membership';
import { savePlanInput } from './plans.contract';
import { heldIn, owedIn } from './testing-held';
import { readChangePreview, readHolders, readMembership, readPlans } from './plans.reads';

process.env.DATABASE_POOL_SIZE = '10';
const at = (date: string) => new Date(`${date}T10:00:00Z`);
const NOW = at('2027-03-01');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
const HOURS = { unit: 'minutes', amount: 600, rollOver: { cap: 120, periods: 1 } };
const FLEX = { price: 3100, every: 'month', tax: 'vat', allowances: [HOURS] };
beforeEach(async () => {
  space = await makeSpace();
  [owner, ana] = [await makeMember(space, 'owner'), await makeMember(space)];
});
const save = (name: string, terms: object, more: object = {}) =>
  savePlan(owner, savePlanInput.parse({ ...base(), name, terms, ...more }), NOW);
const join = async (terms: object = FLEX, startsOn = '2027-03-01', who = ana, by = who) => {
  const { planId } = await save('Flex', terms);
  const wish = { ...base(), planId, version: 1, startsOn, ...(by === who ? {} : { memberId: who.memberId }) };
  return { planId, ...(await joinPlan(by, wish, NOW)) };
};
const whenIs = async (date: string, who = ana) => (await readMembership(who, base(), at(date))).membership;
type Joined = Awaited<ReturnType<typeof join>>;
const change = async ({ membershipId }: Joined, terms: object, when: 'now' | 'next_period', date: string, by = ana) => {
  const { planId } = await save('Full', terms);
  const { now } = await readChangePreview(by, { ...base(), membershipId, planId }, at(date));
  const wish = { ...base(), membershipId, planId, version: 1, when, difference: now.difference };
  return changePlan(by, wish, at(date));
};

const [held, owed] = [() => heldIn(space), () => owedIn(space)];
const keep = ({ membershipId }: Joined, date: string) => keepMembership(space, membershipId, at(date));
const charge = ({ membershipId }: Joined, date: string) => chargeMembership(space, membershipId, at(date));

describe('plans', () => {
  it('have versions, and say how many are on them to whoever serves members', async () => {
    const { planId } = await join();
    const saved = await save('Flex', { ...FLEX, price: 3500 }, { planId, seen: 1 });
    expect(saved).toMatchObject({ version: 2, moved: 0 });
    const renamed = await save('Flexible', { ...FLEX, price: 3500 }, { planId, seen: 2, public: false });
    expect(renamed).toMatchObject({ version: 2 });
    await expect(save('Flex', FLEX, { planId, seen: 1 })).rejects.toMatchObject({ code: 'plans.terms_changed' });
    expect((await readPlans(owner, NOW)).plans).toMatchObject([{ name: 'Flexible', version: 2, holders: 1 }]);
    expect((await readPlans(ana, NOW)).plans).toEqual([]);
    // Who is on it keeps the price of their day.
    expect((await whenIs('2027-03-01'))?.charge).toEqual({ on: '2027-04-01', amount: 3100 });
  });

  it('move everybody from their next period on, where the owner says so and sees who', async () => {
    const { planId } = await join();
    const seen = await readHolders(owner, { ...base(), planId }, NOW);
    expect(seen).toMatchObject([{ displayName: ana.displayName, price: 3100, movesOn: '2027-04-01' }]);
    const saved = await save('Flex', { ...FLEX, price: 3500 }, { planId, seen: 1, moves: 'everybody' });
    expect(saved).toMatchObject({ version: 2, moved: 1 });
    expect(await whenIs('2027-03-01')).toMatchObject({ period: { fee: 3100 }, next: { fee: 3500 } });
    expect(await save('Flex', { ...FLEX, price: 3500 }, { planId, seen: 2, moves: 'everybody' })).toMatchObject({
      moved: 0,
    });
  });

  it('cannot be taken once they are retired, nor with terms that nobody saw', async () => {
    const { planId } = await save('Flex', FLEX);
    const wish = { planId, version: 1, startsOn: '2027-03-01' };
    await expect(joinPlan(ana, { ...base(), ...wish, version: 2 }, NOW)).rejects.toMatchObject({
      code: 'plans.terms_changed',
    });
    await retirePlan(owner, { ...base(), planId, retired: true });
    await expect(joinPlan(ana, { ...base(), ...wish }, NOW)).rejects.toMatchObject({ code: 'plans.not_open' });
    await expect(retirePlan(ana, { ...base(), planId, retired: false })).rejects.toMatchObject({
      code: 'auth.not_allowed',
    });
  });

  it('are taken by one member once at a time, by invitation through staff alone', async () => {
    const { planId } = await save('Private', FLEX, { public: false });
    const wish = { planId, version: 1, startsOn: '2027-03-01' };
    await expect(joinPlan(ana, { ...base(), ...wish }, NOW)).rejects.toMatchObject({ code: 'plans.not_open' });
    const toAna = { ...wish, memberId: ana.memberId };
    const both = await Promise.allSettled([1, 2].map(() => joinPlan(owner, { ...base(), ...toAna }, NOW)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(joinPlan(owner, { ...base(), ...toAna }, NOW)).rejects.toMatchObject({
      code: 'plans.on_a_plan_already',
    });
    const visitor = await makeMember(space, 'visitor');
    await expect(joinPlan(visitor, { ...base(), ...wish }, NOW)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    await expect(joinPlan(ana, { ...base(), ...wish, memberId: owner.memberId }, NOW)).rejects.toMatchObject({
      code: 'auth.not_allowed',
    });
  });
});

describe('a membership', () => {
  it('is kept and charged to one result: late, twice, in another order, and two at once', async () => {
    await publishAs(
      owner,
      listOf([sets('hour', 1000)], {
        taxes: {
          mode: 'exclusive',
          categories: [{ id: 'vat', name: 'VAT', percent: 10 }],
          byKind: {},
          otherwise: null,
        },
      }),
      '2027-03-01',
      at('2027-02-28'),
    );
    const flex = await join();
    await Promise.all([
      keep(flex, '2027-03-01'),
      keep(flex, '2027-03-01'),
      charge(flex, '2027-03-01'),
      charge(flex, '2027-03-01'),
    ]);
    expect((await held()).slice(0, 2)).toEqual([
      ['2027-03-01', 600],
      ['2027-04-01', 600],
    ]);
    expect((await held()).length).toBe(14);
    expect(await owed()).toEqual([['2027-03-01', 3410]]);
    // Two periods later, charges before allowances.
    await charge(flex, '2027-05-02');
    expect(await keep(flex, '2027-05-02')).toBeGreaterThan(0);
    expect(await keep(flex, '2027-05-02')).toBe(0);
    expect(await charge(flex, '2027-05-02')).toEqual({ charges: 0 });
    // Of March 120 were for April alone; of April 120 are for May.
    expect((await held()).slice(0, 2)).toEqual([
      ['2027-05-01', 600],
      ['2027-05-01 rolled', 120],
    ]);
    expect(await owed()).toEqual([
      ['2027-03-01', 3410],
      ['2027-04-01', 3410],
      ['2027-05-01', 3410],
    ]);
    expect(await listMembershipsToKeep(space.operatorId, at('2027-05-02'))).toEqual([]);
    expect(await listMembershipsToKeep(space.operatorId, at('2027-05-03'))).toEqual([flex.membershipId]);
  });

  it('goes up at once for the difference that was shown, down with a period', async () => {
    const flex = await join();
    await charge(flex, '2027-03-01');
    await keep(flex, '2027-03-01');
    expect(await change(flex, { ...FLEX, price: 6200, allowances: [] }, 'now', '2027-03-16')).toEqual({
      on: '2027-03-16',
      difference: 1600,
    });
    await charge(flex, '2027-03-16');
    await keep(flex, '2027-03-16');
    expect(await owed()).toEqual([
      ['2027-03-01', 1500],
      ['2027-03-16', 3200],
    ]);
    // 15 of 31 days of 600 minutes.
    expect(await held()).toEqual([['2027-03-01', 290]]);
    await expect(change(flex, { ...FLEX, price: 100 }, 'now', '2027-03-17')).rejects.toMatchObject({
      code: 'plans.only_up_now',
    });
    expect(await change(flex, { ...FLEX, price: 200 }, 'next_period', '2027-03-17')).toEqual({
      on: '2027-04-01',
      difference: 0,
    });
    expect(await whenIs('2027-03-17')).toMatchObject({ change: { on: '2027-04-01' }, charge: { amount: 200 } });
    const undo = () =>
      undoMembership(ana, { ...base(), membershipId: flex.membershipId, what: 'change' }, at('2027-03-17'));
    await undo();
    expect(await whenIs('2027-03-17')).toMatchObject({ change: null, charge: { amount: 6200 } });
    await expect(undo()).rejects.toMatchObject({ code: 'plans.nothing_to_undo' });
  });

  it('takes no difference that nobody saw, and no plan that it is on', async () => {
    const { membershipId, planId } = await join();
    const { planId: full } = await save('Full', { ...FLEX, price: 6200 });
    const wish = { membershipId, version: 1, when: 'now' as const };
    await expect(changePlan(ana, { ...base(), ...wish, planId: full, difference: 1 }, NOW)).rejects.toMatchObject({
      ...{ code: 'plans.difference_changed', details: { difference: 3100 } },
    });
    await expect(changePlan(ana, { ...base(), ...wish, planId, difference: 0 }, NOW)).rejects.toMatchObject({
      code: 'plans.same_plan',
    });
    const rui = await makeMember(space);
    await expect(changePlan(rui, { ...base(), ...wish, planId: full, difference: 0 }, NOW)).rejects.toMatchObject({
      code: 'auth.not_allowed',
    });
  });

  it('pauses with a period, any day at the desk, and goes on when the pause is ended', async () => {
    const flex = await join();
    const wish = { membershipId: flex.membershipId, from: '2027-03-20', to: '2027-04-10' };
    await expect(pauseMembership(ana, { ...base(), ...wish }, NOW)).rejects.toMatchObject({
      ...{ code: 'plans.pause_with_a_period', details: { on: '2027-04-01' } },
    });
    await pauseMembership(ana, { ...base(), ...wish, from: '2027-05-01', to: '2027-05-31' }, NOW);
    await pauseMembership(owner, { ...base(), ...wish }, NOW);
    await expect(pauseMembership(owner, { ...base(), ...wish }, NOW)).rejects.toMatchObject({
      code: 'plans.pause_overlaps',
    });
    await charge(flex, '2027-05-05');
    // 19 of 31 days, 20 of 30, and none of May.
    expect(await owed()).toEqual([
      ['2027-03-01', 1900],
      ['2027-04-11', 2067],
    ]);
    await undoMembership(ana, { ...base(), membershipId: flex.membershipId, what: 'pause' }, at('2027-05-05'));
    await charge(flex, '2027-05-05');
    // 27 of 31 days.
    expect(await owed()).toEqual([
      ['2027-03-01', 1900],
      ['2027-04-11', 2067],
      ['2027-05-05', 2700],
    ]);
  });

  it('ends after notice and least time, sooner where staff waive them, and goes on where it is undone', async () => {
    const flex = await join({ ...FLEX, minPeriods: 2, noticeDays: 14 });
    const { membershipId } = flex;
    const cancel = (lastOn: string, by = ana, date = '2027-03-20') =>
      cancelMembership(by, { ...base(), membershipId, lastOn }, at(date));
    expect((await whenIs('2027-03-20'))?.earliestEnd).toBe('2027-04-30');
    await expect(cancel('2027-03-31')).rejects.toMatchObject({
      code: 'plans.ends_later',
      details: { lastOn: '2027-04-30' },
    });
    await cancel('2027-04-30');
    await keep(flex, '2027-03-20');
    expect(await held()).toEqual([
      ['2027-03-01', 600],
      ['2027-04-01', 600],
    ]);
    expect((await whenIs('2027-03-20'))?.endsOn).toBe('2027-04-30');
    await undoMembership(ana, { ...base(), membershipId, what: 'cancellation' }, at('2027-03-20'));
    await keep(flex, '2027-03-20');
    expect((await held()).length).toBe(14);
    await charge(flex, '2027-03-20');
    await cancel('2027-03-20', owner);
    await keep(flex, '2027-03-21');
    await charge(flex, '2027-03-21');
    // 20 of 31 days.
    expect([await held(), await owed()]).toEqual([[], [['2027-03-01', 2000]]]);
    await expect(cancel('2027-04-30', owner, '2027-03-21')).rejects.toMatchObject({ code: 'plans.has_ended' });
  });

  it('is taken back before it begins, as if it had never been', async () => {
    const flex = await join(FLEX, '2027-03-10');
    await keep(flex, '2027-03-01');
    expect((await held()).length).toBe(13);
    const undo = (date: string) =>
      undoMembership(ana, { ...base(), membershipId: flex.membershipId, what: 'join' }, at(date));
    await expect(undo('2027-03-10')).rejects.toMatchObject({ code: 'plans.nothing_to_undo' });
    await undo('2027-03-09');
    await keep(flex, '2027-03-09');
    expect([await held(), await whenIs('2027-03-09')]).toEqual([[], null]);
    expect(
      await joinPlan(ana, { ...base(), planId: flex.planId, version: 1, startsOn: '2027-03-09' }, at('2027-03-09')),
    ).toBeTruthy();
  });

  it('is tried and joined for a fee the first time alone', async () => {
    const flex = await join({ ...FLEX, trialDays: 7, signUpFee: 5000 });
    await charge(flex, '2027-03-08');
    expect(await owed()).toEqual([['2027-03-08', 8100]]);
    expect((await whenIs('2027-03-07'))?.trialUntil).toBe('2027-03-07');
    await cancelMembership(
      owner,
      { ...base(), membershipId: flex.membershipId, lastOn: '2027-03-08' },
      at('2027-03-08'),
    );
    await joinPlan(ana, { ...base(), planId: flex.planId, version: 1, startsOn: '2027-03-09' }, at('2027-03-09'));
    expect(await whenIs('2027-03-09')).toMatchObject({ trialUntil: null, period: { fee: 3100, state: 'runs' } });
  });

  it('begins in the past for staff alone', async () => {
    await expect(join(FLEX, '2027-02-01')).rejects.toMatchObject({ code: 'plans.first_date_passed' });
    const flex = await join(FLEX, '2027-02-01', ana, owner);
    await charge(flex, '2027-03-01');
    expect(await owed()).toEqual([
      ['2027-02-01', 3100],
      ['2027-03-01', 3100],
    ]);
  });
});
