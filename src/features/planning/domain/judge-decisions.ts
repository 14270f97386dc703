import type { BookingId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { claimsAt, mayMoveTo } from './find-proposals';
import { collide, type LeafTime } from './held-picture';
import { settingOf } from './plan-moves';
import type { PlanningFacts, PlanningPlace, TouchedBooking } from './planning-facts';

/** What the owner decided about one row, seen as `version`. */
export type Decision = { readonly bookingId: BookingId; readonly version: string } & (
  | { readonly act: 'keep' }
  | { readonly act: 'cancel' }
  | ({ readonly act: 'move'; readonly resourceId: ResourceId } & TimeRange)
);

export type Move = { readonly booking: TouchedBooking; readonly place: PlanningPlace; readonly range: TimeRange };

/** Why a row is not what the owner saw: it came since, it is gone, it changed, or what was chosen for it is not to be had any more. */
export type ChangedRow = {
  readonly bookingId: BookingId;
  readonly why: 'new' | 'gone' | 'changed' | 'taken';
};

export type Judged = {
  readonly moves: readonly Move[];
  readonly cancelled: readonly TouchedBooking[];
  readonly kept: readonly TouchedBooking[];
  readonly changed: readonly ChangedRow[];
  /** Rows that were given the same. */
  readonly clashing: readonly BookingId[];
  /** Rows that may not be kept, for nothing would be left under them. */
  readonly unkeepable: readonly BookingId[];
};

/**
 * What the owner decided, held against what is true now. Every touched booking needs a decision that was made about it as it is; what has begun
 * runs out, whatever was said.
 */
export function judgeDecisions(
  facts: PlanningFacts,
  decisions: readonly Decision[],
  { mayKeep }: { readonly mayKeep: boolean },
): Judged {
  const setting = settingOf(facts);
  const decided = new Map(decisions.map((one) => [one.bookingId, one]));
  const touched = new Set(facts.touched.map(({ id }) => id));
  const changed: ChangedRow[] = decisions
    .filter(({ bookingId }) => !touched.has(bookingId))
    .map(({ bookingId }) => ({ bookingId, why: 'gone' }));
  const moves: (Move & { readonly claims: readonly LeafTime[] })[] = [];
  const cancelled: TouchedBooking[] = [];
  const kept: TouchedBooking[] = [];
  for (const booking of facts.touched) {
    const decision = decided.get(booking.id);
    if (!decision) changed.push({ bookingId: booking.id, why: 'new' });
    else if (decision.version !== booking.version) changed.push({ bookingId: booking.id, why: 'changed' });
    else if (booking.begun || decision.act === 'keep') kept.push(booking);
    else if (decision.act === 'cancel') cancelled.push(booking);
    else {
      const place = setting.placeOf.get(decision.resourceId);
      const range = { startsAt: decision.startsAt, endsAt: decision.endsAt };
      const claims = place ? claimsAt(setting, place, range, booking) : [];
      if (!place || !keepsLength(booking, range) || !mayMoveTo(setting, booking, place, range, claims))
        changed.push({ bookingId: booking.id, why: 'taken' });
      else moves.push({ booking, place, range, claims });
    }
  }
  const clashing = moves.filter((one) => moves.some((other) => other !== one && collide(one.claims, other.claims)));
  return {
    moves: moves.map(({ booking, place, range }) => ({ booking, place, range })),
    cancelled,
    kept,
    changed,
    clashing: clashing.map(({ booking }) => booking.id),
    unkeepable: mayKeep ? [] : kept.filter(({ begun }) => !begun).map(({ id }) => id),
  };
}

const keepsLength = (a: TimeRange, b: TimeRange): boolean =>
  a.endsAt.getTime() - a.startsAt.getTime() === b.endsAt.getTime() - b.startsAt.getTime();
