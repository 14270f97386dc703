import { freeWithin, type TimeRange } from '@/kernel/time-range';
import type { BusyRange, PlanState } from '../floor-plan.contract';
import { addQuarters, freeStretches, rangeLabel } from './day-clock';

/** The state that a claim is drawn in on strips and timelines. */
export function blockState(busy: BusyRange): PlanState {
  if (busy.buffer) return 'closed';
  if (busy.mine) return 'yours';
  if (busy.kind === 'hold') return 'held';
  return busy.kind === 'closure' ? 'closed' : 'taken';
}

/** What stands on a claim's block: the name or the event where it is visible, else the plain word. */
export function blockWords(busy: BusyRange): string {
  if (busy.buffer) return busy.kind === 'event' ? 'Around an event' : 'Kept free';
  if (busy.mine) return 'You';
  if (busy.who) return busy.who;
  if (busy.title) return busy.title;
  return { booking: 'Taken', event: 'Event', closure: 'Closed', hold: 'Held' }[busy.kind];
}

/** A day of one resource in a sentence, for those who hear the strip instead of seeing it. */
export function dayInWords(
  shown: TimeRange,
  open: readonly TimeRange[],
  busy: readonly BusyRange[],
  zone: string,
  locale?: string,
): string {
  const free = freeStretches(shown, open, busy);
  const shut = freeWithin(shown, freeWithin(shown, open));
  if (shut.length === 0) return 'Closed all day';
  if (free.length === 0) return 'Nothing free';
  if (busy.length === 0) return `Free ${free.map((r) => rangeLabel(r, zone, locale)).join(', ')}`;
  const taken = busy.map((b) => `${b.who ?? b.title ?? blockWords(b).toLowerCase()} ${rangeLabel(b, zone, locale)}`);
  return `Free ${free.map((r) => rangeLabel(r, zone, locale)).join(', ')}; ${taken.join(', ')}`;
}

/** Moves one end of a picked range by quarters, never over the stretch's ends and never to nothing. */
export function nudge(range: TimeRange, edge: 'start' | 'end', quarters: number, within: TimeRange): TimeRange {
  const clamp = (at: Date, from: Date, to: Date) =>
    new Date(Math.min(Math.max(at.getTime(), from.getTime()), to.getTime()));
  return edge === 'start'
    ? {
        ...range,
        startsAt: clamp(addQuarters(range.startsAt, quarters), within.startsAt, addQuarters(range.endsAt, -1)),
      }
    : { ...range, endsAt: clamp(addQuarters(range.endsAt, quarters), addQuarters(range.startsAt, 1), within.endsAt) };
}
