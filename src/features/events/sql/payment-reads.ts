import { sql } from 'kysely';
import type { EventDateId, Id, MemberId, RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PaidHow, Paying } from '../domain/door-payment';
import { TICKET_OF_RSVP } from './ticket-reads';

/** What the answer `r` has paid at the door, in minor units; and the last payment of it that stands. */
export const PAID_OF_RSVP = sql<number>`coalesce((
  select sum(p.amount_minor) from rsvp_payments p where p.operator_id = r.operator_id and p.rsvp_id = r.id), 0)::float8`;
export const LAST_PAYMENT = sql`(
  select jsonb_build_object('paymentId', p.id, 'amount', p.amount_minor, 'how', p.how) from rsvp_payments p
  where p.operator_id = r.operator_id and p.rsvp_id = r.id and p.undoes is null
    and not exists (select from rsvp_payments u where u.operator_id = p.operator_id and u.undoes = p.id)
  order by p.taken_at desc, p.id desc limit 1)`;

export type PayingRsvp = Paying & { readonly id: RsvpId; readonly name: string };

/** Somebody who answered to a date, with what they have paid. The caller has the date's lock. */
export async function findPaying(tx: OperatorTx, dateId: EventDateId, id: RsvpId): Promise<PayingRsvp | null> {
  const { rows } = await sql<PayingRsvp>`
    select r.id, coalesce(m.display_name, r.name) as name, r.status, r.party, ${TICKET_OF_RSVP} as ticket, ${PAID_OF_RSVP} as paid
    from rsvps r left join members m on m.operator_id = r.operator_id and m.id = r.member_id
    where r.operator_id = ${tx.operatorId} and r.event_date_id = ${dateId} and r.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}

type Payment = {
  readonly id: Id<'rsvp_payment'>;
  readonly rsvpId: RsvpId;
  readonly amount: number;
  readonly currency: string;
  readonly how: PaidHow;
  readonly takenAt: Date;
  readonly takenBy: MemberId;
  /** The payment that it takes back. */
  readonly undoes: string | null;
};

/** Adds a payment; the same one, or one that takes back what was taken back, is none. Answers whether it is new. */
export async function insertPayment(tx: OperatorTx, { amount, ...payment }: Payment): Promise<boolean> {
  const row = await tx
    .insertInto('rsvpPayments')
    .values({ operatorId: tx.operatorId, ...payment, amountMinor: amount })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A payment of somebody that stands. */
export async function findPayment(
  tx: OperatorTx,
  rsvpId: RsvpId,
  id: Id<'rsvp_payment'>,
): Promise<{ readonly amount: number; readonly currency: string; readonly how: PaidHow } | null> {
  const { rows } = await sql<{ amount: number; currency: string; how: PaidHow }>`
    select p.amount_minor::float8 as amount, p.currency, p.how from rsvp_payments p
    where p.operator_id = ${tx.operatorId} and p.rsvp_id = ${rsvpId} and p.id = ${id} and p.undoes is null
      and not exists (select from rsvp_payments u where u.operator_id = p.operator_id and u.undoes = p.id)
  `.execute(tx);
  return rows[0] ?? null;
}
