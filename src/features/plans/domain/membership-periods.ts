import type { Id } from '@/kernel/ids';
import type { Minor } from '@/kernel/money';
import { addDays, type LocalDate } from '@/kernel/zone';
import type { PlanTerms } from '../plans.contract';
import { type Dates, sameCadence, shareOf, wholePeriodAt } from './period-grid';

/** A version of a plan, as a membership has it from a date on. */
export type PlanFrom = {
  readonly from: LocalDate;
  /** Periods are counted from here. */
  readonly anchor: LocalDate;
  readonly versionId: Id<'plan_version'>;
  readonly planId: Id<'plan'>;
  readonly name: string;
  readonly terms: PlanTerms;
};
export type Membership = {
  readonly startsOn: LocalDate;
  /** Its last date; null for open-ended. */
  readonly endsOn: LocalDate | null;
  readonly trialDays: number;
  readonly signUpFee: Minor;
  /** By their dates; of two from one date the later counts. */
  readonly plans: readonly PlanFrom[];
  /** Both dates belong to it. */
  readonly pauses: readonly { readonly from: LocalDate; readonly to: LocalDate | null }[];
};
/** A stretch of a membership within one whole period of one plan. */
export type Period = Dates & {
  readonly whole: Dates;
  readonly plan: PlanFrom;
  readonly state: 'runs' | 'trial' | 'paused';
  readonly fee: Minor;
};

const FOR_EVER = '9999-12-31';
const earliest = (...dates: readonly LocalDate[]): LocalDate => dates.reduce((a, b) => (a < b ? a : b));

/** The first day that is no trial. */
export const firstPaidDay = ({ startsOn, trialDays }: Membership): LocalDate => addDays(startsOn, trialDays);

/** What a membership is on a date: on which plan, and whether it runs; null where it has not begun or is over. */
export function standingOn(membership: Membership, date: LocalDate): { plan: PlanFrom; state: Period['state'] } | null {
  const { startsOn, endsOn, plans, pauses } = membership;
  const plan = plans.findLast(({ from }) => from <= date);
  if (!plan || date < startsOn || (endsOn !== null && date > endsOn)) return null;
  const paused = pauses.some(({ from, to }) => from <= date && (to === null || date <= to));
  return { plan, state: paused ? 'paused' : date < firstPaidDay(membership) ? 'trial' : 'runs' };
}

/**
 * The periods of a membership one after the other, each cut where something changes within it: another plan, the end of the trial, a pause. Days of a
 * trial or a pause cost nothing, all others their share of the price of the whole period. For ever where nobody ended it.
 */
export function* periodsFrom(membership: Membership): Generator<Period> {
  const { startsOn, endsOn, plans, pauses } = membership;
  const end = endsOn === null ? FOR_EVER : addDays(endsOn, 1);
  const cuts = [
    ...plans.map(({ from }) => from),
    ...pauses.flatMap(({ from, to }) => [from, ...(to === null ? [] : [addDays(to, 1)])]),
    firstPaidDay(membership),
  ];
  for (let from = startsOn; from < end;) {
    const standing = standingOn(membership, from);
    if (!standing) return;
    const { plan, state } = standing;
    const whole = wholePeriodAt(plan.terms, plan.anchor, from);
    const to = earliest(end, whole.to, ...cuts.filter((cut) => cut > from));
    const fee = state === 'runs' ? shareOf(plan.terms.price, whole, { from, to }) : 0;
    yield { from, to, whole: { from: whole.from, to: whole.to }, plan, state, fee };
    from = to;
  }
}

/** Those that begin up to a date, which belongs to it. */
export function periodsOf(membership: Membership, upTo: LocalDate): Period[] {
  const periods: Period[] = [];
  for (const period of periodsFrom(membership)) {
    if (period.from > upTo) break;
    periods.push(period);
  }
  return periods;
}

/** When its next whole period begins after a date, or its first. */
export function nextPeriodOn(membership: Membership, after: LocalDate): LocalDate {
  if (after < membership.startsOn) return membership.startsOn;
  for (const { to, whole } of periodsFrom({ ...membership, endsOn: null }))
    if (to > after && to === whole.to) return to;
  return after;
}

type Version = Omit<PlanFrom, 'from' | 'anchor'>;

/** From when on the periods of another plan are counted that counts from a date on: as before where they are as long, otherwise from that date. */
export function anchorFor(membership: Membership, terms: PlanTerms, from: LocalDate): LocalDate {
  const before = membership.plans.findLast((one) => one.from <= from) ?? membership.plans[0];
  if (before && sameCadence(before.terms, terms)) return before.anchor;
  const paid = firstPaidDay(membership);
  return from < paid ? paid : from;
}

/** The membership with another plan from a date on; what was to come after it comes no more. */
export function withPlan(membership: Membership, version: Version, from: LocalDate): Membership {
  const known = { ...membership, plans: membership.plans.filter((one) => one.from < from) };
  const anchor = anchorFor(membership, version.terms, from);
  return { ...known, plans: [...known.plans, { ...version, from, anchor }] };
}
