import { sql } from 'kysely';
import type { DeskGroupId, MemberId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { GroupCandidate } from '@/features/bookings/domain/rank-candidates';
import type { OperatorTx } from '@/server/db/transactions';

export type PlaceRow = GroupCandidate<ResourceId> & {
  readonly name: string;
  readonly kind: ResourceKind;
  readonly floorName: string;
  readonly groupId: DeskGroupId | null;
  readonly groupName: string | null;
  readonly openToVisitors: boolean;
  readonly capacity: number;
};

/** Everything of a space that can be booked, with what speaks for each for this member (nobody: a guest). One query, served by bookings_in_space. */
export async function listPlaces(
  tx: OperatorTx,
  spaceId: SpaceId,
  memberId: MemberId | null,
  now: Date,
): Promise<PlaceRow[]> {
  const { rows } = await sql<Omit<PlaceRow, 'at'> & { x: number | null; y: number | null }>`
    with used as (
      select b.resource_id, count(*) filter (where b.starts_at > ${now}::timestamptz - interval '30 days')::integer as uses,
        count(*) filter (where b.member_id = ${memberId}::uuid and b.guest_name is null)::integer as mine
      from bookings b
      where b.operator_id = ${tx.operatorId} and b.space_id = ${spaceId} and b.status = 'confirmed'
        and b.starts_at > ${now}::timestamptz - interval '90 days' and b.starts_at <= ${now}
      group by b.resource_id
    )
    select r.id, r.name, r.kind, r.floor_id, f.name as floor_name, r.group_id, g.name as group_name, r.open_to_visitors, r.capacity,
      (r.shape ->> 'x')::float8 + (r.shape ->> 'width')::float8 / 2 as x,
      (r.shape ->> 'y')::float8 + (r.shape ->> 'height')::float8 / 2 as y, coalesce(u.mine, 0) as mine, coalesce(u.uses, 0) as uses
    from resources r
    join floors f on f.operator_id = r.operator_id and f.id = r.floor_id
    left join desk_groups g on g.operator_id = r.operator_id and g.id = r.group_id
    left join used u on u.resource_id = r.id
    where r.operator_id = ${tx.operatorId} and r.space_id = ${spaceId} and r.retired_at is null
  `.execute(tx);
  return rows.map(({ x, y, ...rest }) => ({ ...rest, at: x === null || y === null ? null : { x, y } }));
}
