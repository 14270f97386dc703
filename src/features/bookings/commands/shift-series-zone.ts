import type { SpaceId } from '@/kernel/ids';
import { ruleIn, type Zones } from '@/features/recurrence/domain/shift-zone';
import type { OperatorTx } from '@/server/db/transactions';
import { listSeriesOfZone, updateLeftoversZone, updateSeriesZone } from '../sql/zone-writes';

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
