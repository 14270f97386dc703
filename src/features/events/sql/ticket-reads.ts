import { sql } from 'kysely';
import type { EventId, MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { AgreedTicket, TicketType } from '../domain/ticket-type';

/** With what the plans that it is for are called. */
export type ShownType = TicketType & { readonly planNames: readonly string[] };
/** As they come out of the database inside of JSON: moments are texts. */
export type TicketTypeJson = Omit<ShownType, 'opensAt' | 'closesAt'> & {
  readonly opensAt: string | null;
  readonly closesAt: string | null;
};

/** The kinds of places of the event `e`, in their order; read with it, so that an event without any costs nothing more. */
export const TICKETS_OF_EVENT = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'words', t.words, 'pricing', t.pricing, 'price', t.price_minor, 'least', t.least_minor,
    'currency', t.currency, 'tax', t.tax_category, 'planIds', t.plan_ids, 'roles', t.roles, 'places', t.places, 'opensAt', t.opens_at, 'closesAt', t.closes_at,
    'closesMinutes', t.closes_minutes, 'code', t.code, 'onSale', t.on_sale,
    'planNames', array(select p.name from plans p where p.operator_id = t.operator_id and p.id = any (t.plan_ids) order by p.name)) order by t.place, t.id)
  from event_ticket_types t where t.operator_id = e.operator_id and t.event_id = e.id), '[]')`;

export const ticketsOf = (found: readonly TicketTypeJson[]): ShownType[] =>
  found.map(({ opensAt, closesAt, ...type }) => ({
    ...type,
    opensAt: opensAt === null ? null : new Date(opensAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
  }));

/** The ticket of the answer `r`, as it was agreed; null for none. */
export const TICKET_OF_RSVP = sql<AgreedTicket | null>`case when r.ticket_type_id is not null then jsonb_build_object(
  'typeId', r.ticket_type_id, 'name', r.ticket_name, 'each', r.price_each_minor, 'currency', r.currency, 'pays', r.pays) end`;

export async function listTickets(tx: OperatorTx, eventId: EventId): Promise<ShownType[]> {
  const { rows } = await sql<{ tickets: TicketTypeJson[] }>`
    select ${TICKETS_OF_EVENT} as tickets from events e where e.operator_id = ${tx.operatorId} and e.id = ${eventId}
  `.execute(tx);
  return ticketsOf(rows[0]?.tickets ?? []);
}

/** On which of these plans a member is on a day. No statement where none is named. */
export async function listPlansOn(
  tx: OperatorTx,
  memberId: MemberId,
  planIds: readonly string[],
  today: LocalDate,
): Promise<string[]> {
  if (planIds.length === 0) return [];
  const { rows } = await sql<{ planId: string }>`
    select p::text as plan_id from unnest(${[...new Set(planIds)]}::uuid[]) as p
    where ${memberId} = any (members_on_plan(${tx.operatorId}, p, ${today}::date))
  `.execute(tx);
  return rows.map(({ planId }) => planId);
}
