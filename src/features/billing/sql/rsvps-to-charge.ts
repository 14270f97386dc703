import { sql } from 'kysely';
import type { EventDateId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { NewCharge } from '../domain/charge-lines';
import type { RsvpToCharge } from '../domain/what-a-ticket-comes-to';

/** Some answers, or all of a date. */
export type WhichRsvps = { readonly rsvpIds: readonly RsvpId[] } | { readonly dateId: EventDateId };
export type ChargedRsvp = RsvpToCharge & { readonly id: RsvpId; readonly charged: readonly NewCharge[] };

/** Answers of members whose ticket is paid on account, or was charged for, as they are now, with what was charged so far: in one statement. */
export async function listRsvpsToCharge(tx: OperatorTx, which: WhichRsvps): Promise<ChargedRsvp[]> {
  const chosen =
    'dateId' in which ? sql`r.event_date_id = ${which.dateId}` : sql`r.id = any (${[...which.rsvpIds]}::uuid[])`;
  const { rows } = await sql<ChargedRsvp>`
    select r.id, r.member_id, e.title, r.ticket_name, r.party, r.price_each_minor::float8 as each, r.currency, t.tax_category, e.time_zone, d.starts_at, d.ends_at,
      r.status = 'going' and d.status = 'stands' and r.pays = 'account' and r.price_each_minor > 0 as owes, coalesce(h.charged, '[]') as charged
    from rsvps r
    join event_dates d on d.operator_id = r.operator_id and d.id = r.event_date_id
    join events e on e.operator_id = d.operator_id and e.id = d.event_id
    join event_ticket_types t on t.operator_id = r.operator_id and t.id = r.ticket_type_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('memberId', c.member_id, 'serviceOn', c.service_on, 'currency', c.currency, 'lines', c.lines) order by c.ordinal) as charged
      from charges c where c.operator_id = r.operator_id and c.source_kind = 'ticket' and c.source_id = r.id) h on true
    where r.operator_id = ${tx.operatorId} and ${chosen} and r.member_id is not null and (r.pays = 'account' or h.charged is not null)
    order by r.id
  `.execute(tx);
  return rows;
}
