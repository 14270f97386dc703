import { figureOf } from '@/kernel/money';
import type { LocalDate } from '@/kernel/zone';
import type { TaxPart } from './charge-lines';
import type { Party } from './make-invoice';

export type InvoiceForTable = {
  readonly kind: 'invoice' | 'credit_note';
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly currency: string;
  readonly buyer: Party;
  readonly taxes: readonly TaxPart[];
};

/**
 * Invoices for whoever keeps the books: a row for each tax on each. What a credit note gives back has a column of its own, so that no figure needs a sign; a figure
 * with one would be taken for a formula.
 */
export const invoicesTable = (invoices: readonly InvoiceForTable[]) => ({
  head: [
    ...['Number', 'Kind', 'Date', 'Due', 'Buyer', 'Buyer tax number', 'Tax', 'Per cent'],
    ...['Net', 'Tax amount', 'Total', 'Net given back', 'Tax given back', 'Total given back', 'Currency'],
  ],
  rows: invoices.flatMap(({ kind, number, issuedOn, dueOn, currency, buyer, taxes }) =>
    taxes.map(({ name, percent, net, tax, gross }) => {
      const figures = (sign: 1 | -1) =>
        [net, tax, gross].map((minor) => (minor * sign > 0 ? figureOf(minor * sign, currency) : ''));
      const words = kind === 'credit_note' ? 'Credit note' : 'Invoice';
      return [
        ...[number, words, issuedOn, dueOn, buyer.name, buyer.taxNumber, name, String(percent)],
        ...[...figures(1), ...figures(-1), currency],
      ];
    }),
  ),
});
