import { sql } from 'kysely';
import type { FloorId, ResourceId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PartsGraph } from '../domain/parts-graph';
import type { ManagedSpace, StillWanted } from '../resources.contract';

/** The whole of a space's resources, retired ones too, in one query; null for a space of nobody here. */
export async function findManagedSpace(tx: OperatorTx, spaceId: SpaceId): Promise<ManagedSpace | null> {
  const { operatorId } = tx;
  const { rows } = await sql<ManagedSpace>`
    select
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', r.id, 'floorId', r.floor_id, 'groupId', r.group_id, 'groupName', g.name, 'kind', r.kind, 'name', r.name,
          'capacity', r.capacity, 'description', r.description, 'amenities', r.amenities, 'openToVisitors', r.open_to_visitors,
          'shape', r.shape, 'checkInCode', r.check_in_code, 'retiredAt', r.retired_at,
          'partIds', coalesce((
            select jsonb_agg(p.part_id order by part.sort_key, part.id) from resource_parts p
            join resources part on part.operator_id = p.operator_id and part.id = p.part_id
            where p.operator_id = ${operatorId} and p.whole_id = r.id), '[]'),
          'photos', coalesce((
            select jsonb_agg(jsonb_build_object('id', ph.id, 'alt', ph.alt, 'width', ph.width, 'height', ph.height) order by ph.position, ph.id)
            from resource_photos ph where ph.operator_id = ${operatorId} and ph.resource_id = r.id), '[]')
        ) order by r.sort_key, r.id)
        from resources r left join desk_groups g on g.operator_id = r.operator_id and g.id = r.group_id
        where r.operator_id = ${operatorId} and r.space_id = s.id), '[]') as resources,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'level', f.level, 'drawing', f.drawing) order by f.level)
        from floors f where f.operator_id = ${operatorId} and f.space_id = s.id), '[]') as floors,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name)
        from desk_groups g where g.operator_id = ${operatorId} and g.space_id = s.id), '[]') as groups,
      coalesce((
        select jsonb_agg(a.name order by lower(a.name), a.name) from (
          select name from amenities where operator_id = ${operatorId}
          union
          select unnest(r.amenities) from resources r where r.operator_id = ${operatorId} and r.retired_at is null
        ) a), '[]') as amenities
    from spaces s where s.operator_id = ${operatorId} and s.id = ${spaceId}
  `.execute(tx);
  return rows[0] ?? null;
}

export async function isSpaceHere(tx: OperatorTx, spaceId: SpaceId): Promise<boolean> {
  const row = await tx
    .selectFrom('spaces')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', spaceId)
    .executeTakeFirst();
  return row !== undefined;
}

export type ResourceRow = {
  readonly id: ResourceId;
  readonly name: string;
  readonly floorId: FloorId;
  readonly shape: unknown;
  readonly retiredAt: Date | null;
};

/** One resource of the space, locked against others who change it; null where there is none. Bookings of it do not wait. */
export async function findResourceForUpdate(
  tx: OperatorTx,
  spaceId: SpaceId,
  resourceId: ResourceId,
): Promise<ResourceRow | null> {
  const row = await tx
    .selectFrom('resources')
    .select(['id', 'name', 'floorId', 'shape', 'retiredAt'])
    .where('operatorId', '=', tx.operatorId)
    .where('spaceId', '=', spaceId)
    .where('id', '=', resourceId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export type FloorRow = {
  readonly id: FloorId;
  readonly name: string;
  readonly size: { width: number; height: number } | null;
};

/** The floors of a space with the size of their drawing, where they have one. */
export async function listFloors(tx: OperatorTx, spaceId: SpaceId): Promise<FloorRow[]> {
  const { rows } = await sql<FloorRow>`
    select f.id, f.name, case when f.drawing ? 'width' and f.drawing ? 'height'
      then jsonb_build_object('width', f.drawing -> 'width', 'height', f.drawing -> 'height') end as size
    from floors f where f.operator_id = ${tx.operatorId} and f.space_id = ${spaceId} order by f.level
  `.execute(tx);
  return rows;
}

export type KnownResource = {
  readonly id: ResourceId;
  readonly name: string;
  readonly floorId: FloorId;
  readonly shape: unknown;
  readonly retired: boolean;
};

/** Every resource of a space by name and place, retired ones too. */
export async function listKnown(tx: OperatorTx, spaceId: SpaceId): Promise<KnownResource[]> {
  const { rows } = await sql<KnownResource>`
    select r.id, r.name, r.floor_id, r.shape, r.retired_at is not null as retired
    from resources r where r.operator_id = ${tx.operatorId} and r.space_id = ${spaceId} order by r.sort_key, r.id
  `.execute(tx);
  return rows;
}

/** What is made of what in a space. */
export async function findPartsGraph(tx: OperatorTx, spaceId: SpaceId): Promise<PartsGraph> {
  const { rows } = await sql<{ wholeId: ResourceId; parts: ResourceId[] }>`
    select p.whole_id, array_agg(p.part_id order by p.part_id)::text[] as parts
    from resource_parts p join resources r on r.operator_id = p.operator_id and r.id = p.whole_id
    where p.operator_id = ${tx.operatorId} and r.space_id = ${spaceId} group by p.whole_id
  `.execute(tx);
  return new Map(rows.map(({ wholeId, parts }) => [wholeId, parts]));
}

/** Who still counts on a resource, from now on: bookings and requests, live series, and those who wait for it. */
export async function findStillWanted(tx: OperatorTx, resourceId: ResourceId): Promise<StillWanted> {
  const { rows } = await sql<Omit<StillWanted, 'lastEndsAt'> & { lastEndsAt: Date | null }>`
    with mine as (
      select b.* from bookings b join resources r on r.operator_id = b.operator_id and r.id = ${resourceId}
      where b.operator_id = ${tx.operatorId} and b.space_id = r.space_id and b.resource_id = r.id
        and b.status in ('confirmed', 'requested') and b.ends_at > now()
    )
    select (select count(*)::integer from mine) as bookings, (select count(distinct person_id)::integer from mine) as people,
      (select count(*)::integer from series where operator_id = ${tx.operatorId} and resource_id = ${resourceId} and status = 'live') as series,
      (select count(*)::integer from waitlist_entries w where w.operator_id = ${tx.operatorId} and w.ends_at > now() and (
        (w.status = 'waiting' and w.resource_id = ${resourceId}) or (w.status = 'offered' and ${resourceId} in (w.resource_id, w.offered_resource_id)))) as waiting,
      (select max(ends_at) from mine) as last_ends_at
  `.execute(tx);
  const { lastEndsAt, ...counts } = rows[0]!;
  return { ...counts, lastEndsAt: lastEndsAt?.toISOString() ?? null };
}

/** The names of these resources, in the order in which they are asked for. */
export async function listNames(tx: OperatorTx, ids: readonly ResourceId[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select r.name from unnest(${[...ids]}::uuid[]) with ordinality as l (id, place)
    join resources r on r.operator_id = ${tx.operatorId} and r.id = l.id order by l.place
  `.execute(tx);
  return rows.map((row) => row.name);
}
