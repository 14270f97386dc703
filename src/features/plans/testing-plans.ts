import type { Id } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { Membership, PlanFrom } from './domain/membership-periods';
import { planTerms, type PlanTerms } from './plans.contract';

export const termsOf = (more: object = {}): PlanTerms => planTerms.parse({ price: 3100, every: 'month', ...more });

/** A plan of that name from a date on; its periods are counted from there unless it is said. */
export const planFrom = (name: string, from: LocalDate, more: object = {}, anchor: LocalDate = from): PlanFrom => ({
  ...{ from, anchor, name, terms: termsOf(more) },
  planId: name as Id<'plan'>,
  versionId: `${name}-1` as Id<'plan_version'>,
});

/** A membership that begins with its first plan and has no end. */
export const membershipOf = (plans: readonly PlanFrom[], more: Partial<Membership> = {}): Membership => ({
  ...{ startsOn: plans[0]?.from ?? '2027-01-01', endsOn: null, trialDays: 0, signUpFee: 0, plans, pauses: [] },
  ...more,
});
