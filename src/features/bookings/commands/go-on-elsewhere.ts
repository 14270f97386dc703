import type { BookingId, ResourceId } from '@/kernel/ids';
import { endBefore } from '@/features/recurrence/domain/end-before';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import type { OperatorTx } from '@/server/db/transactions';
import {
  listSeriesOfResource,
  updateSeriesGoingOn,
  type SeriesGoingOn,
  type SeriesOfResource,
} from '../sql/series-of-resource';

/**
 * A resource goes out of use: each live series on it goes on where most of its dates went. One of which no date went anywhere ends before the first
 * that was cancelled. The dates themselves are the caller's (`changeMany`), and so is their turn (`lockSeriesOf`). Two statements.
 */
export async function goOnElsewhere(
  tx: OperatorTx,
  resourceId: ResourceId,
  goneTo: readonly { readonly bookingId: BookingId; readonly resourceId: ResourceId }[],
  cancelled: readonly BookingId[],
): Promise<void> {
  const series = await listSeriesOfResource(tx, resourceId, goneTo, cancelled);
  await updateSeriesGoingOn(
    tx,
    series.map((one) => goingOn(one, resourceId)),
  );
}

function goingOn(
  { id, rrule, localStart, timeZone, goesTo, firstCancelled }: SeriesOfResource,
  resourceId: ResourceId,
): SeriesGoingOn {
  if (goesTo) return { id, rrule, resourceId: goesTo, status: 'live' };
  const parsed = parseRule(rrule);
  const shorter = firstCancelled && parsed.ok ? endBefore(parsed.rule, firstCancelled, { localStart, timeZone }) : null;
  return {
    id,
    resourceId,
    status: 'ended',
    rrule: shorter?.kind === 'shortened' ? formatRule(shorter.rule, timeZone) : rrule,
  };
}
