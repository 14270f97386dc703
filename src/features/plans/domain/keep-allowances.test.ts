import { expect, it } from 'vitest';
import type { Id } from '@/kernel/ids';
import { membershipOf, planFrom } from '../testing-plans';
import { keepAllowances, type KeptBucket } from './keep-allowances';
import type { Membership } from './membership-periods';
import { withPlan } from './membership-periods';

type Kept = KeptBucket & { left: number; given: number; rolledOut: number };

/** A ledger in memory: what was to be written is, and nothing else. */
function ledger() {
  const buckets: Kept[] = [];
  let made = 0;
  const of = (from: string, rolled = false) =>
    buckets.find((one) => one.from === from && (one.rolledFrom !== null) === rolled)!;
  const keep = (membership: Membership, today: string, upTo: string) => {
    const { make, entries } = keepAllowances(
      membership,
      buckets,
      { today, upTo },
      () => `b${made++}` as Id<'credit_bucket'>,
    );
    for (const { amount, allowance: _, planName: __, ...one } of make)
      buckets.push({ ...one, given: amount, left: amount, rolledOut: 0 });
    for (const { bucketId, kind, amount } of entries) {
      const bucket = buckets.find(({ id }) => id === bucketId)!;
      bucket.left += kind === 'allowance' || kind === 'rolled_in' ? amount : -amount;
      if (kind === 'allowance') bucket.given += amount;
      if (kind === 'taken_back') bucket.given -= amount;
      if (kind === 'rolled_out') bucket.rolledOut += amount;
    }
    return [
      ...make.map(({ from, amount }) => ['made', from, amount]),
      ...entries.map(({ kind, amount }) => [kind, amount]),
    ];
  };
  return {
    keep,
    of,
    spend: (from: string, amount: number, rolled = false) => (of(from, rolled).left -= amount),
    buckets,
  };
}

const hours = { unit: 'minutes', amount: 600 };
const flex = planFrom('Flex', '2027-03-01', { allowances: [hours] });
const APRIL = '2027-04-01';

it('makes the allowances of each period once, with the dates that they are for', () => {
  const { keep, buckets } = ledger();
  expect(keep(membershipOf([flex]), '2027-03-01', APRIL)).toEqual([
    ['made', '2027-03-01', 600],
    ['made', APRIL, 600],
  ]);
  expect(keep(membershipOf([flex]), '2027-03-01', APRIL)).toEqual([]);
  expect(buckets.map(({ from, to }) => [from, to])).toEqual([
    ['2027-03-01', '2027-03-31'],
    [APRIL, '2027-04-30'],
  ]);
});

it('gives a part of a period its part', () => {
  const { keep } = ledger();
  const calendar = planFrom('Flex', '2027-03-22', { calendar: true, allowances: [{ ...hours, amount: 620 }] });
  // 10 of 31 days.
  expect(keep(membershipOf([calendar]), '2027-03-22', '2027-03-31')).toEqual([['made', '2027-03-22', 200]]);
});

it('takes back what is not used where a plan is changed, and what is used stays used', () => {
  const { keep, spend, of } = ledger();
  const [before, full] = [membershipOf([flex]), planFrom('Full', '', { allowances: [{ ...hours, amount: 1240 }] })];
  keep(before, '2027-03-01', APRIL);
  spend('2027-03-01', 500);
  const after = withPlan(before, full, '2027-03-16');
  // Of the old one 15 days of 31 are 290: 310 too many, of which 100 are left. Of the new one 16 of 31 are 640.
  expect(keep(after, '2027-03-16', APRIL)).toEqual([
    ['made', '2027-03-16', 640],
    ['made', APRIL, 1240],
    ['taken_back', 100],
    ['taken_back', 600],
  ]);
  // A booking that used it is cancelled: what comes back is more than there should be.
  of('2027-03-01').left += 300;
  expect(keep(after, '2027-03-17', APRIL)).toEqual([['taken_back', 210]]);
  // And all as it was, where it is undone.
  expect(keep(before, '2027-03-17', APRIL)).toEqual([
    ['allowance', 310],
    ['allowance', 600],
    ['taken_back', 640],
    ['taken_back', 1240],
  ]);
  expect(keep(before, '2027-03-17', APRIL)).toEqual([]);
});

it('gives nothing for a pause, and all of it again where the pause is undone', () => {
  const { keep, of } = ledger();
  const runs = membershipOf([flex]);
  keep(runs, '2027-03-01', APRIL);
  const paused = membershipOf([flex], { pauses: [{ from: APRIL, to: '2027-04-15' }] });
  expect(keep(paused, '2027-03-02', APRIL)).toEqual([['taken_back', 600]]);
  expect(keep(paused, '2027-03-02', '2027-04-16')).toEqual([['made', '2027-04-16', 300]]);
  expect(keep(runs, '2027-03-02', '2027-04-16')).toEqual([
    ['allowance', 600],
    ['taken_back', 300],
  ]);
  expect(of(APRIL).left).toBe(600);
});

const rolling = planFrom('Flex', '2027-03-01', { allowances: [{ ...hours, rollOver: { cap: 200, periods: 2 } }] });

it('rolls what is left over up to the cap, for as many periods as it says, and the rest lapses', () => {
  const { keep, spend, of } = ledger();
  const runs = membershipOf([rolling]);
  keep(runs, '2027-03-01', '2027-04-30');
  spend('2027-03-01', 250);
  expect(keep(runs, '2027-03-31', '2027-04-30')).toEqual([]);
  expect(keep(runs, APRIL, '2027-04-30')).toEqual([
    ['made', APRIL, 200],
    ['rolled_out', 200],
    ['expired', 150],
  ]);
  expect(of(APRIL, true)).toMatchObject({ to: '2027-05-31', left: 200 });
  // Cancelled after all, an hour comes back to March: the cap is used up, so it lapses.
  of('2027-03-01').left += 60;
  expect(keep(runs, '2027-04-02', '2027-04-30')).toEqual([['expired', 60]]);
  // Spending does not make room either; what is over is over, and nothing rolls twice.
  spend(APRIL, 600);
  spend(APRIL, 50, true);
  expect(keep(runs, '2027-06-01', '2027-04-30')).toEqual([['expired', 150]]);
});

it('rolls over what comes back late, as long as the cap leaves room', () => {
  const { keep, spend, of } = ledger();
  const runs = membershipOf([rolling]);
  keep(runs, '2027-03-01', '2027-03-31');
  spend('2027-03-01', 500);
  expect(keep(runs, APRIL, '2027-03-31')).toEqual([
    ['made', APRIL, 100],
    ['rolled_out', 100],
  ]);
  of('2027-03-01').left += 180;
  expect(keep(runs, '2027-04-03', '2027-03-31')).toEqual([
    ['rolled_out', 100],
    ['rolled_in', 100],
    ['expired', 80],
  ]);
});

it('comes late to the same as day by day', () => {
  const [late, daily] = [ledger(), ledger()];
  const runs = membershipOf([rolling], { endsOn: '2027-08-31' });
  for (const one of [late, daily]) {
    one.keep(runs, '2027-03-01', '2027-12-31');
    one.spend('2027-03-01', 90);
    one.spend('2027-05-01', 590);
  }
  for (let day = Date.UTC(2027, 2, 2); day <= Date.UTC(2027, 8, 1); day += 86_400_000)
    daily.keep(runs, new Date(day).toISOString().slice(0, 10), '2027-12-31');
  late.keep(runs, '2027-09-01', '2027-12-31');
  const sums = ({ buckets }: ReturnType<typeof ledger>) =>
    buckets.map(({ from, to, given, left, rolledOut }) => [from, to, given, left, rolledOut].join(' ')).sort();
  expect(sums(late)).toEqual(sums(daily));
  expect(late.buckets.every(({ left }) => left === 0)).toBe(true);
});

it('lapses all at the end of the membership, and rolls nothing over it', () => {
  const { keep, buckets } = ledger();
  const ends = membershipOf([rolling], { endsOn: '2027-04-15' });
  keep(ends, '2027-03-01', '2027-12-31');
  keep(ends, '2027-04-16', '2027-12-31');
  expect(buckets.map(({ left, rolledOut }) => [left, rolledOut])).toEqual([
    [0, 200],
    [0, 0],
    [0, 0],
  ]);
});

it('makes unlimited time without an amount, and never empties it', () => {
  const { keep, spend } = ledger();
  const full = membershipOf([planFrom('Full', '2027-03-01', { allowances: [{ unit: 'unlimited', amount: 0 }] })]);
  expect(keep(full, '2027-03-01', '2027-03-31')).toEqual([['made', '2027-03-01', 0]]);
  spend('2027-03-01', 480);
  expect(keep(full, '2027-05-01', '2027-03-31')).toEqual([]);
});
