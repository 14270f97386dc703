import type { PlanningPlace, TouchedBooking } from './planning-facts';

/** How a place compares with the one that was booked: what speaks for it, and what its member would miss. */
export type PlaceFit = {
  readonly sameGroup: boolean;
  readonly sameFloor: boolean;
  /** Metres between the two on one floor, or null where that is not known. */
  readonly metres: number | null;
  /** Amenities that the booked one has and this one has not. */
  readonly missing: readonly string[];
  readonly seats: number;
  /** It holds fewer than the booked one. Whether that is enough only its member knows, unless they said who comes. */
  readonly smaller: boolean;
};

export function fitOf(own: PlanningPlace, other: PlanningPlace): PlaceFit {
  const sameFloor = own.floorId === other.floorId;
  const has = new Set(other.amenities.map((one) => one.toLowerCase()));
  return {
    sameGroup: own.groupId !== null && own.groupId === other.groupId,
    sameFloor,
    metres:
      sameFloor && own.at && other.at
        ? Math.round(Math.hypot(own.at.x - other.at.x, own.at.y - other.at.y) / 100)
        : null,
    missing: own.amenities.filter((one) => !has.has(one.toLowerCase())),
    seats: other.capacity,
    smaller: other.capacity < own.capacity,
  };
}

/** The lower, the likelier they feel at home there: its group, its floor, near, with the same things, and no room that is far too large. */
export function strangeness(fit: PlaceFit, own: PlanningPlace): number {
  const far = fit.metres === null ? 25 : Math.min(fit.metres, 25);
  const surplus = Math.min(20, Math.max(0, fit.seats - own.capacity));
  return (
    (own.groupId === null || fit.sameGroup ? 0 : 40) +
    (fit.sameFloor ? 0 : 30) +
    far +
    25 * fit.missing.length +
    surplus +
    (fit.smaller ? 200 : 0)
  );
}

/** What can stand in at all: the same kind, for whoever comes, and for visitors what visitors may book. */
export const isLike = (own: PlanningPlace, other: PlanningPlace, booking: TouchedBooking): boolean =>
  other.id !== own.id &&
  other.kind === own.kind &&
  other.capacity >= Math.min(own.capacity, booking.seats) &&
  (other.openToVisitors || !(booking.guest || booking.role === 'visitor') || !own.openToVisitors);
