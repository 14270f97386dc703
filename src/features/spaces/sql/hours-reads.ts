import { sql } from 'kysely';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { OperatorTx } from '@/server/db/transactions';
import type { HoursSettings } from '../hours.contract';
import type { BookingInHours } from '../domain/touched-by-hours';
import { bookingRulesJson } from './space-reads';

export type UpcomingBooking = BookingInHours & {
  readonly id: BookingId;
  readonly resourceName: string;
  readonly memberName: string;
};

type Row = {
  readonly id: BookingId;
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly kind: ResourceKind;
  readonly memberId: MemberId | null;
  readonly memberName: string;
  readonly role: Role;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** What is booked or asked for in a space and has not begun, soonest first. One query, served by bookings_in_space. */
export async function listUpcomingInSpace(tx: OperatorTx, spaceId: SpaceId, now: Date): Promise<UpcomingBooking[]> {
  const { rows } = await sql<Row>`
    select b.id, b.resource_id, r.name as resource_name, r.kind, case when b.guest_name is null then b.member_id end as member_id, coalesce(b.guest_name, m.display_name) as member_name,
      case when b.guest_name is null then m.role else 'visitor' end as role, b.starts_at, b.ends_at
    from bookings b
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    where b.operator_id = ${tx.operatorId} and b.space_id = ${spaceId} and b.starts_at > ${now}
      and (b.status = 'confirmed' or (b.status = 'requested' and b.request_expires_at > ${now}))
    order by b.starts_at, b.id
  `.execute(tx);
  return rows.map(({ resourceId, kind, memberId, role, ...rest }) => ({
    ...rest,
    resource: { id: resourceId, kind },
    who: { memberId, role },
  }));
}

/** Every rule that says who may come at any hour. */
export async function listAccessRules(tx: OperatorTx, spaceId: SpaceId): Promise<BookingRule[]> {
  const { rows } = await sql<{ rules: BookingRule[] }>`
    select ${bookingRulesJson(tx.operatorId, sql`select r.id from resources r where r.operator_id = ${tx.operatorId} and r.space_id = s.id`)} as rules
    from spaces s where s.operator_id = ${tx.operatorId} and s.id = ${spaceId}
  `.execute(tx);
  return (rows[0]?.rules ?? []).filter((rule) => rule.topic === 'access');
}

/** The resources of a space that are in use, in plan order, and the country it is in. */
export async function findWhoseHours(
  tx: OperatorTx,
  spaceId: SpaceId,
): Promise<Pick<HoursSettings, 'country' | 'resources'> | null> {
  const { rows } = await sql<Pick<HoursSettings, 'country' | 'resources'>>`
    select s.country, coalesce((
      select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind) order by r.sort_key, r.id)
      from resources r where r.operator_id = ${tx.operatorId} and r.space_id = s.id and r.retired_at is null), '[]') as resources
    from spaces s where s.operator_id = ${tx.operatorId} and s.id = ${spaceId}
  `.execute(tx);
  return rows[0] ?? null;
}
