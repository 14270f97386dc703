import type { BookingId, ResourceId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { DirectoryTx, OperatorTx } from '@/server/db/transactions';
import { listListedTimeHeld, type HeldRange } from './sql/listed-time-reads';
import { listFreeFor, listOccupancies, type OccupancyRow } from './sql/occupancy-reads';
import { deleteOccupanciesOf, insertOccupancies, type Claim } from './sql/occupancy-writes';

export type { Claim, OccupancyRow };

/**
 * Takes time for bookings and answers the bookings that did not get all of theirs. Nothing is given back here: the caller throws (so that
 * everything rolls back) or keeps the rest and releases what was left half taken.
 */
export async function takeTime(tx: OperatorTx, claims: readonly Claim[]): Promise<ReadonlySet<BookingId>> {
  const taken = await insertOccupancies(tx, claims);
  const key = (claim: Claim) => `${claim.bookingId} ${claim.resourceId}`;
  const got = new Set(taken.map(key));
  return new Set(claims.filter((claim) => !got.has(key(claim))).map((claim) => claim.bookingId));
}

/** Frees the time of these bookings at once. */
export async function releaseTime(tx: OperatorTx, bookingIds: readonly BookingId[]): Promise<void> {
  if (bookingIds.length > 0) await deleteOccupanciesOf(tx, bookingIds);
}

/** What holds the time of all resources of a space that meets `range`, in one query. */
export const listTimeHeldInSpace = (tx: OperatorTx, spaceId: SpaceId, range: TimeRange): Promise<OccupancyRow[]> =>
  listOccupancies(tx, { spaceId }, range);

/** What holds the time of one resource (through its parts, where it has some) that meets `range`. */
export const listTimeHeld = (tx: OperatorTx, resourceId: ResourceId, range: TimeRange): Promise<OccupancyRow[]> =>
  listOccupancies(tx, { resourceIds: [resourceId] }, range);

/** When the resources of a listed space are held within `range`, in one query: not by whom, not for what. */
export const listTimeHeldInListedSpace = (tx: DirectoryTx, spaceId: SpaceId, range: TimeRange): Promise<HeldRange[]> =>
  listListedTimeHeld(tx, spaceId, range);

/** For each range, by its place in the list, which of the resources are free for all of it. */
export async function listFreeResources(
  tx: OperatorTx,
  resourceIds: readonly ResourceId[],
  ranges: readonly TimeRange[],
): Promise<ReadonlyMap<number, ReadonlySet<ResourceId>>> {
  const free = new Map<number, Set<ResourceId>>();
  if (resourceIds.length === 0 || ranges.length === 0) return free;
  for (const row of await listFreeFor(tx, { resourceIds }, ranges)) {
    free.set(row.place, (free.get(row.place) ?? new Set()).add(row.resourceId));
  }
  return free;
}
