import { sql } from 'kysely';
import type { BookingId, MemberId, PersonId, ResourceId, SeriesId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingStatus } from '../bookings.contract';

export type BookingToAnswer = TimeRange & {
  readonly id: BookingId;
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly personId: PersonId;
  readonly seriesId: SeriesId | null;
  readonly status: BookingStatus;
  readonly timeZone: string;
  /** Null for a booking that nobody had to say yes to. */
  readonly requestExpiresAt: Date | null;
  readonly answeredByName: string | null;
  readonly answeredAt: Date | null;
};

/** A request as it stands, with the names for whoever must be told that it cannot be answered any more. */
export async function findBookingToAnswer(tx: OperatorTx, id: BookingId): Promise<BookingToAnswer | undefined> {
  const { rows } = await sql<BookingToAnswer>`
    select b.id, b.space_id, b.resource_id, r.name as resource_name, b.member_id, m.display_name as member_name, b.person_id,
      case when not b.left_series then b.series_id end as series_id, b.status,
      b.starts_at, b.ends_at, s.time_zone, b.request_expires_at, w.display_name as answered_by_name, b.answered_at
    from bookings b
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    left join members w on w.operator_id = b.operator_id and w.id = b.answered_by
    where b.operator_id = ${tx.operatorId} and b.id = ${id}
  `.execute(tx);
  return rows[0];
}
