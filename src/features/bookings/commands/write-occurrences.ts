import type { Role } from '@/kernel/acting-member';
import { newId, type BookingId, type MemberId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { localOf } from '@/kernel/zone';
import { releaseMoment } from '@/features/booking-rules/domain/rule-effects';
import type { CodeInHand } from '@/features/pricing/codes.service';
import { releaseTime, takeTime, type Claim } from '@/features/occupancies/occupancies.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { JudgedOccurrence } from '../domain/plan-series';
import { wantedAnyway, type Wanting } from '../domain/wanted';
import { insertBookings, updateToSkipped, type NewBooking, type SharedBooking } from '../sql/booking-writes';
import { bookingBuffers, claimsWithBuffers } from './claims';
import { keepPrices } from './keep-prices';

type Who = { readonly memberId: MemberId; readonly role: Role };
/** Where a date goes that could not have its own place or time. */
export type Elsewhere = {
  readonly facts: BookableFacts;
  readonly range: TimeRange;
  /** The rest, of a date that is split around what is in the way. */
  readonly more: readonly TimeRange[];
};
/** A date to be written; with `facts` at another place than the rest of its series. */
export type NewDate = NewBooking & { readonly facts?: BookableFacts };

/** A date as it was judged, or where its member sent it. `wanted`: how it is wanted where it cannot be had; of what was not said anything, what may come free is. */
export function asNewBooking(
  row: JudgedOccurrence,
  facts: BookableFacts,
  who: Who,
  now: Date,
  {
    elsewhere,
    wanted,
  }: { readonly elsewhere?: Elsewhere | undefined; readonly wanted?: Wanting | null | undefined } = {},
): NewDate {
  const at = elsewhere?.facts ?? facts;
  const { startsAt, endsAt } = elsewhere?.range ?? row;
  const subject = { resource: { id: at.resourceId, kind: at.kind }, who };
  const skipReason = elsewhere || row.state === 'fine' ? null : row.state;
  return {
    id: newId<'booking'>(),
    localStart: row.localStart,
    startsAt,
    endsAt,
    skipReason,
    wanted: skipReason && (wanted === undefined ? wantedAnyway(skipReason) : wanted),
    releaseAt: releaseMoment(at.bookingRules, subject, { startsAt, endsAt }, now),
    ...(elsewhere ? { facts: at, place: { resourceId: at.resourceId, buffers: bookingBuffers(at, who) } } : {}),
  };
}

/** The rest of a date that is split around what is in the way: extra dates of its series, as long as they are free. */
export const piecesOf = (
  row: JudgedOccurrence,
  elsewhere: Elsewhere | undefined,
  facts: BookableFacts,
  who: Who,
  now: Date,
): NewDate[] =>
  (elsewhere?.more ?? []).map((range) => {
    const localStart = localOf(range.startsAt, facts.rules.timeZone);
    return asNewBooking({ ...row, localStart }, facts, who, now, { elsewhere: { ...elsewhere!, range, more: [] } });
  });

/** Writes occurrences and takes their time; answers those that lost it to somebody who committed meanwhile, now kept as skipped. What the others cost is kept with them. */
export async function writeOccurrences(
  tx: OperatorTx,
  shared: SharedBooking,
  rows: readonly NewDate[],
  facts: BookableFacts,
  who: Who,
  now: Date,
  code: CodeInHand | null = null,
): Promise<ReadonlySet<BookingId>> {
  await insertBookings(tx, { ...shared, buffers: bookingBuffers(facts, who) }, rows);
  const lost = await takeTime(tx, await claimsOfDates(tx, rows, facts, who, shared.expiresAt));
  if (lost.size > 0) {
    // A combined resource may have got one half only.
    await releaseTime(tx, [...lost]);
    await updateToSkipped(tx, [...lost]);
  }
  const standing = rows.filter(({ id, skipReason }) => skipReason === null && !lost.has(id));
  const guests = shared.guests?.length ?? 0;
  const priced = standing.map((row) => ({ ...row, facts: row.facts ?? facts, guests, who, recurring: true }));
  await keepPrices(tx, priced, now, code);
  return lost;
}

/** The time that dates claim, each at its place: the neighbours are asked once for each place. */
export async function claimsOfDates(
  tx: OperatorTx,
  rows: readonly Pick<NewDate, 'id' | 'startsAt' | 'endsAt' | 'skipReason' | 'facts'>[],
  facts: BookableFacts,
  who: Who,
  expiresAt: Date | null = null,
  leaving: readonly BookingId[] = [],
): Promise<Claim[]> {
  const byPlace = new Map<BookableFacts, (typeof rows)[number][]>();
  for (const row of rows)
    if (row.skipReason === null) byPlace.set(row.facts ?? facts, [...(byPlace.get(row.facts ?? facts) ?? []), row]);
  const claims: Claim[] = [];
  for (const [at, dates] of byPlace)
    claims.push(...(await claimsWithBuffers(tx, at, { ...who, guest: false }, dates, { expiresAt, leaving })));
  return claims;
}
