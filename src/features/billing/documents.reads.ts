import type { ActingMember } from '@/kernel/acting-member';
import type { InvoiceId, MemberId } from '@/kernel/ids';
import type { Paper } from '@/kernel/paper';
import { localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { maySeeAccounts } from './billing.access';
import { billingError } from './billing.errors';
import { invoicePaper } from './domain/invoice-paper';
import { statementOf, statementPaper, statementTable, type StatementLine } from './domain/statement';
import { findAccount } from './sql/account-reads';
import { findSeller } from './sql/closing-reads';
import { findAddressee, findInvoice } from './sql/invoice-reads';

/** An invoice or credit note on paper: one's own, or for staff anybody's. @throws DomainError `invoice.not_found` */
export function readInvoicePaper(member: ActingMember, invoiceId: InvoiceId): Promise<Paper> {
  return inOperator(member, async (tx) => {
    const invoice = await findInvoice(tx, invoiceId);
    if (!invoice || (invoice.memberId !== member.memberId && !maySeeAccounts(member.role)))
      throw billingError('invoice.not_found');
    return invoicePaper(invoice);
  });
}

type Statement = {
  readonly paper: Paper;
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
};

/** What was invoiced and paid, with what is owed after each: one's own, or for staff anybody's. @throws DomainError `account.not_found` */
export function readStatementOfAccount(member: ActingMember, memberId: MemberId, now = new Date()): Promise<Statement> {
  if (memberId !== member.memberId && !maySeeAccounts(member.role)) throw billingError('account.not_found');
  return inOperator(member, async (tx) => {
    const account = await findAccount(tx, memberId);
    if (!account) throw billingError('account.not_found');
    const { timeZone, currency } = await getHouse(tx);
    const { name, address } = await findSeller(tx);
    const lines: StatementLine[] = statementOf(account.invoices, account.payments);
    const house = [name, ...address.split('\n')].filter((line) => line !== '');
    const about = { house, member: await findAddressee(tx, memberId), currency, today: localDateOf(now, timeZone) };
    return { paper: statementPaper(lines, about), table: statementTable(lines, currency) };
  });
}
