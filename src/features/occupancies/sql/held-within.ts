import { sql, type RawBuilder } from 'kysely';
import type { ResourceId, SpaceId } from '@/kernel/ids';

/** Which resources are asked about: these, or all of a space that are not retired. */
export type WhichResources = { readonly resourceIds: readonly ResourceId[] } | { readonly spaceId: SpaceId };

const meant = (which: WhichResources): RawBuilder<unknown> =>
  'spaceId' in which
    ? sql`r.space_id = ${which.spaceId} and r.retired_at is null`
    : sql`r.id = any (${[...which.resourceIds]}::uuid[])`;

/**
 * Every resource with the undivided resources whose time it needs: itself where it has no parts, else its parts' parts and so on.
 * A cycle cannot loop: `union` drops a pair that was already there.
 */
export const leavesOf = (operatorId: string, which: WhichResources): RawBuilder<unknown> => sql`
  with recursive tree (resource_id, part_id) as (
    select r.id, r.id from resources r where r.operator_id = ${operatorId} and ${meant(which)}
    union
    select t.resource_id, p.part_id from tree t join resource_parts p on p.operator_id = ${operatorId} and p.whole_id = t.part_id
  ), leaves as (
    select t.resource_id, t.part_id as leaf_id from tree t
    where not exists (select 1 from resource_parts p where p.operator_id = ${operatorId} and p.whole_id = t.part_id)
  )`;

/**
 * What holds one undivided resource `leaf` within a range, for use as a lateral. Rows of a resource never overlap (`occupancy_no_overlap`), so of all that
 * began before the range only the last can reach into it: one probe backwards for that one, one stretch of the b-tree for the rest. It does not look at
 * the ends in the index: with a condition on a second range column the planner counts one descent per distinct start (skip scan, Postgres 18), finds the
 * b-tree dear, and reads the whole history of a resource by another index (30 ms for a day where this takes 4; docs/benchmarks.md).
 */
export const heldWithin = (
  operatorId: string,
  leaf: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  to: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select * from (
    select * from occupancies held where held.operator_id = ${operatorId} and held.resource_id = ${leaf} and held.starts_at <= ${from}
      and (held.expires_at is null or held.expires_at > now())
    order by held.starts_at desc limit 1
  ) running where running.ends_at > ${from}
  union all
  select * from occupancies held where held.operator_id = ${operatorId} and held.resource_id = ${leaf}
    and held.starts_at > ${from} and held.starts_at < ${to} and (held.expires_at is null or held.expires_at > now())`;

export const instant = (at: Date): RawBuilder<unknown> => sql`${at}::timestamptz`;
