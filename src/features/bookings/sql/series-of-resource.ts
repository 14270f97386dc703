import { sql } from 'kysely';
import type { BookingId, ResourceId, SeriesId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';

/** The live series on a resource stay as they are until this transaction ends: before any turn at a booking, as everywhere. */
export async function lockSeriesOf(tx: OperatorTx, resourceId: ResourceId): Promise<void> {
  await sql`
    select id from series where operator_id = ${tx.operatorId} and resource_id = ${resourceId} and status = 'live' order by id for update
  `.execute(tx);
}

type GoneTo = readonly { readonly bookingId: BookingId; readonly resourceId: ResourceId }[];
export type SeriesOfResource = {
  readonly id: SeriesId;
  readonly rrule: string;
  readonly localStart: LocalDateTime;
  readonly timeZone: string;
  /** Where most of its dates went, of those that went anywhere. */
  readonly goesTo: ResourceId | null;
  /** When the first of those that are cancelled was to be, on the wall. */
  readonly firstCancelled: LocalDateTime | null;
};

/** The live series on a resource, with what becomes of their dates. */
export async function listSeriesOfResource(
  tx: OperatorTx,
  resourceId: ResourceId,
  goneTo: GoneTo,
  cancelled: readonly BookingId[],
): Promise<SeriesOfResource[]> {
  const { rows } = await sql<SeriesOfResource>`
    with gone (booking_id, resource_id) as (
      select * from unnest(${goneTo.map((one) => one.bookingId)}::uuid[], ${goneTo.map((one) => one.resourceId)}::uuid[])
    ), most as (
      select distinct on (b.series_id) b.series_id, g.resource_id
      from gone g join bookings b on b.operator_id = ${tx.operatorId} and b.id = g.booking_id
      where b.series_id is not null
      group by b.series_id, g.resource_id order by b.series_id, count(*) desc, g.resource_id
    ), ended as (
      select b.series_id, min(b.original_local_start) as first_cancelled from bookings b
      where b.operator_id = ${tx.operatorId} and b.id = any (${[...cancelled]}::uuid[]) and b.series_id is not null group by b.series_id
    )
    select s.id, s.rrule, to_char(s.local_start, 'YYYY-MM-DD"T"HH24:MI') as local_start, s.time_zone, m.resource_id as goes_to,
      to_char(e.first_cancelled, 'YYYY-MM-DD"T"HH24:MI') as first_cancelled
    from series s left join most m on m.series_id = s.id left join ended e on e.series_id = s.id
    where s.operator_id = ${tx.operatorId} and s.resource_id = ${resourceId} and s.status = 'live'
    order by s.id
  `.execute(tx);
  return rows;
}

export type SeriesGoingOn = {
  readonly id: SeriesId;
  readonly resourceId: ResourceId;
  readonly rrule: string;
  readonly status: 'live' | 'ended';
};

/** Where each of these series goes on, or that it ended: calendars hear of it by the raised SEQUENCE. */
export async function updateSeriesGoingOn(tx: OperatorTx, series: readonly SeriesGoingOn[]): Promise<void> {
  if (series.length === 0) return;
  await sql`
    update series s set resource_id = w.resource_id, rrule = w.rrule, status = w.status, sequence = s.sequence + 1, changed_at = now()
    from unnest(${series.map((one) => one.id)}::uuid[], ${series.map((one) => one.resourceId)}::uuid[], ${series.map((one) => one.rrule)}::text[],
      ${series.map((one) => one.status)}::text[]) as w (id, resource_id, rrule, status)
    where s.operator_id = ${tx.operatorId} and s.id = w.id
  `.execute(tx);
}
