import { sql } from 'kysely';
import type { BookingId, ResourceId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
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

/**
 * Locks resources for a command that both gives time back and takes some, or takes in several statements; sorted, so that two such commands
 * never wait for each other in a ring. A plain single take needs no lock. Held until the transaction ends.
 */
export async function lockResources(tx: OperatorTx, resourceIds: readonly ResourceId[]): Promise<void> {
  const keys = [...new Set(resourceIds)].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select key from unnest(${keys}::text[]) as k (key) order by key) as sorted`.execute(
    tx,
  );
}

/** What holds the time of all resources of a space that meets `range`, in one query. */
export const listTimeHeldInSpace = (tx: OperatorTx, spaceId: SpaceId, range: TimeRange): Promise<OccupancyRow[]> =>
  listOccupancies(tx, sql`r.space_id = ${spaceId} and r.retired_at is null`, range);

/** What holds the time of one resource (through its parts, where it has some) that meets `range`. */
export const listTimeHeld = (tx: OperatorTx, resourceId: ResourceId, range: TimeRange): Promise<OccupancyRow[]> =>
  listOccupancies(tx, sql`r.id = ${resourceId}`, range);

/** For each range, by its place in the list, which of the resources are free for all of it. */
export async function listFreeResources(
  tx: OperatorTx,
  resourceIds: readonly ResourceId[],
  ranges: readonly TimeRange[],
): Promise<ReadonlyMap<number, ReadonlySet<ResourceId>>> {
  const free = new Map<number, Set<ResourceId>>();
  if (resourceIds.length === 0 || ranges.length === 0) return free;
  for (const row of await listFreeFor(tx, sql`r.id = any (${[...resourceIds]}::uuid[])`, ranges)) {
    free.set(row.place, (free.get(row.place) ?? new Set()).add(row.resourceId));
  }
  return free;
}
