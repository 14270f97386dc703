import { freeWithin, minutesOf, type TimeRange } from '@/kernel/time-range';
import { claimsAt, mayMoveTo, stepFor, type Proposal, type Setting } from './find-proposals';
import { fitOf } from './place-fit';
import type { PlanningPlace, TouchedBooking } from './planning-facts';

/** Shorter than that nobody sits down. */
const SHORTEST_MINUTES = 30;
/** A day in more pieces than that is no day at the desk. */
const MOST_PIECES = 3;
/** Behind other places and times of that day, before other days. */
const RANK = 2500;

/**
 * The usual place around what is in the way: the free pieces of a booking's own time there, each on the grid, as long as the rules ask, and together at
 * least half of it. Null where that is not much, or more pieces than anybody would take.
 */
export function splitAround(setting: Setting, booking: TouchedBooking): Proposal | null {
  const own = setting.placeOf.get(booking.resourceId);
  if (!own) return null;
  const pieces = piecesOf(setting, booking, own);
  const [first, ...more] = pieces;
  const minutes = pieces.reduce((sum, piece) => sum + minutesOf(piece), 0);
  if (!first || pieces.length > MOST_PIECES || minutes * 2 < minutesOf(booking)) return null;
  return {
    ...first,
    kind: 'split',
    more,
    resourceId: own.id,
    fit: fitOf(own, own),
    shiftMinutes: 0,
    byItself: false,
    rank: RANK + (minutesOf(booking) - minutes) / 4,
    claims: pieces.flatMap((piece) => claimsAt(setting, own, piece, booking)),
  };
}

function piecesOf(setting: Setting, booking: TouchedBooking, own: PlanningPlace): TimeRange[] {
  const wide = claimsAt(setting, own, booking, booking);
  const before = Math.max(0, ...wide.map((one) => booking.startsAt.getTime() - one.startsAt.getTime()));
  const behind = Math.max(0, ...wide.map((one) => one.endsAt.getTime() - booking.endsAt.getTime()));
  const around = {
    startsAt: new Date(booking.startsAt.getTime() - before),
    endsAt: new Date(booking.endsAt.getTime() + behind),
  };
  const held = setting.picture.heldWithin(own.leaves, around, booking.id).map((one) => ({
    startsAt: new Date(one.startsAt.getTime() - behind),
    endsAt: new Date(one.endsAt.getTime() + before),
  }));
  const shut = shutWithin(setting, booking, own);
  const stepMs = stepFor(setting, booking, own);
  const { aheadMs } = setting.dayOf(booking);
  const up = (at: Date) => Math.ceil((at.getTime() + aheadMs) / stepMs) * stepMs - aheadMs;
  const down = (at: Date) => Math.floor((at.getTime() + aheadMs) / stepMs) * stepMs - aheadMs;
  return freeWithin(booking, [...held, ...shut]).flatMap((gap): TimeRange[] => {
    // The ends that the booking has anyway need no grid.
    const startsAt = gap.startsAt.getTime() === booking.startsAt.getTime() ? gap.startsAt : new Date(up(gap.startsAt));
    const endsAt = gap.endsAt.getTime() === booking.endsAt.getTime() ? gap.endsAt : new Date(down(gap.endsAt));
    const piece = { startsAt, endsAt };
    if (minutesOf(piece) < SHORTEST_MINUTES || minutesOf(piece) >= minutesOf(booking)) return [];
    return mayMoveTo(setting, booking, own, piece) ? [piece] : [];
  });
}

/** When the place is shut within the booking's own time: outside its opening hours. */
function shutWithin(setting: Setting, booking: TouchedBooking, own: PlanningPlace): TimeRange[] {
  if (setting.open.for(own.id, booking)) return [];
  return freeWithin(booking, setting.open.within(own.id, setting.dayOf(booking).date));
}
