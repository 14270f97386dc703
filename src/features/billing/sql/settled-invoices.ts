import { type RawBuilder, sql } from 'kysely';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/**
 * `settled`, for a `with`: invoices of these members (of all, where none are named) with what of each is open, as `settle` reckons it: what was paid for one
 * counts there; all else goes to the oldest first. A test holds the two together.
 */
export const settledInvoices = (tx: OperatorTx, memberIds: readonly MemberId[] | null): RawBuilder<unknown> => {
  const whose = memberIds ? sql`and x.member_id = any (${[...memberIds]}::uuid[])` : sql``;
  return sql`
    paid as (
      select x.member_id, x.invoice_id, sum(x.amount_minor) as amount from payments x
      where x.operator_id = ${tx.operatorId} ${whose} group by x.member_id, x.invoice_id),
    owed as (
      select x.*, x.gross_minor - coalesce(p.amount, 0) as due, greatest(x.gross_minor - coalesce(p.amount, 0), 0) as left_of_it
      from invoices x left join paid p on p.invoice_id = x.id
      where x.operator_id = ${tx.operatorId} ${whose}),
    free as (
      select member_id, greatest(sum(amount), 0) as amount from (
        select member_id, -due as amount from owed where due < 0
        union all select member_id, amount from paid where invoice_id is null) all_of_it group by member_id),
    settled as (
      select o.*, greatest(0, least(o.left_of_it,
        sum(o.left_of_it) over (partition by o.member_id order by o.issued_on, o.id) - coalesce(f.amount, 0)))::bigint as open_minor
      from owed o left join free f on f.member_id = o.member_id)`;
};

/** The number of invoice `s` as it is said (`numberInWords`). */
export const numberWords = sql`s.number_prefix || case s.kind when 'credit_note' then 'CN-' else '' end || s.year || '-'
  || lpad(s.number::text, greatest(4, length(s.number::text)), '0')`;
