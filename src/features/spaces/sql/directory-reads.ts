import { sql } from 'kysely';
import type { OperatorId, SpaceId } from '@/kernel/ids';
import type { DirectoryTx } from '@/server/db/transactions';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { ListedSpace, SpaceDetail } from '../spaces.contract';

type Filter = {
  readonly text?: string;
  readonly kind?: ResourceKind;
  /** Slug of the operator whose spaces are wanted. */
  readonly operator?: string;
  readonly afterId?: string;
  readonly limit: number;
};

const listedSpace = sql`
  s.id, s.slug, s.name, jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'accent', o.accent) as operator, s.time_zone,
  jsonb_build_object('street', s.street, 'postalCode', s.postal_code, 'city', s.city, 'country', s.country) as address,
  s.description, s.amenities,
  coalesce((
    select jsonb_agg(jsonb_build_object('kind', k.kind, 'count', k.count, 'openToVisitors', k.open) order by k.kind)
    from (
      select r.kind, count(*)::integer as count, bool_or(r.open_to_visitors) as open
      from directory.resources r where r.operator_id = s.operator_id and r.space_id = s.id group by r.kind
    ) k), '[]') as kinds`;

/** Listed spaces in the order of their ids, filtered by words (each must stand in name, city or description) and by kind. */
export async function listSpaces(tx: DirectoryTx, filter: Filter): Promise<ListedSpace[]> {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const { rows } = await sql<ListedSpace>`
    select ${listedSpace}
    from directory.spaces s join directory.operators o on o.id = s.operator_id
    where (${filter.afterId ?? null}::uuid is null or s.id > ${filter.afterId ?? null}::uuid)
      and (${filter.operator ?? null}::text is null or o.slug = ${filter.operator ?? null})
      and lower(s.name || ' ' || o.name || ' ' || s.city || ' ' || s.description) like all (${patterns}::text[])
      and (${filter.kind ?? null}::text is null or exists (
        select 1 from directory.resources r where r.operator_id = s.operator_id and r.space_id = s.id and r.kind = ${filter.kind ?? null}))
    order by s.id limit ${filter.limit + 1}
  `.execute(tx);
  return rows;
}

export async function findListedSpace(
  tx: DirectoryTx,
  where: { readonly id: SpaceId } | { readonly operator: string; readonly space: string },
) {
  const condition =
    'id' in where ? sql`s.id = ${where.id}` : sql`o.slug = ${where.operator} and s.slug = ${where.space}`;
  const { rows } = await sql<SpaceDetail>`
    select ${listedSpace},
      coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind, 'capacity', r.capacity, 'description', r.description,
          'amenities', r.amenities, 'openToVisitors', r.open_to_visitors, 'photos', coalesce((
            select jsonb_agg(jsonb_build_object('id', ph.id, 'alt', ph.alt, 'width', ph.width, 'height', ph.height) order by ph.position, ph.id)
            from directory.resource_photos ph where ph.operator_id = s.operator_id and ph.resource_id = r.id), '[]'), 'hours', (
            select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute) order by h.weekday, h.opens_minute)
            from directory.resource_hours h where h.operator_id = s.operator_id and h.resource_id = r.id)
          ) order by r.sort_key, r.id)
        from directory.resources r where r.operator_id = s.operator_id and r.space_id = s.id), '[]') as resources,
      jsonb_build_object(
        'weekly', coalesce((
          select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute) order by h.weekday, h.opens_minute)
          from directory.opening_hours h where h.operator_id = s.operator_id and h.space_id = s.id), '[]'),
        'exceptions', coalesce((
          select jsonb_agg(jsonb_build_object('date', e.on_date, 'name', e.name, 'opensMinute', e.opens_minute, 'closesMinute', e.closes_minute) order by e.on_date)
          from directory.opening_exceptions e where e.operator_id = s.operator_id and e.space_id = s.id), '[]')
      ) as hours
    from directory.spaces s join directory.operators o on o.id = s.operator_id
    where ${condition}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Every operator, for work that goes over all of them. */
export async function listOperatorIds(tx: DirectoryTx): Promise<OperatorId[]> {
  const rows = await tx.selectFrom('directory.operators').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}
