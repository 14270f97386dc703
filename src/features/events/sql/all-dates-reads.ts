import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { EventDateId, EventId, MemberId, OperatorId, PersonId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Reply } from '../domain/questions';
import type { Rsvp } from '../domain/rsvp-state';
import type { AgreedTicket } from '../domain/ticket-type';
import {
  dateOf,
  DATES_OF_EVENTS,
  keyed,
  type DateOfEvent,
  type DateRow,
  type InLine,
  type Line,
  type RsvpKey,
} from './rsvp-reads';
import { TICKET_OF_RSVP } from './ticket-reads';

/**
 * Dates of an event that stand and have not begun, the next first. With `lock` its host changes nothing and nobody answers to any of them meanwhile: the event
 * first, then its dates by their ids, as everybody does who takes several.
 */
export async function listDatesAhead(
  tx: OperatorTx,
  eventId: EventId,
  now: Date,
  { lock }: { readonly lock: boolean },
): Promise<DateOfEvent[]> {
  if (lock) {
    await sql`select from events where operator_id = ${tx.operatorId} and id = ${eventId} for key share`.execute(tx);
    await sql`select from event_dates where operator_id = ${tx.operatorId} and event_id = ${eventId} and ends_at > ${now} order by id for update`.execute(
      tx,
    );
  }
  const { rows } = await sql<DateRow>`
    ${DATES_OF_EVENTS}
    where d.operator_id = ${tx.operatorId} and d.event_id = ${eventId} and d.status = 'stands' and d.starts_at > ${now}
    order by d.starts_at, d.id
  `.execute(tx);
  return rows.map(dateOf);
}

/** Who is going and who stands in line on each of these dates: one statement, by rsvps_of_date. */
export async function readLines(tx: OperatorTx, dateIds: readonly EventDateId[]): Promise<(id: EventDateId) => Line> {
  const { rows } = await sql<InLine & { readonly dateId: EventDateId; readonly going: number }>`
    select r.event_date_id as date_id, 0 as going, r.id, r.status, r.party, r.how, r.line_place, r.offer_expires_at, r.checked_in_at, null as person_id,
      r.ticket_type_id as type_id, false as owes
    from rsvps r where r.operator_id = ${tx.operatorId} and r.event_date_id = any (${[...dateIds]}::uuid[]) and r.status in ('waiting', 'offered')
    union all
    select r.event_date_id, sum(r.party)::integer, null, 'going', 1, null, null, null, null, null, r.ticket_type_id, false
    from rsvps r where r.operator_id = ${tx.operatorId} and r.event_date_id = any (${[...dateIds]}::uuid[]) and r.status = 'going'
    group by r.event_date_id, r.ticket_type_id
  `.execute(tx);
  const lines = Map.groupBy(rows, ({ dateId }) => dateId);
  return (id) => {
    const of = lines.get(id) ?? [];
    return {
      going: of.reduce((sum, { going }) => sum + going, 0),
      goingOf: new Map(
        of.flatMap(({ typeId, going, status }) => (status === 'going' && typeId ? [[typeId, going]] : [])),
      ),
      line: of.filter(({ status }) => status !== 'going'),
    };
  };
}

type OwnAnswer = Rsvp<RsvpId> & { readonly replies: readonly Reply[]; readonly ticket: AgreedTicket | null };

/** One's own answers to these dates, by date. */
export async function listOwnRsvps(
  tx: OperatorTx,
  dateIds: readonly EventDateId[],
  key: RsvpKey,
): Promise<ReadonlyMap<EventDateId, OwnAnswer>> {
  const { rows } = await sql<OwnAnswer & { readonly dateId: EventDateId }>`
    select r.event_date_id as date_id, r.id, r.status, r.party, r.how, r.line_place, r.offer_expires_at, r.checked_in_at, r.replies,
      r.ticket_type_id as type_id, ${TICKET_OF_RSVP} as ticket
    from rsvps r where r.operator_id = ${tx.operatorId} and r.event_date_id = any (${[...dateIds]}::uuid[]) and ${keyed(key)}
  `.execute(tx);
  return new Map(rows.map((row) => [row.dateId, row]));
}

/** Whose answer it is, and to which event: who has the link of a mail is the one whom it went to. Nobody where they walked in. */
export type Linked = {
  readonly eventId: EventId;
  readonly memberId: MemberId | null;
  readonly personId: PersonId | null;
  readonly email: string | null;
  readonly name: string;
  readonly role: Role | null;
  readonly operator: { readonly id: OperatorId; readonly slug: string; readonly name: string; readonly accent: string };
};
export async function findLinked(tx: OperatorTx, id: RsvpId): Promise<Linked | null> {
  const { rows } = await sql<Linked>`
    select d.event_id, r.member_id, m.person_id, r.email, coalesce(m.display_name, r.name) as name, m.role,
      jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'accent', o.accent) as operator
    from rsvps r join event_dates d on d.operator_id = r.operator_id and d.id = r.event_date_id join operators o on o.id = r.operator_id
      left join members m on m.operator_id = r.operator_id and m.id = r.member_id
    where r.operator_id = ${tx.operatorId} and r.id = ${id} and (r.email is not null or m.status = 'active')
  `.execute(tx);
  return rows[0] ?? null;
}
