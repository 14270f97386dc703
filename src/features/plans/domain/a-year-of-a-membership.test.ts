import { expect, it } from 'vitest';
import type { Id } from '@/kernel/ids';
import { addDays, type LocalDate } from '@/kernel/zone';
import { membershipOf, planFrom } from '../testing-plans';
import { keepAllowances, type KeptBucket } from './keep-allowances';
import { duesOf } from './membership-dues';
import { type Membership, nextPeriodOn, standingOn, withPlan } from './membership-periods';
import { addMonths } from './period-grid';
import { earliestEnd } from './when-it-ends';

const rolling = { unit: 'minutes', amount: 600, rollOver: { cap: 120, periods: 1 } };
const FLEX = { price: 12345, allowances: [rolling] };
const FULL = { price: 23999, allowances: [{ unit: 'minutes', amount: 1250 }] };

const randomOf = (seed: number) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
type Kept = KeptBucket & { given: number; left: number; rolledOut: number; spent: number; expired: number };

/** A year and more of one membership, looked at on some days only, with an act now and then and time spent in between. */
function live(seed: number) {
  const random = randomOf(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const start = addDays('2027-07-02', upTo(29));
  let now: Membership = membershipOf([planFrom('Flex', start, FLEX)]);
  const acts: Record<LocalDate, (day: LocalDate) => Membership> = {
    [addDays(start, 40 + upTo(40))]: (day) =>
      withPlan(now, planFrom('Full', '', FULL), seed % 2 ? day : nextPeriodOn(now, day)),
    [addDays(start, 130 + upTo(30))]: (day) => withPlan(now, planFrom('Flex', '', FLEX), nextPeriodOn(now, day)),
    [addDays(start, 200 + upTo(20))]: (day) => {
      const from = seed % 3 ? nextPeriodOn(now, day) : addDays(day, 3);
      return { ...now, pauses: [{ from, to: addDays(from, 17 + upTo(30)) }] };
    },
    [addDays(start, 330 + upTo(20))]: (day) => ({ ...now, endsOn: earliestEnd(now, day) }),
  };
  const buckets: Kept[] = [];
  const keep = (today: LocalDate) => {
    const when = { today, upTo: addMonths(today, 13) };
    const { make, entries } = keepAllowances(
      now,
      buckets,
      when,
      () => `b${buckets.length}-${random()}` as Id<'credit_bucket'>,
    );
    for (const { amount, ...one } of make)
      buckets.push({ ...one, given: amount, left: amount, rolledOut: 0, spent: 0, expired: 0 });
    for (const { bucketId, kind, amount } of entries) {
      const bucket = buckets.find(({ id }) => id === bucketId)!;
      bucket.left += kind === 'allowance' || kind === 'rolled_in' ? amount : -amount;
      if (kind === 'allowance' || kind === 'rolled_in') bucket.given += amount;
      if (kind === 'taken_back') bucket.given -= amount;
      if (kind === 'rolled_out') bucket.rolledOut += amount;
      if (kind === 'expired') bucket.expired += amount;
    }
  };
  for (let at = 0; at < 480; at++) {
    const day = addDays(start, at);
    const act = acts[day];
    if (act) now = act(day);
    if (act || at === 0 || random() < 0.3) keep(day);
    const open = buckets.filter(
      ({ from, to, left, rolledFrom }) => !rolledFrom && left > 0 && from <= day && day <= to,
    );
    if (open.length > 0 && random() < 0.2 && standingOn(now, day)?.state === 'runs') {
      const bucket = open[upTo(open.length)]!;
      const amount = 1 + upTo(Math.min(bucket.left, 240));
      bucket.left -= amount;
      bucket.spent += amount;
    }
  }
  keep(addDays(start, 480));
  return { membership: now, buckets };
}

/** The first day of the nth month from a date, the long way. */
function nthMonth(date: LocalDate, n: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  for (let one = day; ; one--) {
    const tried = new Date(Date.UTC(year, month - 1 + n, one));
    if (tried.getUTCDate() === one) return tried.toISOString().slice(0, 10);
  }
}

type Stretch = { from: LocalDate; first: number; days: number; whole: number; name: string; end: LocalDate };

/** Reckoned anew from the final dates, day by day: stretches of days that run, within a month and a plan. */
function stretchesOf({ startsOn, endsOn, plans, pauses }: Membership): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  let [month, day] = [0, startsOn];
  for (; day <= (endsOn ?? ''); day = addDays(day, 1)) {
    if (day >= nthMonth(startsOn, month + 1)) [month, open] = [month + 1, null];
    const plan = plans.filter(({ from }) => from <= day).at(-1)!;
    if (open && plans.some(({ from }) => from === day)) open = null;
    if (pauses.some((pause) => pause.from <= day && day <= (pause.to ?? ''))) {
      open = null;
      continue;
    }
    if (!open) {
      const [begins, end] = [nthMonth(startsOn, month), nthMonth(startsOn, month + 1)];
      const daysTo = (to: LocalDate) => Math.round((Date.parse(to) - Date.parse(begins)) / 86_400_000);
      open = { from: day, first: daysTo(day), days: 0, whole: daysTo(end), name: plan.name, end: addDays(end, -1) };
      stretches.push(open);
    }
    open.days++;
  }
  return stretches;
}
const partOf = (amount: number, { first, days, whole }: Stretch) =>
  Math.floor((amount * (first + days)) / whole + 0.5) - Math.floor((amount * first) / whole + 0.5);

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
  'a membership over a year ends at the figures of a recalculation: %i',
  (seed) => {
    const { membership, buckets } = live(seed);
    const stretches = stretchesOf(membership);
    expect(membership.endsOn).not.toBeNull();
    expect(duesOf(membership, '2029-12-31').map(({ on, amount }) => [on, amount])).toEqual(
      stretches.map((one) => [one.from, partOf(one.name === 'Flex' ? FLEX.price : FULL.price, one)]),
    );
    expect(new Set(stretches.map(({ name }) => name))).toEqual(new Set(['Flex', 'Full']));
    for (const one of stretches) {
      const versionId = `${one.name}-1`;
      const bucket = buckets.find(
        (kept) => kept.from === one.from && kept.versionId === versionId && !kept.rolledFrom,
      )!;
      // What was used before something changed stays used; all else is by the days.
      const share = partOf(one.name === 'Flex' ? 600 : 1250, one);
      expect([one.from, bucket.to, bucket.given]).toEqual([one.from, one.end, Math.max(share, bucket.spent)]);
      const left = bucket.given - bucket.spent;
      const rolls = one.name === 'Flex' && membership.endsOn! > bucket.to;
      expect(bucket.rolledOut).toBe(rolls ? Math.min(120, left) : 0);
      expect([bucket.left, bucket.expired]).toEqual([0, left - bucket.rolledOut]);
      const into = buckets.find(({ rolledFrom }) => rolledFrom === bucket.id);
      expect([into?.given ?? 0, into?.expired ?? 0, into?.left ?? 0]).toEqual([bucket.rolledOut, bucket.rolledOut, 0]);
    }
    // All others were for periods that never came, and are empty.
    const others = buckets.filter(
      (kept) =>
        !kept.rolledFrom && !stretches.some(({ from, name }) => from === kept.from && kept.versionId === `${name}-1`),
    );
    expect(others.filter(({ given, spent, left }) => given !== spent || left !== 0)).toEqual([]);
  },
);
