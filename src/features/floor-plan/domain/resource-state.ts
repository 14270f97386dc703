import { freeWithin, minutesOf, overlaps, type TimeRange } from '@/kernel/time-range';
import type { Bookable, BusyRange, PlanResourceState } from '../floor-plan.contract';

export type ResourceDay = {
  readonly busy: readonly BusyRange[];
  readonly openRanges: readonly TimeRange[];
  readonly bookable: Bookable;
};

const total = (ranges: readonly TimeRange[]) => ranges.reduce((sum, range) => sum + minutesOf(range), 0);

/** The parts of `range` in which the doors are open, in order and without overlap. */
function openWithin(range: TimeRange, openRanges: readonly TimeRange[]): TimeRange[] {
  return freeWithin(range, freeWithin(range, openRanges));
}

/**
 * Tells a member at a glance what a resource is for the time they want: free, theirs, taken, partly free and how much, held, closed or not for them.
 * Time before `now` does not count: at ten, "9 to 17" is judged from ten on.
 */
export function stateFor(range: TimeRange, day: ResourceDay, now: Date): PlanResourceState {
  const from = range.startsAt < now ? now : range.startsAt;
  if (from >= range.endsAt) return pastState(range, day.busy);
  const wanted: TimeRange = { startsAt: from, endsAt: range.endsAt };
  // One's own bookings may stand close to each other where the owner lets them: the server knows.
  const busy = day.busy.filter((b) => overlaps(b, wanted) && !(b.buffer && b.mine));

  if (busy.some((b) => b.mine)) return { state: 'yours' };
  const open = openWithin(wanted, day.openRanges);
  if (open.length === 0) return { state: 'closed', reason: 'Outside opening hours' };

  const free = open.flatMap((stretch) => freeWithin(stretch, busy));
  const freeShare = total(free) / minutesOf(wanted);
  if (freeShare === 0) return fullState(busy);
  if (!day.bookable.ok) return { state: 'not_for_you', reason: day.bookable.reason };
  if (freeShare === 1) return { state: 'free' };
  const begun = from > range.startsAt ? { begun: true as const } : {};
  return { state: 'partly', freeShare, freeRanges: free, ...begun, ...named(busy) };
}

/** Bookings say more than holds, holds more than closures: what a person could ask about comes first. */
function fullState(busy: readonly BusyRange[]): PlanResourceState {
  if (busy.every((b) => b.buffer)) {
    const around = busy.some((b) => b.kind === 'event');
    return { state: 'taken', reason: around ? 'Kept free around an event' : 'Kept free between bookings' };
  }
  if (busy.some((b) => b.kind === 'booking' || b.kind === 'event')) {
    const event = busy.every((b) => b.kind !== 'booking');
    return { state: 'taken', ...(event ? { reason: eventWords(busy) } : {}), ...named(busy) };
  }
  if (busy.some((b) => b.kind === 'hold')) return { state: 'held', reason: 'Someone is deciding about it' };
  return { state: 'closed', reason: 'Closed at this time' };
}

/** "Show and tell is on", for whom may know which event it is. */
function eventWords(busy: readonly BusyRange[]): string {
  const titles = [...new Set(busy.flatMap((b) => (b.title && !b.buffer ? [b.title] : [])))];
  return titles.length > 0 ? `${titles.join(', ')} is on` : 'An event is on';
}

function pastState(range: TimeRange, busy: readonly BusyRange[]): PlanResourceState {
  const mine = busy.some((b) => b.mine && overlaps(b, range));
  return mine
    ? { state: 'yours', reason: 'This time has passed' }
    : { state: 'closed', reason: 'This time has passed' };
}

function named(busy: readonly BusyRange[]): { who?: string } {
  const names = [...new Set(busy.flatMap((b) => (b.who ? [b.who] : [])))];
  return names.length > 0 ? { who: names.join(', ') } : {};
}

/** Tells whether a member would see any difference between two states, so that only what changed is drawn again. */
export function looksSame(a: PlanResourceState | undefined, b: PlanResourceState | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  const stretches = (s: PlanResourceState) =>
    (s.freeRanges ?? []).map((r) => `${r.startsAt.getTime()}-${r.endsAt.getTime()}`).join();
  return (
    a.state === b.state &&
    a.freeShare === b.freeShare &&
    a.reason === b.reason &&
    a.who === b.who &&
    stretches(a) === stretches(b)
  );
}
