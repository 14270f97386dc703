import { sql } from 'kysely';
import type { Id, InvoiceId, MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { settledInvoices } from './settled-invoices';

export type OpenInvoice = { readonly id: InvoiceId; readonly dueOn: LocalDate; readonly open: number };

/** What of a member's invoices is open, the oldest first. */
export async function listOpenInvoices(tx: OperatorTx, memberId: MemberId): Promise<OpenInvoice[]> {
  const { rows } = await sql<OpenInvoice>`
    with ${settledInvoices(tx, [memberId])}
    select id, due_on::text, open_minor::float8 as open from settled where open_minor > 0 order by issued_on, id
  `.execute(tx);
  return rows;
}

/** Those of them that were to be paid before today. */
export const overdueOn = (today: LocalDate) => (invoice: OpenInvoice) => invoice.dueOn < today;

export type ReminderId = Id<'payment_reminder'>;
type NewReminder = {
  readonly id: ReminderId;
  readonly memberId: MemberId;
  readonly sentOn: LocalDate;
  readonly currency: string;
  readonly openMinor: number;
  readonly sentBy: MemberId;
};

/** Answers false where somebody has reminded them on that day. */
export async function insertReminder(tx: OperatorTx, reminder: NewReminder): Promise<boolean> {
  const made = await tx
    .insertInto('paymentReminders')
    .values({ operatorId: tx.operatorId, ...reminder })
    .onConflict((clash) => clash.constraint('reminder_once_a_day').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function findReminded(tx: OperatorTx, id: ReminderId): Promise<MemberId | null> {
  const found = await tx
    .selectFrom('paymentReminders')
    .select('memberId')
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.memberId ?? null;
}

/** The person whose member that is; null where there is none. */
export async function findPersonOf(tx: OperatorTx, memberId: MemberId) {
  const found = await tx
    .selectFrom('members')
    .select('personId')
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', memberId)
    .executeTakeFirst();
  return found?.personId ?? null;
}
