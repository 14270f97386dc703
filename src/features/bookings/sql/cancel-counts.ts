import { sql } from 'kysely';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingToCancel } from './booking-reads';

type Counts = Readonly<Record<'all' | 'following' | 'skippedAll' | 'skippedFollowing', number>>;

/**
 * How many dates each way of cancelling would end: those of the series, in all of its parts, that have not begun; and how many of them are skipped, so give
 * nothing back.
 */
export async function countCancellable(tx: OperatorTx, booking: BookingToCancel, now: Date) {
  if (!booking.seriesId || !booking.originalLocalStart) {
    const skipped = booking.status === 'skipped' ? 1 : 0;
    return { following: 1, all: 1, skipped: { following: skipped, all: skipped } };
  }
  const { rows } = await sql<Counts>`
    with chosen as (
      select id, local_start, coalesce(root_id, id) as root_id from series where operator_id = ${tx.operatorId} and id = ${booking.seriesId}
    ), dates as (
      select b.status = 'skipped' as skipped,
        case when s.id = c.id then b.original_local_start >= ${booking.originalLocalStart}::timestamp else (s.local_start, s.id) > (c.local_start, c.id) end
          as following
      from chosen c
      join series s on s.operator_id = ${tx.operatorId} and (s.id = c.root_id or s.root_id = c.root_id)
      join bookings b on b.operator_id = ${tx.operatorId} and b.series_id = s.id
      where not b.left_series and b.status in ('confirmed', 'requested', 'skipped') and b.starts_at > ${now}
    )
    select count(*)::integer as all, (count(*) filter (where following))::integer as following,
      (count(*) filter (where skipped))::integer as skipped_all, (count(*) filter (where skipped and following))::integer as skipped_following
    from dates`.execute(tx);
  const { all = 0, following = 0, skippedAll = 0, skippedFollowing = 0 } = rows[0] ?? {};
  return { following, all, skipped: { following: skippedFollowing, all: skippedAll } };
}
