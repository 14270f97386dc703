import { sql, type RawBuilder } from 'kysely';
import type { BookingId, MemberId, ResourceId, SeriesId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingStatus } from '../bookings.contract';
import type { RequestSubject } from '../bookings.facts';

/** A request with the names that those who answer it know things by; that of a series once, by its first date. */
export type RequestRow = TimeRange & {
  readonly id: BookingId;
  readonly status: BookingStatus;
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly resourceKind: ResourceKind;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly role: string;
  readonly seriesId: SeriesId | null;
  readonly dates: number;
  readonly rrule: string | null;
  readonly seriesLocalStart: string | null;
  readonly note: string;
  readonly guests: number;
  readonly createdAt: Date;
  readonly requestExpiresAt: Date;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
  readonly answerNote: string;
};

/** The dates of a series are asked for together, but those that were handed over. */
const askedTogether = sql`coalesce(case when not left_series then series_id end, id)`;

const requestRows = (tx: OperatorTx, asked: RawBuilder<unknown>) => sql<RequestRow>`
  with asked as (${asked})
  select b.id, b.status, b.space_id, b.resource_id, r.name as resource_name, r.kind as resource_kind, b.member_id, m.display_name as member_name, m.role,
    se.id as series_id, a.dates, se.rrule, se.local_start as series_local_start, b.note, jsonb_array_length(b.guests) as guests, b.starts_at, b.ends_at,
    b.created_at, b.request_expires_at, w.display_name as answered_by_name, b.answered_at, b.answer_note
  from asked a
  join bookings b on b.operator_id = ${tx.operatorId} and b.id = a.id
  join resources r on r.operator_id = ${tx.operatorId} and r.id = b.resource_id
  join members m on m.operator_id = ${tx.operatorId} and m.id = b.member_id
  left join series se on se.operator_id = ${tx.operatorId} and se.id = b.series_id and not b.left_series
  left join members w on w.operator_id = ${tx.operatorId} and w.id = b.answered_by
  order by b.request_expires_at, b.starts_at, b.id`;

/** The requests of a space that can still be answered, the most urgent first. One query, served by bookings_requested. */
export async function listOpenRequests(tx: OperatorTx, spaceId: SpaceId, now: Date): Promise<RequestRow[]> {
  const { rows } = await requestRows(
    tx,
    sql`
    select distinct on (${askedTogether}) id, (count(*) over (partition by ${askedTogether}))::integer as dates
    from bookings where operator_id = ${tx.operatorId} and space_id = ${spaceId} and status = 'requested' and request_expires_at > ${now}
    order by ${askedTogether}, starts_at`,
  ).execute(tx);
  return rows;
}

/**
 * One request, whatever became of it; with scope `all` that of the series it belongs to: by its first date that is still open, or else by the first
 * that was asked for. Undefined where nobody had to be asked.
 */
export async function findRequest(
  tx: OperatorTx,
  bookingId: BookingId,
  scope: 'one' | 'all',
): Promise<RequestRow | undefined> {
  const { rows } = await requestRows(
    tx,
    sql`
    select s.id, coalesce(nullif(count(*) filter (where s.status = 'requested') over (), 0), count(*) over ())::integer as dates
    from bookings b
    join bookings s on s.operator_id = b.operator_id and s.request_expires_at is not null
      and (s.id = b.id or (${scope} = 'all' and s.series_id = b.series_id and not s.left_series and not b.left_series and s.status <> 'skipped'))
    where b.operator_id = ${tx.operatorId} and b.id = ${bookingId}
    order by s.status = 'requested' desc, s.starts_at limit 1`,
  ).execute(tx);
  return rows[0];
}

/** A date that is asked for, locked, with what the rules about its check-in need to know. */
export type OpenRequest = TimeRange & {
  readonly id: BookingId;
  readonly requestExpiresAt: Date;
  readonly resourceId: ResourceId;
  readonly kind: ResourceKind;
  readonly memberId: MemberId;
  readonly role: string;
};

/** The dates that wait for an answer, locked in one order until this transaction ends: of two who answer, the second sees the first's answer. */
export async function listRequestedForUpdate(tx: OperatorTx, subject: RequestSubject): Promise<OpenRequest[]> {
  const which =
    'seriesId' in subject
      ? sql`b.series_id = ${subject.seriesId} and not b.left_series`
      : sql`b.id = ${subject.bookingId}`;
  const { rows } = await sql<OpenRequest>`
    select b.id, b.request_expires_at, b.starts_at, b.ends_at, b.resource_id, r.kind, b.member_id, m.role
    from bookings b
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    where b.operator_id = ${tx.operatorId} and ${which} and b.status = 'requested'
    order by b.id
    for update of b
  `.execute(tx);
  return rows;
}

/** What has waited for an answer for too long: single dates, and each series once. Served by bookings_requested. */
export async function listRequestsDue(tx: OperatorTx, now: Date): Promise<RequestSubject[]> {
  const { rows } = await sql<{ seriesId: SeriesId | null; bookingId: BookingId }>`
    select distinct on (${askedTogether}) case when not left_series then series_id end as series_id, id as booking_id
    from bookings where operator_id = ${tx.operatorId} and status = 'requested' and request_expires_at <= ${now}
  `.execute(tx);
  return rows.map(({ seriesId, bookingId }) => (seriesId ? { seriesId } : { bookingId }));
}

/** Whether anybody still has to say yes to a date of the series. */
export async function hasOpenRequests(tx: OperatorTx, seriesId: SeriesId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from bookings where operator_id = ${tx.operatorId} and series_id = ${seriesId} and not left_series and status = 'requested' limit 1
  `.execute(tx);
  return rows.length > 0;
}

/**
 * Whether somebody has said yes to the end of a series, or may still do so: as its furthest date, so those that would be made after it. Dates that the
 * member gave up, and those that were never free, say nothing about it.
 */
export async function isWelcomeToTheEnd(tx: OperatorTx, seriesId: SeriesId): Promise<boolean> {
  const { rows } = await sql<{ status: BookingStatus }>`
    select status from bookings
    where operator_id = ${tx.operatorId} and series_id = ${seriesId} and not left_series and status not in ('skipped', 'cancelled')
    order by original_local_start desc limit 1
  `.execute(tx);
  return rows[0] !== undefined && !['declined', 'lapsed'].includes(rows[0].status);
}
