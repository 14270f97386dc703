import { sql } from 'kysely';
import type { EventDateId, EventId, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { MEMBERS_PAGES } from '../domain/who-looks';
import { paidAtDoor, TICKET_SUMS } from './ticket-sums';
import type { DateFigures, EventFigures } from '../event-report.contract';

export type ReportedEvent = {
  readonly title: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly hostId: MemberId;
  readonly coHostIds: readonly MemberId[];
};

/** An event as far as who may look at its figures goes. */
export async function findReported(tx: OperatorTx, id: EventId): Promise<ReportedEvent | null> {
  const { rows } = await sql<ReportedEvent>`
    select e.title, e.slug, e.time_zone, e.host_id, o.currency,
      array(select h.member_id::text from event_hosts h where h.operator_id = e.operator_id and h.event_id = e.id) as co_host_ids
    from events e join operators o on o.id = e.operator_id where e.operator_id = ${tx.operatorId} and e.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}

export type DateFigureRow = Omit<DateFigures, 'startsAt' | 'endsAt'> & {
  readonly startsAt: Date;
  readonly endsAt: Date;
};

const MOST_DATES = 520;

/** The latest dates of an event, the earliest of them first, each with how many come: one statement, by event_date_once and rsvps_of_date. */
export async function listDateFigures(tx: OperatorTx, eventId: EventId, now: Date): Promise<DateFigureRow[]> {
  const { rows } = await sql<DateFigureRow>`
    select d.id as date_id, d.starts_at, d.ends_at, d.status, d.ends_at <= ${now} as over, d.capacity, n.going, n.came, n.waiting,
      n.due::double precision as due, n.on_account::double precision as on_account, p.at_door::double precision as at_door
    from event_dates d cross join lateral (
      select coalesce(sum(r.party) filter (where r.status = 'going'), 0)::integer as going,
        coalesce(sum(r.party) filter (where r.checked_in_at is not null), 0)::integer as came,
        coalesce(sum(r.party) filter (where r.status = 'waiting'), 0)::integer as waiting, ${TICKET_SUMS}
      from rsvps r where r.operator_id = d.operator_id and r.event_date_id = d.id
    ) n cross join lateral (${paidAtDoor(tx)}) p
    where d.operator_id = ${tx.operatorId} and d.event_id = ${eventId}
    order by d.starts_at desc, d.id limit ${MOST_DATES}
  `.execute(tx);
  return rows.reverse();
}

export type AnswerFigures = Pick<EventFigures, 'asked' | 'cancelled' | 'answered'> & {
  readonly byDay: readonly { readonly date: string; readonly people: number }[];
  readonly ways: readonly { readonly from: string; readonly people: number }[];
};

/** What became of the answers to an event, or to one of its dates: one statement, however many there are. */
export async function findAnswerFigures(
  tx: OperatorTx,
  eventId: EventId,
  dateId: EventDateId | null,
  timeZone: string,
): Promise<AnswerFigures> {
  const { rows } = await sql<AnswerFigures>`
    with answers as (
      select r.party, r.status, case when r.came_from = '' and r.member_id is not null then ${MEMBERS_PAGES} else r.came_from end as came_from,
        coalesce(r.member_id::text, r.email) as who, d.id as date_id, (r.created_at at time zone ${timeZone})::date::text as day
      from event_dates d join rsvps r on r.operator_id = d.operator_id and r.event_date_id = d.id
      where d.operator_id = ${tx.operatorId} and d.event_id = ${eventId}
    ), meant as (select * from answers where ${dateId}::uuid is null or date_id = ${dateId}::uuid)
    select (select count(distinct who)::integer from answers) as answered,
      coalesce(sum(party) filter (where status = 'asked'), 0)::integer as asked,
      coalesce(sum(party) filter (where status = 'cancelled'), 0)::integer as cancelled,
      coalesce((select jsonb_agg(jsonb_build_object('date', day, 'people', people) order by day)
        from (select day, sum(party)::integer as people from meant where status = 'going' group by day) d), '[]') as by_day,
      coalesce((select jsonb_agg(jsonb_build_object('from', came_from, 'people', people))
        from (select came_from, sum(party)::integer as people from meant where status = 'going' group by came_from) f), '[]') as ways
    from meant
  `.execute(tx);
  return rows[0] ?? { answered: 0, asked: 0, cancelled: 0, byDay: [], ways: [] };
}

export type ViewFigures = {
  readonly byDay: readonly { readonly date: string; readonly views: number }[];
  readonly ways: readonly { readonly from: string; readonly views: number }[];
};

/** Who opened its page, by day and by the way that led there: one statement, by the key of event_views. */
export async function findViewFigures(tx: OperatorTx, eventId: EventId): Promise<ViewFigures> {
  const { rows } = await sql<ViewFigures>`
    with views as (
      select day::text as day, came_from, views from event_views where operator_id = ${tx.operatorId} and event_id = ${eventId}
    )
    select coalesce((select jsonb_agg(jsonb_build_object('date', day, 'views', views) order by day)
        from (select day, sum(views)::integer as views from views group by day) d), '[]') as by_day,
      coalesce((select jsonb_agg(jsonb_build_object('from', came_from, 'views', views))
        from (select came_from, sum(views)::integer as views from views group by came_from) w), '[]') as ways
  `.execute(tx);
  return rows[0] ?? { byDay: [], ways: [] };
}
