import { sql } from 'kysely';
import type { EventDateId, EventId, ResourceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/** A date of an event that holds time somewhere. */
export type EventOver = {
  readonly dateId: EventDateId;
  readonly eventId: EventId;
  readonly title: string;
  readonly slug: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly resourceName: string;
  /** People who come, guests counted. */
  readonly coming: number;
};

/** Dates of events that hold any of these undivided resources from a moment on; without an end, for good. One statement, by occupancies_by_time. */
export async function listEventsOver(
  tx: OperatorTx,
  leaves: readonly ResourceId[],
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date | null },
): Promise<EventOver[]> {
  if (leaves.length === 0) return [];
  const { rows } = await sql<EventOver>`
    select d.id as date_id, e.id as event_id, e.title, e.slug, d.starts_at, d.ends_at, r.name as resource_name,
      coalesce((select sum(a.party) from rsvps a where a.operator_id = d.operator_id and a.event_date_id = d.id and a.status = 'going'), 0)::integer as coming
    from (
      select distinct o.event_date_id as id from unnest(${[...leaves]}::uuid[]) as l (id)
      join occupancies o on o.operator_id = ${tx.operatorId} and o.resource_id = l.id and o.kind = 'event' and o.ends_at > ${startsAt}
        and o.starts_at > ${startsAt}::timestamptz - interval '32 days' and (${endsAt}::timestamptz is null or o.starts_at < ${endsAt}::timestamptz)
    ) held
    join event_dates d on d.operator_id = ${tx.operatorId} and d.id = held.id
    join events e on e.operator_id = d.operator_id and e.id = d.event_id
    join resources r on r.operator_id = d.operator_id and r.id = d.resource_id
    order by d.starts_at, d.id
  `.execute(tx);
  return rows;
}
