import { sql } from 'kysely';
import type { OperatorTx } from '@/server/db/transactions';

/** Of answers `r`: what the tickets of those who are going cost, and what of it stands on accounts. */
export const TICKET_SUMS = sql`
  coalesce(sum(r.price_each_minor * r.party) filter (where r.status = 'going'), 0) as due,
  coalesce(sum(r.price_each_minor * r.party) filter (where r.status = 'going' and r.pays = 'account'), 0) as on_account`;

/** What was paid at the door of the date `d`, less what was taken back; by rsvps_of_date and rsvp_payments_of_rsvp. */
export const paidAtDoor = ({ operatorId }: OperatorTx) => sql`
  select coalesce(sum(m.amount_minor), 0) as at_door
  from rsvps r join rsvp_payments m on m.operator_id = r.operator_id and m.rsvp_id = r.id
  where r.operator_id = ${operatorId} and r.event_date_id = d.id and r.ticket_type_id is not null`;
