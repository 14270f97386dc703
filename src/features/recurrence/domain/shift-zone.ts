import type { TimeRange } from '@/kernel/time-range';
import { instantOf, localOf } from '@/kernel/zone';
import { parseRule } from './parse-rule';
import { formatRule, untilInstant } from './recurrence-rule';

export type Zones = { readonly from: string; readonly to: string };

/** No row of time is longer (`occupancy_within_month`). */
const LONGEST_MS = (31 * 24 + 1) * 3_600_000;

/** The instant at which the clock of the new zone shows what that of the old one showed. */
export const shiftInstant = (at: Date, { from, to }: Zones): Date => instantOf(localOf(at, from), to);

/**
 * The same time on the wall of another zone. Where the clocks of one of them change in between, it lasts as the wall says, except where nothing
 * would be left; `elapsed` keeps its length, as dates of a series do.
 */
export function shiftRange(range: TimeRange, zones: Zones, elapsed = false): TimeRange {
  const length = range.endsAt.getTime() - range.startsAt.getTime();
  const startsAt = shiftInstant(range.startsAt, zones);
  const onTheWall = shiftInstant(range.endsAt, zones);
  const endsAt = elapsed || onTheWall <= startsAt ? new Date(startsAt.getTime() + length) : onTheWall;
  const longest = new Date(startsAt.getTime() + LONGEST_MS);
  return { startsAt, endsAt: endsAt < longest ? endsAt : longest };
}

/** UNTIL stands in UTC (RFC 5545 section 3.3.10); what it means is a moment on the wall, which `again` finds anew. Seconds stay. */
export function moveUntil(rrule: string, { from, to }: Zones, again: (until: Date) => Date | null): string {
  const parsed = parseRule(rrule);
  const until = parsed.ok ? untilInstant(parsed.rule, from) : null;
  const moved = until && again(until);
  if (!parsed.ok || !until || !moved) return rrule;
  const shifted = new Date(moved.getTime() + (until.getTime() % 60_000));
  const end = { kind: 'until' as const, until: shifted.toISOString().replace(/\.\d+/, '') };
  return formatRule({ ...parsed.rule, end }, to);
}

/** The rule of dates that keep their time on the wall of another zone. */
export const ruleIn = (rrule: string, zones: Zones): string =>
  moveUntil(rrule, zones, (until) => shiftInstant(until, zones));
