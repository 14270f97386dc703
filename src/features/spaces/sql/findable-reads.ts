import { sql } from 'kysely';
import type { MemberId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { FindableSpace } from '../spaces.contract';
import { bookingRulesJson, hoursJson, ownHoursJson } from './space-reads';

/** As far back as "your usual" looks. */
const USUAL_DAYS = 90;

/** What a space has to be found, without its drawing: one query, however many resources. */
export async function findFindableSpace(
  tx: OperatorTx,
  spaceId: SpaceId,
  viewer: MemberId,
): Promise<FindableSpace | null> {
  const { rows } = await sql<FindableSpace>`
    with mine as (
      select b.resource_id, count(*)::integer as times from bookings b
      where b.operator_id = ${tx.operatorId} and b.member_id = ${viewer} and b.status = 'confirmed'
        and b.starts_at > now() - make_interval(days => ${USUAL_DAYS})
      group by b.resource_id
    ), parts as (
      select p.whole_id, jsonb_agg(p.part_id) as ids from resource_parts p where p.operator_id = ${tx.operatorId} group by p.whole_id
    )
    select s.id, s.time_zone, ${hoursJson(tx.operatorId)} as hours,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'name', r.name, 'capacity', r.capacity, 'amenities', r.amenities,
          'groupName', g.name, 'floorName', f.name, 'openToVisitors', r.open_to_visitors, 'hours', ${ownHoursJson(tx.operatorId)},
          'partIds', coalesce(parts.ids, '[]'), 'mine', coalesce(mine.times, 0)) order by f.level, r.sort_key, r.id)
        from resources r
        join floors f on f.operator_id = r.operator_id and f.id = r.floor_id
        left join desk_groups g on g.operator_id = r.operator_id and g.id = r.group_id
        left join parts on parts.whole_id = r.id
        left join mine on mine.resource_id = r.id
        where r.operator_id = ${tx.operatorId} and r.space_id = s.id and r.retired_at is null), '[]') as resources,
      ${bookingRulesJson(tx.operatorId, sql`select mine.id from resources mine where mine.operator_id = ${tx.operatorId} and mine.space_id = s.id`, viewer)} as booking_rules
    from spaces s where s.operator_id = ${tx.operatorId} and s.id = ${spaceId}
  `.execute(tx);
  return rows[0] ?? null;
}
