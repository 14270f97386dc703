import { sql } from 'kysely';
import type { EventDateId, EventId, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PageRow } from './page-reads';

/** A date as calendars and readers of news are told of it. */
export type FeedRow = Pick<
  PageRow,
  'slug' | 'title' | 'description' | 'timeZone' | 'place' | 'placeWords' | 'space'
> & {
  readonly eventId: EventId;
  readonly dateId: EventDateId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomName: string | null;
  readonly hostName: string;
  readonly cancelled: boolean;
  readonly endedWords: string;
  /** SEQUENCE of RFC 5545. */
  readonly version: number;
  readonly publishedAt: Date;
  readonly changedAt: Date;
  /** For who comes alone. */
  readonly onlineUrl: string;
};

const MOST = 500;

/**
 * Dates of what everybody may know, of one event, or of what a member comes to, that have not ended by `from`, with those that were cancelled: a calendar that has one takes it out. What
 * was never published is in no feed, nor what is for whoever has its link.
 */
export async function listFeedDates(
  tx: OperatorTx,
  which: { readonly eventId: EventId } | { readonly comes: MemberId } | 'public',
  from: Date,
): Promise<FeedRow[]> {
  const own = which !== 'public' && 'comes' in which;
  // What one comes to, and what one came to before it was called off.
  const chosen = own
    ? sql`exists (select from rsvps r where r.operator_id = d.operator_id and r.event_date_id = d.id and r.member_id = ${which.comes}
        and (r.status = 'going' or r.status = 'cancelled' and r.how = 'event'))`
    : which === 'public'
      ? sql`e.audience = 'public'`
      : sql`e.id = ${which.eventId}`;
  const { rows } = await sql<FeedRow>`
    select e.id as event_id, d.id as date_id, e.slug, e.title, e.description, d.starts_at, d.ends_at, e.time_zone, e.place, e.place_words,
      x.name as room_name, m.display_name as host_name, d.status = 'cancelled' or e.status = 'cancelled' as cancelled,
      case when d.ended_words <> '' then d.ended_words else e.ended_words end as ended_words, d.version, e.published_at, e.changed_at,
      ${own ? sql`e.online_url` : sql`''`} as online_url,
      jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'street', s.street, 'postalCode', s.postal_code, 'city', s.city, 'country', s.country) as space
    from event_dates d
    join events e on e.operator_id = d.operator_id and e.id = d.event_id and e.status in ('published', 'cancelled') and e.published_at is not null
    join spaces s on s.operator_id = e.operator_id and s.id = e.space_id
    join members m on m.operator_id = e.operator_id and m.id = e.host_id
    left join resources x on x.operator_id = d.operator_id and x.id = d.resource_id
    where d.operator_id = ${tx.operatorId} and d.status in ('stands', 'cancelled') and d.starts_at > ${from}::timestamptz - interval '15 days'
      and d.ends_at > ${from} and ${chosen}
    order by d.starts_at, d.id limit ${MOST}
  `.execute(tx);
  return rows;
}
