import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, PersonId, SeriesId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/** How many dates a member has to come, and how many of their series live. Served by bookings_of_member and series_of_member. */
export async function countUpcoming(tx: OperatorTx, memberId: MemberId, now: Date) {
  const { rows } = await sql<{ bookings: string; series: string }>`
    select
      (select count(*) from bookings where operator_id = ${tx.operatorId} and member_id = ${memberId} and starts_at > ${now}
        and status = 'confirmed') as bookings,
      (select count(*) from series where operator_id = ${tx.operatorId} and member_id = ${memberId} and status = 'live') as series`.execute(
    tx,
  );
  return { bookings: Number(rows[0]?.bookings ?? 0), series: Number(rows[0]?.series ?? 0) };
}

export type UpcomingThing = {
  readonly bookingId: BookingId;
  readonly spaceId: SpaceId;
  readonly personId: PersonId;
  readonly seriesId: SeriesId | null;
};

/** What a member has to come: each series once, by its first date to come, and each single booking. Series first, in one order. */
export async function listUpcomingThings(tx: OperatorTx, memberId: MemberId, now: Date): Promise<UpcomingThing[]> {
  const { rows } = await sql<UpcomingThing>`
    select distinct on (se.id, case when se.id is null then b.id end) b.id as booking_id, b.space_id, b.person_id, se.id as series_id
    from bookings b
    left join series se on se.operator_id = b.operator_id and se.id = b.series_id and not b.left_series
    where b.operator_id = ${tx.operatorId} and b.member_id = ${memberId} and b.starts_at > ${now} and b.status in ('confirmed', 'requested', 'skipped')
    order by se.id nulls last, case when se.id is null then b.id end, b.starts_at`.execute(tx);
  return rows;
}

/** Series without a date to come would be extended every night for somebody who is gone. */
export async function endSeriesOf(tx: OperatorTx, memberId: MemberId): Promise<void> {
  await sql`update series set status = 'ended', sequence = sequence + 1, changed_at = now()
    where operator_id = ${tx.operatorId} and member_id = ${memberId} and status = 'live'`.execute(tx);
}

/**
 * Whether the member is gone still, or came back by registering as a visitor, who had been more; locked against changing that while their
 * bookings are given back.
 */
export async function hasLostPlaceForShare(tx: OperatorTx, memberId: MemberId, was: Role): Promise<boolean> {
  const { rows } = await sql<{ status: string; role: Role }>`
    select status, role from members where operator_id = ${tx.operatorId} and id = ${memberId} for share`.execute(tx);
  const [now] = rows;
  return now !== undefined && (now.status === 'removed' || (now.role === 'visitor' && was !== 'visitor'));
}

/** As what the member belongs here, or null when they are gone. */
export async function findRoleOfActive(tx: OperatorTx, memberId: MemberId): Promise<Role | null> {
  const { rows } = await sql<{ role: Role }>`
    select role from members where operator_id = ${tx.operatorId} and id = ${memberId} and status = 'active'`.execute(
    tx,
  );
  return rows[0]?.role ?? null;
}
