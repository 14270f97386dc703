import { sql } from 'kysely';
import type { BookingId, MemberId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

/** One of the member's own bookings that stands so close to a wanted range that a buffer would come between. */
export type OwnNeighbour = {
  readonly place: number;
  readonly resourceId: ResourceId;
  readonly bookingId: BookingId;
  /** On which side of the wanted range it stands. */
  readonly side: 'before' | 'after';
};

export type WantedWithBuffers = TimeRange & {
  readonly resourceId: ResourceId;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
};

/** For each wanted claim (by its place), the member's own bookings on that resource whose buffer, or its own, lies in between. One query. */
export async function listOwnNeighbours(
  tx: OperatorTx,
  memberId: MemberId,
  wanted: readonly WantedWithBuffers[],
  except: readonly BookingId[] = [],
): Promise<OwnNeighbour[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<OwnNeighbour>`
    with wanted as (
      select (w.place - 1)::integer as place, w.resource_id, w.starts_at, w.ends_at, w.before_minutes, w.after_minutes
      from unnest(${wanted.map((one) => one.resourceId)}::uuid[], ${wanted.map((one) => one.startsAt)}::timestamptz[],
        ${wanted.map((one) => one.endsAt)}::timestamptz[], ${wanted.map((one) => one.beforeMinutes)}::integer[],
        ${wanted.map((one) => one.afterMinutes)}::integer[]) with ordinality
        as w (resource_id, starts_at, ends_at, before_minutes, after_minutes, place)
    )
    select w.place, w.resource_id, o.booking_id, case when o.ends_at <= w.starts_at then 'before' else 'after' end as side
    from wanted w
    cross join lateral (
      select held.booking_id, held.starts_at, held.ends_at from occupancies held
      where held.operator_id = ${tx.operatorId} and held.resource_id = w.resource_id and not held.buffer and held.booking_id is not null
        and held.starts_at < w.ends_at + interval '24 hours' and held.starts_at > w.starts_at - interval '33 days'
        and held.ends_at > w.starts_at - interval '24 hours' and (held.expires_at is null or held.expires_at > now())
      offset 0
    ) o
    join bookings b on b.operator_id = ${tx.operatorId} and b.id = o.booking_id
    where b.member_id = ${memberId} and b.guest_name is null and b.id <> all (${[...except]}::uuid[])
      and case when o.ends_at <= w.starts_at
        then w.starts_at - o.ends_at < make_interval(mins => b.buffer_after_minutes + w.before_minutes)
        else o.starts_at >= w.ends_at and o.starts_at - w.ends_at < make_interval(mins => b.buffer_before_minutes + w.after_minutes) end
    order by w.place, o.booking_id
  `.execute(tx);
  return rows;
}
