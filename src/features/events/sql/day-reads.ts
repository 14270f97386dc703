import { sql } from 'kysely';
import type { EventDateId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

/** An event that is on that day. */
export type EventOfDay = TimeRange & {
  readonly dateId: EventDateId;
  readonly title: string;
  readonly slug: string;
  /** The room, the place in words, or Online. */
  readonly where: string;
  /** People who come and who are in, guests counted. */
  readonly coming: number;
  readonly in: number;
};

/** What is on in a space within a range, in order. One statement, by event_dates_by_time. */
export async function listEventsOfDay(tx: OperatorTx, spaceId: SpaceId, range: TimeRange): Promise<EventOfDay[]> {
  const { rows } = await sql<EventOfDay>`
    select d.id as date_id, e.title, e.slug, d.starts_at, d.ends_at, n.*,
      case e.place when 'resource' then coalesce(r.name, '') when 'elsewhere' then e.place_words else 'Online' end as "where"
    from event_dates d
    join events e on e.operator_id = d.operator_id and e.id = d.event_id
    left join resources r on r.operator_id = d.operator_id and r.id = d.resource_id
    cross join lateral (
      select coalesce(sum(a.party), 0)::integer as coming, coalesce(sum(a.party) filter (where a.checked_in_at is not null), 0)::integer as "in"
      from rsvps a where a.operator_id = d.operator_id and a.event_date_id = d.id and a.status = 'going'
    ) n
    where d.operator_id = ${tx.operatorId} and e.space_id = ${spaceId} and e.status = 'published' and d.status = 'stands'
      and d.starts_at < ${range.endsAt} and d.ends_at > ${range.startsAt}
    order by d.starts_at, d.id
  `.execute(tx);
  return rows;
}
