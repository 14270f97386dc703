import { sql } from 'kysely';
import type { BookingId, MemberId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { HeldForLimits } from '@/features/booking-rules/domain/judge-limits';
import type { OperatorTx } from '@/server/db/transactions';

/**
 * What a member holds within `range`, and all that is ahead of them: what the limits count. Bookings for guests without an account are the guests',
 * not those of the member of staff. Read it after the member's turn was taken (`getBookableInTurn`): a rival's booking is then there or never will be.
 */
export async function listHeldForLimits(
  tx: OperatorTx,
  memberId: MemberId,
  range: TimeRange,
  now: Date,
  except: readonly BookingId[] = [],
): Promise<HeldForLimits[]> {
  const { rows } = await sql<HeldForLimits>`
    select b.id, coalesce(se.root_id, se.id) as series_id, b.resource_id, r.kind, b.starts_at, b.ends_at
    from bookings b join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    left join series se on se.operator_id = b.operator_id and se.id = b.series_id and not b.left_series
    where b.operator_id = ${tx.operatorId} and b.member_id = ${memberId} and b.guest_name is null
      and b.status in ('confirmed', 'requested', 'no_show') and b.id <> all (${[...except]}::uuid[])
      and b.starts_at > least(${range.startsAt}::timestamptz, ${now}::timestamptz) - interval '32 days'
      and ((b.starts_at < ${range.endsAt} and b.ends_at > ${range.startsAt}) or b.ends_at > ${now})
  `.execute(tx);
  return rows;
}
