import { figureOf, moneyInWords } from '@/kernel/money';
import type { Paper } from '@/kernel/paper';
import type { LocalDate } from '@/kernel/zone';
import { dayInWords } from './charge-words';
import { type InvoiceContent, type InvoiceNumber, numberInWords, type Party } from './make-invoice';

/** An invoice as it is kept, with its number. */
export type KeptInvoice = InvoiceNumber & {
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
  readonly currency: string;
  readonly net: number;
  readonly gross: number;
  readonly content: InvoiceContent;
};

export const titleOfInvoice = (invoice: InvoiceNumber): string =>
  `${invoice.kind === 'credit_note' ? 'Credit note' : 'Invoice'} ${numberInWords(invoice)}`;

const linesOf = ({ name, address, taxNumber }: Party): string[] =>
  [name, ...address.split('\n'), taxNumber ? `Tax number ${taxNumber}` : ''].filter((line) => line !== '');

/**
 * "What does my invoice say?": all of it out of what was kept when it was made, so that it reads the same for ever. Figures are in the invoice's currency; a credit note has
 * them as they are given back.
 */
export function invoicePaper(invoice: KeptInvoice): Paper {
  const { kind, currency, content, issuedOn, dueOn, periodFrom, periodTo, net, gross } = invoice;
  const { seller, buyer, lines, taxes } = content;
  const credit = kind === 'credit_note';
  const figure = (minor: number) => figureOf(credit ? -minor : minor, currency);
  const period = `${dayInWords(periodFrom)} – ${dayInWords(periodTo)}`;
  return {
    title: titleOfInvoice(invoice),
    from: linesOf(seller),
    to: linesOf(buyer),
    facts: [
      ['Date', dayInWords(issuedOn)],
      ['Period', period],
      ...(credit || gross === 0 ? [] : [['Due', dayInWords(dueOn)] as const]),
    ],
    columns: [
      { head: 'What', share: 10 },
      { head: 'Tax', share: 3, right: true },
      { head: `Net, ${currency}`, share: 3, right: true },
      { head: `With tax, ${currency}`, share: 3, right: true },
    ],
    rows: lines.map(({ words, percent, net: own, gross: all }) => [words, `${percent} %`, figure(own), figure(all)]),
    sums: [
      ['Net', figure(net)],
      ...taxes.map(
        ({ name, percent, tax, net: of }) => [`${name} ${percent} % of ${figure(of)}`, figure(tax)] as const,
      ),
      [credit ? 'Given back' : 'Total', moneyInWords(credit ? -gross : gross, currency)],
    ],
    notes: [
      ...(!credit && gross > 0 && seller.payTo ? [`Pay to: ${seller.payTo}`] : []),
      ...(seller.footer ? seller.footer.split('\n') : []),
    ],
    madeAt: new Date(`${issuedOn}T12:00:00Z`),
  };
}
