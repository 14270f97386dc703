import type { Id } from '@/kernel/ids';
import { addDays, type LocalDate } from '@/kernel/zone';
import type { Allowance } from '../plans.contract';
import { type Membership, type Period, periodsOf } from './membership-periods';
import { beginningOf, shareOf, wholePeriodAt } from './period-grid';

type BucketId = Id<'credit_bucket'>;
/** A bucket of a membership as it is: of which allowance of which version it is, for which dates, and what became of it. */
export type KeptBucket = {
  readonly id: BucketId;
  readonly versionId: string;
  readonly place: number;
  /** Both dates belong to it. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unlimited: boolean;
  readonly rolledFrom: BucketId | null;
  /** What came in, less what was taken back. */
  readonly given: number;
  readonly left: number;
  readonly rolledOut: number;
};
export type NewAllowance = Pick<
  KeptBucket,
  'id' | 'versionId' | 'place' | 'from' | 'to' | 'unlimited' | 'rolledFrom'
> & {
  readonly amount: number;
  readonly allowance: Allowance;
  readonly planName: string;
};
export type Entry = {
  readonly bucketId: BucketId;
  readonly kind: 'allowance' | 'rolled_in' | 'taken_back' | 'rolled_out' | 'expired';
  readonly amount: number;
};
export type ToKeep = { readonly make: readonly NewAllowance[]; readonly entries: readonly Entry[] };

type Wanted = {
  readonly period: Period;
  readonly place: number;
  readonly allowance: Allowance;
  readonly amount: number;
};
const keyOf = (one: { versionId: string; place: number; from: LocalDate; to: LocalDate }) =>
  `${one.versionId} ${one.place} ${one.from} ${one.to}`;

/** The allowances of each period that has some, as their share of the whole one: a trial gives its share too, a pause none. */
function wantedUpTo(membership: Membership, upTo: LocalDate): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const period of periodsOf(membership, upTo)) {
    if (period.state === 'paused') continue;
    const { plan, whole, from } = period;
    plan.terms.allowances.forEach((allowance, place) => {
      const amount = allowance.unit === 'unlimited' ? 0 : shareOf(allowance.amount, whole, period);
      const key = keyOf({ versionId: plan.versionId, place, from, to: addDays(whole.to, -1) });
      wanted.set(key, { period, place, allowance, amount });
    });
  }
  return wanted;
}

/**
 * What is to be written so that a membership's allowances are as they should be on a day: made for the periods ahead, brought to their share where something has
 * changed, rolled over and lapsed where their period is over. Looked up from how things are, so it may be asked late, twice and in any order; what bookings have
 * used stays theirs.
 */
export function keepAllowances(
  membership: Membership,
  known: readonly KeptBucket[],
  { today, upTo }: { readonly today: LocalDate; readonly upTo: LocalDate },
  newId: () => BucketId,
): ToKeep {
  const wanted = wantedUpTo(membership, upTo);
  const make: NewAllowance[] = [];
  const entries: Entry[] = [];
  const buckets = new Map<string, KeptBucket & { left: number; given: number; rolledOut: number }>();
  const write = (bucket: { id: BucketId; left: number }, kind: Entry['kind'], amount: number) => {
    if (amount <= 0) return;
    bucket.left += kind === 'allowance' || kind === 'rolled_in' ? amount : -amount;
    entries.push({ bucketId: bucket.id, kind, amount });
  };
  for (const bucket of known) if (!bucket.rolledFrom) buckets.set(keyOf(bucket), { ...bucket });

  for (const [key, { period, place, allowance, amount }] of wanted) {
    const bucket = buckets.get(key);
    const unlimited = allowance.unit === 'unlimited';
    if (bucket) {
      if (unlimited) continue;
      if (amount > bucket.given) write(bucket, 'allowance', amount - bucket.given);
      else write(bucket, 'taken_back', Math.min(bucket.left, bucket.given - amount));
    } else if (unlimited || amount > 0) {
      const { plan, from, whole } = period;
      const id = newId();
      const one = {
        id,
        versionId: plan.versionId,
        place,
        from,
        to: addDays(whole.to, -1),
        unlimited,
        rolledFrom: null,
      };
      make.push({ ...one, amount, allowance, planName: plan.name });
      buckets.set(key, { ...one, given: amount, left: amount, rolledOut: 0 });
    }
  }
  for (const [key, bucket] of buckets)
    if (!wanted.has(key) && !bucket.unlimited) write(bucket, 'taken_back', Math.min(bucket.left, bucket.given));

  const rolled = new Map(known.flatMap((one) => (one.rolledFrom ? [[one.rolledFrom, { ...one }] as const] : [])));
  const ended = membership.endsOn !== null && membership.endsOn < today;
  const isOver = ({ to, unlimited }: KeptBucket) => (to < today || ended) && !unlimited;
  for (const [key, bucket] of buckets) {
    if (!isOver(bucket) || bucket.left <= 0) continue;
    const goesOn = membership.endsOn === null || membership.endsOn > bucket.to;
    const of = wanted.get(key);
    if (of?.allowance.rollOver && goesOn) {
      const { cap } = of.allowance.rollOver;
      const more = Math.min(bucket.left, Math.max(0, cap - bucket.rolledOut));
      write(bucket, 'rolled_out', more);
      const into = rolled.get(bucket.id);
      if (into) write(into, 'rolled_in', more);
      else if (more > 0) {
        const one = rollInto(of, bucket, newId());
        make.push({ ...one, amount: more, allowance: of.allowance, planName: of.period.plan.name });
        rolled.set(bucket.id, { ...one, given: more, left: more, rolledOut: 0 });
      }
    }
    write(bucket, 'expired', bucket.left);
  }
  for (const bucket of rolled.values()) if (isOver(bucket)) write(bucket, 'expired', bucket.left);
  return { make, entries };
}

/** The bucket that takes the rest of another: for the periods that follow, as many as the plan says. */
function rollInto({ period: { plan, whole }, allowance, place }: Wanted, { id: rolledFrom }: KeptBucket, id: BucketId) {
  const { nth } = wholePeriodAt(plan.terms, plan.anchor, whole.from);
  const end = beginningOf(plan.terms, plan.anchor, nth + 1 + (allowance.rollOver?.periods ?? 1));
  const dates = { from: whole.to, to: addDays(end, -1) };
  return { id, versionId: plan.versionId, place, ...dates, unlimited: false, rolledFrom };
}
