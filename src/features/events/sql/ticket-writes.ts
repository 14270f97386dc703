import { sql } from 'kysely';
import type { EventId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { TicketType } from '../domain/ticket-type';

/** The kinds of places of an event as they are from now on, in their order. One that is named no more goes, or is taken off sale where somebody has it. */
export async function writeTickets(
  tx: OperatorTx,
  eventId: EventId,
  types: readonly TicketType[],
  now: Date,
): Promise<void> {
  const rows = types.map((type, place) => ({ ...type, place }));
  const kept = types.map(({ id }) => id);
  await sql`
    delete from event_ticket_types t where t.operator_id = ${tx.operatorId} and t.event_id = ${eventId} and not t.id = any (${kept}::uuid[])
      and not exists (select from rsvps r where r.operator_id = t.operator_id and r.ticket_type_id = t.id)
  `.execute(tx);
  await sql`
    update event_ticket_types set on_sale = false, changed_at = ${now}
    where operator_id = ${tx.operatorId} and event_id = ${eventId} and not id = any (${kept}::uuid[]) and on_sale
  `.execute(tx);
  await sql`
    insert into event_ticket_types as t (operator_id, id, event_id, place, name, words, pricing, price_minor, least_minor, currency, tax_category, plan_ids, roles,
      places, opens_at, closes_at, closes_minutes, code, on_sale, changed_at)
    select ${tx.operatorId}, w.id, ${eventId}, w.place, w.name, w.words, w.pricing, w.price, w.least, w.currency, w.tax, w."planIds", w.roles, w.places,
      w."opensAt", w."closesAt", w."closesMinutes", w.code, w."onSale", ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (id uuid, place integer, name text, words text, pricing text, price bigint, least bigint,
      currency text, tax text, "planIds" uuid[], roles text[], places integer, "opensAt" timestamptz, "closesAt" timestamptz, "closesMinutes" integer,
      code text, "onSale" boolean)
    on conflict (operator_id, id) do update set place = excluded.place, name = excluded.name, words = excluded.words, pricing = excluded.pricing,
      price_minor = excluded.price_minor, least_minor = excluded.least_minor, currency = excluded.currency, tax_category = excluded.tax_category,
      plan_ids = excluded.plan_ids, roles = excluded.roles, places = excluded.places, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
      closes_minutes = excluded.closes_minutes, code = excluded.code, on_sale = excluded.on_sale, changed_at = excluded.changed_at
  `.execute(tx);
}
