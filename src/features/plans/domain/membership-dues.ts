import type { Minor } from '@/kernel/money';
import { addDays, type LocalDate } from '@/kernel/zone';
import type { PlanTerms } from '../plans.contract';
import { firstPaidDay, type Membership, periodsOf, standingOn } from './membership-periods';
import { datesInWords } from './plan-words';

/** Something that a membership costs, on the day on which it is charged. */
export type Due = {
  readonly on: LocalDate;
  readonly words: string;
  readonly amount: Minor;
  readonly tax: string | null;
};

/** All that a membership costs up to a date: each period on its first day, joining on the first day that is no trial. It is looked up, never counted along. */
export function duesOf(membership: Membership, upTo: LocalDate): Due[] {
  const dues = periodsOf(membership, upTo).flatMap(({ from, to, fee, plan }): Due[] =>
    fee > 0
      ? [{ on: from, amount: fee, tax: plan.terms.tax, words: `${plan.name}: ${datesInWords(from, addDays(to, -1))}` }]
      : [],
  );
  const joined = firstPaidDay(membership);
  const joins = standingOn(membership, joined);
  if (!joins || joined > upTo || membership.signUpFee === 0) return dues;
  const { name, terms } = joins.plan;
  return [{ on: joined, words: `${name}: joining`, amount: membership.signUpFee, tax: terms.tax }, ...dues];
}

const sumOf = (dues: readonly Due[]): Minor => dues.reduce((sum, { amount }) => sum + amount, 0);

/** What is to pay at once if one becomes the other; less than nothing is given back. */
export const differenceOf = (before: Membership, after: Membership, today: LocalDate): Minor =>
  sumOf(duesOf(after, today)) - sumOf(duesOf(before, today));

const DAYS = { week: 7, month: 365.25 / 12, year: 365.25 } as const;
const byTheDay = ({ price, every }: Pick<PlanTerms, 'price' | 'every'>): number => price / DAYS[every];

/** Whether another plan gives less than the one that runs: it costs less at once, or by the day. Nothing is smaller where nothing was paid yet. */
export function isSmaller(before: Membership, after: Membership, on: LocalDate, difference: Minor): boolean {
  const [was, is] = [standingOn({ ...before, endsOn: null }, on), standingOn({ ...after, endsOn: null }, on)];
  if (difference < 0) return true;
  return was?.state === 'runs' && is !== null && byTheDay(is.plan.terms) < byTheDay(was.plan.terms);
}

/** The next day on which something is charged, and how much. */
export function nextChargeOf(membership: Membership, after: LocalDate): { on: LocalDate; amount: Minor } | null {
  const dues = duesOf(membership, addDays(after, 800)).filter(({ on }) => on > after);
  const on = dues.map((due) => due.on).sort()[0];
  return on === undefined ? null : { on, amount: sumOf(dues.filter((due) => due.on === on)) };
}
