import type { ActingMember } from '@/kernel/acting-member';
import type { TimeRange } from '@/kernel/time-range';
import { exchangeTime, type Claim } from '@/features/occupancies/occupancies.service';
import { getPrices } from '@/features/pricing/pricing.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { bookingError } from '../bookings.errors';
import { heldRange } from '../domain/after-change';
import type { BookingSnapshot } from '../domain/booking-snapshot';
import { claimsWithBuffers } from './claims';
import { explainTaken } from './explain-taken';
import { keepPrices } from './keep-prices';
import { whoOf, type Holder } from './place-booking';

/** A booking on its way to another time, place or person. */
export type NewPlace = {
  readonly facts: BookableFacts;
  readonly holder: Holder;
  readonly before: BookingSnapshot;
  readonly after: BookingSnapshot;
  /** Given to somebody else, or put back: buffers come where they are free, and are no reason to refuse. */
  readonly buffersWhereFree?: boolean;
  /** Put back: what was agreed for where and when it was counts again. */
  readonly pricedBefore?: boolean;
};

/**
 * Gives up the time of bookings and takes their new time in one go; what they give up, closures and neighbours have first. The caller has had its turn
 * at both sides (`getBookingsInTurn`), and has written what the bookings became. @throws DomainError `booking.slot_taken`, with what is free instead.
 */
export async function exchangePlaces(
  tx: OperatorTx,
  by: ActingMember,
  places: readonly NewPlace[],
  now: Date,
): Promise<void> {
  const leaving = places.map(({ after }) => after.bookingId);
  const claims: Claim[] = [];
  for (const place of places) {
    const { facts, holder, after } = place;
    const asking = { ...whoOf(holder), guest: holder.guest !== null };
    const expiresAt = after.status === 'requested' && after.requestExpiresAt ? new Date(after.requestExpiresAt) : null;
    const held = heldRange(after);
    const all = await claimsWithBuffers(tx, facts, asking, [{ id: after.bookingId, ...held }], { expiresAt, leaving });
    claims.push(...all.filter((claim) => !claim.buffer || isAskedFor(claim, held, place, now)));
  }
  const lost = await exchangeTime(tx, leaving, claims);
  const loser = places.find(({ after }) => lost.has(after.bookingId));
  if (loser) throw await explainTaken(tx, by, loser.facts, heldRange(loser.after));
  await priceAnew(tx, places, now);
}

/** What each costs where it is now. @throws DomainError `pricing.no_price` */
async function priceAnew(tx: OperatorTx, places: readonly NewPlace[], now: Date): Promise<void> {
  const priced = places
    .filter(({ pricedBefore }) => !pricedBefore)
    .map(({ facts, holder, after }) => ({
      ...{ id: after.bookingId, facts, guests: after.guests.length },
      who: { memberId: holder.memberId, role: whoOf(holder).role, guest: holder.guest !== null },
      ...{ startsAt: new Date(after.startsAt), endsAt: new Date(after.endsAt) },
      recurring: after.seriesRule !== null && !after.leftSeries,
    }));
  if (priced.length === 0) return;
  const memberOf = ({ who }: (typeof priced)[number]) => (who.guest ? null : who.memberId);
  const { refuse, readPlansOf, readFullnessFor } = await getPrices(tx);
  await readPlansOf(priced.flatMap((one) => memberOf(one) ?? []));
  await readFullnessFor(
    priced.map((one) => ({ facts: one.facts, range: one })),
    priced.map(({ id }) => id),
  );
  for (const one of priced) {
    const refusal = refuse({ ...one, range: one, role: one.who.role, memberId: memberOf(one) }, now);
    if (refusal) throw bookingError(refusal.code, refusal.details);
  }
  await keepPrices(tx, priced, now);
}

/**
 * A buffer beside an end that stays where it is, or in the past, is none of what is asked for: it comes back by itself where it is free. Whether it was
 * ever had is no reason to refuse the other end.
 */
function isAskedFor(claim: Claim, held: TimeRange, place: NewPlace, now: Date): boolean {
  const { before, after, buffersWhereFree } = place;
  if (buffersWhereFree) return false;
  const [was, stays] = [heldRange(before), before.resourceId === after.resourceId];
  const isBefore = claim.endsAt <= held.startsAt;
  if (isBefore) return held.startsAt > now && !(stays && was.startsAt.getTime() === held.startsAt.getTime());
  return !(stays && was.endsAt.getTime() === held.endsAt.getTime());
}
