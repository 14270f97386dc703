import { sql } from 'kysely';
import type { LocalDateTime } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingToCancel } from './booking-reads';

type Counts = Readonly<Record<'all' | 'following' | 'skippedAll' | 'skippedFollowing', number>>;
type CountsOfBlock = Counts & { readonly isOwn: boolean };
type OtherTime = {
  readonly rrule: string;
  readonly localStart: LocalDateTime;
  readonly timeZone: string;
  readonly durationMinutes: number;
};

/**
 * How many dates each way of cancelling would end: those of the series, in all of its parts, that have not begun; and how many of them are skipped, so give
 * nothing back. `others` is how many of all those are of the other times of the week, with the rules of these.
 */
export async function countCancellable(tx: OperatorTx, booking: BookingToCancel, now: Date) {
  if (!booking.seriesId || !booking.originalLocalStart) {
    const skipped = booking.status === 'skipped' ? 1 : 0;
    return { following: 1, all: 1, skipped: { following: skipped, all: skipped }, others: null };
  }
  const { rows } = await sql<CountsOfBlock>`
    with chosen as (
      select id, block, local_start, coalesce(root_id, id) as root_id from series
      where operator_id = ${tx.operatorId} and id = ${booking.seriesId}
    ), dates as (
      select b.status = 'skipped' as skipped, s.block = c.block as is_own,
        case when s.id = c.id or s.block <> c.block then b.original_local_start >= ${booking.originalLocalStart}::timestamp
          else (s.local_start, s.id) > (c.local_start, c.id) end as following
      from chosen c
      join series s on s.operator_id = ${tx.operatorId} and (s.id = c.root_id or s.root_id = c.root_id)
      join bookings b on b.operator_id = ${tx.operatorId} and b.series_id = s.id
      where not b.left_series and b.status in ('confirmed', 'requested', 'skipped') and b.starts_at > ${now}
    )
    select is_own, count(*)::integer as all, (count(*) filter (where following))::integer as following,
      (count(*) filter (where skipped))::integer as skipped_all, (count(*) filter (where skipped and following))::integer as skipped_following
    from dates group by is_own`.execute(tx);
  const beside = rows.find(({ isOwn }) => !isOwn);
  const all = rows.reduce(added, NONE);
  return {
    ...viewOf(all),
    others: beside ? { ...viewOf(beside), times: await listOtherTimes(tx, booking, now) } : null,
  };
}

const NONE: Counts = { all: 0, following: 0, skippedAll: 0, skippedFollowing: 0 };
const added = (sum: Counts, one: Counts): Counts => ({
  all: sum.all + one.all,
  following: sum.following + one.following,
  skippedAll: sum.skippedAll + one.skippedAll,
  skippedFollowing: sum.skippedFollowing + one.skippedFollowing,
});
const viewOf = ({ all, following, skippedAll, skippedFollowing }: Counts) => ({
  following,
  all,
  skipped: { following: skippedFollowing, all: skippedAll },
});

/** The parts of the other blocks that have dates to come. */
async function listOtherTimes(tx: OperatorTx, { seriesId }: BookingToCancel, now: Date): Promise<OtherTime[]> {
  const { rows } = await sql<OtherTime>`
    select distinct on (s.block) s.rrule, s.local_start, s.time_zone, s.duration_minutes
    from series c
    join series s on s.operator_id = c.operator_id and s.block <> c.block
      and (s.id = coalesce(c.root_id, c.id) or s.root_id = coalesce(c.root_id, c.id))
    where c.operator_id = ${tx.operatorId} and c.id = ${seriesId}
      and exists (select 1 from bookings b where b.operator_id = s.operator_id and b.series_id = s.id and not b.left_series
        and b.status in ('confirmed', 'requested', 'skipped') and b.starts_at > ${now})
    order by s.block, s.local_start desc`.execute(tx);
  return rows;
}
