import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, PersonId, ResourceId, SeriesId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

/** A booking or a request that holds time now, with whose it is. */
export type TouchedRow = TimeRange & {
  readonly id: BookingId;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly role: Role;
  /** Who comes: the guest without an account, or the member. */
  readonly holderName: string;
  readonly guestName: string | null;
  readonly guests: number;
  readonly note: string;
  readonly status: 'confirmed' | 'requested';
  readonly requestExpiresAt: Date | null;
  readonly seriesId: SeriesId | null;
  readonly checkedInAt: Date | null;
  readonly releaseAt: Date | null;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly guestEmail: string | null;
};

/**
 * Where and when: all of a space, one resource by name, or what takes any of these undivided resources, by name or as a part of something. Without an
 * end: for good.
 */
export type TouchedWhere = {
  readonly spaceId: SpaceId;
  readonly of: 'all' | { readonly resourceId: ResourceId } | { readonly leaves: readonly ResourceId[] };
  readonly startsAt: Date;
  readonly endsAt: Date | null;
};

/** The bookings and requests that hold any of that time, in order. One query. */
export async function listTouched(tx: OperatorTx, where: TouchedWhere): Promise<TouchedRow[]> {
  const { spaceId, of, startsAt, endsAt } = where;
  const leaves = of !== 'all' && 'leaves' in of ? of.leaves : [];
  const meant =
    of === 'all'
      ? sql`true`
      : 'resourceId' in of
        ? sql`b.resource_id = ${of.resourceId}`
        : sql`b.resource_id in (select id from up)`;
  const { rows } = await sql<TouchedRow>`
    with recursive up (id) as (
      select id from unnest(${[...leaves]}::uuid[]) as given (id)
      union
      select p.whole_id from up u join resource_parts p on p.operator_id = ${tx.operatorId} and p.part_id = u.id
    )
    select b.id, b.resource_id, r.name as resource_name, b.member_id, b.person_id, m.role, coalesce(b.guest_name, m.display_name) as holder_name,
      b.guest_name, jsonb_array_length(b.guests) as guests, b.note, b.status, b.request_expires_at, b.series_id, b.checked_in_at, b.release_at,
      b.buffer_before_minutes, b.buffer_after_minutes, b.guest_email, b.starts_at, b.ends_at
    from bookings b
    join members m on m.operator_id = ${tx.operatorId} and m.id = b.member_id
    join resources r on r.operator_id = ${tx.operatorId} and r.id = b.resource_id
    where b.operator_id = ${tx.operatorId} and b.space_id = ${spaceId}
      and b.starts_at > ${startsAt}::timestamptz - interval '32 days' and b.ends_at > ${startsAt}
      and b.starts_at < coalesce(${endsAt}::timestamptz, 'infinity')
      and (b.status = 'confirmed' or (b.status = 'requested' and b.request_expires_at > now()))
      and ${meant}
    order by b.starts_at, b.id
  `.execute(tx);
  return rows;
}

/**
 * Bookings, and the series that they are dates of, stay as they are until this transaction ends: series first, then bookings, each in one order,
 * as everywhere before any turn at a member or a resource.
 */
export async function lockTouched(tx: OperatorTx, rows: readonly Pick<TouchedRow, 'id' | 'seriesId'>[]): Promise<void> {
  if (rows.length === 0) return;
  const series = [...new Set(rows.flatMap(({ seriesId }) => seriesId ?? []))];
  if (series.length > 0)
    await sql`select id from series where operator_id = ${tx.operatorId} and id = any (${series}::uuid[]) order by id for update`.execute(
      tx,
    );
  await sql`
    select id from bookings where operator_id = ${tx.operatorId} and id = any (${rows.map(({ id }) => id)}::uuid[]) order by id for update
  `.execute(tx);
}
