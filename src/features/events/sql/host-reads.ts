import { sql } from 'kysely';
import type { EventDateId, EventId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Reply } from '../domain/questions';
import type { Figures, HostDate } from '../host-pages.contract';

export type HostDateRow = Omit<HostDate, 'startsAt' | 'endsAt'> & { readonly startsAt: Date; readonly endsAt: Date };

const MOST_DATES = 520;

/** All dates of an event with how many come to each: one statement, however many come. The latest ones, where there are very many. */
export async function listHostDates(tx: OperatorTx, eventId: EventId): Promise<HostDateRow[]> {
  const { rows } = await sql<HostDateRow>`
    select d.id as date_id, d.starts_at, d.ends_at, d.status, d.resource_id as room_id, x.name as room_name, d.capacity, n.*
    from event_dates d
    left join resources x on x.operator_id = d.operator_id and x.id = d.resource_id
    cross join lateral (
      select coalesce(sum(r.party) filter (where r.status = 'going'), 0)::integer as going,
        coalesce(sum(r.party) filter (where r.checked_in_at is not null), 0)::integer as "in",
        coalesce(sum(r.party) filter (where r.status = 'waiting'), 0)::integer as waiting,
        coalesce(sum(r.party) filter (where r.status = 'asked'), 0)::integer as asked
      from rsvps r where r.operator_id = d.operator_id and r.event_date_id = d.id
    ) n
    where d.operator_id = ${tx.operatorId} and d.event_id = ${eventId}
    order by d.starts_at desc, d.id limit ${MOST_DATES}
  `.execute(tx);
  return rows.reverse();
}

type FigureRow = Omit<Figures, 'noShows' | 'replies'> & {
  readonly noShows: number;
  readonly replies: readonly (readonly Reply[])[];
};

/** What became of a date in numbers, and on which days its answers came: one statement, however many there are. */
export async function findFigures(tx: OperatorTx, dateId: EventDateId, timeZone: string): Promise<FigureRow> {
  const { rows } = await sql<FigureRow>`
    with answers as (
      select party, status, checked_in_at, came_from, replies, (created_at at time zone ${timeZone})::date::text as day
      from rsvps where operator_id = ${tx.operatorId} and event_date_id = ${dateId}
    )
    select coalesce(sum(party) filter (where status = 'going'), 0)::integer as going,
      coalesce(sum(party) filter (where status = 'declined'), 0)::integer as declined,
      coalesce(sum(party) filter (where status = 'cancelled'), 0)::integer as cancelled,
      coalesce(sum(party) filter (where status = 'going' and checked_in_at is null), 0)::integer as no_shows,
      coalesce((select jsonb_agg(jsonb_build_object('date', day, 'people', people) order by day)
        from (select day, sum(party)::integer as people from answers where status = 'going' group by day) d), '[]') as by_day,
      coalesce((select jsonb_agg(jsonb_build_object('from', came_from, 'people', people) order by people desc, came_from)
        from (select came_from, sum(party)::integer as people from answers where status = 'going' and came_from <> ''
          group by came_from order by 2 desc, 1 limit 5) f), '[]') as came_from,
      coalesce((select jsonb_agg(replies) from answers where status = 'going' and replies <> '[]'), '[]') as replies
    from answers
  `.execute(tx);
  return rows[0] ?? { going: 0, declined: 0, cancelled: 0, noShows: 0, byDay: [], cameFrom: [], replies: [] };
}
