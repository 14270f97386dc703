import { sql, type RawBuilder } from 'kysely';
import type { MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { paidAtDoor, TICKET_SUMS } from './ticket-sums';
import type { ReportSort } from '../domain/report-search';
import type { Report, ReportInput, ReportRow } from '../event-report.contract';

/** What each column is sorted by: shares by their part of the whole. What has none stands last, either way. */
const SORTS: Readonly<Record<ReportSort, RawBuilder<unknown>>> = {
  title: sql`lower(title)`,
  dates: sql`dates`,
  places: sql`places`,
  going: sql`going`,
  came: sql`came`,
  noShows: sql`no_shows::numeric / nullif(no_shows_of, 0)`,
  waiting: sql`waiting`,
  views: sql`views`,
  answered: sql`answered::numeric / nullif(views, 0)`,
  due: sql`due`,
};

export type ReportPage = {
  readonly spaceId: ReportInput['spaceId'];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly category: string | null;
  readonly hostId: MemberId | null;
  /** Who sees what they run alone. */
  readonly runBy: MemberId | null;
  readonly sort: ReportSort;
  readonly ascending: boolean;
  readonly offset: number;
  readonly most: number;
};

type Found = {
  readonly currency: string;
  readonly events: number;
  readonly sums: Report['sums'];
  readonly rows: ReportRow[];
};

/**
 * Events with dates in a period, each with what became of them: one statement, however many there are. Dates by event_dates_of_period, answers by rsvps_of_date,
 * views by the key of event_views.
 */
export async function findReport(tx: OperatorTx, page: ReportPage, now: Date): Promise<Found> {
  const { hostId, runBy, category } = page;
  const runs = (id: MemberId) => sql`(e.host_id = ${id} or exists (
    select from event_hosts h where h.operator_id = e.operator_id and h.event_id = e.id and h.member_id = ${id}))`;
  const { rows } = await sql<Found>`
    with dates as (
      select d.id, d.event_id, d.status, d.capacity, d.ends_at <= ${now} as over
      from event_dates d join events e on e.operator_id = d.operator_id and e.id = d.event_id
      where d.operator_id = ${tx.operatorId} and d.status <> 'skipped' and d.starts_at >= ${page.startsAt} and d.starts_at < ${page.endsAt}
        and e.space_id = ${page.spaceId} and e.published_at is not null and (${category}::text is null or e.category = ${category})
        and ${hostId ? runs(hostId) : sql`true`} and ${runBy ? runs(runBy) : sql`true`}
    ), of_dates as (
      select d.*, n.*, p.at_door from dates d cross join lateral (
        select coalesce(sum(r.party) filter (where r.status = 'going'), 0) as going,
          coalesce(sum(r.party) filter (where r.checked_in_at is not null), 0) as came,
          coalesce(sum(r.party) filter (where r.status in ('waiting', 'offered')), 0) as waiting, ${TICKET_SUMS}
        from rsvps r where r.operator_id = ${tx.operatorId} and r.event_date_id = d.id
      ) n cross join lateral (${paidAtDoor(tx)}) p
    ), of_events as (
      select event_id, count(*) filter (where status = 'stands')::integer as dates, count(*) filter (where status = 'cancelled')::integer as cancelled,
        case when not coalesce(bool_or(capacity is null) filter (where status = 'stands'), true) then sum(capacity) filter (where status = 'stands') end::integer as places,
        coalesce(sum(going) filter (where status = 'stands'), 0)::integer as going, coalesce(sum(came), 0)::integer as came,
        coalesce(sum(going - came) filter (where over and status = 'stands'), 0)::integer as no_shows,
        coalesce(sum(going) filter (where over and status = 'stands'), 0)::integer as no_shows_of,
        coalesce(sum(waiting) filter (where status = 'stands'), 0)::integer as waiting,
        sum(due)::bigint as due, sum(on_account)::bigint as on_account, sum(at_door)::bigint as at_door
      from of_dates group by event_id
    ), whole as (
      select o.*, e.slug, e.title, e.category, e.status, m.display_name as host_name, v.views, a.answered
      from of_events o join events e on e.operator_id = ${tx.operatorId} and e.id = o.event_id
      join members m on m.operator_id = e.operator_id and m.id = e.host_id
      cross join lateral (
        select coalesce(sum(v.views), 0)::integer as views from event_views v
        where v.operator_id = ${tx.operatorId} and v.event_id = o.event_id and v.day between ${page.from}::date and ${page.to}::date
      ) v
      cross join lateral (
        select count(distinct coalesce(r.member_id::text, r.email))::integer as answered
        from event_dates d join rsvps r on r.operator_id = d.operator_id and r.event_date_id = d.id
        where d.operator_id = ${tx.operatorId} and d.event_id = o.event_id and r.created_at >= ${page.startsAt} and r.created_at < ${page.endsAt}
      ) a
    ), shown as (
      select *, row_number() over (order by ${SORTS[page.sort]} ${page.ascending ? sql`asc` : sql`desc`} nulls last, lower(title), event_id) as n
      from whole order by n limit ${page.most} offset ${page.offset}
    )
    select (select o.currency from operators o where o.id = ${tx.operatorId}) as currency, (select count(*)::integer from whole) as events,
      (select jsonb_build_object('dates', coalesce(sum(dates), 0), 'cancelled', coalesce(sum(cancelled), 0),
        'places', case when not coalesce(bool_or(places is null) filter (where dates > 0), true) then sum(places) end,
        'going', coalesce(sum(going), 0), 'came', coalesce(sum(came), 0), 'noShows', coalesce(sum(no_shows), 0), 'noShowsOf', coalesce(sum(no_shows_of), 0),
        'due', coalesce(sum(due), 0), 'onAccount', coalesce(sum(on_account), 0), 'atDoor', coalesce(sum(at_door), 0),
        'waiting', coalesce(sum(waiting), 0), 'views', coalesce(sum(views), 0), 'answered', coalesce(sum(answered), 0)) from whole) as sums,
      coalesce((select jsonb_agg(jsonb_build_object('eventId', event_id, 'slug', slug, 'title', title, 'hostName', host_name, 'category', category, 'status', status,
        'dates', dates, 'cancelled', cancelled, 'places', places, 'going', going, 'came', came, 'noShows', no_shows, 'noShowsOf', no_shows_of,
        'due', due, 'onAccount', on_account, 'atDoor', at_door, 'waiting', waiting, 'views', views, 'answered', answered) order by n) from shown), '[]') as rows
  `.execute(tx);
  const [found] = rows;
  if (!found) throw new Error('a report is one row');
  return found;
}

/** Who hosts, or did, in a space: to look at the events of one of them. Served by events_in_space. */
export async function listHosts(
  tx: OperatorTx,
  spaceId: ReportInput['spaceId'],
): Promise<{ readonly memberId: string; readonly name: string }[]> {
  const { rows } = await sql<{ memberId: string; name: string }>`
    select m.id as member_id, m.display_name as name from members m
    where m.operator_id = ${tx.operatorId} and m.id in (
      select e.host_id from events e where e.operator_id = ${tx.operatorId} and e.space_id = ${spaceId} and e.status in ('published', 'cancelled'))
    order by lower(m.display_name), m.id limit 500
  `.execute(tx);
  return rows;
}
