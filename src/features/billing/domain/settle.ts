import type { Minor } from '@/kernel/money';

type Invoiced = { readonly id: string; readonly gross: Minor };
type Paid = { readonly invoiceId: string | null; readonly amount: Minor };

/**
 * "What of this is still open?": what was paid for an invoice counts there; what was paid on the account, credit notes, and what is too much on one go to
 * the oldest invoices first. What is left over is the member's credit. Invoices come in the order in which they were issued.
 */
export function settle(
  invoices: readonly Invoiced[],
  payments: readonly Paid[],
): { readonly open: ReadonlyMap<string, Minor>; readonly credit: Minor } {
  let free = 0;
  const owed = invoices.map(({ id, gross }) => {
    const paid = payments.reduce((sum, { invoiceId, amount }) => (invoiceId === id ? sum + amount : sum), 0);
    const left = gross - paid;
    if (left < 0) free -= left;
    return { id, left: Math.max(left, 0) };
  });
  free += payments.reduce((sum, { invoiceId, amount }) => (invoiceId === null ? sum + amount : sum), 0);
  const open = owed.map(({ id, left }): [string, Minor] => {
    const used = Math.min(left, Math.max(free, 0));
    free -= used;
    return [id, left - used];
  });
  return { open: new Map(open), credit: Math.max(free, 0) };
}
