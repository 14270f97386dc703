import { sql, type RawBuilder } from 'kysely';
import { newId, type BookingId, type CancellationId, type MemberId, type ReleasedTimeId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingSnapshot } from '../domain/booking-snapshot';
import type { ReleasedPiece } from '../domain/released-pieces';

/** A part of a statement that changes bookings: what of them was given up, in `released`. */
export const releasing = (tx: OperatorTx, pieces: readonly ReleasedPiece[], now: Date): RawBuilder<unknown> => sql`
  released as (
    insert into released_time (operator_id, id, booking_id, series_id, resource_id, member_id, starts_at, ends_at, how, released_at)
    select ${tx.operatorId}, p.id, p."bookingId", p."seriesId", p."resourceId", p."memberId", p."startsAt", p."endsAt", p.how, ${now}
    from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as p (id uuid, "bookingId" uuid, "seriesId" uuid, "resourceId" uuid,
      "memberId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, how text)
    returning id
  )`;

/**
 * A part of a statement that changes bookings: what their members hold again is given up no more, in `held_again`. Where a booking holds a part of it,
 * the rest stays given up.
 */
export const holdingAgain = (tx: OperatorTx, rows: readonly BookingSnapshot[], now: Date): RawBuilder<unknown> => {
  const all = sql`n."startsAt" <= r.starts_at and n."endsAt" >= r.ends_at`;
  return sql`
  held_again as (
    update released_time r set
      taken_back_at = case when ${all} then ${now}::timestamptz end,
      starts_at = case when n."startsAt" <= r.starts_at and n."endsAt" < r.ends_at then n."endsAt" else r.starts_at end,
      ends_at = case when n."startsAt" > r.starts_at then n."startsAt" else r.ends_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n ("bookingId" uuid, "resourceId" uuid, "memberId" uuid, "startsAt" timestamptz,
      "endsAt" timestamptz, status text)
    where r.operator_id = ${tx.operatorId} and r.booking_id = n."bookingId" and r.taken_back_at is null and r.resource_id = n."resourceId"
      and r.member_id = n."memberId" and r.starts_at < n."endsAt" and r.ends_at > n."startsAt" and n.status in ('confirmed', 'requested')
    returning r.id
  )`;
};

/** Leaving early, where the booking was written already. */
export async function insertReleased(tx: OperatorTx, pieces: readonly ReleasedPiece[], now: Date): Promise<void> {
  if (pieces.length === 0) return;
  await sql`with ${releasing(tx, pieces, now)} select count(*) from released`.execute(tx);
}

/** "I'm away": the whole of a date of a series that its member had, and gave up by this act. What was only asked for was never theirs. */
export async function insertReleasedDate(
  tx: OperatorTx,
  act: CancellationId,
  memberId: MemberId,
  now: Date,
): Promise<void> {
  await sql`
    insert into released_time (operator_id, id, booking_id, series_id, resource_id, member_id, starts_at, ends_at, how, released_at)
    select b.operator_id, ${newId<'released_time'>()}, b.id, b.series_id, b.resource_id, b.member_id, b.starts_at, b.ends_at, 'away', ${now}
    from bookings b
    where b.operator_id = ${tx.operatorId} and b.cancellation_id = ${act} and b.member_id = ${memberId} and b.guest_name is null
      and b.series_id is not null and not b.left_series and b.skip_reason is null and (b.request_expires_at is null or b.answered_at is not null)
  `.execute(tx);
}

/** It was looked up what it earned. Answers whether that was still to be done. */
export async function updateToSettled(tx: OperatorTx, id: ReleasedTimeId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('releasedTime')
    .set({ settledAt: now })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .where('endsAt', '<=', now)
    .where('takenBackAt', 'is', null)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Dates that came back hold what was given up again. */
export async function updateToTakenBack(tx: OperatorTx, ids: readonly BookingId[], now: Date): Promise<void> {
  await tx
    .updateTable('releasedTime')
    .set({ takenBackAt: now })
    .where('operatorId', '=', tx.operatorId)
    .where('bookingId', 'in', [...ids])
    .where('how', '=', 'away')
    .where('takenBackAt', 'is', null)
    .execute();
}
