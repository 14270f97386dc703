import { sql } from 'kysely';
import type { EventDateId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Reply } from '../domain/questions';
import type { DoorGuest } from '../door.contract';
import { LAST_PAYMENT, PAID_OF_RSVP } from './payment-reads';
import { TICKET_OF_RSVP } from './ticket-reads';

export type DoorRow = Omit<DoorGuest, 'checkedInAt'> & {
  readonly checkedInAt: Date | null;
  readonly member: boolean;
  readonly email: string | null;
  readonly how: string | null;
  readonly cameFrom: string;
  readonly replies: readonly Reply[];
};

/** Everybody who answered to a date, by name; `ended` too, who declined or cancelled. More than any door lets in. */
export async function listAtDoor(
  tx: OperatorTx,
  dateId: EventDateId,
  { ended }: { readonly ended: boolean },
): Promise<DoorRow[]> {
  const { rows } = await sql<DoorRow>`
    select r.id as rsvp_id, coalesce(m.display_name, r.name) as name, r.status, r.how, r.party, r.guest_names, r.note, r.checked_in_at,
      r.member_id is not null as member, r.email, r.came_from, r.replies,
      ${TICKET_OF_RSVP} as ticket, ${PAID_OF_RSVP} as paid, ${LAST_PAYMENT} as payment
    from rsvps r left join members m on m.operator_id = r.operator_id and m.id = r.member_id
    where r.operator_id = ${tx.operatorId} and r.event_date_id = ${dateId} and (${ended} or r.status in ('going', 'waiting', 'offered', 'asked'))
    order by lower(coalesce(m.display_name, r.name)), r.id limit 12000
  `.execute(tx);
  return rows;
}
