import { sql } from 'kysely';
import type { BookingId, ResourceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/** The live series on a resource stay as they are until this transaction ends: before any turn at a booking, as everywhere. */
export async function lockSeriesOf(tx: OperatorTx, resourceId: ResourceId): Promise<void> {
  await sql`
    select id from series where operator_id = ${tx.operatorId} and resource_id = ${resourceId} and status = 'live' order by id for update
  `.execute(tx);
}

/**
 * A resource goes out of use: each live series on it goes on where most of its dates went, and ends where none went anywhere. The dates themselves are the
 * caller's (`changeMany`). One statement.
 */
export async function goOnElsewhere(
  tx: OperatorTx,
  resourceId: ResourceId,
  goneTo: readonly { readonly bookingId: BookingId; readonly resourceId: ResourceId }[],
): Promise<void> {
  await sql`
    with gone (booking_id, resource_id) as (
      select * from unnest(${goneTo.map((one) => one.bookingId)}::uuid[], ${goneTo.map((one) => one.resourceId)}::uuid[])
    ), most as (
      select distinct on (b.series_id) b.series_id, g.resource_id
      from gone g join bookings b on b.operator_id = ${tx.operatorId} and b.id = g.booking_id
      where b.series_id is not null
      group by b.series_id, g.resource_id order by b.series_id, count(*) desc, g.resource_id
    )
    update series s set resource_id = coalesce(m.resource_id, s.resource_id), sequence = s.sequence + 1, changed_at = now(),
      status = case when m.resource_id is null then 'ended' else s.status end
    from series was left join most m on m.series_id = was.id
    where was.operator_id = ${tx.operatorId} and was.resource_id = ${resourceId} and was.status = 'live'
      and s.operator_id = ${tx.operatorId} and s.id = was.id
  `.execute(tx);
}
