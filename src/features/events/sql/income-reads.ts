import { sql } from 'kysely';
import type { EventDateId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Income } from '../tickets.contract';

/**
 * What the tickets of dates come to, by date, in minor units: due of who is going, of that on accounts, paid at the door, and what is still open there (less
 * than nothing where more was paid than is due). Nothing for dates of free events.
 */
export async function listIncome(
  tx: OperatorTx,
  dateIds: readonly EventDateId[],
): Promise<ReadonlyMap<EventDateId, Income>> {
  const { rows } = await sql<Income & { dateId: EventDateId }>`
    select r.event_date_id as date_id, min(r.currency) as currency, ${INCOME}
    from rsvps r
    where r.operator_id = ${tx.operatorId} and r.event_date_id = any (${[...dateIds]}::uuid[]) and r.ticket_type_id is not null
    group by r.event_date_id
  `.execute(tx);
  return new Map(rows.map(({ dateId, ...income }) => [dateId, income]));
}

const due = sql`r.party * r.price_each_minor`;
const paid = sql`(select coalesce(sum(p.amount_minor), 0) from rsvp_payments p where p.operator_id = r.operator_id and p.rsvp_id = r.id)`;
/** Over answers `r`. */
const INCOME = sql`
  coalesce(sum(${due}) filter (where r.status = 'going'), 0)::float8 as due,
  coalesce(sum(${due}) filter (where r.status = 'going' and r.pays = 'account'), 0)::float8 as on_account,
  coalesce(sum(${paid}), 0)::float8 as paid_at_door,
  (coalesce(sum(${due}) filter (where r.status = 'going' and r.pays = 'door'), 0) - coalesce(sum(${paid}), 0))::float8 as open`;
