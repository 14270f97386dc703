import { sql } from 'kysely';
import type { EventDateId, EventId, MemberId, PersonId, ResourceId, RsvpId, SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Audience } from '../events.access';
import type { Question, Reply } from '../domain/questions';
import type { DateState, Rsvp } from '../domain/rsvp-state';
import type { AgreedTicket, Pays } from '../domain/ticket-type';
import { TICKET_OF_RSVP, TICKETS_OF_EVENT, ticketsOf, type ShownType, type TicketTypeJson } from './ticket-reads';

/** A date with what of its event decides who may do what there. */
export type DateOfEvent = {
  readonly dateId: EventDateId;
  readonly eventId: EventId;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly slug: string;
  readonly hostId: MemberId;
  readonly coHostIds: readonly MemberId[];
  readonly audience: Audience;
  readonly planIds: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly resourceId: ResourceId | null;
  readonly timeZone: string;
  readonly capacity: number | null;
  readonly offerMinutes: number | null;
  readonly approval: boolean;
  readonly guestsEach: number;
  readonly opensAt: Date | null;
  readonly closesMinutes: number;
  readonly status: 'stands' | 'skipped' | 'cancelled';
  readonly eventStatus: string;
  readonly questions: readonly Question[];
  /** Kinds of places, those that are not on sale any more too. */
  readonly tickets: readonly ShownType[];
  readonly membersPay: Pays;
};

/** As it comes out of the database. */
export type DateRow = Omit<DateOfEvent, 'tickets'> & { readonly tickets: readonly TicketTypeJson[] };
export const dateOf = (row: DateRow): DateOfEvent => ({ ...row, tickets: ticketsOf(row.tickets) });

/** Dates with their events, as `DateOfEvent` has them; d and e name them. */
export const DATES_OF_EVENTS = sql`
    select d.id as date_id, e.id as event_id, e.space_id, e.title, e.slug, e.host_id, e.audience, e.plan_ids::text[] as plan_ids, d.starts_at, d.ends_at, d.resource_id,
      e.time_zone, d.capacity, e.offer_minutes, e.approval, e.guests_each, e.opens_at, e.closes_minutes, d.status, e.status as event_status, e.questions,
      e.members_pay, ${TICKETS_OF_EVENT} as tickets,
      array(select h.member_id::text from event_hosts h where h.operator_id = e.operator_id and h.event_id = e.id) as co_host_ids
    from event_dates d join events e on e.operator_id = d.operator_id and e.id = d.event_id`;

/** The date, for who looks, or with `lock` for who answers: those who answer to one date come one after another from here on. */
export async function findDate(
  tx: OperatorTx,
  id: EventDateId,
  { lock }: { readonly lock: boolean },
): Promise<DateOfEvent | null> {
  const { rows } = await sql<DateRow>`
    ${DATES_OF_EVENTS}
    where d.operator_id = ${tx.operatorId} and d.id = ${id} ${lock ? sql`for update of d` : sql``}
  `.execute(tx);
  const [row] = rows;
  return row ? dateOf(row) : null;
}

export type OwnRsvp = Rsvp<RsvpId> & {
  readonly memberId: MemberId | null;
  readonly personId: PersonId | null;
  readonly name: string;
  readonly guestNames: readonly string[];
  readonly note: string;
  readonly replies: readonly Reply[];
  readonly version: number;
  readonly ticket: AgreedTicket | null;
};
/** `owes`: its ticket is paid on account. */
export type InLine = Rsvp<RsvpId> & { readonly personId: PersonId | null; readonly owes: boolean };

/** Whose answer is meant. */
export type RsvpKey = { readonly rsvpId: RsvpId } | { readonly memberId: MemberId } | { readonly email: string };

export const keyed = (key: RsvpKey) =>
  'rsvpId' in key
    ? sql`r.id = ${key.rsvpId}`
    : 'memberId' in key
      ? sql`r.member_id = ${key.memberId}`
      : sql`r.email = ${key.email}`;

/** One's own answer to a date, or null. */
export async function findOwnRsvp(tx: OperatorTx, dateId: EventDateId, key: RsvpKey | null): Promise<OwnRsvp | null> {
  if (!key) return null;
  const { rows } = await sql<OwnRsvp>`
    select r.id, r.status, r.party, r.how, r.line_place, r.offer_expires_at, r.checked_in_at, r.member_id, m.person_id, r.name, r.guest_names, r.note, r.replies, r.version,
      r.ticket_type_id as type_id, ${TICKET_OF_RSVP} as ticket
    from rsvps r left join members m on m.operator_id = r.operator_id and m.id = r.member_id
    where r.operator_id = ${tx.operatorId} and r.event_date_id = ${dateId} and ${keyed(key)}
  `.execute(tx);
  return rows[0] ?? null;
}

export type Line = {
  readonly going: number;
  /** How many of those who are going have each kind of places. */
  readonly goingOf: ReadonlyMap<string, number>;
  readonly line: readonly InLine[];
};
export const NOBODY: Line = { going: 0, goingOf: new Map(), line: [] };

/** How many are going, of which kinds, and who stands in line: all that a decision needs beside one's own answer. Served by rsvps_of_date. */
export async function readLine(tx: OperatorTx, dateId: EventDateId): Promise<Line> {
  const { rows } = await sql<InLine & { going: number }>`
    select sum(case when r.status = 'going' then r.party else 0 end) over ()::integer as going,
      r.id, r.status, r.party, r.how, r.line_place, r.offer_expires_at, r.checked_in_at, r.ticket_type_id as type_id,
      r.pays is not distinct from 'account' and r.price_each_minor > 0 as owes, m.person_id
    from (
      select * from rsvps l where l.operator_id = ${tx.operatorId} and l.event_date_id = ${dateId} and l.status in ('waiting', 'offered')
      union all
      (select (jsonb_populate_record(null::rsvps, jsonb_build_object('status', 'going', 'party', sum(g.party), 'ticket_type_id', g.ticket_type_id))).*
        from rsvps g where g.operator_id = ${tx.operatorId} and g.event_date_id = ${dateId} and g.status = 'going' group by g.ticket_type_id)
    ) r left join members m on m.operator_id = ${tx.operatorId} and m.id = r.member_id
  `.execute(tx);
  const goingOf = rows.flatMap(({ status, typeId, party }) =>
    status === 'going' && typeId ? [[typeId, party] as const] : [],
  );
  return {
    going: rows[0]?.going ?? 0,
    goingOf: new Map(goingOf),
    line: rows.filter(({ status }) => status !== 'going'),
  };
}

/** The date as the pure decision wants it. */
export function stateOf(date: DateOfEvent, { going, goingOf, line }: Line): DateState<RsvpId> {
  const { capacity, offerMinutes, approval, guestsEach, opensAt, startsAt, endsAt } = date;
  return {
    ...{ capacity, offerMinutes, approval, guestsEach, opensAt, startsAt, endsAt, going, line },
    closesAt: new Date(startsAt.getTime() - date.closesMinutes * 60_000),
    tickets: date.tickets.map(({ id, places }) => ({ typeId: id, places, going: goingOf.get(id) ?? 0 })),
    stands: date.status === 'stands' && date.eventStatus === 'published',
  };
}

/** Dates on which an offer has lapsed. Served by rsvps_offered. */
export async function listDatesWithLapsedOffers(tx: OperatorTx, now: Date): Promise<EventDateId[]> {
  const rows = await tx
    .selectFrom('rsvps')
    .select('eventDateId')
    .distinct()
    .where('operatorId', '=', tx.operatorId)
    .where('status', '=', 'offered')
    .where('offerExpiresAt', '<=', now)
    .execute();
  return rows.map(({ eventDateId }) => eventDateId);
}

/** How many wait before this one. */
export async function countAhead(tx: OperatorTx, dateId: EventDateId, id: RsvpId): Promise<number> {
  const { rows } = await sql<{ ahead: number }>`
    select count(*)::integer as ahead from rsvps o join rsvps mine on mine.operator_id = o.operator_id and mine.id = ${id}
    where o.operator_id = ${tx.operatorId} and o.event_date_id = ${dateId} and o.status = 'waiting' and o.line_place < mine.line_place
  `.execute(tx);
  return rows[0]?.ahead ?? 0;
}

/** Whom a scan let in: a scanner that lost the connection sends it again. */
export async function findRsvpOfScan(tx: OperatorTx, dateId: EventDateId, scanId: string): Promise<RsvpId | null> {
  const row = await tx
    .selectFrom('rsvps')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('eventDateId', '=', dateId)
    .where('scanId', '=', scanId)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function findDateOfRsvp(tx: OperatorTx, id: RsvpId): Promise<EventDateId | null> {
  const row = await tx
    .selectFrom('rsvps')
    .select('eventDateId')
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.eventDateId ?? null;
}
