import { sql } from 'kysely';
import type { Box } from '@/features/floor-plan/floor-plan.contract';
import type { DeskGroupId, FloorId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { OperatorTx } from '@/server/db/transactions';

export type NewResource = {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly floorId: FloorId;
  readonly groupId: DeskGroupId | null;
  readonly capacity: number;
  readonly description: string;
  readonly amenities: readonly string[];
  readonly openToVisitors: boolean;
  readonly shape: Box;
};

/**
 * Writes resources at the end of the space's order and answers the names that were had: one that somebody else took is skipped, also when it
 * was taken at this very moment.
 */
export async function insertResources(
  tx: OperatorTx,
  spaceId: SpaceId,
  list: readonly NewResource[],
): Promise<ResourceId[]> {
  if (list.length === 0) return [];
  const { rows } = await sql<{ id: ResourceId }>`
    insert into resources (operator_id, id, space_id, floor_id, group_id, kind, name, capacity, description, amenities, shape, sort_key, open_to_visitors)
    select ${tx.operatorId}, n.id, ${spaceId}, n."floorId", n."groupId", n.kind, n.name, n.capacity, n.description, n.amenities, n.shape,
      n.place + (select coalesce(max(r.sort_key), 0) from resources r where r.operator_id = ${tx.operatorId} and r.space_id = ${spaceId}),
      n."openToVisitors"
    from jsonb_to_recordset(${JSON.stringify(list.map((one, at) => ({ ...one, place: at + 1 })))}::jsonb) as n (id uuid, "floorId" uuid,
      "groupId" uuid, kind text, name text, capacity integer, description text, amenities text[], shape jsonb, place integer, "openToVisitors" boolean)
    order by n.name
    on conflict on constraint resource_name_unique do nothing
    returning id
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** The retired or live resource of the space that has this name, whoever else may not. Waits for one that is just being written. */
export async function findNamesake(tx: OperatorTx, spaceId: SpaceId, name: string, notId: ResourceId | null) {
  const { rows } = await sql<{ id: ResourceId; name: string; retired: boolean }>`
    select r.id, r.name, r.retired_at is not null as retired from resources r
    where r.operator_id = ${tx.operatorId} and r.space_id = ${spaceId} and lower(r.name) = lower(${name}) and r.id is distinct from ${notId}::uuid limit 1
  `.execute(tx);
  return rows[0] ?? null;
}

type Change = Partial<Omit<NewResource, 'id' | 'shape'>> & { readonly shape?: unknown };

/** Changes what is named; false when another resource took the name at this moment. */
export async function updateResource(
  tx: OperatorTx,
  resourceId: ResourceId,
  { shape, amenities, ...change }: Change,
): Promise<void> {
  await tx
    .updateTable('resources')
    .set({
      ...change,
      ...(amenities ? { amenities: [...amenities] } : {}),
      ...(shape === undefined ? {} : { shape: JSON.stringify(shape) }),
    })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', resourceId)
    .execute();
}

export async function updateRetired(tx: OperatorTx, resourceId: ResourceId, retiredAt: Date | null): Promise<void> {
  await tx
    .updateTable('resources')
    .set({ retiredAt })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', resourceId)
    .execute();
}

/** One at a time who changes names or the order in this space: two at once would each not see the other's. */
export async function lockNames(tx: OperatorTx, spaceId: SpaceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${spaceId}::text || ' names', 0))`.execute(tx);
}

/** The owner's order from now on, for those that are named. */
export async function updateOrder(tx: OperatorTx, spaceId: SpaceId, ids: readonly ResourceId[]): Promise<void> {
  await sql`
    update resources r set sort_key = l.place from unnest(${[...ids]}::uuid[]) with ordinality as l (id, place)
    where r.operator_id = ${tx.operatorId} and r.space_id = ${spaceId} and r.id = l.id and r.sort_key <> l.place
  `.execute(tx);
}

/** Replaces what a resource is made of. The database itself refuses a ring and a fourth level. */
export async function replaceParts(tx: OperatorTx, wholeId: ResourceId, partIds: readonly ResourceId[]): Promise<void> {
  await sql`
    delete from resource_parts where operator_id = ${tx.operatorId} and whole_id = ${wholeId} and part_id <> all (${[...partIds]}::uuid[])
  `.execute(tx);
  await sql`
    insert into resource_parts (operator_id, whole_id, part_id)
    select ${tx.operatorId}, ${wholeId}, part from unnest(${[...partIds]}::uuid[]) as part
    on conflict do nothing
  `.execute(tx);
}

/** Another resource like this one, at the end of the order; a copy of a retired one is in use. */
export async function copyResource(
  tx: OperatorTx,
  of: ResourceId,
  copy: { readonly id: ResourceId; readonly name: string; readonly shape: unknown },
): Promise<void> {
  await sql`
    insert into resources (operator_id, id, space_id, floor_id, group_id, kind, name, capacity, description, amenities, shape, sort_key, open_to_visitors)
    select r.operator_id, ${copy.id}, r.space_id, r.floor_id, r.group_id, r.kind, ${copy.name}, r.capacity, r.description, r.amenities,
      ${JSON.stringify(copy.shape)}::jsonb,
      1 + (select coalesce(max(o.sort_key), 0) from resources o where o.operator_id = r.operator_id and o.space_id = r.space_id), r.open_to_visitors
    from resources r where r.operator_id = ${tx.operatorId} and r.id = ${of}
  `.execute(tx);
}
