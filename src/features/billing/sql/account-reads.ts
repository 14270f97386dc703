import { sql } from 'kysely';
import type { InvoiceId, MemberId, PaymentId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { PaymentHow } from '../billing.contract';
import type { InvoiceNumber } from '../domain/make-invoice';

export type InvoiceRow = InvoiceNumber & {
  readonly id: InvoiceId;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly gross: number;
};
export type PaymentRow = {
  readonly id: PaymentId;
  readonly invoiceId: InvoiceId | null;
  readonly how: PaymentHow;
  readonly amount: number;
  readonly receivedOn: LocalDate;
  readonly note: string;
  readonly takesBack: PaymentId | null;
  readonly takenByName: string;
};
export type OpenRow = {
  readonly id: string;
  readonly serviceOn: LocalDate;
  readonly gross: number;
  readonly words: string;
};
export type AccountRow = {
  readonly name: string;
  readonly invoices: readonly InvoiceRow[];
  readonly payments: readonly PaymentRow[];
  readonly open: readonly OpenRow[];
};

/** Everything on the account of a member, in one statement: invoices in the order in which they were issued, and charges that are on none. */
export async function findAccount(tx: OperatorTx, memberId: MemberId): Promise<AccountRow | null> {
  const { rows } = await sql<AccountRow>`
    select m.display_name as name,
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'year', i.year, 'number', i.number, 'numberPrefix', i.number_prefix, 'issuedOn', i.issued_on,
          'dueOn', i.due_on, 'gross', i.gross_minor) order by i.issued_on, i.id)
        from invoices i where i.operator_id = m.operator_id and i.member_id = m.id), '[]') as invoices,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'invoiceId', p.invoice_id, 'how', p.how, 'amount', p.amount_minor,
          'receivedOn', p.received_on, 'note', p.note, 'takesBack', p.takes_back, 'takenByName', t.display_name) order by p.received_on, p.id)
        from payments p join members t on t.operator_id = p.operator_id and t.id = p.taken_by
        where p.operator_id = m.operator_id and p.member_id = m.id), '[]') as payments,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'serviceOn', c.service_on, 'gross', c.gross_minor, 'words', c.lines -> 0 ->> 'words')
          order by c.service_on, c.source_id, c.ordinal)
        from charges c where c.operator_id = m.operator_id and c.member_id = m.id
          and not exists (select 1 from invoice_charges i where i.operator_id = c.operator_id and i.charge_id = c.id)), '[]') as open
    from members m where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
  `.execute(tx);
  return rows[0] ?? null;
}

export type AccountSums = {
  readonly memberId: MemberId;
  readonly name: string;
  /** On invoices and not paid; less than nothing where they have credit. */
  readonly owed: number;
  readonly notInvoiced: number;
  readonly upcoming: number;
};
type Wanted = { readonly q: string; readonly owing: boolean; readonly today: LocalDate; readonly limit: number };

/** Accounts with anything on them: who owes most first. */
export async function listAccounts(
  tx: OperatorTx,
  { q, owing, today, limit }: Wanted,
  offset: number,
): Promise<AccountSums[]> {
  const { rows } = await sql<AccountSums>`
    with sums as (
      select member_id, sum(owed)::float8 as owed, sum(not_invoiced)::float8 as not_invoiced, sum(upcoming)::float8 as upcoming from (
        select member_id, gross_minor as owed, 0 as not_invoiced, 0 as upcoming from invoices where operator_id = ${tx.operatorId}
        union all select member_id, -amount_minor, 0, 0 from payments where operator_id = ${tx.operatorId}
        union all select c.member_id, 0, case when c.service_on <= ${today}::date then c.gross_minor else 0 end,
            case when c.service_on > ${today}::date then c.gross_minor else 0 end
          from charges c where c.operator_id = ${tx.operatorId}
            and not exists (select 1 from invoice_charges i where i.operator_id = c.operator_id and i.charge_id = c.id)
      ) entries group by member_id)
    select s.member_id, m.display_name as name, s.owed, s.not_invoiced, s.upcoming
    from sums s join members m on m.operator_id = ${tx.operatorId} and m.id = s.member_id
    where (not ${owing} or s.owed + s.not_invoiced > 0)
      and (${q} = '' or position(lower(${q}) in lower(m.display_name)) > 0)
    order by s.owed + s.not_invoiced desc, lower(m.display_name), m.id limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}
