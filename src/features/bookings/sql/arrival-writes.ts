import { sql } from 'kysely';
import type { BookingChangeId, BookingId, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { CheckInWay } from '../arrivals.contract';
import type { BookingSnapshot } from '../domain/booking-snapshot';

export type CheckedIn = { readonly at: Date; readonly by: MemberId | null; readonly how: CheckInWay };

/** Checks in by compare-and-swap: false where somebody did already, or the booking is not to be had any more. */
export async function updateToCheckedIn(tx: OperatorTx, id: BookingId, { at, by, how }: CheckedIn): Promise<boolean> {
  const done = await tx
    .updateTable('bookings')
    .set({ checkedInAt: at, checkedInBy: by, checkedInHow: how })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .where('status', '=', 'confirmed')
    .where('checkedInAt', 'is', null)
    .where('endsAt', '>', at)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Somebody leaves, who was there: the booking ends at `endsAt`. Calendars hear of it by the raised SEQUENCE. The caller has locked it. */
export async function updateToCheckedOut(
  tx: OperatorTx,
  id: BookingId,
  { at, by, how, endsAt }: CheckedIn & { readonly endsAt: Date },
): Promise<void> {
  await sql`
    update bookings set checked_out_at = ${at}, ends_at = ${endsAt}, sequence = sequence + 1, changed_at = now(),
      checked_in_at = coalesce(checked_in_at, ${at}), checked_in_how = coalesce(checked_in_how, ${how}),
      checked_in_by = case when checked_in_at is null then ${by}::uuid else checked_in_by end
    where operator_id = ${tx.operatorId} and id = ${id}
  `.execute(tx);
}

/** Nobody came in time, by compare-and-swap: whoever checks in, or is given a later moment, in the same instant keeps it. */
export async function updateToNoShow(tx: OperatorTx, id: BookingId, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update bookings set status = 'no_show', sequence = sequence + 1, changed_at = now()
    where operator_id = ${tx.operatorId} and id = ${id} and status = 'confirmed' and checked_in_at is null and release_at <= ${now}
  `.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export type NewRelease = {
  readonly id: BookingId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly releaseAt: Date | null;
};

/** When bookings are released if nobody comes, in one statement; one that was moved or checked in to meanwhile is left alone. Answers how many changed. */
export async function updateReleases(tx: OperatorTx, rows: readonly NewRelease[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update bookings b set release_at = n.release_at
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.startsAt)}::timestamptz[],
      ${rows.map((row) => row.endsAt)}::timestamptz[], ${rows.map((row) => row.releaseAt)}::timestamptz[])
      as n (id, starts_at, ends_at, release_at)
    where b.operator_id = ${tx.operatorId} and b.id = n.id and b.status = 'confirmed' and b.checked_in_at is null
      and b.starts_at = n.starts_at and b.ends_at = n.ends_at and b.release_at is distinct from n.release_at
  `.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Keeps what stood before somebody came, or left early, and what stands now. */
export async function insertArrivalChange(
  tx: OperatorTx,
  change: {
    readonly id: BookingChangeId;
    readonly kind: 'checked_in' | 'checked_out';
    readonly bookingId: BookingId;
    readonly changedBy: MemberId;
    readonly before: BookingSnapshot;
    readonly after: BookingSnapshot;
    readonly undoUntil: Date;
  },
): Promise<void> {
  const { before, after, ...rest } = change;
  await tx
    .insertInto('bookingChanges')
    .values({
      operatorId: tx.operatorId,
      before: JSON.stringify([before]),
      after: JSON.stringify([after]),
      ...rest,
    })
    .execute();
}
