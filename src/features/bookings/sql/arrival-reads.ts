import { sql } from 'kysely';
import type { BookingId, MemberId, PersonId, ResourceId, SeriesId, SpaceId } from '@/kernel/ids';
import type { Role } from '@/kernel/acting-member';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { CheckInWay } from '../arrivals.contract';
import type { BookingStatus } from '../bookings.contract';

/** A booking as somebody arrives for it, or leaves. */
export type ArrivingBooking = TimeRange & {
  readonly id: BookingId;
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly kind: ResourceKind;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly guestName: string | null;
  readonly seriesId: SeriesId | null;
  readonly status: BookingStatus;
  readonly timeZone: string;
  readonly checkedInAt: Date | null;
  readonly checkedInHow: CheckInWay | null;
  readonly checkedOutAt: Date | null;
  readonly releaseAt: Date | null;
};

const columns = sql`b.id, b.space_id, b.resource_id, r.name as resource_name, r.kind, b.member_id, b.person_id, m.role, b.guest_name,
  case when not b.left_series then b.series_id end as series_id,
  b.status, b.starts_at, b.ends_at, s.time_zone, b.checked_in_at, b.checked_in_how, b.checked_out_at, b.release_at
  from bookings b
  join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
  join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
  join members m on m.operator_id = b.operator_id and m.id = b.member_id`;

export async function findArrivingBooking(tx: OperatorTx, id: BookingId): Promise<ArrivingBooking | undefined> {
  const { rows } = await sql<ArrivingBooking>`
    select ${columns} where b.operator_id = ${tx.operatorId} and b.id = ${id}
  `.execute(tx);
  return rows[0];
}

/** The same, locked until this transaction ends: what it ends at stays so while it is shortened. */
export async function findLeavingBooking(tx: OperatorTx, id: BookingId): Promise<ArrivingBooking | undefined> {
  const { rows } = await sql<ArrivingBooking>`
    select ${columns} where b.operator_id = ${tx.operatorId} and b.id = ${id} for update of b
  `.execute(tx);
  return rows[0];
}

/** Bookings to which nobody has come in time. Served by bookings_to_release. */
export async function listNoShowsDue(tx: OperatorTx, now: Date): Promise<BookingId[]> {
  const rows = await tx
    .selectFrom('bookings')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('status', '=', 'confirmed')
    .where('checkedInAt', 'is', null)
    .where('releaseAt', '<=', now)
    .orderBy('releaseAt')
    .execute();
  return rows.map((row) => row.id);
}

/** What runs in a space whose check-in happens by itself for some, and nobody is checked in to. Nothing where no rule says so; served by bookings_in_space. */
export async function listRunningUnchecked(tx: OperatorTx, now: Date): Promise<ArrivingBooking[]> {
  const { rows } = await sql<ArrivingBooking>`
    select ${columns}
    where b.operator_id = ${tx.operatorId}
      and b.space_id in (
        select br.space_id from booking_rules br
        where br.operator_id = ${tx.operatorId} and br.topic = 'check_in' and br.settings ->> 'automatic' = 'true')
      and b.starts_at <= ${now} and b.starts_at > ${now}::timestamptz - interval '32 days' and b.ends_at > ${now}
      and b.status = 'confirmed' and b.checked_in_at is null
    order by b.starts_at
  `.execute(tx);
  return rows;
}

/** What of a space is still to come or runs, and nobody has checked in to: whose release follows from the rules. */
export async function listToBeReleased(tx: OperatorTx, spaceId: SpaceId, now: Date): Promise<ArrivingBooking[]> {
  const { rows } = await sql<ArrivingBooking>`
    select ${columns}
    where b.operator_id = ${tx.operatorId} and b.space_id = ${spaceId} and b.starts_at > ${now}::timestamptz - interval '32 days'
      and b.ends_at > ${now} and b.status = 'confirmed' and b.checked_in_at is null
    order by b.id
  `.execute(tx);
  return rows;
}

/** What stands at the desk whose code this is; undefined for a code of nothing here. */
export async function findPlaceOfCode(tx: OperatorTx, spaceId: SpaceId, code: string) {
  return tx
    .selectFrom('resources')
    .select(['id', 'name', 'kind', 'retiredAt'])
    .where('operatorId', '=', tx.operatorId)
    .where('spaceId', '=', spaceId)
    .where('checkInCode', '=', code)
    .executeTakeFirst();
}

/** A member's bookings from now until `until` at this place, or at what it is a part of or made of; soonest first. */
export async function listOwnBookingsAt(
  tx: OperatorTx,
  where: { readonly memberId: MemberId; readonly resourceId: ResourceId },
  range: TimeRange,
): Promise<ArrivingBooking[]> {
  const { rows } = await sql<ArrivingBooking>`
    with recursive ${leaves(tx.operatorId, where.resourceId)}
    select ${columns}
    where b.operator_id = ${tx.operatorId} and b.member_id = ${where.memberId} and b.guest_name is null and b.status in ('confirmed', 'no_show')
      and b.starts_at < ${range.endsAt} and b.starts_at > ${range.startsAt}::timestamptz - interval '32 days' and b.ends_at > ${range.startsAt}
      and b.resource_id in (select id from sharing)
    order by b.starts_at
  `.execute(tx);
  return rows;
}

/** Whether somebody at one of these places is at the other too: the same, a part of it, or made of it. */
export async function sharesPlace(tx: OperatorTx, one: ResourceId, other: ResourceId): Promise<boolean> {
  if (one === other) return true;
  const { rows } = await sql`
    with recursive ${leaves(tx.operatorId, one)} select 1 from sharing where id = ${other}
  `.execute(tx);
  return rows.length > 0;
}

/** `sharing`: every resource that has an undivided one in common with this. */
const leaves = (operatorId: string, resourceId: ResourceId) => sql`
  below (id) as (
    select ${resourceId}::uuid
    union
    select p.part_id from below d join resource_parts p on p.operator_id = ${operatorId} and p.whole_id = d.id
  ), sharing (id) as (
    select d.id from below d
    union
    select p.whole_id from sharing u join resource_parts p on p.operator_id = ${operatorId} and p.part_id = u.id
  )`;
