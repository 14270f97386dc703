import { sql } from 'kysely';
import type { BookingId, EventDateId, ResourceId, WaitlistEntryId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

/**
 * One claim on one resource that has no parts (a combined resource claims each of its parts): the time of a booking, the buffer beside it, or,
 * with `expiresAt`, the hold of a request (`bookingId`) or of an offer (`waitlistEntryId`). Or the time of a date of an event, or around it.
 */
export type Claim = TimeRange & {
  readonly resourceId: ResourceId;
  readonly bookingId: BookingId | null;
  readonly waitlistEntryId?: WaitlistEntryId;
  readonly eventDateId?: EventDateId;
  readonly buffer?: boolean;
  readonly expiresAt?: Date | null;
};

export type TakenClaim = TimeRange & {
  readonly resourceId: ResourceId;
  readonly bookingId: BookingId | null;
  readonly waitlistEntryId: WaitlistEntryId | null;
  readonly eventDateId: EventDateId | null;
};

/**
 * Takes all the time that is still free, in one sorted insert, and answers the claims that got their time. A claim that is missing from
 * the answer was taken by somebody else; the caller decides whether to give the rest back (throw) or to keep it.
 *
 * One insert that skips conflicts never deadlocked under load, where a plain insert does (docs/decisions/0003). It waits for a rival that
 * has not committed yet, then sees the outcome. Holds that have expired are cleared out of the way first: the insert reads from the delete.
 */
export async function insertOccupancies(tx: OperatorTx, claims: readonly Claim[]): Promise<TakenClaim[]> {
  if (claims.length === 0) return [];
  const { rows } = await sql<TakenClaim>`
    with wanted as (
      select * from unnest(
        ${claims.map((claim) => claim.resourceId)}::uuid[], ${claims.map((claim) => claim.bookingId)}::uuid[],
        ${claims.map((claim) => claim.waitlistEntryId ?? null)}::uuid[], ${claims.map((claim) => claim.eventDateId ?? null)}::uuid[],
        ${claims.map((claim) => claim.buffer ?? false)}::boolean[],
        ${claims.map((claim) => claim.expiresAt ?? null)}::timestamptz[],
        ${claims.map((claim) => claim.startsAt)}::timestamptz[], ${claims.map((claim) => claim.endsAt)}::timestamptz[]
      ) as w (resource_id, booking_id, waitlist_entry_id, event_date_id, buffer, expires_at, starts_at, ends_at)
    ), lapsed as (
      delete from occupancies o using wanted w
      where o.operator_id = ${tx.operatorId} and o.resource_id = w.resource_id
        and o.starts_at < w.ends_at and o.starts_at > w.starts_at - interval '32 days' and o.ends_at > w.starts_at
        and o.kind = 'hold' and o.expires_at <= now()
      returning 1
    )
    insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, booking_id, waitlist_entry_id, event_date_id, buffer, expires_at)
    select ${tx.operatorId}, w.resource_id, w.starts_at, w.ends_at,
      case when w.expires_at is not null then 'hold' when w.event_date_id is null then 'booking' else 'event' end,
      w.booking_id, w.waitlist_entry_id, w.event_date_id, w.buffer, w.expires_at
    from wanted w, (select count(*) from lapsed) as cleared
    order by w.resource_id, w.starts_at
    on conflict do nothing
    returning resource_id, booking_id, waitlist_entry_id, event_date_id, starts_at, ends_at
  `.execute(tx);
  return rows;
}

export type FreedRow = TimeRange & { readonly resourceId: ResourceId };

/** Gives up every row of these bookings and answers what was held. Nothing follows yet: see `refillFreed`. */
export async function deleteOccupanciesOf(tx: OperatorTx, bookingIds: readonly BookingId[]): Promise<FreedRow[]> {
  return tx
    .deleteFrom('occupancies')
    .where('operatorId', '=', tx.operatorId)
    .where('bookingId', 'in', [...bookingIds])
    .returning(['resourceId', 'startsAt', 'endsAt'])
    .execute();
}

/** The same for dates of events, with the time around them. */
export async function deleteTimeOfDates(tx: OperatorTx, dateIds: readonly EventDateId[]): Promise<FreedRow[]> {
  return tx
    .deleteFrom('occupancies')
    .where('operatorId', '=', tx.operatorId)
    .where('eventDateId', 'in', [...dateIds])
    .returning(['resourceId', 'startsAt', 'endsAt'])
    .execute();
}

/** Offers that came to nothing: their holds are gone at once. */
export async function deleteHoldsOf(tx: OperatorTx, entryIds: readonly WaitlistEntryId[]): Promise<FreedRow[]> {
  return tx
    .deleteFrom('occupancies')
    .where('operatorId', '=', tx.operatorId)
    .where('waitlistEntryId', 'in', [...entryIds])
    .returning(['resourceId', 'startsAt', 'endsAt'])
    .execute();
}

/**
 * The holds of requests that still live become their bookings' time, by compare-and-swap: answers the bookings that have all of it. One that is missing had
 * expired; the caller throws, or writes nothing about it. By the clock and not by when this transaction began: who has waited meanwhile must not
 * confirm the half of a hall whose other half a later one, rightly, took. Counted against what was held, for the moment at which it expires.
 */
export async function updateHoldsToBookings(tx: OperatorTx, bookingIds: readonly BookingId[]): Promise<Set<BookingId>> {
  const { rows } = await sql<{ bookingId: BookingId }>`
    with held as (
      select id, booking_id from occupancies
      where operator_id = ${tx.operatorId} and booking_id = any (${[...bookingIds]}::uuid[]) and kind = 'hold'
        and expires_at > (select clock_timestamp())
    ), kept as (
      update occupancies o set kind = 'booking', expires_at = null
      from held h where o.operator_id = ${tx.operatorId} and o.id = h.id and o.kind = 'hold'
      returning o.booking_id
    )
    select h.booking_id from held h group by h.booking_id
    having count(*) = (select count(*) from kept k where k.booking_id = h.booking_id)
  `.execute(tx);
  return new Set(rows.map((row) => row.bookingId));
}

/**
 * A booking is over sooner than booked: its time ends there, the rest and the buffer after it are free. Answers what became free. Nothing follows yet: see
 * `refillFreed`.
 */
export async function updateToEndAt(tx: OperatorTx, bookingId: BookingId, endsAt: Date): Promise<FreedRow[]> {
  const { rows } = await sql<FreedRow>`
    with after as (
      delete from occupancies where operator_id = ${tx.operatorId} and booking_id = ${bookingId} and starts_at >= ${endsAt}
      returning resource_id, starts_at, ends_at
    ), longer as (
      select id, ends_at from occupancies
      where operator_id = ${tx.operatorId} and booking_id = ${bookingId} and starts_at < ${endsAt} and ends_at > ${endsAt} for update
    ), cut as (
      update occupancies o set ends_at = ${endsAt} from longer l where o.operator_id = ${tx.operatorId} and o.id = l.id
      returning o.resource_id, o.ends_at as starts_at, l.ends_at
    )
    select * from after union all select * from cut
  `.execute(tx);
  return rows;
}

export type DroppedBuffer = {
  readonly bookingId: BookingId;
  readonly resourceId: ResourceId;
  readonly side: 'before' | 'after';
};

/** Takes away the buffer on one side of bookings, where another of the same member will touch it. */
export async function deleteBuffers(tx: OperatorTx, dropped: readonly DroppedBuffer[]): Promise<void> {
  if (dropped.length === 0) return;
  await sql`
    delete from occupancies o
    using unnest(${dropped.map((one) => one.bookingId)}::uuid[], ${dropped.map((one) => one.resourceId)}::uuid[],
      ${dropped.map((one) => one.side)}::text[]) as d (booking_id, resource_id, side)
    join bookings b on b.operator_id = ${tx.operatorId} and b.id = d.booking_id
    where o.operator_id = ${tx.operatorId} and o.booking_id = d.booking_id and o.resource_id = d.resource_id and o.buffer
      and case d.side when 'after' then o.starts_at >= b.ends_at else o.ends_at <= b.starts_at end
  `.execute(tx);
}
