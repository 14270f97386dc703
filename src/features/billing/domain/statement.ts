import { figureOf, moneyInWords } from '@/kernel/money';
import type { Paper } from '@/kernel/paper';
import type { LocalDate } from '@/kernel/zone';
import type { PaymentHow } from '../billing.contract';
import { dayInWords } from './charge-words';
import { HOW_IN_WORDS } from './how-words';
import { titleOfInvoice } from './invoice-paper';
import type { InvoiceNumber } from './make-invoice';

type Invoiced = InvoiceNumber & {
  readonly issuedOn: LocalDate;
  readonly gross: number;
};
type Paid = {
  readonly how: PaymentHow;
  readonly amount: number;
  readonly receivedOn: LocalDate;
  readonly note: string;
  readonly takesBack: string | null;
};
export type StatementLine = {
  readonly date: LocalDate;
  readonly words: string;
  /** What it adds to what is owed; less than nothing where it takes off. */
  readonly amount: number;
  /** What is owed after it; less than nothing is credit. */
  readonly owed: number;
};

/** Invoices, credit notes and payments in the order of their days, each with what is owed after it; of one day what was invoiced comes first. */
export function statementOf(invoices: readonly Invoiced[], payments: readonly Paid[]): StatementLine[] {
  const all = [
    ...invoices.map((one) => ({ date: one.issuedOn, words: titleOfInvoice(one), amount: one.gross })),
    ...payments.map(({ how, amount, receivedOn, note, takesBack }) => ({
      date: receivedOn,
      words: `${takesBack ? 'Payment taken back' : 'Payment'}, ${HOW_IN_WORDS[how].toLowerCase()}${note ? `: ${note}` : ''}`,
      amount: -amount,
    })),
  ];
  let owed = 0;
  return all
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((line) => ({ ...line, owed: (owed += line.amount) }));
}

type About = {
  readonly house: readonly string[];
  readonly member: readonly string[];
  readonly currency: string;
  readonly today: LocalDate;
};

/** "What do I owe, and why?" on paper. */
export function statementPaper(lines: readonly StatementLine[], { house, member, currency, today }: About): Paper {
  const figure = (minor: number) => (minor === 0 ? '' : figureOf(minor, currency));
  const owed = lines.at(-1)?.owed ?? 0;
  return {
    title: 'Statement of account',
    from: house,
    to: member,
    facts: [['Date', dayInWords(today)]],
    columns: [
      { head: 'Day', share: 4 },
      { head: 'What', share: 8 },
      { head: `Charged, ${currency}`, share: 3, right: true },
      { head: `Paid, ${currency}`, share: 3, right: true },
      { head: `Owed, ${currency}`, share: 3, right: true },
    ],
    rows: lines.map(({ date, words, amount, owed: after }) => [
      ...[dayInWords(date), words, figure(Math.max(amount, 0)), figure(Math.max(-amount, 0))],
      figureOf(after, currency),
    ]),
    sums: [[owed < 0 ? 'Credit' : 'Owed', moneyInWords(Math.abs(owed), currency)]],
    notes: [],
    madeAt: new Date(`${today}T12:00:00Z`),
  };
}

/** The same as a table for a spreadsheet. Figures in it have no sign: what was charged, paid, owed after it or is credit has a column each. */
export const statementTable = (lines: readonly StatementLine[], currency: string) => ({
  head: ['Date', 'What', 'Charged', 'Paid', 'Owed', 'Credit', 'Currency'],
  rows: lines.map(({ date, words, amount, owed }) => [
    ...[date, words],
    ...[amount, -amount, owed, -owed].map((minor) => (minor > 0 ? figureOf(minor, currency) : '')),
    currency,
  ]),
});
