import { sql, type RawBuilder } from 'kysely';
import type { BookingId, EventId, MemberId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import { heldWithin, instant, leavesOf, type WhichResources } from './held-within';

export type OccupancyRow = TimeRange & {
  /** The resource that was asked about: time held on a part, or on a whole that shares one, stands under it too. */
  readonly resourceId: ResourceId;
  readonly kind: 'booking' | 'event' | 'closure' | 'hold';
  /** The time kept free beside a booking, not the booking itself. */
  readonly buffer: boolean;
  readonly bookingId: BookingId | null;
  readonly eventId: EventId | null;
  readonly memberId: MemberId | null;
  readonly displayName: string | null;
  readonly visibility: 'everybody' | 'members' | 'staff' | null;
  /** Why it is shut; of an event, its title. */
  readonly reason: string | null;
  /** The address of the event's page at its operator. */
  readonly eventSlug: string | null;
};

/** Whose name others may know; of an event, who may know which it is. */
const VISIBILITY = sql`case when ev.id is not null then case when ev.status <> 'published' then 'staff' when ev.audience = 'public' then 'everybody'
    when ev.audience = 'members' then 'members' else 'staff' end
  when b.guest_name is null then m.visibility else 'staff' end`;
const REASON = sql`coalesce(c.reason, ev.title)`;
const eventOf = (operatorId: string): RawBuilder<unknown> => sql`
  left join event_dates ed on ed.operator_id = ${operatorId} and ed.id = o.event_date_id
  left join events ev on ev.operator_id = ${operatorId} and ev.id = ed.event_id`;

/** What holds these resources within `range`, in one query: a few probes of `occupancies_by_time` per resource, also under row-level security. */
export async function listOccupancies(
  tx: OperatorTx,
  which: WhichResources,
  range: TimeRange,
): Promise<OccupancyRow[]> {
  const { rows } = await sql<OccupancyRow>`
    ${leavesOf(tx.operatorId, which)}
    select l.resource_id, o.starts_at, o.ends_at, o.kind, o.buffer, o.booking_id, ev.id as event_id, m.id as member_id,
      coalesce(b.guest_name, m.display_name) as display_name, ${VISIBILITY} as visibility,
      ${REASON} as reason, ev.slug as event_slug
    from leaves l
    cross join lateral (${heldWithin(tx.operatorId, sql`l.leaf_id`, instant(range.startsAt), instant(range.endsAt))}) o
    left join bookings b on b.operator_id = ${tx.operatorId} and b.id = o.booking_id
    left join waitlist_entries w on w.operator_id = ${tx.operatorId} and w.id = o.waitlist_entry_id
    left join members m on m.operator_id = ${tx.operatorId} and m.id = coalesce(b.member_id, w.member_id)
    left join closures c on c.operator_id = ${tx.operatorId} and c.id = o.closure_id
    ${eventOf(tx.operatorId)}
    order by l.resource_id, o.starts_at
  `.execute(tx);
  return rows;
}

/** For each wish (by its place in the list) what holds its resource within its range, as `listOccupancies` does for one range. One query. */
export async function listOccupanciesFor(
  tx: OperatorTx,
  wishes: readonly (TimeRange & { readonly resourceId: ResourceId })[],
): Promise<(OccupancyRow & { readonly place: number })[]> {
  if (wishes.length === 0) return [];
  const { rows } = await sql<OccupancyRow & { place: number }>`
    ${leavesOf(tx.operatorId, { resourceIds: [...new Set(wishes.map((wish) => wish.resourceId))] })},
    wanted as (
      select (w.place - 1)::integer as place, w.resource_id, w.starts_at, w.ends_at
      from unnest(${wishes.map((wish) => wish.resourceId)}::uuid[], ${wishes.map((wish) => wish.startsAt)}::timestamptz[],
        ${wishes.map((wish) => wish.endsAt)}::timestamptz[]) with ordinality as w (resource_id, starts_at, ends_at, place)
    )
    select w.place, l.resource_id, o.starts_at, o.ends_at, o.kind, o.buffer, o.booking_id, ev.id as event_id, m.id as member_id,
      coalesce(b.guest_name, m.display_name) as display_name, ${VISIBILITY} as visibility,
      ${REASON} as reason, ev.slug as event_slug
    from wanted w
    join leaves l on l.resource_id = w.resource_id
    cross join lateral (${heldWithin(tx.operatorId, sql`l.leaf_id`, sql`w.starts_at`, sql`w.ends_at`)}) o
    left join bookings b on b.operator_id = ${tx.operatorId} and b.id = o.booking_id
    left join waitlist_entries e on e.operator_id = ${tx.operatorId} and e.id = o.waitlist_entry_id
    left join members m on m.operator_id = ${tx.operatorId} and m.id = coalesce(b.member_id, e.member_id)
    left join closures c on c.operator_id = ${tx.operatorId} and c.id = o.closure_id
    ${eventOf(tx.operatorId)}
    order by w.place, o.starts_at
  `.execute(tx);
  return rows;
}

/**
 * For each of `ranges` (by its place in the list), the resources that are free for all of it. One query, index probes only: what begins last before the end
 * of a range is the only row that can hold any of it.
 */
export async function listFreeFor(
  tx: OperatorTx,
  which: WhichResources,
  ranges: readonly TimeRange[],
): Promise<{ place: number; resourceId: ResourceId }[]> {
  const { rows } = await sql<{ place: number; resourceId: ResourceId }>`
    ${leavesOf(tx.operatorId, which)},
    wanted as (
      select (w.place - 1)::integer as place, w.starts_at, w.ends_at
      from unnest(${ranges.map((range) => range.startsAt)}::timestamptz[], ${ranges.map((range) => range.endsAt)}::timestamptz[])
        with ordinality as w (starts_at, ends_at, place)
    )
    select w.place, r.resource_id
    from wanted w cross join (select distinct resource_id from leaves) r
    where not exists (
      select 1 from leaves l
      cross join lateral (
        select o.ends_at from occupancies o where o.operator_id = ${tx.operatorId} and o.resource_id = l.leaf_id
          and o.starts_at < w.ends_at and (o.expires_at is null or o.expires_at > now())
        order by o.starts_at desc limit 1
      ) last
      where l.resource_id = r.resource_id and last.ends_at > w.starts_at
    )
  `.execute(tx);
  return rows;
}
