import { sql, type RawBuilder } from 'kysely';
import type { EventDateId, MemberId, SpaceId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { EventCard } from '../event-pages.contract';
import { addressOf } from './address-reads';

export type CardRow = Omit<EventCard, 'startsAt' | 'endsAt' | 'coming'> & {
  readonly dateId: EventDateId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly going: number;
  readonly whoComes: 'nobody' | 'count' | 'names';
};

/** Whose eyes look: anybody's see what is public; a member's what is for them, and what they run. */
export type ListViewer =
  | { readonly as: 'anybody' }
  | {
      readonly as: 'member';
      readonly memberId: MemberId;
      readonly visitor: boolean;
      readonly all: boolean;
      readonly today: LocalDate;
    };

const shownTo = (tx: OperatorTx, viewer: ListViewer): RawBuilder<unknown> => {
  if (viewer.as === 'anybody') return sql`e.audience = 'public'`;
  const { memberId, today } = viewer;
  if (viewer.all) return sql`true`;
  return sql`(e.audience = 'public' or e.host_id = ${memberId}
    ${viewer.visitor ? sql`` : sql`or e.audience = 'members'`}
    or exists (select from event_hosts h where h.operator_id = e.operator_id and h.event_id = e.id and h.member_id = ${memberId})
    or exists (select from rsvps r where r.operator_id = e.operator_id and r.event_date_id = d.id and r.member_id = ${memberId})
    or e.audience = 'invited' and exists (select from event_invitations i where i.operator_id = e.operator_id and i.event_id = e.id
      and (i.member_id = ${memberId} or i.email = ${addressOf(tx.operatorId, memberId)}))
    or e.audience = 'plans' and exists (select from unnest(e.plan_ids) as p where ${memberId} = any (members_on_plan(${tx.operatorId}, p, ${today}::date))))`;
};

export type ListPage = {
  readonly spaceId: SpaceId | null;
  readonly from: Date;
  readonly to: Date | null;
  readonly show: 'all' | 'mine' | 'hosting';
  readonly after: { readonly startsAt: Date; readonly id: EventDateId } | null;
  readonly most: number;
};

/** From the least to the most that a place costs: of what is for everybody, else of what is for some; nothing of what a code shows. */
const PRICES = sql`(
  select jsonb_build_object('least', min(case t.pricing when 'open' then t.least_minor else t.price_minor end), 'most', max(t.price_minor), 'currency', min(t.currency))
  from event_ticket_types t where t.operator_id = e.operator_id and t.event_id = e.id and t.on_sale and t.code is null
  group by t.plan_ids = '{}' and t.roles = '{}' order by t.plan_ids = '{}' and t.roles = '{}' desc limit 1)`;

/** Dates of published events that have not ended by `from`, the next first: a page of them in one statement, by event_dates_by_time. */
export async function listCards(tx: OperatorTx, viewer: ListViewer, page: ListPage): Promise<CardRow[]> {
  const memberId = viewer.as === 'member' ? viewer.memberId : null;
  const only =
    page.show === 'all'
      ? sql`true`
      : page.show === 'mine'
        ? sql`mine.status in ('going', 'waiting', 'offered', 'asked')`
        : sql`(e.host_id = ${memberId}::uuid or exists (select from event_hosts h where h.operator_id = e.operator_id and h.event_id = e.id and h.member_id = ${memberId}::uuid))`;
  const { rows } = await sql<CardRow>`
    select e.id as event_id, d.id as date_id, e.slug, e.title, e.category, d.starts_at, d.ends_at, e.time_zone, e.audience, e.cover_id, e.cover_alt, e.who_comes,
      e.rrule is not null or cardinality(e.rdates) > 0 as repeats,
      case e.place when 'resource' then coalesce(x.name, '') when 'online' then 'Online' else e.place_words end as "where",
      m.display_name as host_name, mine.status as mine, n.going,
      case when d.capacity is not null then greatest(0, d.capacity - n.taken) end as places_left, ${PRICES} as prices
    from event_dates d
    join events e on e.operator_id = d.operator_id and e.id = d.event_id and e.status = 'published'
    join members m on m.operator_id = e.operator_id and m.id = e.host_id
    left join resources x on x.operator_id = d.operator_id and x.id = d.resource_id
    left join rsvps mine on mine.operator_id = d.operator_id and mine.event_date_id = d.id and mine.member_id = ${memberId}::uuid
    cross join lateral (
      select coalesce(sum(r.party) filter (where r.status = 'going'), 0)::integer as going, coalesce(sum(r.party), 0)::integer as taken
      from rsvps r where r.operator_id = d.operator_id and r.event_date_id = d.id
        and (r.status = 'going' or r.status = 'offered' and r.offer_expires_at > now())
    ) n
    where d.operator_id = ${tx.operatorId} and d.status = 'stands' and d.starts_at > ${page.from}::timestamptz - interval '15 days' and d.ends_at > ${page.from}
      and (${page.to}::timestamptz is null or d.starts_at < ${page.to}::timestamptz)
      ${page.spaceId ? sql`and e.space_id = ${page.spaceId}` : sql``}
      ${page.after ? sql`and (d.starts_at, d.id) > (${page.after.startsAt}::timestamptz, ${page.after.id}::uuid)` : sql``}
      and ${shownTo(tx, viewer)} and ${only}
    order by d.starts_at, d.id limit ${page.most}
  `.execute(tx);
  return rows;
}

export type HostedRow = {
  readonly eventId: string;
  readonly slug: string;
  readonly title: string;
  readonly status: 'draft' | 'asked' | 'scheduled' | 'published' | 'cancelled';
  readonly hostName: string;
  readonly publishAt: Date | null;
  readonly next: {
    readonly dateId: string;
    readonly startsAt: string;
    readonly coming: number;
    readonly asked: number;
    readonly capacity: number | null;
  } | null;
};

/** What somebody runs in a space, or all of it for who may: drafts first, then what comes next; what is over for ninety days is left out. */
export async function listHosted(
  tx: OperatorTx,
  spaceId: SpaceId,
  by: { readonly memberId: MemberId; readonly all: boolean },
  now: Date,
): Promise<HostedRow[]> {
  const { rows } = await sql<HostedRow>`
    select e.id as event_id, e.slug, e.title, e.status, m.display_name as host_name, e.publish_at, next.next
    from events e
    join members m on m.operator_id = e.operator_id and m.id = e.host_id
    left join lateral (
      select jsonb_build_object('dateId', d.id, 'startsAt', d.starts_at, 'capacity', d.capacity,
        'coming', coalesce((select sum(r.party) from rsvps r where r.operator_id = d.operator_id and r.event_date_id = d.id and r.status = 'going'), 0),
        'asked', (select count(*) from rsvps r where r.operator_id = d.operator_id and r.event_date_id = d.id and r.status = 'asked')) as next, d.starts_at
      from event_dates d where d.operator_id = e.operator_id and d.event_id = e.id and d.status = 'stands'
      order by d.ends_at <= ${now}, abs(extract(epoch from d.starts_at - ${now}::timestamptz)) limit 1
    ) next on true
    where e.operator_id = ${tx.operatorId} and e.space_id = ${spaceId}
      and (e.status in ('draft', 'asked', 'scheduled') or e.changed_at > ${now}::timestamptz - interval '90 days' or next.starts_at > ${now}::timestamptz - interval '90 days')
      and (${by.all} or e.host_id = ${by.memberId} or exists (
        select from event_hosts h where h.operator_id = e.operator_id and h.event_id = e.id and h.member_id = ${by.memberId}))
    order by array_position(array['asked', 'draft', 'scheduled', 'published', 'cancelled'], e.status), next.starts_at nulls last, e.id
    limit 200
  `.execute(tx);
  return rows;
}
