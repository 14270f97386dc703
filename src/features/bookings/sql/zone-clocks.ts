import { sql } from 'kysely';
import type { BookingId, MemberId, PersonId, ResourceId, SeriesId, SpaceId } from '@/kernel/ids';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { ZoneClock } from '../domain/zone-clock';

export type ZoneInUse = {
  readonly timeZone: string;
  readonly spaceIds: readonly SpaceId[];
  /** As it was when it was last looked at; null for a zone that never was. */
  readonly clock: ZoneClock | null;
};

export type ZoneOfSpace = { readonly timeZone: string; readonly spaceId: SpaceId };

/** The zones that live series are in, and `others`. One query, served by series_to_extend. */
export async function listZonesInUse(tx: OperatorTx, others: readonly ZoneOfSpace[]): Promise<ZoneInUse[]> {
  const { rows } = await sql<ZoneInUse>`
    with used as (
      select s.time_zone, s.space_id from series s where s.operator_id = ${tx.operatorId} and s.status = 'live'
      union select o.time_zone, o.space_id
        from unnest(${others.map(({ timeZone }) => timeZone)}::text[], ${others.map(({ spaceId }) => spaceId)}::uuid[]) as o (time_zone, space_id)
    )
    select u.time_zone, array_agg(u.space_id) as space_ids, z.clock
    from used u left join zone_clocks z on z.operator_id = ${tx.operatorId} and z.time_zone = u.time_zone
    group by u.time_zone, z.clock order by u.time_zone
  `.execute(tx);
  return rows;
}

export async function upsertZoneClock(tx: OperatorTx, timeZone: string, clock: ZoneClock): Promise<void> {
  await sql`
    insert into zone_clocks (operator_id, time_zone, clock) values (${tx.operatorId}, ${timeZone}, ${JSON.stringify(clock)}::jsonb)
    on conflict (operator_id, time_zone) do update set clock = excluded.clock, looked_at = now()
  `.execute(tx);
}

export type DateOfZone = TimeRange & {
  readonly id: BookingId;
  readonly seriesId: SeriesId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly resourceId: ResourceId;
  readonly status: 'confirmed' | 'requested' | 'skipped';
  readonly localStart: LocalDateTime;
  readonly rrule: string;
  readonly madeUntil: LocalDate;
};

/** The dates to come of series of a space that are in a zone, in order. One query, served by bookings_in_space. */
export async function listDatesOfZone(
  tx: OperatorTx,
  spaceId: SpaceId,
  timeZone: string,
  now: Date,
): Promise<DateOfZone[]> {
  const { rows } = await sql<DateOfZone>`
    select b.id, b.series_id, b.member_id, b.person_id, b.resource_id, b.status, b.starts_at, b.ends_at, b.original_local_start as local_start,
      s.rrule, s.made_until
    from bookings b join series s on s.operator_id = b.operator_id and s.id = b.series_id
    where b.operator_id = ${tx.operatorId} and b.space_id = ${spaceId} and b.starts_at > ${now} and b.status in ('confirmed', 'requested', 'skipped')
      and b.checked_in_at is null and not b.left_series and s.time_zone = ${timeZone}
    order by b.starts_at, b.id
  `.execute(tx);
  return rows;
}

export type Shift = { readonly id: BookingId; readonly laterMs: number };

/** These dates so much later, or sooner. One statement. */
export async function updateToShifted(tx: OperatorTx, shifts: readonly Shift[]): Promise<void> {
  await sql`
    update bookings b set starts_at = b.starts_at + w.later, ends_at = b.ends_at + w.later, release_at = b.release_at + w.later,
      sequence = b.sequence + 1, changed_at = now()
    from (select u.id, u.ms * interval '1 millisecond' as later
      from unnest(${shifts.map(({ id }) => id)}::uuid[], ${shifts.map(({ laterMs }) => laterMs)}::bigint[]) as u (id, ms)) as w
    where b.operator_id = ${tx.operatorId} and b.id = w.id
  `.execute(tx);
}
