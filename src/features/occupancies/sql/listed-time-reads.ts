import { sql } from 'kysely';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { DirectoryTx } from '@/server/db/transactions';

export type HeldRange = TimeRange & { readonly resourceId: ResourceId };

/**
 * When the resources of a listed space are held within `range`, by whomever: one query, as `listOccupancies` is for members. Time held on a
 * part stands under the whole too, and the other way round.
 */
export async function listListedTimeHeld(tx: DirectoryTx, spaceId: SpaceId, range: TimeRange): Promise<HeldRange[]> {
  const { rows } = await sql<HeldRange>`
    with recursive tree (operator_id, resource_id, part_id) as (
      select r.operator_id, r.id, r.id from directory.resources r where r.space_id = ${spaceId}
      union
      select t.operator_id, t.resource_id, p.part_id
      from tree t join directory.resource_parts p on p.operator_id = t.operator_id and p.whole_id = t.part_id
    ), leaves as (
      select t.operator_id, t.resource_id, t.part_id as leaf_id from tree t
      where not exists (select 1 from directory.resource_parts p where p.operator_id = t.operator_id and p.whole_id = t.part_id)
    )
    select l.resource_id, o.starts_at, o.ends_at
    from leaves l
    join directory.occupancies o on o.operator_id = l.operator_id and o.resource_id = l.leaf_id
      and o.starts_at < ${range.endsAt} and o.starts_at > ${range.startsAt}::timestamptz - interval '32 days' and o.ends_at > ${range.startsAt}
      and (o.expires_at is null or o.expires_at > now())
    order by l.resource_id, o.starts_at
  `.execute(tx);
  return rows;
}
