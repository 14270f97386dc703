import { sql } from 'kysely';
import type { Id, InvoiceId, MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import { houseZone } from '@/features/spaces/spaces.service';
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

/** What of an invoice of that member is open; null where they have no such invoice. */
export async function findOpenOf(tx: OperatorTx, memberId: MemberId, id: InvoiceId): Promise<number | null> {
  const { rows } = await sql<{ open: number }>`
    with ${settledInvoices(tx, [memberId])} select open_minor::float8 as open from settled where id = ${id}`.execute(
    tx,
  );
  return rows[0]?.open ?? null;
}

export type Overdue = { readonly memberId: MemberId; readonly overdue: number };

/** Who owes what was to be paid before today, by the house's clock, who owes most first; in one statement with its currency. */
export async function listOverdue(
  tx: OperatorTx,
  now: Date,
  limit: number,
): Promise<{ readonly currency: string; readonly members: readonly Overdue[] }> {
  const { rows } = await sql<{ currency: string; members: Overdue[] }>`
    with ${settledInvoices(tx, null)},
    owing as (
      select s.member_id, sum(s.open_minor) as overdue from settled s join operators o on o.id = s.operator_id
      where s.open_minor > 0 and s.due_on < (${now}::timestamptz at time zone ${houseZone})::date
      group by s.member_id order by overdue desc, s.member_id limit ${limit})
    select o.currency, coalesce((select jsonb_agg(jsonb_build_object('memberId', member_id, 'overdue', overdue) order by overdue desc, member_id)
      from owing), '[]') as members
    from operators o where o.id = ${tx.operatorId}
  `.execute(tx);
  return rows[0] ?? { currency: 'EUR', members: [] };
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
