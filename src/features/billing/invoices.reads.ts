import type { ActingMember } from '@/kernel/acting-member';
import { localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { demandAccounts, maySeeAccounts } from './billing.access';
import type { InvoicesInput, InvoicesOfDates } from './billing.contract';
import { invoicesTable } from './domain/invoices-table';
import { listInvoices, listInvoicesOfDates } from './sql/invoice-list-reads';
import { listOverdue } from './sql/overdue-reads';

/** A page of all invoices, the latest first, with what of all is open and overdue. @throws DomainError `auth.not_allowed` */
export async function readInvoices(member: ActingMember, { q, show, limit, cursor }: InvoicesInput, now = new Date()) {
  demandAccounts(maySeeAccounts(member.role));
  return inOperator(member, async (tx) => {
    const { timeZone, currency } = await getHouse(tx);
    const [from, today] = [cursor ?? 0, localDateOf(now, timeZone)];
    const { items, open, overdue } = await listInvoices(tx, { q, show, today, limit: limit + 1 }, from);
    const nextCursor = items.length > limit ? from + limit : null;
    return { currency, today, open, overdue, items: items.slice(0, limit), nextCursor };
  });
}

/** So many are looked up at most: whoever owes most. */
const MOST_OVERDUE = 500;

/** Who owes what is overdue, for the front desk; one statement. @throws DomainError `auth.not_allowed` */
export function readOverdue(member: ActingMember, now = new Date()) {
  demandAccounts(maySeeAccounts(member.role));
  return inOperator(member, (tx) => listOverdue(tx, now, MOST_OVERDUE));
}

/** Invoices and credit notes of these days as a table, for whoever keeps the books. @throws DomainError `auth.not_allowed` */
export async function readInvoicesTable(member: ActingMember, dates: InvoicesOfDates) {
  demandAccounts(maySeeAccounts(member.role));
  return inOperator(member, async (tx) => invoicesTable(await listInvoicesOfDates(tx, dates)));
}
