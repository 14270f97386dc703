import { sql } from 'kysely';
import type { DeskGroupId, MemberId, ResourceId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { GroupCandidate } from '../domain/rank-candidates';

/** One at a time from here on: first the member, then the group, as everywhere members come before what they book. */
export async function takeTurnAtGroup(tx: OperatorTx, memberId: MemberId, groupId: DeskGroupId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(key, place)) from (values (${memberId}::text, 1), (${groupId}::text, 2)) as turn (key, place) order by place`.execute(
    tx,
  );
}

export type FoundCandidate = GroupCandidate<ResourceId> & { readonly free: boolean };

/** All resources of a group with what speaks for each. Read after the turn at the group. One query, index probes only. */
export async function listGroupCandidates(
  tx: OperatorTx,
  where: { readonly spaceId: SpaceId; readonly groupId: DeskGroupId; readonly memberId: MemberId },
  range: TimeRange,
  now: Date,
): Promise<FoundCandidate[]> {
  const { rows } = await sql<Omit<FoundCandidate, 'at'> & { x: number | null; y: number | null }>`
    with recursive tree (resource_id, part_id) as (
      select r.id, r.id from resources r
      where r.operator_id = ${tx.operatorId} and r.space_id = ${where.spaceId} and r.group_id = ${where.groupId} and r.retired_at is null
      union
      select t.resource_id, p.part_id from tree t join resource_parts p on p.operator_id = ${tx.operatorId} and p.whole_id = t.part_id
    ), taken as (
      select distinct t.resource_id from tree t
      join occupancies o on o.operator_id = ${tx.operatorId} and o.resource_id = t.part_id
        and o.starts_at < ${range.endsAt} and o.starts_at > ${range.startsAt}::timestamptz - interval '32 days' and o.ends_at > ${range.startsAt}
        and (o.expires_at is null or o.expires_at > now())
    ), used as (
      select b.resource_id, count(*) filter (where b.starts_at > ${now}::timestamptz - interval '30 days')::integer as uses,
        count(*) filter (where b.member_id = ${where.memberId})::integer as mine
      from bookings b
      where b.operator_id = ${tx.operatorId} and b.space_id = ${where.spaceId} and b.status = 'confirmed'
        and b.starts_at > ${now}::timestamptz - interval '90 days' and b.starts_at <= ${now}
      group by b.resource_id
    )
    select r.id, r.floor_id, (r.shape ->> 'x')::float8 + (r.shape ->> 'width')::float8 / 2 as x,
      (r.shape ->> 'y')::float8 + (r.shape ->> 'height')::float8 / 2 as y, coalesce(u.mine, 0) as mine, coalesce(u.uses, 0) as uses,
      not exists (select 1 from taken t where t.resource_id = r.id) as free
    from resources r left join used u on u.resource_id = r.id
    where r.operator_id = ${tx.operatorId} and r.space_id = ${where.spaceId} and r.group_id = ${where.groupId} and r.retired_at is null
  `.execute(tx);
  return rows.map(({ x, y, ...rest }) => ({ ...rest, at: x === null || y === null ? null : { x, y } }));
}
