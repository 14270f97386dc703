import { addDays, type LocalDate } from '@/kernel/zone';
import { byTax, type ChargeLine, sameLine, type Sums, sumsOf, type TaxPart } from './charge-lines';

/** A charge that is on no invoice yet. */
export type OpenCharge = {
  readonly sourceId: string;
  readonly serviceOn: LocalDate;
  /** Something of its source is on an earlier invoice of this member. */
  readonly corrects: boolean;
  readonly lines: readonly ChargeLine[];
};
export type Party = { readonly name: string; readonly address: string; readonly taxNumber: string };
/** Who issues the invoices, and how. `numberPrefix` stands before their numbers; `byMail`: they are mailed as they are made. */
export type Seller = Party & {
  readonly payTo: string;
  readonly footer: string;
  readonly dueDays: number;
  readonly numberPrefix: string;
  readonly byMail: boolean;
};
export type InvoiceLine = ChargeLine & { readonly serviceOn: LocalDate };

/** All that stands on an invoice beside its number, its dates and its sums: kept with it, so that it stays what it was. */
export type InvoiceContent = {
  /** Invoices of the first days have no footer. */
  readonly seller: Party & { readonly payTo: string; readonly footer?: string };
  readonly buyer: Party;
  readonly lines: readonly InvoiceLine[];
  readonly taxes: readonly TaxPart[];
};
export type InvoiceToMake = Sums & {
  readonly kind: 'invoice' | 'credit_note';
  readonly dueOn: LocalDate;
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
  readonly numberPrefix: string;
  readonly content: InvoiceContent;
};

type Closing = {
  readonly upTo: LocalDate;
  readonly issuedOn: LocalDate;
  readonly seller: Omit<Seller, 'byMail'>;
  readonly buyer: Party;
};

/**
 * "What is on my invoice?": charges of one thing on one day and under one tax are one line, and what comes to nothing (booked and cancelled in time) is
 * none. Where nothing is left, there is no invoice: null. What comes to less than nothing is a credit note.
 */
export function makeInvoice(
  charges: readonly OpenCharge[],
  { upTo, issuedOn, seller, buyer }: Closing,
): InvoiceToMake | null {
  const lines = linesOf(charges);
  const [first] = lines;
  if (!first) return null;
  const taxes = byTax(lines);
  const sums = sumsOf(taxes);
  const { name, address, taxNumber, payTo, footer, dueDays, numberPrefix } = seller;
  return {
    ...sums,
    kind: sums.gross < 0 ? 'credit_note' : 'invoice',
    dueOn: sums.gross > 0 ? addDays(issuedOn, dueDays) : issuedOn,
    periodFrom: first.serviceOn,
    periodTo: upTo,
    numberPrefix,
    content: { seller: { name, address, taxNumber, payTo, footer }, buyer, lines, taxes },
  };
}

function linesOf(charges: readonly OpenCharge[]): InvoiceLine[] {
  const lines: (InvoiceLine & { readonly sourceId: string })[] = [];
  for (const { sourceId, serviceOn, corrects, lines: own } of charges)
    for (const line of own) {
      const at = lines.findIndex(
        (one) => one.sourceId === sourceId && one.serviceOn === serviceOn && sameLine(one, line),
      );
      const words = corrects ? `Correction: ${line.words}` : line.words;
      const sums = sumsOf(at < 0 ? [line] : [lines[at]!, line]);
      // The last words are those that hold.
      const merged = { ...line, ...sums, words, sourceId, serviceOn };
      if (at < 0) lines.push(merged);
      else lines[at] = merged;
    }
  return lines
    .filter(({ net, tax }) => net !== 0 || tax !== 0)
    .map(({ sourceId: _, ...line }) => line)
    .sort((a, b) => (a.serviceOn < b.serviceOn ? -1 : a.serviceOn > b.serviceOn ? 1 : 0));
}

/** What an invoice is known by. */
export type InvoiceNumber = {
  readonly kind: 'invoice' | 'credit_note';
  readonly year: number;
  readonly number: number;
  readonly numberPrefix: string;
};

/** "2026-0007", "CN-2026-0001", "HH-2026-0007": the number as it is written and said. */
export const numberInWords = ({ kind, year, number, numberPrefix }: InvoiceNumber): string =>
  `${numberPrefix}${kind === 'credit_note' ? 'CN-' : ''}${year}-${String(number).padStart(4, '0')}`;
