import type { TimeRange } from '@/kernel/time-range';
import { listLeafTime } from '@/features/occupancies/occupancies.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { PlanningFacts, PlanningPlace, TouchedBooking } from '../domain/planning-facts';

const DAY_MS = 86_400_000;
/** Proposals look at most so far around. */
const DAYS_AROUND = 8;

/** What holds the places that could stand in, around the days that are touched. */
export async function listHeldAround(
  tx: OperatorTx,
  places: readonly PlanningPlace[],
  touched: readonly (TimeRange & Pick<TouchedBooking, 'resourceId'>)[],
  now: Date,
): Promise<PlanningFacts['held']> {
  if (touched.length === 0) return [];
  const ids = new Set(touched.map(({ resourceId }) => resourceId));
  const kinds = new Set(places.filter(({ id }) => ids.has(id)).map(({ kind }) => kind));
  const leaves = new Set(places.filter(({ kind }) => kinds.has(kind)).flatMap((place) => place.leaves));
  const first = Math.min(...touched.map(({ startsAt }) => startsAt.getTime())) - DAYS_AROUND * DAY_MS;
  const last = Math.max(...touched.map(({ endsAt }) => endsAt.getTime())) + DAYS_AROUND * DAY_MS;
  const range = { startsAt: new Date(Math.max(first, now.getTime())), endsAt: new Date(last) };
  return listLeafTime(tx, [...leaves].sort(), range);
}
