import { sql } from 'kysely';
import type { BookingChangeId, BookingId, MemberId, PersonId, ResourceId, SeriesId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { ChangeKind } from '../changes.contract';
import type { BookingSnapshot } from '../domain/booking-snapshot';
import type { MyBookingRow } from '../domain/booking-views';

/** A booking with all that a change may touch, and whose it is. A date that was handed over belongs to its series no more: it has no `seriesId`. */
export type BookingToChange = MyBookingRow & {
  readonly personId: PersonId;
  readonly memberName: string;
  readonly guestEmail: string | null;
  /** The series that it was made for, also where it is somebody else's by now. */
  readonly madeForSeries: SeriesId | null;
  readonly snapshot: BookingSnapshot;
};

/**
 * Has its turn at these bookings, their members and their undivided resources, and at those that are named beside: whoever else changes any of them
 * waits until this transaction ends. One statement, one order for all (migration 0032).
 */
export async function takeTurnAtChange(
  tx: OperatorTx,
  bookingIds: readonly BookingId[],
  beside: { readonly resourceIds?: readonly ResourceId[]; readonly memberIds?: readonly MemberId[] } = {},
): Promise<void> {
  const { resourceIds = [], memberIds = [] } = beside;
  await sql`select take_turn_at_change(${tx.operatorId}, ${[...bookingIds]}::uuid[], ${[...resourceIds]}::uuid[], ${[...memberIds]}::uuid[])`.execute(
    tx,
  );
}

/** These bookings as they are, in no order. Read after the turn at them. */
export async function listBookingsToChange(
  tx: OperatorTx,
  bookingIds: readonly BookingId[],
): Promise<BookingToChange[]> {
  const { rows } = await sql<BookingToChange>`
    select b.id, b.operator_id, o.name as operator_name, o.slug as operator_slug, b.space_id, s.name as space_name, s.slug as space_slug,
      s.time_zone, b.resource_id, r.name as resource_name, r.kind as resource_kind, b.starts_at, b.ends_at, b.status, b.skip_reason, b.note,
      b.guests, b.extras, b.guest_name, b.guest_email, b.request_expires_at, b.checked_in_at, b.checked_out_at, b.release_at, b.answer_note, b.override_reason,
      b.created_at, se.id as series_id, se.rrule, se.local_start as series_local_start, se.status as series_status,
      b.series_id as made_for_series, b.member_id, b.person_id, m.display_name as member_name, m.role,
      jsonb_build_object('bookingId', b.id, 'sequence', b.sequence, 'resourceId', b.resource_id, 'resourceName', r.name,
        'startsAt', ${iso(sql.ref('b.starts_at'))}, 'endsAt', ${iso(sql.ref('b.ends_at'))}, 'hereSince', ${iso(sql.ref('b.here_since'))},
        'memberId', b.member_id, 'personId', b.person_id, 'leftSeries', b.left_series, 'seriesRule', made.status || ' ' || made.rrule,
        'status', b.status, 'requestExpiresAt', ${iso(sql.ref('b.request_expires_at'))},
        'answeredBy', b.answered_by, 'answeredAt', ${iso(sql.ref('b.answered_at'))}, 'answerNote', b.answer_note,
        'releaseAt', ${iso(sql.ref('b.release_at'))}, 'checkedInAt', ${iso(sql.ref('b.checked_in_at'))}, 'checkedInBy', b.checked_in_by,
        'checkedInHow', b.checked_in_how, 'checkedOutAt', ${iso(sql.ref('b.checked_out_at'))}, 'bufferBeforeMinutes', b.buffer_before_minutes, 'bufferAfterMinutes', b.buffer_after_minutes,
        'overrideReason', b.override_reason, 'overrideCodes', b.override_codes, 'note', b.note, 'guests', b.guests, 'extras', b.extras) as snapshot
    from bookings b
    join operators o on o.id = b.operator_id
    join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    left join series se on se.operator_id = b.operator_id and se.id = b.series_id and not b.left_series
    left join series made on made.operator_id = b.operator_id and made.id = b.series_id
    where b.operator_id = ${tx.operatorId} and b.id = any (${[...bookingIds]}::uuid[])
  `.execute(tx);
  return rows;
}

/** As JavaScript writes it, to the millisecond. */
const iso = (column: ReturnType<typeof sql.ref>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export type ChangeAct = {
  readonly id: BookingChangeId;
  readonly kind: ChangeKind;
  readonly changedBy: MemberId | null;
  readonly undoUntil: Date;
  readonly undoneAt: Date | null;
  readonly createdAt: Date;
  readonly before: readonly BookingSnapshot[];
  readonly after: readonly BookingSnapshot[];
};

/** One act of changing, locked: of two undos at once the second sees that it is done. */
export async function findChangeForUpdate(tx: OperatorTx, id: BookingChangeId): Promise<ChangeAct | undefined> {
  const { rows } = await sql<ChangeAct>`
    select id, kind, changed_by, undo_until, undone_at, created_at, before, after from booking_changes
    where operator_id = ${tx.operatorId} and id = ${id} for update`.execute(tx);
  return rows[0];
}

/**
 * The other bookings of whoever has this one that stand at the same time and elsewhere in the space, and have not begun; or those of anybody, also
 * while they run. Served by bookings_of_member, or bookings_in_space.
 */
export async function listSwappableIds(
  tx: OperatorTx,
  id: BookingId,
  now: Date,
  { anybodys }: { readonly anybodys: boolean },
): Promise<BookingId[]> {
  const whose = anybodys
    ? sql`o.ends_at > ${now} and o.checked_out_at is null`
    : sql`o.member_id = b.member_id and o.guest_name is not distinct from b.guest_name and o.starts_at > ${now}`;
  const { rows } = await sql<{ id: BookingId }>`
    select o.id from bookings b
    join bookings o on o.operator_id = b.operator_id and o.space_id = b.space_id and ${whose}
      and o.resource_id <> b.resource_id and o.starts_at < b.ends_at and o.ends_at > b.starts_at
      and o.starts_at > b.starts_at - interval '32 days'
      and (o.status = 'confirmed' or (o.status = 'requested' and o.request_expires_at > ${now}))
    where b.operator_id = ${tx.operatorId} and b.id = ${id}
    order by o.starts_at, o.id limit 100`.execute(tx);
  return rows.map((row) => row.id);
}
