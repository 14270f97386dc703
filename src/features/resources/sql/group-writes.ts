import { sql } from 'kysely';
import { newId, type DeskGroupId, type ResourceId, type SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { eachOnce } from '../domain/each-once';

/** The groups of these names, in any case; one that is not there yet begins. By lower-case name. */
export async function upsertGroups(
  tx: OperatorTx,
  spaceId: SpaceId,
  names: readonly string[],
): Promise<ReadonlyMap<string, DeskGroupId>> {
  const wanted = eachOnce(names);
  if (wanted.length === 0) return new Map();
  await sql`
    insert into desk_groups (operator_id, id, space_id, name)
    select ${tx.operatorId}, n.id, ${spaceId}, n.name
    from unnest(${wanted.map(() => newId<'desk_group'>())}::uuid[], ${wanted}::text[]) as n (id, name)
    where not exists (select 1 from desk_groups g where g.operator_id = ${tx.operatorId} and g.space_id = ${spaceId} and lower(g.name) = lower(n.name))
    order by n.name
    on conflict on constraint desk_group_name_unique do nothing
  `.execute(tx);
  const { rows } = await sql<{ id: DeskGroupId; name: string }>`
    select g.id, g.name from desk_groups g where g.operator_id = ${tx.operatorId} and g.space_id = ${spaceId}
      and lower(g.name) = any (${wanted.map((name) => name.toLowerCase())}::text[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.name.toLowerCase(), row.id]));
}

export async function findGroup(tx: OperatorTx, spaceId: SpaceId, where: { id: DeskGroupId } | { name: string }) {
  const condition = 'id' in where ? sql`g.id = ${where.id}` : sql`lower(g.name) = lower(${where.name})`;
  const { rows } = await sql<{ id: DeskGroupId; name: string }>`
    select g.id, g.name from desk_groups g where g.operator_id = ${tx.operatorId} and g.space_id = ${spaceId} and ${condition}
  `.execute(tx);
  return rows[0] ?? null;
}

export async function updateGroupName(tx: OperatorTx, groupId: DeskGroupId, name: string): Promise<void> {
  await tx
    .updateTable('deskGroups')
    .set({ name })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', groupId)
    .execute();
}

/** Puts live resources of the space into a group, or out of theirs; answers how many there are of those named. */
export async function updateGroupOf(
  tx: OperatorTx,
  spaceId: SpaceId,
  ids: readonly ResourceId[],
  groupId: DeskGroupId | null,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update resources set group_id = ${groupId} where operator_id = ${tx.operatorId} and space_id = ${spaceId} and id = any (${[...ids]}::uuid[])
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Takes a group away, its resources stay; false where somebody waits, or once waited, for any of it. */
export async function deleteGroup(tx: OperatorTx, groupId: DeskGroupId): Promise<boolean> {
  // Who just now begins to wait for it waits here first.
  await sql`select 1 from desk_groups where operator_id = ${tx.operatorId} and id = ${groupId} for update`.execute(tx);
  const { rows } = await sql<{ waited: boolean }>`
    select exists (select 1 from waitlist_entries w where w.operator_id = ${tx.operatorId} and w.group_id = ${groupId}) as waited
  `.execute(tx);
  if (rows[0]?.waited) return false;
  await sql`update resources set group_id = null where operator_id = ${tx.operatorId} and group_id = ${groupId}`.execute(
    tx,
  );
  await sql`delete from desk_groups where operator_id = ${tx.operatorId} and id = ${groupId}`.execute(tx);
  return true;
}
