import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byTax, type NewCharge, sumsOf, type TaxPart } from './charge-lines';
import { makeInvoice, numberInWords, type OpenCharge } from './make-invoice';
import { reconcile } from './reconcile';
import { settle } from './settle';

const issuer = { name: 'Harbour', address: 'Quay 1', taxNumber: 'PT1', payTo: 'IBAN', footer: 'Thank you' };
const seller = { ...issuer, dueDays: 14, numberPrefix: 'HH-' };
const buyer = { name: 'Ana', address: '', taxNumber: '' };
const closing = { upTo: '2026-06-30', issuedOn: '2026-07-01', seller, buyer };
const vat = (gross: number, percent = 23, tax = Math.round((gross * percent) / (100 + percent))): TaxPart => ({
  ...{ category: `vat${percent}`, name: 'VAT', percent, net: gross - tax, tax, gross },
});
const charge = (sourceId: string, gross: number, more: Partial<OpenCharge> & { words?: string } = {}): OpenCharge => {
  const { words = sourceId, ...rest } = more;
  const sign = Math.sign(gross);
  const { net, tax, ...tx } = vat(Math.abs(gross));
  const lines = [{ ...tx, net: sign * net, tax: sign * tax, gross, words }];
  return { sourceId, serviceOn: '2026-06-02', corrects: false, lines, ...rest };
};

describe('an invoice', () => {
  it('has a line for each thing, by day, and sums by tax', () => {
    const made = makeInvoice([charge('b', 2000, { serviceOn: '2026-06-03' }), charge('a', 1230)], closing);
    expect(made).toMatchObject({
      ...{ kind: 'invoice', net: 2626, tax: 604, gross: 3230, periodFrom: '2026-06-02', periodTo: '2026-06-30' },
      dueOn: '2026-07-15',
    });
    expect(made?.content.lines.map(({ words, gross }) => [words, gross])).toEqual([
      ['a', 1230],
      ['b', 2000],
    ]);
    expect(made?.content.taxes).toEqual([{ ...vat(0), net: 2626, tax: 604, gross: 3230 }]);
    expect(made?.content.seller).toEqual(issuer);
    expect(made?.numberPrefix).toBe('HH-');
  });

  it('leaves out what was cancelled in time, and is none where nothing is left', () => {
    const gone = [charge('a', 1230), charge('a', -1230)];
    expect(makeInvoice(gone, closing)).toBeNull();
    expect(makeInvoice([], closing)).toBeNull();
    expect(makeInvoice([...gone, charge('b', 100)], closing)?.content.lines.map(({ words }) => words)).toEqual(['b']);
  });

  it('is a credit note where it comes to less than nothing, due at once, and says what it corrects', () => {
    const made = makeInvoice([charge('a', -1230, { corrects: true, words: 'Desk 4' })], closing);
    expect(made).toMatchObject({ kind: 'credit_note', gross: -1230, dueOn: '2026-07-01' });
    expect(made?.content.lines[0]?.words).toBe('Correction: Desk 4');
  });

  it('says what holds: the last words of a thing', () => {
    const made = makeInvoice([charge('a', 1000, { words: 'short' }), charge('a', 500, { words: 'long' })], closing);
    expect(made?.content.lines.map(({ words, gross }) => [words, gross])).toEqual([['long', 1500]]);
  });

  it('has a number that says its kind and year', () => {
    const said = [
      numberInWords({ kind: 'invoice', year: 2026, number: 7, numberPrefix: '' }),
      numberInWords({ kind: 'credit_note', year: 2027, number: 12345, numberPrefix: '' }),
      numberInWords({ kind: 'credit_note', year: 2026, number: 7, numberPrefix: 'HH-' }),
    ];
    expect(said).toEqual(['2026-0007', 'CN-2027-12345', 'HH-CN-2026-0007']);
  });
});

const quoted = fc.record({
  sourceId: fc.constantFrom('a', 'b', 'c'),
  on: fc.constantFrom('2026-06-02', '2026-06-03', '2026-07-02'),
  parts: fc.array(fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(0, 6, 23)), {
    minLength: 1,
    maxLength: 3,
  }),
});

describe('price and invoice', () => {
  it('are the same: invoices of all months come to what was agreed last, under each tax', () => {
    fc.assert(
      fc.property(fc.array(quoted, { minLength: 1, maxLength: 8 }), fc.nat(8), (changes, cut) => {
        const agreed = new Map<string, NewCharge>();
        const made: (OpenCharge & { charge: NewCharge })[] = [];
        const invoiced: TaxPart[] = [];
        const open = () => made.splice(0);
        let left: typeof made = [];
        const close = (upTo: string) => {
          const all = [...left, ...open()];
          const taken = all.filter(({ serviceOn }) => serviceOn <= upTo);
          const invoice = makeInvoice(taken, { ...closing, upTo });
          if (invoice) {
            expect(sumsOf(invoice.content.lines)).toEqual(sumsOf(taken.flatMap(({ lines }) => lines)));
            expect(sumsOf(invoice.content.taxes)).toEqual({ net: invoice.net, tax: invoice.tax, gross: invoice.gross });
            invoiced.push(...invoice.content.taxes);
          }
          left = all.filter(({ serviceOn }) => !invoice || serviceOn > upTo);
        };
        const charged = new Map<string, NewCharge[]>();
        changes.forEach(({ sourceId, on, parts }, at) => {
          const lines = parts.map(([gross, percent]) => ({ ...vat(gross, percent), words: sourceId }));
          const target = { memberId: 'ana', serviceOn: on, currency: 'EUR', lines };
          agreed.set(sourceId, target);
          const before = charged.get(sourceId) ?? [];
          const added = reconcile(target, before);
          charged.set(sourceId, [...before, ...added]);
          made.push(
            ...added.map((one) => ({
              sourceId,
              serviceOn: one.serviceOn,
              corrects: false,
              lines: one.lines,
              charge: one,
            })),
          );
          if (at === cut) close('2026-06-30');
        });
        close('2026-12-31');
        // What comes to nothing stays where it is; it adds nothing.
        const rest = left.flatMap(({ lines }) => lines);
        const told = (all: readonly TaxPart[]) =>
          byTax(all)
            .filter(({ net, tax }) => net !== 0 || tax !== 0)
            .map(({ percent, net, tax, gross }) => [percent, net, tax, gross])
            .sort((a, b) => a[0]! - b[0]!);
        expect(sumsOf(rest)).toEqual({ net: 0, tax: 0, gross: 0 });
        expect(told(invoiced)).toEqual(told([...agreed.values()].flatMap(({ lines }) => lines)));
      }),
    );
  });
});

describe('what is open', () => {
  const invoices = [
    { id: 'one', gross: 1000 },
    { id: 'credit', gross: -300 },
    { id: 'two', gross: 500 },
  ];
  const openOf = (payments: Parameters<typeof settle>[1]) => {
    const { open, credit } = settle(invoices, payments);
    return [open.get('one'), open.get('credit'), open.get('two'), credit];
  };
  it('credit notes and what was paid on the account go to the oldest first', () => {
    expect(openOf([])).toEqual([700, 0, 500, 0]);
    expect(openOf([{ invoiceId: null, amount: 800 }])).toEqual([0, 0, 400, 0]);
    expect(openOf([{ invoiceId: null, amount: 1500 }])).toEqual([0, 0, 0, 300]);
  });
  it('what was paid for one counts there, and too much of it elsewhere', () => {
    expect(openOf([{ invoiceId: 'two', amount: 500 }])).toEqual([700, 0, 0, 0]);
    expect(openOf([{ invoiceId: 'two', amount: 700 }])).toEqual([500, 0, 0, 0]);
  });
  it('what is taken back is as if it had never been', () => {
    expect(
      openOf([
        { invoiceId: 'one', amount: 1000 },
        { invoiceId: 'one', amount: -1000 },
      ]),
    ).toEqual([700, 0, 500, 0]);
    expect(
      openOf([
        { invoiceId: null, amount: 400 },
        { invoiceId: null, amount: -400 },
      ]),
    ).toEqual([700, 0, 500, 0]);
  });
  it('open less credit is what was invoiced less what was paid', () => {
    const gross = fc.integer({ min: -500, max: 1000 });
    const paid = fc.tuple(fc.constantFrom(null, '0', '1', '2'), fc.integer({ min: 1, max: 900 }));
    fc.assert(
      fc.property(fc.array(gross, { minLength: 3, maxLength: 3 }), fc.array(paid), (all, payments) => {
        const { open, credit } = settle(
          all.map((one, at) => ({ id: String(at), gross: one })),
          payments.map(([invoiceId, amount]) => ({ invoiceId, amount })),
        );
        const left = [...open.values()].reduce((sum, one) => sum + one, 0);
        const invoiced = all.reduce((sum, one) => sum + one, 0);
        expect(left - credit).toBe(invoiced - payments.reduce((sum, [, amount]) => sum + amount, 0));
        expect(left === 0 || credit === 0).toBe(true);
      }),
    );
  });
});
