import { sql, type RawBuilder } from 'kysely';
import type { EventDateId, EventId, MemberId, OperatorId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Reply } from '../domain/questions';
import type { AgreedTicket } from '../domain/ticket-type';
import { EVENT_COLUMNS, type EventRow } from './event-reads';
import { TICKET_OF_RSVP, TICKETS_OF_EVENT, ticketsOf, type ShownType, type TicketTypeJson } from './ticket-reads';

export type PageRow = EventRow & {
  readonly operator: { readonly id: OperatorId; readonly slug: string; readonly name: string; readonly accent: string };
  readonly space: {
    readonly id: SpaceId;
    readonly slug: string;
    readonly name: string;
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
  };
  readonly host: { readonly memberId: MemberId; readonly name: string };
  readonly coHosts: readonly { readonly memberId: MemberId; readonly name: string }[];
  readonly tickets: readonly ShownType[];
};

/** An event by its address or its id, with where and by whom it is. */
export async function findEventPage(
  tx: OperatorTx,
  which: { readonly slug: string } | { readonly id: EventId },
): Promise<PageRow | null> {
  const { rows } = await sql<Omit<PageRow, 'tickets'> & { tickets: TicketTypeJson[] }>`
    select ${EVENT_COLUMNS}, ${TICKETS_OF_EVENT} as tickets,
      jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'accent', o.accent) as operator,
      jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'street', s.street, 'postalCode', s.postal_code, 'city', s.city, 'country', s.country) as space,
      jsonb_build_object('memberId', m.id, 'name', m.display_name) as host,
      coalesce((select jsonb_agg(jsonb_build_object('memberId', c.id, 'name', c.display_name) order by c.display_name, c.id)
        from event_hosts h join members c on c.operator_id = h.operator_id and c.id = h.member_id
        where h.operator_id = e.operator_id and h.event_id = e.id), '[]') as co_hosts
    from events e
    join operators o on o.id = e.operator_id
    join spaces s on s.operator_id = e.operator_id and s.id = e.space_id
    join members m on m.operator_id = e.operator_id and m.id = e.host_id
    where e.operator_id = ${tx.operatorId} and ${'slug' in which ? sql`e.slug = ${which.slug}` : sql`e.id = ${which.id}`}
  `.execute(tx);
  const [row] = rows;
  return row ? { ...row, tickets: ticketsOf(row.tickets) } : null;
}

export type DateViewRow = {
  readonly dateId: EventDateId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: 'stands' | 'skipped' | 'cancelled';
  readonly endedWords: string;
  readonly roomName: string | null;
  readonly capacity: number | null;
  readonly going: number;
  readonly taken: number;
  readonly waiting: number;
  readonly names: readonly string[];
  readonly mine: {
    readonly rsvpId: string;
    readonly status: 'asked' | 'going' | 'waiting' | 'offered' | 'declined' | 'cancelled';
    readonly how: 'by_guest' | 'by_host' | 'lapsed' | 'event' | null;
    readonly party: number;
    readonly guestNames: readonly string[];
    readonly note: string;
    readonly replies: readonly Reply[];
    readonly ahead: number;
    readonly offerExpiresAt: string | null;
    readonly checkedInAt: string | null;
    readonly ticket: AgreedTicket | null;
    /** What was paid at the door, in minor units. */
    readonly paid: number;
  } | null;
  /** Places that are taken of each kind. */
  readonly takenOf: Readonly<Record<string, number>>;
};

/** Whose answer is shown as one's own. */
export type Mine = { readonly memberId: MemberId } | { readonly rsvpId: string } | { readonly email: string } | null;

const mineIs = (mine: Mine): RawBuilder<unknown> =>
  mine === null
    ? sql`false`
    : 'memberId' in mine
      ? sql`r.member_id = ${mine.memberId}`
      : 'email' in mine
        ? sql`(r.email = ${mine.email} or r.member_id = (select mm.id from auth.find_person_by_email(${mine.email}) mp
            join members mm on mm.operator_id = r.operator_id and mm.person_id = mp.id))`
        : sql`r.id = ${mine.rsvpId}`;

const MOST_DATES = 100;

const TAKEN_OF = sql`coalesce((select jsonb_object_agg(k.ticket_type_id, k.taken) from (
  select r.ticket_type_id, sum(r.party) as taken from rsvps r
  where r.operator_id = d.operator_id and r.event_date_id = d.id and r.ticket_type_id is not null
    and (r.status = 'going' or r.status = 'offered' and r.offer_expires_at > now())
  group by r.ticket_type_id) k), '{}')`;

/**
 * Dates of an event with how many come, who waits, one's own answer, and the names of those who let them be seen where the event does: one statement,
 * however many come. Where all were before `from`, the last one. An offer that has lapsed takes no place.
 */
export async function listDateViews(
  tx: OperatorTx,
  which: { readonly eventId: EventId } | { readonly dateId: EventDateId },
  {
    mine,
    names,
    from,
    tickets = false,
  }: { readonly mine: Mine; readonly names: boolean; readonly from: Date; readonly tickets?: boolean },
): Promise<DateViewRow[]> {
  const chosen =
    'dateId' in which
      ? sql`d.id = ${which.dateId}`
      : sql`d.event_id = ${which.eventId} and d.ends_at >= least(${from}, (select max(x.ends_at) from event_dates x
          where x.operator_id = d.operator_id and x.event_id = d.event_id))`;
  const { rows } = await sql<DateViewRow>`
    select d.id as date_id, d.starts_at, d.ends_at, d.status, d.ended_words, x.name as room_name, d.capacity,
      n.going, n.taken, n.waiting, ${names ? sql`n.names` : sql`'{}'::text[]`} as names,
      (select jsonb_build_object('rsvpId', r.id, 'status', r.status, 'how', r.how, 'party', r.party, 'guestNames', r.guest_names, 'note', r.note, 'replies', r.replies,
          'ahead', case when r.status = 'waiting' then (select count(*) from rsvps o where o.operator_id = r.operator_id and o.event_date_id = r.event_date_id
            and o.status = 'waiting' and o.line_place < r.line_place) else 0 end,
          'offerExpiresAt', r.offer_expires_at, 'checkedInAt', r.checked_in_at, 'ticket', ${TICKET_OF_RSVP},
          'paid', coalesce((select sum(p.amount_minor) from rsvp_payments p where p.operator_id = r.operator_id and p.rsvp_id = r.id), 0))
        from rsvps r where r.operator_id = d.operator_id and r.event_date_id = d.id and ${mineIs(mine)}) as mine,
      ${tickets ? TAKEN_OF : sql`'{}'::jsonb`} as taken_of
    from event_dates d
    left join resources x on x.operator_id = d.operator_id and x.id = d.resource_id
    cross join lateral (
      select coalesce(sum(r.party) filter (where r.status = 'going'), 0)::integer as going,
        coalesce(sum(r.party) filter (where r.status = 'going' or r.status = 'offered' and r.offer_expires_at > now()), 0)::integer as taken,
        coalesce(sum(r.party) filter (where r.status = 'waiting'), 0)::integer as waiting
        ${names ? sql`, coalesce(array_agg(m.display_name order by r.created_at, r.id) filter (where r.status = 'going' and m.visibility = 'members'), '{}') as names` : sql``}
      from rsvps r ${names ? sql`left join members m on m.operator_id = r.operator_id and m.id = r.member_id` : sql``}
      where r.operator_id = d.operator_id and r.event_date_id = d.id and r.status in ('going', 'offered', 'waiting')
    ) n
    where d.operator_id = ${tx.operatorId} and ${chosen}
    order by d.starts_at, d.id limit ${MOST_DATES}
  `.execute(tx);
  return rows;
}
