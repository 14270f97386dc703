import { sql } from 'kysely';
import type { BookingId, MemberId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import { heldWithin, instant } from './held-within';

/** A row of time on an undivided resource, as whoever plans with many of them needs it. */
export type LeafTimeRow = TimeRange & {
  readonly leafId: ResourceId;
  readonly kind: 'booking' | 'event' | 'closure' | 'hold';
  readonly buffer: boolean;
  /** The booking, closure or offer that has it, or the row itself. */
  readonly holder: string;
  readonly bookingId: BookingId | null;
  readonly memberId: MemberId | null;
};

/** What holds these undivided resources within `range`: one query with a probe for each, as `listOccupancies`. */
export async function listLeafTime(
  tx: OperatorTx,
  leaves: readonly ResourceId[],
  range: TimeRange,
): Promise<LeafTimeRow[]> {
  if (leaves.length === 0) return [];
  const { rows } = await sql<LeafTimeRow>`
    select o.resource_id as leaf_id, o.starts_at, o.ends_at, o.kind, o.buffer, o.booking_id, b.member_id,
      coalesce(o.booking_id, o.closure_id, o.waitlist_entry_id, o.event_date_id, o.id) as holder
    from unnest(${[...leaves]}::uuid[]) as l (id)
    cross join lateral (${heldWithin(tx.operatorId, sql`l.id`, instant(range.startsAt), instant(range.endsAt))}) o
    left join bookings b on b.operator_id = ${tx.operatorId} and b.id = o.booking_id and b.guest_name is null
    order by o.resource_id, o.starts_at
  `.execute(tx);
  return rows;
}
