import { sql } from 'kysely';
import type { BookingId, MemberId } from '@/kernel/ids';
import { givenUpByItsMember, quoteThatCounts } from '@/features/pricing/agreed.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { PrepaidBooking } from '../domain/credits-kept';

type PrepaidRow = Omit<PrepaidBooking, 'cancelledByHolderAt'> & {
  readonly id: BookingId;
  readonly cancelledByHolderAt: string | null;
};

/**
 * The bookings that used what members hold, or that were agreed to use some: with what was agreed for where, when and whose they are now. Served by
 * ledger_entries_of_member and quotes_with_credits.
 */
export async function listPrepaidBookings(
  tx: OperatorTx,
  memberIds: readonly MemberId[],
  now: Date,
): Promise<(PrepaidBooking & { readonly id: BookingId })[]> {
  const { rows } = await sql<PrepaidRow>`
    with touched as (
      select e.booking_id as id from ledger_entries e
      where e.operator_id = ${tx.operatorId} and e.member_id = any(${memberIds}::uuid[]) and e.booking_id is not null
      group by e.booking_id having sum(case when e.debit = 'member' then e.amount else -e.amount end) > 0
      union
      select q.booking_id from quotes q
      where q.operator_id = ${tx.operatorId} and q.member_id = any(${memberIds}::uuid[]) and q.quote->'credits' <> '[]'::jsonb
        and q.ends_at > ${now}::timestamptz - interval '31 days'
    )
    select b.id, b.status, coalesce(q.quote->'credits', '[]') as uses, coalesce(q.quote->'cancellation', '[]') as cancellation,
      (q.quote->'noShow'->'percent')::float8 as no_show_percent,
      case when ${givenUpByItsMember} then to_char(c.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as cancelled_by_holder_at
    from touched join bookings b on b.operator_id = ${tx.operatorId} and b.id = touched.id
    left join cancellations c on c.operator_id = b.operator_id and c.id = b.cancellation_id
    left join lateral ${quoteThatCounts()} q on b.guest_name is null
    order by b.id
  `.execute(tx);
  return rows.map(({ cancelledByHolderAt, ...rest }) => ({
    ...rest,
    cancelledByHolderAt: cancelledByHolderAt === null ? null : new Date(cancelledByHolderAt),
  }));
}
