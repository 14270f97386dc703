import { addDays, type LocalDate } from '@/kernel/zone';
import { firstPaidDay, type Membership, periodsFrom } from './membership-periods';
import { wholePeriodAt } from './period-grid';

/** Since when a membership is on the plan that it has on a date, whatever version of it. */
function onItSince({ plans, startsOn }: Membership, date: LocalDate): LocalDate {
  const begun = plans.filter(({ from }) => from <= date);
  const now = begun.at(-1);
  const other = begun.findLastIndex(({ planId }) => planId !== now?.planId);
  return begun[other + 1]?.from ?? startsOn;
}

/**
 * The last date of a membership that is cancelled today: the end of a period, after the notice and the least number of periods, each that has begun
 * counting. In a trial it is the last day of the trial.
 */
export function earliestEnd(membership: Membership, today: LocalDate): LocalDate {
  const day = today < membership.startsOn ? membership.startsOn : today;
  const paid = firstPaidDay(membership);
  if (day < paid) return addDays(paid, -1);
  const plan = membership.plans.findLast(({ from }) => from <= day) ?? membership.plans[0];
  if (!plan) return day;
  const { minPeriods, noticeDays } = plan.terms;
  let bound = onItSince(membership, day);
  if (bound < paid) bound = paid;
  for (let n = 0; n < minPeriods; n++) bound = wholePeriodAt(plan.terms, plan.anchor, bound).to;
  const noticed = addDays(today, noticeDays);
  for (const { to, whole } of periodsFrom({ ...membership, endsOn: null })) {
    const last = addDays(to, -1);
    if (to === whole.to && last >= day && last >= noticed && to >= bound) return last;
  }
  return day;
}
