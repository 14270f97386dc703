import { instantOf, localOf } from '@/kernel/zone';
import type { SpaceId } from '@/kernel/ids';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { formatRule, untilInstant } from '@/features/recurrence/domain/recurrence-rule';
import type { OperatorTx } from '@/server/db/transactions';
import { listSeriesOfZone, updateLeftoversZone, updateSeriesZone } from '../sql/zone-writes';

type Zones = { readonly from: string; readonly to: string };

/**
 * The space gets another zone: its series go on at the same time on the wall, and end on the same day; so do dates that were skipped or given back. The
 * bookings that hold time are the caller's (`changeMany`). Three statements.
 */
export async function shiftSeriesZone(tx: OperatorTx, spaceId: SpaceId, zones: Zones, now: Date): Promise<void> {
  const series = await listSeriesOfZone(tx, spaceId, zones.from);
  await updateSeriesZone(
    tx,
    series.map(({ id, rrule }) => ({ id, rrule: ruleIn(rrule, zones) })),
    zones.to,
  );
  await updateLeftoversZone(tx, spaceId, zones, now);
}

/** UNTIL stands in UTC; what it means is a moment on the wall. */
export function ruleIn(rrule: string, { from, to }: Zones): string {
  const parsed = parseRule(rrule);
  if (!parsed.ok) return rrule;
  const until = untilInstant(parsed.rule, from);
  if (!until) return rrule;
  const seconds = until.getTime() % 60_000;
  const shifted = new Date(instantOf(localOf(until, from), to).getTime() + seconds);
  const end = { kind: 'until' as const, until: shifted.toISOString().replace(/\.\d+/, '') };
  return formatRule({ ...parsed.rule, end }, to);
}
