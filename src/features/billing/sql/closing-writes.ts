import { sql } from 'kysely';
import { type ClosingId, type InvoiceId, type MemberId, newId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { InvoiceNumber, InvoiceToMake } from '../domain/make-invoice';

/** Whoever writes to the account of a member has it to themselves until they have committed. */
export async function lockAccount(tx: OperatorTx, memberId: MemberId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('account ' || ${memberId}::text, 0))`.execute(tx);
}

type NewClosing = {
  readonly id: ClosingId;
  readonly upTo: LocalDate;
  readonly issuedOn: LocalDate;
  readonly members: number;
  readonly closedBy: MemberId;
  readonly startedAt: Date;
};
export async function insertClosing(tx: OperatorTx, closing: NewClosing): Promise<void> {
  await tx
    .insertInto('closings')
    .values({ operatorId: tx.operatorId, ...closing })
    .execute();
}

export async function updateToFinished(tx: OperatorTx, id: ClosingId, now: Date): Promise<void> {
  await tx
    .updateTable('closings')
    .set({ finishedAt: now })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .execute();
}

/** The next number of its kind and year. Nobody else gets one until this has committed, and none is lost when it does not. */
async function takeNumber(tx: OperatorTx, kind: InvoiceToMake['kind'], year: number): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into invoice_numbers as n (operator_id, kind, year, last_number) values (${tx.operatorId}, ${kind}, ${year}, 1)
    on conflict (operator_id, kind, year) do update set last_number = n.last_number + 1
    returning last_number as number
  `.execute(tx);
  return rows[0]?.number ?? 0;
}

type About = {
  readonly memberId: MemberId;
  readonly closingId: ClosingId;
  readonly issuedOn: LocalDate;
  readonly currency: string;
  readonly chargeIds: readonly string[];
};

/** Writes an invoice with its number and the charges that are on it. Answers what it is known by. */
export async function insertInvoice(
  tx: OperatorTx,
  { memberId, closingId, issuedOn, currency, chargeIds }: About,
  { kind, dueOn, periodFrom, periodTo, numberPrefix, net, tax, gross, content }: InvoiceToMake,
): Promise<InvoiceNumber & { readonly id: InvoiceId }> {
  const id = newId<'invoice'>();
  const year = Number(issuedOn.slice(0, 4));
  const number = await takeNumber(tx, kind, year);
  await sql`
    with made as (
      insert into invoices (operator_id, id, kind, year, number, member_id, closing_id, issued_on, due_on, period_from, period_to, currency,
        net_minor, tax_minor, gross_minor, number_prefix, content)
      values (${tx.operatorId}, ${id}, ${kind}, ${year}, ${number}, ${memberId}, ${closingId}, ${issuedOn}::date, ${dueOn}::date,
        ${periodFrom}::date, ${periodTo}::date, ${currency}, ${net}, ${tax}, ${gross}, ${numberPrefix}, ${JSON.stringify(content)}::jsonb)
      returning id)
    insert into invoice_charges (operator_id, charge_id, invoice_id, member_id)
    select ${tx.operatorId}, c.id, made.id, ${memberId} from made, unnest(${[...chargeIds]}::uuid[]) as c (id)
  `.execute(tx);
  return { id, kind, year, number, numberPrefix };
}
