import { sql } from 'kysely';
import type { InvoiceId, MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { OpenRow, PaymentRow } from './account-reads';
import { numberWords, settledInvoices } from './settled-invoices';

export type AccountTotals = {
  readonly name: string;
  /** On invoices and not paid; `overdue` is that of it which was to be paid before today. */
  readonly owed: number;
  readonly overdue: number;
  readonly credit: number;
  readonly notInvoiced: number;
  readonly upcoming: number;
};

/** What an account comes to, in one statement; null where there is no such member. */
export async function findAccountTotals(
  tx: OperatorTx,
  memberId: MemberId,
  today: LocalDate,
): Promise<AccountTotals | null> {
  const { rows } = await sql<AccountTotals>`
    with ${settledInvoices(tx, [memberId])},
    charged as (
      select coalesce(sum(c.gross_minor) filter (where c.service_on <= ${today}::date), 0)::float8 as had,
        coalesce(sum(c.gross_minor) filter (where c.service_on > ${today}::date), 0)::float8 as to_come
      from charges c where c.operator_id = ${tx.operatorId} and c.member_id = ${memberId}
        and not exists (select 1 from invoice_charges i where i.operator_id = c.operator_id and i.charge_id = c.id))
    select m.display_name as name, charged.had as not_invoiced, charged.to_come as upcoming,
      coalesce((select sum(open_minor) from settled), 0)::float8 as owed,
      coalesce((select sum(open_minor) from settled where due_on < ${today}::date), 0)::float8 as overdue,
      greatest(coalesce((select amount from free), 0) - coalesce((select sum(left_of_it) from settled), 0), 0)::float8 as credit
    from members m cross join charged where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
  `.execute(tx);
  return rows[0] ?? null;
}

type Page = { readonly limit: number; readonly offset: number };
export type AccountInvoice = {
  readonly id: InvoiceId;
  readonly kind: 'invoice' | 'credit_note';
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly gross: number;
  readonly open: number;
};

/** Invoices and credit notes of a member, the latest first. */
export async function listInvoicesOf(
  tx: OperatorTx,
  memberId: MemberId,
  { limit, offset }: Page,
): Promise<AccountInvoice[]> {
  const { rows } = await sql<AccountInvoice>`
    with ${settledInvoices(tx, [memberId])}
    select s.id, s.kind, ${numberWords} as number, s.issued_on::text, s.due_on::text, s.gross_minor::float8 as gross, s.open_minor::float8 as open
    from settled s order by s.issued_on desc, s.id desc limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

/** `items`: extras that are in it; a ticket is named by its words. */
export type OpenCharge = OpenRow & { readonly items: readonly string[] };

/** What is on no invoice yet, the next to come last. */
export async function listChargesOf(
  tx: OperatorTx,
  memberId: MemberId,
  { limit, offset }: Page,
): Promise<OpenCharge[]> {
  const { rows } = await sql<OpenCharge>`
    select c.id, c.service_on::text, c.gross_minor::float8 as gross, c.lines -> 0 ->> 'words' as words,
      array(select l ->> 'item' from jsonb_array_elements(c.lines) with ordinality as x (l, n) where l ? 'item' and c.source_kind <> 'ticket' order by n) as items
    from charges c where c.operator_id = ${tx.operatorId} and c.member_id = ${memberId}
      and not exists (select 1 from invoice_charges i where i.operator_id = c.operator_id and i.charge_id = c.id)
    order by c.service_on, c.source_id, c.ordinal limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

export type AccountPayment = PaymentRow & { readonly takenBack: boolean };

/** What was paid, the latest first, with whether it was taken back. */
export async function listPaymentsOf(
  tx: OperatorTx,
  memberId: MemberId,
  { limit, offset }: Page,
): Promise<AccountPayment[]> {
  const { rows } = await sql<AccountPayment>`
    select p.id, p.invoice_id, p.how, p.amount_minor::float8 as amount, p.received_on::text, p.note, p.takes_back, t.display_name as taken_by_name,
      exists (select 1 from payments b where b.operator_id = p.operator_id and b.takes_back = p.id) as taken_back
    from payments p join members t on t.operator_id = p.operator_id and t.id = p.taken_by
    where p.operator_id = ${tx.operatorId} and p.member_id = ${memberId}
    order by p.received_on desc, p.id desc limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}
