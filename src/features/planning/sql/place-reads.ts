import { sql } from 'kysely';
import type { SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PlanningPlace } from '../domain/planning-facts';

/** Everything in use in a space with what it is made of: one query, whatever the number of resources. */
export async function listPlanningPlaces(tx: OperatorTx, spaceId: SpaceId): Promise<PlanningPlace[]> {
  type Row = Omit<PlanningPlace, 'at'> & { readonly x: number | null; readonly y: number | null };
  const { rows } = await sql<Row>`
    with recursive tree (resource_id, part_id, through) as (
      select r.id, r.id, array[r.id] from resources r
      where r.operator_id = ${tx.operatorId} and r.space_id = ${spaceId} and r.retired_at is null
      union
      select t.resource_id, p.part_id, t.through || p.part_id
      from tree t join resource_parts p on p.operator_id = ${tx.operatorId} and p.whole_id = t.part_id
    ), standing as (
      select distinct t.resource_id, t.part_id as leaf_id, step as id, x.kind
      from tree t cross join lateral unnest(t.through) as step
      join resources x on x.operator_id = ${tx.operatorId} and x.id = step
      where not exists (select 1 from resource_parts p where p.operator_id = ${tx.operatorId} and p.whole_id = t.part_id)
    ), made as (
      select s.resource_id, jsonb_agg(distinct s.leaf_id) as leaves,
        jsonb_agg(jsonb_build_object('leafId', s.leaf_id, 'id', s.id, 'kind', s.kind)) as tree
      from standing s group by s.resource_id
    )
    select r.id, r.name, r.kind, r.group_id, r.floor_id, (r.shape ->> 'x')::float8 + (r.shape ->> 'width')::float8 / 2 as x,
      (r.shape ->> 'y')::float8 + (r.shape ->> 'height')::float8 / 2 as y, r.capacity, r.amenities, r.open_to_visitors, m.leaves, m.tree
    from resources r join made m on m.resource_id = r.id
    where r.operator_id = ${tx.operatorId}
    order by r.sort_key, r.id
  `.execute(tx);
  return rows.map(({ x, y, ...place }) => ({ ...place, at: x === null || y === null ? null : { x, y } }));
}
