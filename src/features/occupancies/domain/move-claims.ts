import type { BookingId, EventDateId, ResourceId, WaitlistEntryId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';

/** A resource whose undivided resources are others than they were: its parts changed, or those of a part. */
export type ChangedLeaves = {
  readonly resourceId: ResourceId;
  readonly before: readonly ResourceId[];
  readonly after: readonly ResourceId[];
};

/** A row that holds a leaf for somebody who has one of the changed resources. */
export type StandingClaim = TimeRange & {
  readonly id: string;
  /** What its holder has: the resource of the booking, of the offer or of the closure. */
  readonly resourceId: ResourceId;
  readonly leafId: ResourceId;
  readonly kind: 'booking' | 'event' | 'closure' | 'hold';
  readonly bookingId: BookingId | null;
  readonly waitlistEntryId: WaitlistEntryId | null;
  readonly eventDateId?: EventDateId | null;
  readonly buffer: boolean;
  readonly expiresAt: Date | null;
};
export type MovedClaim = Omit<StandingClaim, 'id'>;

/**
 * What follows for the claims when resources take other leaves than before: those on lost leaves go, and what stood on any leaf is wanted on
 * each new one. What stays as it was is not touched. A closure is a wish and is filled in apart, so its rows only go.
 */
export function moveClaims(
  changed: readonly ChangedLeaves[],
  standing: readonly StandingClaim[],
): { readonly gone: readonly string[]; readonly wanted: readonly MovedClaim[] } {
  const byResource = new Map(changed.map((one) => [one.resourceId, one]));
  const gone: string[] = [];
  const wanted = new Map<string, MovedClaim>();
  for (const { id, ...claim } of standing) {
    const leaves = byResource.get(claim.resourceId);
    if (!leaves) continue;
    if (!leaves.after.includes(claim.leafId)) gone.push(id);
    if (claim.kind === 'closure') continue;
    for (const leafId of leaves.after) {
      if (leaves.before.includes(leafId)) continue;
      const moved = { ...claim, leafId };
      wanted.set(keyOf(moved), moved);
    }
  }
  return { gone, wanted: [...wanted.values()] };
}

/** One holder's stretch on one leaf. */
export const keyOf = (claim: MovedClaim): string =>
  [
    claim.leafId,
    claim.bookingId ?? claim.waitlistEntryId ?? claim.eventDateId ?? claim.resourceId,
    claim.buffer,
    claim.startsAt.getTime(),
    claim.endsAt.getTime(),
  ].join(' ');
