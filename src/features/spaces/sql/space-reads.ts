import { sql, type RawBuilder } from 'kysely';
import type { FloorId, MemberId, OperatorId, ResourceId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { onPlan } from '@/features/booking-rules/booking-rules.service';
import { hoursFor, type OpeningRules, type SpaceHours, type WeeklyHours } from '../domain/opening-hours';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { SpaceDetail, SpacePlan } from '../spaces.contract';

/** JSON of the own week of resource `r`, null where it keeps to the space's. */
export const ownHoursJson = (operatorId: OperatorId) => sql<WeeklyHours | null>`
  (select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute) order by h.weekday, h.opens_minute)
    from resource_hours h where h.operator_id = ${operatorId} and h.resource_id = r.id)`;

/** JSON of the weekly hours and the exceptions of space `s`, for use inside one query. */
export const hoursJson = (operatorId: OperatorId) => sql<{
  weekly: OpeningRules['weekly'];
  exceptions: OpeningRules['exceptions'];
}>`
  jsonb_build_object(
    'weekly', coalesce((
      select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute) order by h.weekday, h.opens_minute)
      from opening_hours h where h.operator_id = ${operatorId} and h.space_id = s.id), '[]'),
    'exceptions', coalesce((
      select jsonb_agg(jsonb_build_object('date', e.on_date, 'name', e.name, 'opensMinute', e.opens_minute, 'closesMinute', e.closes_minute) order by e.on_date)
      from opening_exceptions e where e.operator_id = ${operatorId} and e.space_id = s.id), '[]')
  )`;

/** What a command must know about a resource before it decides. */
export type BookableFacts = {
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly kind: ResourceKind;
  readonly groupId: string | null;
  readonly floorId: FloorId;
  readonly openToVisitors: boolean;
  readonly retired: boolean;
  readonly capacity: number;
  /** The undivided resources whose time a booking takes: itself, or the parts of a combined one, sorted. */
  readonly leaves: readonly ResourceId[];
  /** Each leaf with all that stands between it and the whole, both included: each of them has its say about buffers. */
  readonly tree: readonly { readonly leafId: ResourceId; readonly id: ResourceId; readonly kind: ResourceKind }[];
  /** The owner's rules that may concern it or its parts, for anybody. */
  readonly bookingRules: readonly BookingRule[];
  readonly spaceId: SpaceId;
  readonly spaceName: string;
  readonly spaceSlug: string;
  readonly operatorName: string;
  readonly operatorSlug: string;
  /** When it is open: by its own week, where it has one. */
  readonly rules: OpeningRules;
  /** When its space is. */
  readonly spaceRules: OpeningRules;
};

/** JSON of the rules of space `s` that name none of the resources outside `ids`; for a `viewer` without those for other members. */
export const bookingRulesJson = (operatorId: OperatorId, ids: RawBuilder<unknown>, viewer?: MemberId) => sql<
  BookingRule[]
>`
  coalesce((
    select jsonb_agg(jsonb_build_object('id', br.id, 'topic', br.topic, 'kind', br.kind, 'resourceId', br.resource_id, 'role', br.role,
      'memberId', br.member_id, 'settings', br.settings, 'words', br.words) || case when br.plan_id is null then '{}'::jsonb else jsonb_build_object(
        'planId', br.plan_id, 'onPlan', ${onPlan(viewer)}) end order by br.topic, br.id)
    from booking_rules br where br.operator_id = ${operatorId} and br.space_id = s.id and (br.resource_id is null or br.resource_id in (${ids}))
      ${viewer ? sql`and (br.member_id is null or br.member_id = ${viewer})` : sql``}), '[]')`;

/**
 * Its parts, its hours and whether it is retired are read under a lock that whoever changes one of them takes alone: they stay so until this
 * transaction ends, and are read anew if it had to wait (migrations 0020 and 0025). With `queue`, first the member whose booking it will be (where one is named), so
 * that two tabs cannot slip past a limit together, and then whoever asks for the same undivided resource waits here until this
 * transaction ends: those who want one slot at the same moment then come one after another, the first undisturbed by the others (bench/
 * measures its wait). That is courtesy, not protection: the exclusion constraint decides. The locks are taken in one sorted pass, so that two
 * who want a hall and its halves never wait for each other in a ring.
 */
export async function findBookable(
  tx: OperatorTx,
  spaceId: SpaceId,
  resourceId: ResourceId,
  queue: { readonly for: MemberId | null } | null = null,
): Promise<BookableFacts | null> {
  const { rows } = await sql<
    Omit<BookableFacts, 'rules' | 'spaceRules'> & {
      timeZone: string;
      hours: Omit<OpeningRules, 'timeZone'> & { own: WeeklyHours | null };
    }
  >`
    with recursive tree (part_id, through) as (
      select ${resourceId}::uuid, array[${resourceId}::uuid]
      union
      select p.part_id, t.through || p.part_id
      from tree t join resource_parts p on p.operator_id = ${tx.operatorId} and p.whole_id = t.part_id
    ), standing as (
      select distinct t.part_id as leaf_id, step as id from tree t cross join lateral unnest(t.through) as step
      where not exists (select 1 from resource_parts p where p.operator_id = ${tx.operatorId} and p.whole_id = t.part_id)
    )
    select r.id as resource_id, r.name as resource_name, r.kind, r.group_id, r.floor_id, r.open_to_visitors, r.capacity, it.retired,
      s.id as space_id, s.name as space_name, s.slug as space_slug, op.name as operator_name, op.slug as operator_slug, s.time_zone, it.hours,
      it.leaves::text[] as leaves,
      (select jsonb_agg(jsonb_build_object('leafId', st.leaf_id, 'id', st.id, 'kind', x.kind))
        from standing st join resources x on x.operator_id = ${tx.operatorId} and x.id = st.id) as tree,
      ${bookingRulesJson(tx.operatorId, sql`select st.id from standing st`)} as booking_rules
    from resource_as_it_is(${tx.operatorId}, ${resourceId}, ${queue !== null}, ${queue?.for ?? null}) as it
    join resources r on r.operator_id = ${tx.operatorId} and r.id = ${resourceId} and r.space_id = ${spaceId}
    join spaces s on s.operator_id = r.operator_id and s.id = r.space_id
    join operators op on op.id = r.operator_id
  `.execute(tx);
  const row = rows[0];
  if (!row) return null;
  // Its parts changed while this waited for the lock: what stood around it then is not what stands now.
  const around = new Set(row.tree?.map((step) => step.leafId));
  if (row.leaves.length !== around.size || row.leaves.some((leaf) => !around.has(leaf)))
    return findBookable(tx, spaceId, resourceId, queue);
  const { weekly, exceptions, own } = row.hours;
  const spaceRules = { timeZone: row.timeZone, weekly, exceptions };
  return { ...row, spaceRules, rules: hoursFor(spaceRules, own) };
}

/** When a space and the resources with a week of their own are open, and in which zone. */
export async function findOpeningRules(
  tx: OperatorTx,
  spaceId: SpaceId,
): Promise<({ name: string } & SpaceHours) | null> {
  const { rows } = await sql<{
    name: string;
    timeZone: string;
    hours: Omit<OpeningRules, 'timeZone'>;
    own: SpaceHours['own'];
    anytime: boolean;
  }>`
    select s.name, s.time_zone, ${hoursJson(tx.operatorId)} as hours,
      coalesce((
        select jsonb_object_agg(w.resource_id, w.weekly) from (
          select h.resource_id,
            jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute) order by h.weekday, h.opens_minute) as weekly
          from resource_hours h where h.operator_id = ${tx.operatorId} and h.space_id = s.id group by h.resource_id
        ) w), '{}') as own,
      exists (select 1 from booking_rules br where br.operator_id = ${tx.operatorId} and br.space_id = s.id and br.topic = 'access') as anytime
    from spaces s where s.operator_id = ${tx.operatorId} and s.id = ${spaceId}
  `.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { name, timeZone, hours, own, anytime } = row;
  return { name, rules: { timeZone, ...hours }, own, anytime };
}

/** JSON of the photos of resource `r`, in their order. */
const photosJson = (operatorId: OperatorId) => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('id', ph.id, 'alt', ph.alt, 'width', ph.width, 'height', ph.height) order by ph.position, ph.id)
    from resource_photos ph where ph.operator_id = ${operatorId} and ph.resource_id = r.id), '[]')`;

/** One space with its floors and resources, in one query. */
export async function findSpacePlan(tx: OperatorTx, spaceId: SpaceId, viewer: MemberId): Promise<SpacePlan | null> {
  const { rows } = await sql<SpacePlan>`
    select s.id, s.slug, s.name, s.time_zone, ${hoursJson(tx.operatorId)} as hours,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'level', f.level, 'drawing', f.drawing) order by f.level)
        from floors f where f.operator_id = ${tx.operatorId} and f.space_id = s.id), '[]') as floors,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', r.id, 'floorId', r.floor_id, 'kind', r.kind, 'name', r.name, 'groupId', r.group_id, 'groupName', g.name, 'capacity', r.capacity,
          'description', r.description, 'amenities', r.amenities, 'openToVisitors', r.open_to_visitors, 'photos', ${photosJson(tx.operatorId)}, 'shape', r.shape, 'hours', ${ownHoursJson(tx.operatorId)},
          'partNames', coalesce((
            select jsonb_agg(part.name order by part.sort_key) from resource_parts p
            join resources part on part.operator_id = p.operator_id and part.id = p.part_id
            where p.operator_id = ${tx.operatorId} and p.whole_id = r.id), '[]')
        ) order by r.sort_key, r.id)
        from resources r left join desk_groups g on g.operator_id = r.operator_id and g.id = r.group_id
        where r.operator_id = ${tx.operatorId} and r.space_id = s.id and r.retired_at is null), '[]') as resources,
      ${bookingRulesJson(tx.operatorId, sql`select mine.id from resources mine where mine.operator_id = ${tx.operatorId} and mine.space_id = s.id`, viewer)} as booking_rules
    from spaces s where s.operator_id = ${tx.operatorId} and s.id = ${spaceId}
  `.execute(tx);
  return rows[0] ?? null;
}

/** What can stand in for a resource: the same kind in the same space, itself left out, in plan order. */
export async function listLikeResources(tx: OperatorTx, like: Pick<BookableFacts, 'spaceId' | 'resourceId' | 'kind'>) {
  return tx
    .selectFrom('resources as r')
    .select(['r.id', 'r.name', 'r.openToVisitors', 'r.groupId', 'r.floorId', ownHoursJson(tx.operatorId).as('hours')])
    .where('r.operatorId', '=', tx.operatorId)
    .where('r.spaceId', '=', like.spaceId)
    .where('r.kind', '=', like.kind)
    .where('r.id', '<>', like.resourceId)
    .where('r.retiredAt', 'is', null)
    .orderBy('r.sortKey')
    .orderBy('r.id')
    .execute();
}

/** A space as its public page would show it, for its members: listed or not. One query. */
export async function findSpaceDetail(tx: OperatorTx, spaceId: SpaceId): Promise<SpaceDetail | null> {
  const { rows } = await sql<SpaceDetail>`
    with mine as (
      select r.* from resources r where r.operator_id = ${tx.operatorId} and r.space_id = ${spaceId} and r.retired_at is null
    )
    select s.id, s.slug, s.name, jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'accent', o.accent) as operator, s.time_zone,
      jsonb_build_object('street', s.street, 'postalCode', s.postal_code, 'city', s.city, 'country', s.country) as address,
      s.description, s.amenities, ${hoursJson(tx.operatorId)} as hours,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', k.kind, 'count', k.count, 'openToVisitors', k.open) order by k.kind)
        from (select kind, count(*)::integer as count, bool_or(open_to_visitors) as open from mine group by kind) k), '[]') as kinds,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind, 'capacity', r.capacity, 'description', r.description,
          'amenities', r.amenities, 'openToVisitors', r.open_to_visitors, 'photos', ${photosJson(tx.operatorId)}, 'hours', ${ownHoursJson(tx.operatorId)}) order by r.sort_key, r.id)
        from mine r), '[]') as resources
    from spaces s join operators o on o.id = s.operator_id
    where s.operator_id = ${tx.operatorId} and s.id = ${spaceId}
  `.execute(tx);
  return rows[0] ?? null;
}
