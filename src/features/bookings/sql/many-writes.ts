import { sql } from 'kysely';
import { newId, type BookingId, type MemberId, type ResourceId, type SeriesId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

/** Where a booking goes, with what follows from it there. */
export type ManyMove = TimeRange & {
  readonly id: BookingId;
  readonly resourceId: ResourceId;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly releaseAt: Date | null;
};

/** Each of these bookings goes elsewhere, told to its history as one change each. Nothing to undo: whoever did it told everybody. Two statements. */
export async function updateManyMoved(
  tx: OperatorTx,
  moves: readonly ManyMove[],
  by: MemberId,
  now: Date,
): Promise<void> {
  if (moves.length === 0) return;
  const wanted = sql`unnest(
    ${moves.map((one) => one.id)}::uuid[], ${moves.map(() => newId<'booking_change'>())}::uuid[], ${moves.map((one) => one.resourceId)}::uuid[],
    ${moves.map((one) => one.startsAt)}::timestamptz[], ${moves.map((one) => one.endsAt)}::timestamptz[],
    ${moves.map((one) => one.beforeMinutes)}::integer[], ${moves.map((one) => one.afterMinutes)}::integer[],
    ${moves.map((one) => one.releaseAt)}::timestamptz[]
  ) as w (id, change_id, resource_id, starts_at, ends_at, before_minutes, after_minutes, release_at)`;
  await sql`
    insert into booking_changes (operator_id, id, kind, changed_by, booking_id, before, after, undo_until)
    select ${tx.operatorId}, w.change_id, 'moved', ${by}, b.id,
      jsonb_build_array(jsonb_build_object('bookingId', b.id, 'resourceId', b.resource_id, 'startsAt', ${instant(sql`b.starts_at`)}, 'endsAt', ${instant(sql`b.ends_at`)})),
      jsonb_build_array(jsonb_build_object('bookingId', b.id, 'resourceId', w.resource_id, 'startsAt', ${instant(sql`w.starts_at`)}, 'endsAt', ${instant(sql`w.ends_at`)})),
      ${now}
    from ${wanted} join bookings b on b.operator_id = ${tx.operatorId} and b.id = w.id
  `.execute(tx);
  await sql`
    update bookings b set resource_id = w.resource_id, starts_at = w.starts_at, ends_at = w.ends_at, buffer_before_minutes = w.before_minutes,
      buffer_after_minutes = w.after_minutes, release_at = w.release_at, sequence = b.sequence + 1, changed_at = now()
    from ${wanted} where b.operator_id = ${tx.operatorId} and b.id = w.id
  `.execute(tx);
}

/** As JavaScript writes an instant. */
const instant = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Cancels each of these bookings by an act of its own, which nobody undoes. Two statements. */
export async function updateManyCancelled(
  tx: OperatorTx,
  ids: readonly BookingId[],
  by: MemberId,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const acts = ids.map(() => newId<'cancellation'>());
  const wanted = sql`unnest(${[...ids]}::uuid[], ${acts}::uuid[]) as w (id, act_id)`;
  await sql`
    insert into cancellations (operator_id, id, cancelled_by, scope, booking_id, series_id, undo_until)
    select ${tx.operatorId}, w.act_id, ${by}, 'one', b.id, b.series_id, ${now}
    from ${wanted} join bookings b on b.operator_id = ${tx.operatorId} and b.id = w.id
  `.execute(tx);
  await sql`
    update bookings b set status = 'cancelled', cancellation_id = w.act_id, sequence = b.sequence + 1, changed_at = now()
    from ${wanted} where b.operator_id = ${tx.operatorId} and b.id = w.id
  `.execute(tx);
}

/** Dates of these series changed: calendars hear of it by the raised SEQUENCE, once for each. */
export async function updateSeriesTouched(tx: OperatorTx, ids: readonly SeriesId[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update series set sequence = sequence + 1, changed_at = now() where operator_id = ${tx.operatorId} and id = any (${[...ids]}::uuid[])
  `.execute(tx);
}
