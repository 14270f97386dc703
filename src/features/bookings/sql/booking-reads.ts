import { sql } from 'kysely';
import type { BookingId, MemberId, PersonId, SeriesId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';
import type { BookingStatus } from '../bookings.contract';
import type { MyBookingRow } from '../domain/booking-views';

export type BookingToCancel = {
  readonly id: BookingId;
  readonly spaceId: SpaceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly seriesId: SeriesId | null;
  readonly originalLocalStart: string | null;
  readonly startsAt: Date;
  readonly status: BookingStatus;
};

export async function findBookingToCancel(tx: OperatorTx, id: BookingId): Promise<BookingToCancel | undefined> {
  return tx
    .selectFrom('bookings')
    .select(['id', 'spaceId', 'memberId', 'personId', 'seriesId', 'originalLocalStart', 'startsAt', 'status'])
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
}

type Page = {
  readonly limit: number;
  readonly after: { readonly startsAt: Date; readonly id: string } | null;
  readonly now: Date;
};

/**
 * One's own bookings across operators, soonest first; those that are over, latest first. One query, served by bookings_of_person.
 * A skipped date shows as long as its series lives.
 */
export async function listMyBookings(tx: PersonTx, when: 'upcoming' | 'past', page: Page): Promise<MyBookingRow[]> {
  const upcoming = when === 'upcoming';
  const order = upcoming ? sql`b.starts_at, b.id` : sql`b.starts_at desc, b.id desc`;
  const wanted = upcoming
    ? sql`b.starts_at > ${page.now}::timestamptz - interval '32 days' and b.ends_at > ${page.now}
        and (b.status in ('confirmed', 'requested') or (b.status = 'skipped' and se.status = 'live'))`
    : sql`b.starts_at <= ${page.now} and b.ends_at <= ${page.now} and b.status <> 'skipped'`;
  const after = !page.after
    ? sql`true`
    : upcoming
      ? sql`(b.starts_at, b.id) > (${page.after.startsAt}, ${page.after.id}::uuid)`
      : sql`(b.starts_at, b.id) < (${page.after.startsAt}, ${page.after.id}::uuid)`;
  const { rows } = await sql<MyBookingRow>`
    select b.id, b.operator_id, o.name as operator_name, o.slug as operator_slug, b.space_id, s.name as space_name, s.slug as space_slug,
      s.time_zone, b.resource_id, r.name as resource_name, r.kind as resource_kind, b.starts_at, b.ends_at, b.status, b.skip_reason, b.note,
      b.guests, b.guest_name, b.request_expires_at, b.checked_in_at, b.checked_out_at, b.release_at, b.override_reason,
      b.created_at, b.series_id, se.rrule, se.local_start as series_local_start, se.status as series_status
    from bookings b
    join operators o on o.id = b.operator_id
    join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    left join series se on se.operator_id = b.operator_id and se.id = b.series_id
    where b.person_id = ${tx.personId} and b.guest_name is null and ${wanted} and ${after}
    order by ${order}
    limit ${page.limit + 1}
  `.execute(tx);
  return rows;
}

export type TodayDbRow = TimeRange & {
  readonly bookingId: BookingId;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly role: string;
  readonly resourceName: string;
  readonly resourceKind: ResourceKind;
  readonly floorName: string;
  readonly recurring: boolean;
  readonly note: string;
};

/** Who is booked into a space within `day`, in the order of their coming. One query, served by bookings_in_space. */
export async function listBookingsInSpace(tx: OperatorTx, spaceId: SpaceId, day: TimeRange): Promise<TodayDbRow[]> {
  return tx
    .selectFrom('bookings as b')
    .innerJoin('members as m', (join) =>
      join.onRef('m.operatorId', '=', 'b.operatorId').onRef('m.id', '=', 'b.memberId'),
    )
    .innerJoin('resources as r', (join) =>
      join.onRef('r.operatorId', '=', 'b.operatorId').onRef('r.id', '=', 'b.resourceId'),
    )
    .innerJoin('floors as f', (join) => join.onRef('f.operatorId', '=', 'r.operatorId').onRef('f.id', '=', 'r.floorId'))
    .select([
      'b.id as bookingId',
      'b.memberId',
      'm.displayName as memberName',
      'm.role',
      'r.name as resourceName',
      'r.kind as resourceKind',
      'f.name as floorName',
      'b.startsAt',
      'b.endsAt',
      'b.note',
    ])
    .select((eb) => eb('b.seriesId', 'is not', null).as('recurring'))
    .where('b.operatorId', '=', tx.operatorId)
    .where('b.spaceId', '=', spaceId)
    .where('b.startsAt', '<', day.endsAt)
    .where('b.startsAt', '>', new Date(day.startsAt.getTime() - 32 * 86_400_000))
    .where('b.endsAt', '>', day.startsAt)
    .where('b.status', '=', 'confirmed')
    .orderBy('b.startsAt')
    .orderBy('m.displayName')
    .execute() as Promise<TodayDbRow[]>;
}
