import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoicePaper, type KeptInvoice } from './invoice-paper';
import { statementOf, statementPaper, statementTable } from './statement';

const VAT = { category: 'vat', name: 'VAT', percent: 23 };
const INVOICE: KeptInvoice = {
  ...{ kind: 'invoice', year: 2026, number: 7, numberPrefix: '', issuedOn: '2026-12-01', dueOn: '2026-12-15' },
  ...{ periodFrom: '2026-11-02', periodTo: '2026-11-30', currency: 'EUR', net: 3252, gross: 4000 },
  content: {
    seller: {
      name: 'Harbour, Lda',
      address: 'Quay 8\n1200 Lisboa',
      taxNumber: 'PT 5',
      payTo: 'PT50 0000',
      footer: 'Thank you\nHarbour',
    },
    buyer: { name: 'Ana Reis', address: '', taxNumber: '' },
    lines: [
      {
        ...VAT,
        words: 'Desk 4 · Mon 2 Nov 2026, 09:00–11:00',
        serviceOn: '2026-11-02',
        net: 1626,
        tax: 374,
        gross: 2000,
      },
      {
        ...VAT,
        words: 'Desk 4 · Tue 3 Nov 2026, 09:00–11:00',
        serviceOn: '2026-11-03',
        net: 1626,
        tax: 374,
        gross: 2000,
      },
    ],
    taxes: [{ ...VAT, net: 3252, tax: 748, gross: 4000 }],
  },
};

describe('an invoice on paper', () => {
  it('says who, whom, what, its taxes, and what is to be paid by when', () => {
    expect(invoicePaper(INVOICE)).toMatchObject({
      title: 'Invoice 2026-0007',
      from: ['Harbour, Lda', 'Quay 8', '1200 Lisboa', 'Tax number PT 5'],
      to: ['Ana Reis'],
      facts: [
        ['Date', 'Tue 1 Dec 2026'],
        ['Period', 'Mon 2 Nov 2026 – Mon 30 Nov 2026'],
        ['Due', 'Tue 15 Dec 2026'],
      ],
      rows: [
        ['Desk 4 · Mon 2 Nov 2026, 09:00–11:00', '23 %', '16.26', '20.00'],
        ['Desk 4 · Tue 3 Nov 2026, 09:00–11:00', '23 %', '16.26', '20.00'],
      ],
      sums: [
        ['Net', '32.52'],
        ['VAT 23 % of 32.52', '7.48'],
        ['Total', '€40.00'],
      ],
      notes: ['Pay to: PT50 0000', 'Thank you', 'Harbour'],
    });
  });

  it('of a credit note has its figures as they are given back, and nothing to pay', () => {
    const [line] = INVOICE.content.lines;
    const back = { ...line!, net: -1626, tax: -374, gross: -2000 };
    const content = { ...INVOICE.content, lines: [back], taxes: [{ ...VAT, net: -1626, tax: -374, gross: -2000 }] };
    const paper = invoicePaper({ ...INVOICE, kind: 'credit_note', number: 1, net: -1626, gross: -2000, content });
    expect(paper.title).toBe('Credit note CN-2026-0001');
    expect(paper.facts.map(([label]) => label)).toEqual(['Date', 'Period']);
    expect(paper.rows).toEqual([[line!.words, '23 %', '16.26', '20.00']]);
    expect(paper.sums.at(-1)).toEqual(['Given back', '€20.00']);
    expect(paper.notes).toEqual(['Thank you', 'Harbour']);
  });
});

const paid = (receivedOn: string, amount: number, more: object = {}) => ({
  ...{ how: 'transfer' as const, receivedOn, amount, note: '', takesBack: null },
  ...more,
});
const invoiced = (issuedOn: string, gross: number, number = 1) => ({
  ...{
    kind: gross < 0 ? ('credit_note' as const) : ('invoice' as const),
    year: 2026,
    number,
    numberPrefix: '',
    issuedOn,
    gross,
  },
});

describe('a statement', () => {
  it('has everything in the order of its days, with what is owed after it', () => {
    const lines = statementOf(
      [invoiced('2026-11-01', 4000), invoiced('2026-12-01', -1000)],
      [
        paid('2026-11-01', 1500, { note: 'first half' }),
        paid('2026-12-02', 2000),
        paid('2026-12-03', -2000, { takesBack: 'x' }),
      ],
    );
    expect(lines.map(({ words, amount, owed }) => [words, amount, owed])).toEqual([
      ['Invoice 2026-0001', 4000, 4000],
      ['Payment, bank transfer: first half', -1500, 2500],
      ['Credit note CN-2026-0001', -1000, 1500],
      ['Payment, bank transfer', -2000, -500],
      ['Payment taken back, bank transfer', 2000, 1500],
    ]);
    const about = { house: ['Harbour'], member: ['Ana'], currency: 'EUR', today: '2026-12-04' };
    expect(statementPaper(lines, about).sums).toEqual([['Owed', '€15.00']]);
    expect(statementPaper(lines.slice(0, 4), about).sums).toEqual([['Credit', '€5.00']]);
    expect(statementTable(lines, 'EUR').rows[3]).toEqual([
      ...['2026-12-02', 'Payment, bank transfer', '', '20.00', '', '5.00', 'EUR'],
    ]);
  });

  it('ends at what was charged less what was paid, whatever came when', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
    const amounts = fc.array(fc.tuple(day, fc.integer({ min: -100_000, max: 100_000 })), { maxLength: 20 });
    fc.assert(
      fc.property(amounts, amounts, (charges, payments) => {
        const lines = statementOf(
          charges.map(([date, gross]) => invoiced(date, gross)),
          payments.map(([date, amount]) => paid(date, amount)),
        );
        const sum = (all: [string, number][]) => all.reduce((total, [, amount]) => total + amount, 0);
        expect(lines.at(-1)?.owed ?? 0).toBe(sum(charges) - sum(payments));
        expect(lines.map(({ date }) => date)).toEqual(lines.map(({ date }) => date).sort());
      }),
    );
  });
});
