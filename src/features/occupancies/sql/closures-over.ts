import { sql } from 'kysely';
import type { ClosureId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

type ClosureOver = TimeRange & { readonly closureId: ClosureId; readonly leaves: ResourceId[] };

/** The closures to come, from now on, that shut these undivided resources: by name, by kind, as a part of what is shut, or with the whole space. Older ones first. */
export async function listClosuresOver(tx: OperatorTx, leaves: readonly ResourceId[]): Promise<ClosureOver[]> {
  const { rows } = await sql<ClosureOver>`
    with recursive up (leaf_id, id) as (
      select r.id, r.id from resources r where r.operator_id = ${tx.operatorId} and r.id = any (${[...leaves]}::uuid[])
      union
      select u.leaf_id, p.whole_id from up u join resource_parts p on p.operator_id = ${tx.operatorId} and p.part_id = u.id
    )
    select c.id as closure_id, array_agg(distinct u.leaf_id)::text[] as leaves,
      greatest(c.starts_at, date_trunc('minute', now())) as starts_at, c.ends_at
    from up u
    join resources r on r.operator_id = ${tx.operatorId} and r.id = u.id
    join closures c on c.operator_id = ${tx.operatorId} and c.space_id = r.space_id and c.ends_at > now()
      and case when c.resource_id is not null then c.resource_id = u.id else coalesce(c.kind, r.kind) = r.kind end
    group by c.id, c.created_at, c.starts_at, c.ends_at order by c.created_at, c.id
  `.execute(tx);
  return rows;
}
