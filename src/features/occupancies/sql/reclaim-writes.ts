import { sql } from 'kysely';
import type { MemberId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { FreedRow } from './occupancy-writes';
import type { ChangedLeaves, MovedClaim, StandingClaim } from '../domain/move-claims';

/** What is held from now on, on any leaf, for those who have one of these resources. */
export async function listStandingClaims(tx: OperatorTx, changed: readonly ChangedLeaves[]): Promise<StandingClaim[]> {
  const ids = changed.map((one) => one.resourceId);
  const leaves = [...new Set(changed.flatMap((one) => one.before))];
  const { rows } = await sql<StandingClaim>`
    select o.id, coalesce(b.resource_id, w.offered_resource_id, c.resource_id, ed.resource_id, o.resource_id) as resource_id, o.resource_id as leaf_id,
      o.kind, o.booking_id, o.waitlist_entry_id, o.event_date_id, o.buffer, o.expires_at, o.starts_at, o.ends_at
    from unnest(${leaves}::uuid[]) as l (id)
    join occupancies o on o.operator_id = ${tx.operatorId} and o.resource_id = l.id
      and o.starts_at > now() - interval '32 days' and o.ends_at > now() and (o.expires_at is null or o.expires_at > now())
    left join bookings b on b.operator_id = o.operator_id and b.id = o.booking_id
    left join waitlist_entries w on w.operator_id = o.operator_id and w.id = o.waitlist_entry_id
    left join closures c on c.operator_id = o.operator_id and c.id = o.closure_id
    left join event_dates ed on ed.operator_id = o.operator_id and ed.id = o.event_date_id
    where coalesce(b.resource_id, w.offered_resource_id, c.resource_id, ed.resource_id, o.resource_id) = any (${ids}::uuid[])
    order by o.resource_id, o.starts_at
  `.execute(tx);
  return rows;
}

export async function deleteClaims(tx: OperatorTx, ids: readonly string[]): Promise<FreedRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FreedRow>`
    delete from occupancies where operator_id = ${tx.operatorId} and id = any (${[...ids]}::uuid[]) returning resource_id, starts_at, ends_at
  `.execute(tx);
  return rows;
}

/** As `insertOccupancies`, for claims of any holder: answers those that were had. */
export async function insertMovedClaims(tx: OperatorTx, claims: readonly MovedClaim[]): Promise<MovedClaim[]> {
  if (claims.length === 0) return [];
  const { rows } = await sql<{ place: number }>`
    with wanted as (
      select w.* from jsonb_to_recordset(${JSON.stringify(claims.map((claim, place) => ({ ...claim, place })))}::jsonb) as w (
        place integer, "leafId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, kind text, "bookingId" uuid, "waitlistEntryId" uuid,
        "eventDateId" uuid, buffer boolean, "expiresAt" timestamptz)
    ), lapsed as (
      delete from occupancies o using wanted w
      where o.operator_id = ${tx.operatorId} and o.resource_id = w."leafId"
        and o.starts_at < w."endsAt" and o.starts_at > w."startsAt" - interval '32 days' and o.ends_at > w."startsAt"
        and o.kind = 'hold' and o.expires_at <= now()
      returning 1
    ), had as (
      insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, booking_id, waitlist_entry_id, event_date_id, buffer, expires_at)
      select ${tx.operatorId}, w."leafId", w."startsAt", w."endsAt", w.kind, w."bookingId", w."waitlistEntryId", w."eventDateId", w.buffer, w."expiresAt"
      from wanted w, (select count(*) from lapsed) as cleared
      order by w."leafId", w."startsAt"
      on conflict do nothing
      returning resource_id, starts_at, ends_at, booking_id, waitlist_entry_id, event_date_id
    )
    select w.place from wanted w join had h on h.resource_id = w."leafId" and h.starts_at = w."startsAt" and h.ends_at = w."endsAt"
      and h.booking_id is not distinct from w."bookingId" and h.waitlist_entry_id is not distinct from w."waitlistEntryId"
      and h.event_date_id is not distinct from w."eventDateId"
  `.execute(tx);
  return rows.flatMap(({ place }) => claims[place] ?? []);
}

/** Two who want one leaf at one time: who has it, and who should get it too. */
export type Clash = TimeRange & {
  readonly leafName: string;
  readonly holder: string | null;
  readonly holderId: MemberId | null;
  readonly kind: StandingClaim['kind'];
  readonly reason: string | null;
  readonly wanting: string | null;
  readonly wantingId: MemberId | null;
  readonly buffer: boolean;
};

/** Who stands in the way of these claims. `startsAt` and `endsAt` are those of the claim that is in the way. */
export async function listInTheWay(tx: OperatorTx, claims: readonly MovedClaim[]): Promise<Clash[]> {
  const { rows } = await sql<Clash>`
    select r.name as leaf_name, coalesce(b.guest_name, m.display_name) as holder, m.id as holder_id, o.kind, coalesce(c.reason, ev.title) as reason, o.starts_at, o.ends_at,
      coalesce(wb.guest_name, wm.display_name) as wanting, wm.id as wanting_id, w.buffer
    from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as w (
      "leafId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, "bookingId" uuid, "waitlistEntryId" uuid, buffer boolean)
    join resources r on r.operator_id = ${tx.operatorId} and r.id = w."leafId"
    join occupancies o on o.operator_id = ${tx.operatorId} and o.resource_id = w."leafId"
      and o.starts_at < w."endsAt" and o.starts_at > w."startsAt" - interval '32 days' and o.ends_at > w."startsAt"
    left join bookings b on b.operator_id = ${tx.operatorId} and b.id = o.booking_id
    left join waitlist_entries e on e.operator_id = ${tx.operatorId} and e.id = o.waitlist_entry_id
    left join members m on m.operator_id = ${tx.operatorId} and m.id = coalesce(b.member_id, e.member_id)
    left join closures c on c.operator_id = ${tx.operatorId} and c.id = o.closure_id
    left join event_dates ed on ed.operator_id = ${tx.operatorId} and ed.id = o.event_date_id
    left join events ev on ev.operator_id = ${tx.operatorId} and ev.id = ed.event_id
    left join bookings wb on wb.operator_id = ${tx.operatorId} and wb.id = w."bookingId"
    left join waitlist_entries we on we.operator_id = ${tx.operatorId} and we.id = w."waitlistEntryId"
    left join members wm on wm.operator_id = ${tx.operatorId} and wm.id = coalesce(wb.member_id, we.member_id)
    where (w."bookingId" is null or o.booking_id is distinct from w."bookingId")
    order by o.starts_at, r.name
  `.execute(tx);
  return rows;
}
