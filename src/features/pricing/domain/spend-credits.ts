import { exactly, type Minor, rounded, timesOver } from '@/kernel/money';
import type { ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { LocalDate } from '@/kernel/zone';
import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';

/** A line that can be paid with time: all of it on one day. */
export type Coverable = {
  readonly date: LocalDate;
  readonly minutes: number;
  readonly amount: Minor;
};
export type CreditUse = {
  readonly bucketId: string;
  readonly name: string;
  readonly unit: CreditBucket['unit'];
  readonly used: number;
  readonly worth: Minor;
  /** The line it paid; null for money, which pays the whole. */
  readonly line: number | null;
};
type Place = { readonly kind: ResourceKind; readonly resourceId: ResourceId };

const SOURCES = ['allowance', 'pass', 'time', 'money'];
const HALF_DAY = 240;

/** Those that fit a place: what has no bottom before all others, then what expires first; of those that go together, what a plan gives before what was bought. */
function inTurn(buckets: readonly CreditBucket[], place: Place, now: Date): CreditBucket[] {
  const fits = ({ kinds, resourceIds, expiresAt, left, unlimited }: CreditBucket): boolean =>
    (left > 0 || unlimited === true) &&
    (kinds.length === 0 || kinds.includes(place.kind)) &&
    (resourceIds.length === 0 || resourceIds.includes(place.resourceId)) &&
    (!expiresAt || expiresAt > now);
  const ends = ({ expiresAt }: CreditBucket): number => expiresAt?.getTime() ?? Infinity;
  return buckets
    .filter(fits)
    .sort(
      (a, b) =>
        Number(b.unlimited ?? false) - Number(a.unlimited ?? false) ||
        (ends(a) === ends(b) ? 0 : ends(a) - ends(b)) ||
        SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source) ||
        a.id.localeCompare(b.id),
    );
}

const isFor = ({ covers: { from, to } }: CreditBucket, date: LocalDate): boolean =>
  (from === null || date >= from) && (to === null || date <= to);

/**
 * Pays lines with prepaid time, partly where it does not suffice: half of the hours pay half of the price. Free lines use none.
 * @returns what each bucket gave to which line; never more than it had
 */
export function spendTime(
  lines: readonly Coverable[],
  buckets: readonly CreditBucket[],
  place: Place,
  now: Date,
): CreditUse[] {
  const left = new Map(buckets.map(({ id, left: all, unlimited }) => [id, unlimited ? Infinity : all]));
  const uses: CreditUse[] = [];
  const turns = inTurn(buckets, place, now).filter(({ unit }) => unit !== 'money');
  for (const date of new Set(lines.map((line) => line.date))) {
    const ofDay = lines.flatMap((line, at) =>
      line.date === date && line.amount > 0 ? [{ at, line, open: line.amount, openMinutes: line.minutes }] : [],
    );
    for (const bucket of turns) {
      if (!isFor(bucket, date)) continue;
      const has = left.get(bucket.id) ?? 0;
      const spent = bucket.unit === 'minutes' ? byMinutes(ofDay, bucket, has) : byHalfDays(ofDay, bucket, has);
      uses.push(...spent);
      left.set(bucket.id, has - spent.reduce((sum, { used }) => sum + used, 0));
    }
  }
  return uses;
}

type OpenLine = { readonly at: number; readonly line: Coverable; open: Minor; openMinutes: number };

function byMinutes(lines: readonly OpenLine[], bucket: CreditBucket, has: number): CreditUse[] {
  const uses: CreditUse[] = [];
  for (const line of lines) {
    const used = Math.min(has, line.openMinutes);
    if (used <= 0) continue;
    const worth =
      used === line.openMinutes ? line.open : rounded(timesOver(exactly(line.open), used, line.openMinutes));
    // No minute is spent on what is less than the smallest coin.
    if (worth <= 0) continue;
    has -= used;
    uses.push(useOf(bucket, used, worth, line.at));
    line.open -= worth;
    line.openMinutes -= used;
  }
  return uses;
}

/** A pass of days pays what is still open of the day: a half for a short one, both halves for a long one, half of it with one half left. */
function byHalfDays(ofDay: readonly OpenLine[], bucket: CreditBucket, has: number): CreditUse[] {
  // Of what is paid already no time is left to pay, though its last minutes were worth less than a coin.
  const lines = ofDay.filter(({ open }) => open > 0);
  const minutes = lines.reduce((sum, { openMinutes }) => sum + openMinutes, 0);
  if (minutes === 0 || has === 0) return [];
  const needed = minutes <= (bucket.halfDayMinutes ?? HALF_DAY) ? 1 : 2;
  const used = Math.min(has, needed);
  let [halves, paid] = [used, 0];
  const uses: CreditUse[] = [];
  for (const line of lines) {
    const worth = used === needed ? line.open : rounded(timesOver(exactly(line.open), used, needed));
    const minutesPaid = Math.floor((line.openMinutes * used) / needed);
    uses.push(useOf(bucket, halves, worth, line.at));
    halves = 0;
    paid += worth;
    line.open -= worth;
    line.openMinutes -= used === needed ? line.openMinutes : minutesPaid;
  }
  return paid > 0 ? uses : [];
}

/** Pays what is due with prepaid money. */
export function spendMoney(
  due: Minor,
  date: LocalDate,
  buckets: readonly CreditBucket[],
  place: Place,
  now: Date,
): CreditUse[] {
  const uses: CreditUse[] = [];
  for (const bucket of inTurn(buckets, place, now)) {
    const used = Math.min(bucket.left, due);
    if (bucket.unit !== 'money' || used <= 0 || !isFor(bucket, date)) continue;
    uses.push(useOf(bucket, used, used, null));
    due -= used;
  }
  return uses;
}

const useOf = ({ id, name, unit }: CreditBucket, used: number, worth: Minor, line: number | null): CreditUse => ({
  bucketId: id,
  name,
  unit,
  used,
  worth,
  line,
});
