import { sql } from 'kysely';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { DirectoryTx } from '@/server/db/transactions';

export type HeldRange = TimeRange & { readonly resourceId: ResourceId };

/**
 * When the resources of a listed space are held within `range`, by whomever: one query, in the manner of `listOccupancies` for members. Time held on a
 * part stands under the whole too, and the other way round. A function of the database and no view: joined to each row of time, a view read the
 * history of every listed space for this.
 */
export async function listListedTimeHeld(tx: DirectoryTx, spaceId: SpaceId, range: TimeRange): Promise<HeldRange[]> {
  const { rows } = await sql<HeldRange>`
    select resource_id, starts_at, ends_at from directory.time_held(${spaceId}, ${range.startsAt}, ${range.endsAt})
  `.execute(tx);
  return rows;
}
