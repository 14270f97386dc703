import { sql } from 'kysely';
import type { ClosingId, MemberId, PersonId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { OpenCharge, Party, Seller } from '../domain/make-invoice';

/** Charges of these members (all, where none are named) that are on no invoice and were had by that date, in the order in which they were made. */
const openCharges = (tx: OperatorTx, upTo: LocalDate, memberId: MemberId | null) => sql`
  from charges c where c.operator_id = ${tx.operatorId} and c.service_on <= ${upTo}::date
    and (${memberId}::uuid is null or c.member_id = ${memberId}::uuid)
    and not exists (select 1 from invoice_charges i where i.operator_id = c.operator_id and i.charge_id = c.id)`;

export type MemberToClose = {
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly chargeIds: readonly string[];
  readonly charges: readonly OpenCharge[];
  readonly buyer: Party;
};

/** Who has charges that a closing up to that date would take, with them, after the member named; by their ids. */
export async function listMembersToClose(
  tx: OperatorTx,
  upTo: LocalDate,
  { memberId = null, limit = null }: { readonly memberId?: MemberId | null; readonly limit?: number | null } = {},
): Promise<MemberToClose[]> {
  const { rows } = await sql<MemberToClose>`
    select c.member_id, m.person_id, jsonb_agg(c.id order by c.service_on, c.source_id, c.ordinal) as charge_ids,
      jsonb_agg(jsonb_build_object('sourceId', c.source_id, 'serviceOn', c.service_on, 'lines', c.lines, 'corrects', exists (
        select 1 from charges e join invoice_charges i on i.operator_id = e.operator_id and i.charge_id = e.id
        where e.operator_id = c.operator_id and e.source_kind = c.source_kind and e.source_id = c.source_id and e.member_id = c.member_id
      )) order by c.service_on, c.source_id, c.ordinal) as charges,
      jsonb_build_object('name', coalesce(max(b.name), max(m.display_name)), 'address', coalesce(max(b.address), ''),
        'taxNumber', coalesce(max(b.tax_number), '')) as buyer
    from (select c.* ${openCharges(tx, upTo, memberId)}) c
    join members m on m.operator_id = c.operator_id and m.id = c.member_id
    left join buyer_details b on b.operator_id = c.operator_id and b.member_id = c.member_id
    group by c.member_id, m.person_id order by c.member_id limit ${limit}
  `.execute(tx);
  return rows;
}

/** Ids of those who come after `after`, a few at a time. */
export async function listNextToClose(
  tx: OperatorTx,
  upTo: LocalDate,
  after: MemberId | null,
  limit: number,
): Promise<MemberId[]> {
  const { rows } = await sql<{ memberId: MemberId }>`
    select distinct c.member_id ${openCharges(tx, upTo, null)} and (${after}::uuid is null or c.member_id > ${after}::uuid)
    order by c.member_id limit ${limit}
  `.execute(tx);
  return rows.map(({ memberId }) => memberId);
}

/** Whether a closing has made the invoice of a member already: what is charged after that is for the next closing. */
export async function hasInvoiceOf(tx: OperatorTx, closingId: ClosingId, memberId: MemberId): Promise<boolean> {
  const made = await tx
    .selectFrom('invoices')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('closingId', '=', closingId)
    .where('memberId', '=', memberId)
    .executeTakeFirst();
  return made !== undefined;
}

/** Who issues the invoices; where nothing was set, the operator at the address of its first space. */
export async function findSeller(tx: OperatorTx): Promise<Seller> {
  const { rows } = await sql<Seller>`
    select coalesce(d.name, o.name) as name, coalesce(d.address, (
      select concat_ws(E'\n', nullif(s.street, ''), nullif(concat_ws(' ', nullif(s.postal_code, ''), nullif(s.city, '')), ''), s.country)
      from spaces s where s.operator_id = o.id order by s.created_at, s.id limit 1), '') as address,
      coalesce(d.tax_number, '') as tax_number, coalesce(d.pay_to, '') as pay_to, coalesce(d.due_days, 14) as due_days,
      coalesce(d.footer, '') as footer, coalesce(d.number_prefix, '') as number_prefix, coalesce(d.by_mail, true) as by_mail
    from operators o left join seller_details d on d.operator_id = o.id where o.id = ${tx.operatorId}
  `.execute(tx);
  const nobody = { name: '', address: '', taxNumber: '', payTo: '', footer: '', numberPrefix: '' };
  return rows[0] ?? { ...nobody, dueDays: 14, byMail: true };
}

export type ClosingRow = {
  readonly id: ClosingId;
  readonly upTo: LocalDate;
  readonly issuedOn: LocalDate;
  readonly members: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly closedByName: string;
  readonly made: number;
};

/** Closings, the latest first, with how many invoices each has made so far. */
export async function listClosings(tx: OperatorTx, id: ClosingId | null = null): Promise<ClosingRow[]> {
  const { rows } = await sql<ClosingRow>`
    select c.id, c.up_to::text, c.issued_on::text, c.members, c.started_at, c.finished_at, m.display_name as closed_by_name,
      (select count(*)::integer from invoices i where i.operator_id = c.operator_id and i.closing_id = c.id) as made
    from closings c join members m on m.operator_id = c.operator_id and m.id = c.closed_by
    where c.operator_id = ${tx.operatorId} and (${id}::uuid is null or c.id = ${id}::uuid)
    order by c.started_at desc, c.id desc limit 24
  `.execute(tx);
  return rows;
}
