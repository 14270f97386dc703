import { sql } from 'kysely';
import type { BookingId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

/** One claim on one resource that has no parts (a combined resource claims each of its parts). */
export type Claim = TimeRange & { readonly resourceId: ResourceId; readonly bookingId: BookingId };

/**
 * Takes all the time that is still free, in one sorted insert, and answers the claims that got their time. A claim that is missing from
 * the answer was taken by somebody else; the caller decides whether to give the rest back (throw) or to keep it.
 *
 * One insert that skips conflicts never deadlocked under load, where a plain insert does (docs/decisions/0003). It waits for a rival that
 * has not committed yet, then sees the outcome. Holds that have expired are cleared out of the way first: the insert reads from the delete.
 */
export async function insertOccupancies(tx: OperatorTx, claims: readonly Claim[]): Promise<Claim[]> {
  if (claims.length === 0) return [];
  const { rows } = await sql<{ resourceId: ResourceId; bookingId: BookingId; startsAt: Date; endsAt: Date }>`
    with wanted as (
      select * from unnest(
        ${claims.map((claim) => claim.resourceId)}::uuid[], ${claims.map((claim) => claim.bookingId)}::uuid[],
        ${claims.map((claim) => claim.startsAt)}::timestamptz[], ${claims.map((claim) => claim.endsAt)}::timestamptz[]
      ) as w (resource_id, booking_id, starts_at, ends_at)
    ), lapsed as (
      delete from occupancies o using wanted w
      where o.operator_id = ${tx.operatorId} and o.resource_id = w.resource_id
        and o.starts_at < w.ends_at and o.starts_at > w.starts_at - interval '32 days' and o.ends_at > w.starts_at
        and o.kind = 'hold' and o.expires_at <= now()
      returning 1
    )
    insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, booking_id)
    select ${tx.operatorId}, w.resource_id, w.starts_at, w.ends_at, 'booking', w.booking_id
    from wanted w, (select count(*) from lapsed) as cleared
    order by w.resource_id, w.starts_at
    on conflict do nothing
    returning resource_id, booking_id, starts_at, ends_at
  `.execute(tx);
  return rows;
}

/** Frees the time of these bookings at once; the bookings keep the history. */
export async function deleteOccupanciesOf(tx: OperatorTx, bookingIds: readonly BookingId[]): Promise<void> {
  await tx
    .deleteFrom('occupancies')
    .where('operatorId', '=', tx.operatorId)
    .where('bookingId', 'in', [...bookingIds])
    .execute();
}
