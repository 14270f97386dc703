import { sql } from 'kysely';
import type { InvoiceId, MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { InvoicesInput, InvoicesOfDates } from '../billing.contract';
import type { InvoiceForTable } from '../domain/invoices-table';
import { numberWords, settledInvoices } from './settled-invoices';

export type ListedInvoice = {
  readonly id: InvoiceId;
  readonly kind: 'invoice' | 'credit_note';
  readonly number: string;
  readonly memberId: MemberId;
  readonly name: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly gross: number;
  readonly open: number;
};
type Wanted = Pick<InvoicesInput, 'q' | 'show'> & { readonly today: LocalDate; readonly limit: number };
/** `open` and `overdue` are sums of all invoices, whatever is looked for. */
export type ListedInvoices = {
  readonly items: readonly ListedInvoice[];
  readonly open: number;
  readonly overdue: number;
};

/** Invoices, the latest first. */
export async function listInvoices(
  tx: OperatorTx,
  { q, show, today, limit }: Wanted,
  offset: number,
): Promise<ListedInvoices> {
  const { rows } = await sql<ListedInvoices>`
    with ${settledInvoices(tx, null)},
    page as (
      select s.id, s.kind, ${numberWords} as number, s.member_id, m.display_name as name, s.issued_on, s.due_on, s.gross_minor, s.open_minor
      from settled s join members m on m.operator_id = s.operator_id and m.id = s.member_id
      where (${show} = 'all' or s.open_minor > 0) and (${show} <> 'overdue' or s.due_on < ${today}::date)
        and (${q} = '' or position(lower(${q}) in lower(m.display_name)) > 0 or position(lower(${q}) in lower(${numberWords})) > 0
          or position(lower(${q}) in lower(s.content -> 'buyer' ->> 'name')) > 0)
      order by s.issued_on desc, s.id desc limit ${limit} offset ${offset})
    select coalesce((select sum(open_minor) from settled), 0)::float8 as open,
      coalesce((select sum(open_minor) from settled where due_on < ${today}::date), 0)::float8 as overdue,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'number', number, 'memberId', member_id, 'name', name,
        'issuedOn', issued_on, 'dueOn', due_on, 'gross', gross_minor, 'open', open_minor) order by issued_on desc, id desc) from page), '[]') as items
  `.execute(tx);
  return rows[0] ?? { items: [], open: 0, overdue: 0 };
}

/** Invoices of these days as they were made, in the order in which they were issued. */
export async function listInvoicesOfDates(tx: OperatorTx, { from, to }: InvoicesOfDates): Promise<InvoiceForTable[]> {
  const { rows } = await sql<InvoiceForTable>`
    select s.kind, ${numberWords} as number, s.issued_on::text, s.due_on::text, s.currency, s.content -> 'buyer' as buyer, s.content -> 'taxes' as taxes
    from invoices s where s.operator_id = ${tx.operatorId} and s.issued_on between ${from}::date and ${to}::date
    order by s.issued_on, s.kind desc, s.number
  `.execute(tx);
  return rows;
}
