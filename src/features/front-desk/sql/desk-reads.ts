import { sql } from 'kysely';
import type { BookingId, MemberId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { Role } from '@/kernel/acting-member';
import type { BookingGuest, BookingStatus } from '@/features/bookings/bookings.contract';
import type { OperatorTx } from '@/server/db/transactions';

export type DeskBookingRow = TimeRange & {
  readonly bookingId: BookingId;
  readonly memberId: MemberId;
  readonly name: string;
  readonly photoVersion: number;
  readonly role: Role;
  readonly guest: boolean;
  readonly isNew: boolean;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly resourceKind: ResourceKind;
  readonly floorName: string;
  readonly madeAt: Date;
  readonly status: BookingStatus;
  readonly recurring: boolean;
  readonly note: string;
  readonly guests: readonly BookingGuest[];
  readonly extras: readonly { readonly name: string; readonly count: number }[];
  readonly overrideReason: string | null;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  readonly releaseAt: Date | null;
};

/**
 * Who is booked into a space within `range`, or asks to be, in the order of their coming. One query, served by bookings_in_space; whether
 * somebody is new is one probe a row into bookings_of_member. No booking lasts longer than 31 days.
 */
export async function listDeskBookings(
  tx: OperatorTx,
  spaceId: SpaceId,
  range: TimeRange,
  now: Date,
): Promise<DeskBookingRow[]> {
  const { rows } = await sql<DeskBookingRow>`
    select b.id as booking_id, b.member_id, coalesce(b.guest_name, m.display_name) as name,
      case when b.guest_name is null then m.photo_version else 0 end as photo_version,
      case when b.guest_name is null then m.role else 'visitor' end as role, b.guest_name is not null as guest,
      b.guest_name is null and (m.joined_at > ${now}::timestamptz - interval '7 days' or not exists (
        select 1 from bookings e where e.operator_id = b.operator_id and e.member_id = b.member_id and e.starts_at < b.starts_at
          and e.guest_name is null and e.status in ('confirmed', 'no_show'))) as is_new,
      b.resource_id, r.name as resource_name, r.kind as resource_kind, f.name as floor_name, b.starts_at, b.ends_at,
      b.created_at as made_at, b.status,
      (b.series_id is not null and not b.left_series) as recurring, b.note, b.guests, b.extras, b.override_reason, b.checked_in_at, b.checked_out_at, b.release_at
    from bookings b
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    join floors f on f.operator_id = r.operator_id and f.id = r.floor_id
    where b.operator_id = ${tx.operatorId} and b.space_id = ${spaceId} and b.starts_at < ${range.endsAt}
      and b.starts_at > ${range.startsAt}::timestamptz - interval '32 days' and b.ends_at > ${range.startsAt}
      and (b.status in ('confirmed', 'no_show') or (b.status = 'requested' and b.request_expires_at > ${now}))
    order by b.starts_at, coalesce(b.guest_name, m.display_name), b.id
  `.execute(tx);
  return rows;
}

export type DeskClosureRow = TimeRange & {
  readonly id: string;
  readonly resourceName: string | null;
  readonly reason: string;
};

/** What is shut within `range`, the whole space first. Served by closures_in_space. */
export async function listDeskClosures(tx: OperatorTx, spaceId: SpaceId, range: TimeRange): Promise<DeskClosureRow[]> {
  return tx
    .selectFrom('closures as c')
    .leftJoin('resources as r', (join) =>
      join.onRef('r.operatorId', '=', 'c.operatorId').onRef('r.id', '=', 'c.resourceId'),
    )
    .select(['c.id', 'r.name as resourceName', 'c.startsAt', 'c.endsAt', 'c.reason'])
    .where('c.operatorId', '=', tx.operatorId)
    .where('c.spaceId', '=', spaceId)
    .where('c.startsAt', '<', range.endsAt)
    .where('c.endsAt', '>', range.startsAt)
    .orderBy('r.name', (order) => order.asc().nullsFirst())
    .orderBy('c.startsAt')
    .execute();
}

export type DeskPlace = {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly floorName: string;
  readonly capacity: number;
  readonly groupId: string | null;
  readonly groupName: string | null;
};

/** Everything that can be booked in a space, in the order of its plan. */
export async function listDeskPlaces(tx: OperatorTx, spaceId: SpaceId): Promise<DeskPlace[]> {
  return tx
    .selectFrom('resources as r')
    .innerJoin('floors as f', (join) => join.onRef('f.operatorId', '=', 'r.operatorId').onRef('f.id', '=', 'r.floorId'))
    .leftJoin('deskGroups as g', (join) =>
      join.onRef('g.operatorId', '=', 'r.operatorId').onRef('g.id', '=', 'r.groupId'),
    )
    .select(['r.id', 'r.name', 'r.kind', 'f.name as floorName', 'r.capacity', 'r.groupId', 'g.name as groupName'])
    .where('r.operatorId', '=', tx.operatorId)
    .where('r.spaceId', '=', spaceId)
    .where('r.retiredAt', 'is', null)
    .orderBy('f.level')
    .orderBy('r.sortKey')
    .orderBy('r.id')
    .execute();
}
