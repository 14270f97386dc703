import type { z } from 'zod';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { addDays, type LocalDate, localDateOf } from '@/kernel/zone';
import { findMemberName } from '@/features/memberships/memberships.service';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { differenceOf, isSmaller, nextChargeOf } from './domain/membership-dues';
import { firstPaidDay, nextPeriodOn, type Period, periodsOf, standingOn, withPlan } from './domain/membership-periods';
import { sameCadence } from './domain/period-grid';
import { earliestEnd } from './domain/when-it-ends';
import { whoMoves } from './domain/who-moves';
import { mayPutOnPlans, maySetPlans } from './plans.access';
import type {
  changePreview,
  holdersInput,
  membershipInput,
  MembershipOf,
  MembershipView,
  PlanHolder,
  plansView,
  previewChangeInput,
} from './plans.contract';
import { planError } from './plans.errors';
import { findMembership, type FoundMembership, listHolders, listMemberships } from './sql/membership-reads';
import { findPlan, listPlans } from './sql/plan-reads';

/** The plans that can be taken; for whoever serves members all, with how many are on each. */
export function readPlans(member: ActingMember, now = new Date()): Promise<z.output<typeof plansView>> {
  return inOperator(member, async (tx) => {
    const { currency, timeZone } = await getHouse(tx);
    const today = localDateOf(now, timeZone);
    return { currency, today, plans: await listPlans(tx, today, !mayPutOnPlans(member.role)) };
  });
}

/** Who is on an earlier version of a plan, or on its latest, and from when on they would have another. @throws DomainError `auth.not_allowed` */
export function readHolders(
  member: ActingMember,
  { planId }: z.output<typeof holdersInput>,
  now = new Date(),
): Promise<PlanHolder[]> {
  if (!maySetPlans(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const today = localDateOf(now, (await getHouse(tx)).timeZone);
    const moving = whoMoves(await listHolders(tx, planId, today), planId, null, today);
    return moving.flatMap(({ membership, fromOn }) => {
      const then = standingOn(membership, fromOn)?.plan;
      const { memberId, displayName } = membership;
      return then ? [{ memberId, displayName, price: then.terms.price, movesOn: fromOn }] : [];
    });
  });
}

/** On which plan somebody is or will be first, what it costs next and when: oneself, or a member for whoever serves them. */
export function readMembership(
  member: ActingMember,
  input: z.output<typeof membershipInput>,
  now = new Date(),
): Promise<MembershipView> {
  const memberId = input.memberId ?? member.memberId;
  if (memberId !== member.memberId && !mayPutOnPlans(member.role))
    throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const displayName = await findMemberName(tx, memberId);
    if (displayName === null) throw planError('not_found', 'plans.member_not_found');
    const { currency, timeZone } = await getHouse(tx);
    const today = localDateOf(now, timeZone);
    const [found] = await listMemberships(tx, [memberId], today);
    return { displayName, currency, today, membership: found ? viewOf(found, today) : null };
  });
}

function viewOf(found: FoundMembership, today: LocalDate): MembershipOf | null {
  const { id, startsOn, endsOn, plans, pauses, trialDays } = found;
  const day = today < startsOn ? startsOn : today;
  const standing = standingOn(found, day);
  if (!standing) return null;
  const periods = periodsOf(found, addDays(day, 800));
  const at = periods.findIndex((period) => period.from <= day && day < period.to);
  const { planId, name, terms } = standing.plan;
  const change = plans.find(({ from }) => from > day);
  return {
    ...{ id, startsOn, endsOn, plan: { id: planId, name, terms } },
    trialUntil: trialDays > 0 && day < firstPaidDay(found) ? addDays(firstPaidDay(found), -1) : null,
    change: change && (endsOn === null || change.from <= endsOn) ? { on: change.from, name: change.name } : null,
    pause: pauses.find(({ to }) => to === null || to >= today) ?? null,
    period: periodView(today < startsOn ? undefined : periods[at]),
    next: periodView(periods[today < startsOn ? 0 : at + 1]),
    charge: nextChargeOf(found, today),
    earliestEnd: earliestEnd(found, today),
    nextPeriodOn: nextPeriodOn(found, today),
  };
}

const periodView = (period: Period | undefined): MembershipOf['period'] =>
  period ? { from: period.from, to: addDays(period.to, -1), fee: period.fee, state: period.state } : null;

/** What another plan would cost at once, and when it could begin otherwise. @throws DomainError `memberships.not_found`, `plans.not_found` */
export function readChangePreview(
  member: ActingMember,
  input: z.output<typeof previewChangeInput>,
  now = new Date(),
): Promise<z.output<typeof changePreview>> {
  return inOperator(member, async (tx) => {
    const found = await findMembership(tx, input.membershipId);
    if (!found || found.plans.length === 0) throw planError('not_found', 'memberships.not_found');
    if (found.memberId !== member.memberId && !mayPutOnPlans(member.role))
      throw new DomainError('forbidden', 'auth.not_allowed');
    const plan = await findPlan(tx, input.planId);
    if (!plan) throw planError('not_found', 'plans.not_found');
    const today = localDateOf(now, (await getHouse(tx)).timeZone);
    const on = today < found.startsOn ? found.startsOn : today;
    const { versionId, id: planId, name, terms } = plan;
    const after = withPlan(found, { versionId, planId, name, terms }, on);
    const difference = differenceOf(found, after, today);
    const runs = standingOn({ ...found, endsOn: null }, on)?.plan.terms;
    const newPeriod = runs !== undefined && !sameCadence(runs, terms);
    return {
      now: { on, difference, smaller: isSmaller(found, after, on, difference), newPeriod },
      nextPeriod: { on: nextPeriodOn(found, today) },
    };
  });
}
