import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, PersonId, ResourceId, SeriesId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { Wanting } from '../domain/wanted';

/** A skipped date that is wanted still, as whoever fills or offers it must know it. */
export type WantedDate = TimeRange & {
  readonly bookingId: BookingId;
  /** Its part, and the first part of its series. */
  readonly seriesId: SeriesId;
  readonly rootId: SeriesId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly resourceId: ResourceId;
  /** How many come along. */
  readonly guests: number;
  readonly wanted: Wanting['how'];
  readonly offerMinutes: number | null;
  readonly since: Date;
  /** To the microsecond: where a page of the line ends. */
  readonly sinceExactly: string;
};

/** Those who left have nothing to come, and what is retired is nobody's; what has begun is nobody's wish any more, nor is anything of a series that is over or waits for somebody's yes. */
const wantedRows = (tx: OperatorTx, now: Date) => sql`
  select b.id as booking_id, b.series_id, coalesce(s.root_id, s.id) as root_id, b.member_id, b.person_id, m.role, b.resource_id, jsonb_array_length(b.guests) as guests, b.starts_at, b.ends_at,
    b.wanted, b.wanted_offer_minutes as offer_minutes, b.wanted_since as since, b.wanted_since::text as since_exactly
  from bookings b
  join series s on s.operator_id = b.operator_id and s.id = b.series_id
  join members m on m.operator_id = b.operator_id and m.id = b.member_id and m.status = 'active'
  join resources p on p.operator_id = b.operator_id and p.id = b.resource_id and p.retired_at is null
  where b.operator_id = ${tx.operatorId} and b.status = 'skipped' and b.wanted is not null and b.starts_at > ${now} and not b.left_series
    and s.status = 'live' and not exists (
      select from bookings r where r.operator_id = b.operator_id and r.series_id = b.series_id and r.status = 'requested' and not r.left_series)`;

/** The wanted dates of a space that nobody was offered yet, in the order of the line, a page of them. Served by bookings_wanted. */
export async function listWantedDates(
  tx: OperatorTx,
  spaceId: SpaceId,
  now: Date,
  {
    most,
    after,
  }: { readonly most: number; readonly after: { readonly sinceExactly: string; readonly id: string } | null },
): Promise<WantedDate[]> {
  const { rows } = await sql<WantedDate>`
    ${wantedRows(tx, now)} and b.space_id = ${spaceId}
      and not exists (select from waitlist_entries w where w.operator_id = b.operator_id and w.date_id = b.id and w.status = 'offered')
      ${after ? sql`and (b.wanted_since, b.id) > (${after.sinceExactly}::timestamptz, ${after.id}::uuid)` : sql``}
    order by b.wanted_since, b.id limit ${most}`.execute(tx);
  return rows;
}

/** These dates as they stand in their turn, locked, as far as they are wanted still. */
export async function listWantedForUpdate(tx: OperatorTx, ids: readonly BookingId[], now: Date): Promise<WantedDate[]> {
  const { rows } = await sql<WantedDate>`
    ${wantedRows(tx, now)} and b.id = any (${[...ids]}::uuid[]) order by b.starts_at, b.id for no key update of b`.execute(
    tx,
  );
  return rows;
}

type Filled = {
  readonly id: BookingId;
  readonly releaseAt: Date | null;
  readonly buffers: { readonly beforeMinutes: number; readonly afterMinutes: number };
};

/** They have their time now; calendars hear of it by the raised SEQUENCE of their part. One statement. */
export async function updateToFilled(tx: OperatorTx, seriesId: SeriesId, dates: readonly Filled[]): Promise<void> {
  await sql`
    with filled as (
      update bookings b set status = 'confirmed', skip_reason = null, undecided = false, wanted = null, wanted_since = null, wanted_offer_minutes = null,
        release_at = f.release_at, buffer_before_minutes = f.before_minutes, buffer_after_minutes = f.after_minutes, sequence = b.sequence + 1, changed_at = now()
      from unnest(${dates.map(({ id }) => id)}::uuid[], ${dates.map(({ releaseAt }) => releaseAt)}::timestamptz[],
        ${dates.map(({ buffers }) => buffers.beforeMinutes)}::integer[], ${dates.map(({ buffers }) => buffers.afterMinutes)}::integer[])
        as f (id, release_at, before_minutes, after_minutes)
      where b.operator_id = ${tx.operatorId} and b.id = f.id
    )
    update series set sequence = sequence + 1, changed_at = now() where operator_id = ${tx.operatorId} and id = ${seriesId}
  `.execute(tx);
}

/** Wants skipped dates of a member's own, from now on where they were not wanted yet, or wants them no more. Answers those that there are. */
export async function updateWanted(
  tx: OperatorTx,
  ids: readonly BookingId[],
  whose: MemberId,
  wanting: Wanting | null,
  now: Date,
): Promise<{ id: BookingId; spaceId: SpaceId; personId: PersonId; seriesId: SeriesId }[]> {
  const { rows } = await sql<{ id: BookingId; spaceId: SpaceId; personId: PersonId; seriesId: SeriesId }>`
    update bookings set wanted = ${wanting?.how ?? null}, wanted_offer_minutes = ${wanting?.offerMinutes ?? null},
      wanted_since = case when ${wanting !== null} then coalesce(wanted_since, now()) end
    where operator_id = ${tx.operatorId} and id = any (${[...ids]}::uuid[]) and member_id = ${whose} and status = 'skipped' and not left_series
      and series_id is not null and starts_at > ${now}
    returning id, space_id, person_id, series_id
  `.execute(tx);
  return rows;
}
