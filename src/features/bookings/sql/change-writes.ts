import { sql, type RawBuilder } from 'kysely';
import type { BookingChangeId, MemberId, SeriesId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { ChangeKind } from '../changes.contract';
import type { BookingSnapshot } from '../domain/booking-snapshot';
import type { ReleasedPiece } from '../domain/released-pieces';
import { holdingAgain, releasing } from './released-writes';

export type NewChange = {
  readonly id: BookingChangeId;
  readonly kind: ChangeKind;
  readonly changedBy: MemberId;
  readonly undoUntil: Date;
  readonly before: readonly BookingSnapshot[];
  readonly after: readonly BookingSnapshot[];
  /** Whose calendars show one of these bookings as a date. */
  readonly seriesIds: readonly SeriesId[];
  /** What its member gave up by it. */
  readonly released: readonly ReleasedPiece[];
};

/** Writes what bookings became, the act itself, what was given up by it, and that their series have another version: one statement. */
export async function writeChange(tx: OperatorTx, change: NewChange, now: Date): Promise<void> {
  const { id, kind, changedBy, undoUntil, before, after, seriesIds, released } = change;
  const [first, second] = after;
  await sql`
    with ${becoming(tx, after)}, ${retelling(tx, seriesIds)}, ${holdingAgain(tx, after, now)}, ${releasing(tx, released, now)}
    insert into booking_changes (operator_id, id, kind, changed_by, booking_id, other_booking_id, before, after, undo_until)
    select ${tx.operatorId}, ${id}, ${kind}, ${changedBy}, ${first?.bookingId}::uuid, ${second?.bookingId ?? null}::uuid,
      ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb, ${undoUntil}
  `.execute(tx);
}

/** Puts bookings back as they were before an act, which is undone by it. */
export async function writeUndo(
  tx: OperatorTx,
  id: BookingChangeId,
  back: readonly BookingSnapshot[],
  seriesIds: readonly SeriesId[],
  now: Date,
): Promise<void> {
  await sql`
    with ${becoming(tx, back)}, ${retelling(tx, seriesIds)}, ${holdingAgain(tx, back, now)}
    update booking_changes set undone_at = ${now} where operator_id = ${tx.operatorId} and id = ${id}
  `.execute(tx);
}

const becoming = (tx: OperatorTx, rows: readonly BookingSnapshot[]): RawBuilder<unknown> => sql`
  became as (
    update bookings b set sequence = n.sequence, changed_at = now(), resource_id = n."resourceId", starts_at = n."startsAt", ends_at = n."endsAt",
      here_since = n."hereSince", member_id = n."memberId", person_id = n."personId", left_series = n."leftSeries", status = n.status,
      request_expires_at = n."requestExpiresAt", answered_by = n."answeredBy", answered_at = n."answeredAt", answer_note = n."answerNote",
      release_at = n."releaseAt", checked_in_at = n."checkedInAt", checked_in_by = n."checkedInBy", checked_in_how = n."checkedInHow", checked_out_at = n."checkedOutAt",
      buffer_before_minutes = n."bufferBeforeMinutes", buffer_after_minutes = n."bufferAfterMinutes",
      override_reason = n."overrideReason", override_codes = array(select jsonb_array_elements_text(n."overrideCodes")),
      note = n.note, guests = n.guests, extras = coalesce(n.extras, b.extras)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (
      "bookingId" uuid, sequence integer, "resourceId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, "hereSince" timestamptz,
      "memberId" uuid, "personId" uuid, "leftSeries" boolean, status text, "requestExpiresAt" timestamptz, "answeredBy" uuid, "answeredAt" timestamptz,
      "answerNote" text, "releaseAt" timestamptz, "checkedInAt" timestamptz, "checkedInBy" uuid, "checkedInHow" text, "checkedOutAt" timestamptz,
      "bufferBeforeMinutes" integer, "bufferAfterMinutes" integer, "overrideReason" text, "overrideCodes" jsonb, note text, guests jsonb, extras jsonb)
    where b.operator_id = ${tx.operatorId} and b.id = n."bookingId"
    returning b.id
  )`;

const retelling = (tx: OperatorTx, seriesIds: readonly SeriesId[]): RawBuilder<unknown> => sql`
  retold as (
    update series set sequence = sequence + 1, changed_at = now()
    where operator_id = ${tx.operatorId} and id = any (${[...seriesIds]}::uuid[])
    returning id
  )`;
