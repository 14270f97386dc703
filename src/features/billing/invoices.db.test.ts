import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { type InvoiceId, type MemberId, newId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { makeIssuedInvoice } from '@/testing/make-issued-invoice';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readAccount, readChargesOf, readInvoicesOf, readPaymentsOf } from './account.reads';
import { invoicesInput, saveBuyerInput, saveSellerInput, type InvoicesInput } from './billing.contract';
import { chargeFor } from './billing.service';
import { saveBuyer } from './commands/save-buyer';
import { saveSeller } from './commands/save-seller';
import { closeAccounts } from './commands/close-accounts';
import { readBuyer, readSeller } from './details.reads';
import { readInvoicePaper } from './documents.reads';
import { settle } from './domain/settle';
import { readInvoices, readInvoicesTable, readOverdue } from './invoices.reads';
import { findAccount } from './sql/account-reads';
import { findAccountTotals } from './sql/account-page-reads';
import { insertClosing } from './sql/closing-writes';
import { insertPayment } from './sql/payment-writes';
import { settledInvoices } from './sql/settled-invoices';

const NOW = new Date('2026-07-20T10:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let desk: ActingMember;
let ana: ActingMember;
let ben: ActingMember;
beforeEach(async () => {
  space = await makeSpace();
  [owner, desk] = [await makeMember(space, 'owner', 'Olga'), await makeMember(space, 'front_desk', 'Fay')];
  [ana, ben] = [await makeMember(space, 'member', 'Ana Reis'), await makeMember(space, 'member', 'Ben')];
});
const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
const PARTY = { name: 'Harbour', address: 'Quay 8', taxNumber: 'PT 5' };

const invoice = (tx: OperatorTx, memberId: MemberId, gross: number, issuedOn: string, dueOn?: string) =>
  makeIssuedInvoice(tx, owner, { memberId, gross, issuedOn, dueOn });
const pay = (tx: OperatorTx, memberId: MemberId, amountMinor: number, invoiceId: InvoiceId | null) =>
  insertPayment(tx, {
    ...{ id: newId<'payment'>(), memberId, invoiceId, how: 'cash', currency: 'EUR', amountMinor, note: '' },
    ...{ receivedOn: '2026-07-01', takesBack: null, takenBy: owner.memberId },
  });

describe('what of invoices is open', () => {
  it('is the same by SQL as by settle, whatever was invoiced and paid', async () => {
    const grosses = fc.array(
      fc.integer({ min: -9, max: 20 }).map((n) => n * 100 || 100),
      { minLength: 1, maxLength: 6 },
    );
    const payments = fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.option(fc.nat({ max: 5 }))), {
      maxLength: 4,
    });
    const cases = fc.sample(fc.tuple(grosses, payments), { numRuns: 25, seed: 7 });
    await inOperator(space, async (tx) => {
      for (const [made, paid] of cases) {
        const { memberId } = await makeMember(space, 'member');
        const ids: InvoiceId[] = [];
        for (const [at, gross] of made.entries()) ids.push(await invoice(tx, memberId, gross, `2026-06-0${at + 1}`));
        for (const [amount, at] of paid) await pay(tx, memberId, amount, at === null ? null : (ids[at] ?? null));
        const account = await findAccount(tx, memberId);
        const { open, credit } = settle(account!.invoices, account!.payments);
        const { rows } = await sql<{ id: string; open: number }>`
          with ${settledInvoices(tx, [memberId])} select id, open_minor::integer as open from settled`.execute(tx);
        expect(new Map(rows.map((row) => [row.id, row.open]))).toEqual(new Map(open));
        const totals = await findAccountTotals(tx, memberId, '2026-06-03');
        const owed = [...open.values()].reduce((sum, left) => sum + left, 0);
        expect(totals).toMatchObject({ owed, credit });
      }
    });
  });
});

describe('an account', () => {
  it('comes in pages, each part by itself, and is one’s own', async () => {
    await inOperator(space, async (tx) => {
      for (let n = 10; n < 32; n++) {
        await invoice(tx, ana.memberId, n, `2026-06-${String(n - 9).padStart(2, '0')}`);
        await pay(tx, ana.memberId, n, null);
      }
    });
    const where = { operatorId: space.operatorId };
    const account = await readAccount(ana, where, NOW);
    expect(account).toMatchObject({ owed: 0, overdue: 0, credit: 0, charges: { items: [], nextCursor: null } });
    expect([account.invoices.items.length, account.invoices.nextCursor]).toEqual([20, 20]);
    expect(account.invoices.items[0]).toMatchObject({ gross: 31, issuedOn: '2026-06-22', open: 0 });
    const more = await readInvoicesOf(ana, { ...where, cursor: 20 });
    expect(more.items.map(({ gross }) => gross)).toEqual([11, 10]);
    expect(more.nextCursor).toBeNull();
    expect((await readPaymentsOf(desk, { ...where, memberId: ana.memberId, cursor: 20 })).items).toHaveLength(2);
    for (const read of [readInvoicesOf, readChargesOf, readPaymentsOf])
      await expect(read(ben, { ...where, memberId: ana.memberId })).rejects.toMatchObject({
        code: 'account.not_found',
      });
  });
});

describe('the list of invoices', () => {
  const list = (more: Partial<InvoicesInput> = {}, who = desk) =>
    readInvoices(who, { ...invoicesInput.parse({ operatorId: space.operatorId }), ...more }, NOW);
  const numbers = async (more: Partial<InvoicesInput> = {}) => (await list(more)).items.map(({ number }) => number);
  beforeEach(() =>
    inOperator(space, async (tx) => {
      const first = await invoice(tx, ana.memberId, 1000, '2026-06-01', '2026-06-15');
      await invoice(tx, ana.memberId, 2000, '2026-07-01', '2026-07-15');
      await invoice(tx, ben.memberId, 500, '2026-07-10', '2026-07-24');
      await invoice(tx, ben.memberId, -300, '2026-07-11');
      await pay(tx, ana.memberId, 1000, first);
    }),
  );

  it('has the latest first, with what is open and overdue of all', async () => {
    const all = await list();
    expect(all).toMatchObject({ open: 2200, overdue: 2000, nextCursor: null, today: '2026-07-20' });
    expect(all.items.map(({ number, name, gross, open }) => [number, name, gross, open])).toEqual([
      ['CN-2026-0001', 'Ben', -300, 0],
      ['2026-0003', 'Ben', 500, 200],
      ['2026-0002', 'Ana Reis', 2000, 2000],
      ['2026-0001', 'Ana Reis', 1000, 0],
    ]);
  });

  it('is filtered, searched and paged', async () => {
    expect(await numbers({ show: 'open' })).toEqual(['2026-0003', '2026-0002']);
    expect(await numbers({ show: 'overdue' })).toEqual(['2026-0002']);
    expect(await numbers({ q: 'ANA' })).toEqual(['2026-0002', '2026-0001']);
    expect(await numbers({ q: 'cn-2026' })).toEqual(['CN-2026-0001']);
    expect(await numbers({ q: 'reis, lda', show: 'overdue' })).toEqual(['2026-0002']);
    expect(await numbers({ q: '%' })).toEqual([]);
    const page = await list({ limit: 3 });
    expect([page.items.length, page.nextCursor]).toEqual([3, 3]);
    expect(await numbers({ limit: 3, cursor: 3 })).toEqual(['2026-0001']);
  });

  it('says at the desk who owes what is overdue, by the clock of the house', async () => {
    const owing = (at: string, who = desk) => readOverdue(who, new Date(at));
    expect(await owing('2026-07-20T10:00:00Z')).toEqual({
      currency: 'EUR',
      members: [{ memberId: ana.memberId, overdue: 2000 }],
    });
    // In Lisbon the 25th begins at 23:00 of the 24th in UTC.
    expect((await owing('2026-07-24T22:59:00Z')).members).toHaveLength(1);
    expect((await owing('2026-07-24T23:00:00Z')).members).toEqual([
      { memberId: ana.memberId, overdue: 2000 },
      { memberId: ben.memberId, overdue: 200 },
    ]);
    expect(() => owing('2026-07-20T10:00:00Z', ana)).toThrow(expect.objectContaining({ code: 'auth.not_allowed' }));
  });

  it('is for those who run the space, and of their own operator alone', async () => {
    await expect(list({}, ana)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    const dates = { from: '2026-01-01', to: '2026-12-31' };
    await expect(readInvoicesTable(ana, dates)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    const stranger = await makeMember(await makeSpace(), 'owner');
    expect(await list({}, stranger)).toMatchObject({ items: [], open: 0, overdue: 0 });
    expect((await readInvoicesTable(stranger, dates)).rows).toEqual([]);
  });

  it('goes to the books by its days', async () => {
    const { rows } = await readInvoicesTable(owner, { from: '2026-07-10', to: '2026-07-11' });
    expect(rows).toEqual([
      ...[['2026-0003', 'Invoice', '2026-07-10', '2026-07-24', 'Reis, Lda', 'PT 5', 'VAT', '25']].map((row) => [
        ...[...row, '4.00', '1.00', '5.00', '', '', '', 'EUR'],
      ]),
      ...[['CN-2026-0001', 'Credit note', '2026-07-11', '2026-07-11', 'Reis, Lda', 'PT 5', 'VAT', '25']].map((row) => [
        ...[...row, '', '', '', '2.40', '0.60', '3.00', 'EUR'],
      ]),
    ]);
  });
});

describe('what stands on invoices', () => {
  const SELLER = {
    ...{ name: ' Harbour,\u0007 Lda ', address: 'Quay 8\r\n1200 Lisboa', taxNumber: 'PT 5', payTo: 'PT50' },
    ...{ footer: 'Thank you', dueDays: 10, numberPrefix: 'hh-', byMail: false },
  };
  const seller = () => saveSellerInput.parse({ ...base(), seller: SELLER });
  const buyer = (memberId = ana.memberId) => {
    const details = { name: 'Reis, Lda', address: 'Rua 1', taxNumber: 'PT 9', email: 'Books@Reis.test' };
    return saveBuyerInput.parse({ ...base(), memberId, buyer: details });
  };

  it('is what was set when they are made: theirs stay as they were', async () => {
    expect(await readSeller(owner, NOW)).toMatchObject({ seller: { dueDays: 14, byMail: true }, next: { number: 1 } });
    await saveSeller(owner, seller());
    await saveBuyer(ana, buyer());
    const sourceId = newId();
    const make = async (upTo: string) => {
      await inOperator(space, async (tx) => {
        const line = { category: null, name: 'No tax', percent: 0, net: 100, tax: 0, gross: 100, words: 'Locker' };
        const what = { sourceKind: 'fee', sourceId: upTo === '2026-06-30' ? sourceId : newId(), currency: 'EUR' };
        await chargeFor(tx, { memberId: ana.memberId, ...what, serviceOn: upTo, lines: [line] });
      });
      const closingId = newId<'closing'>();
      const closing = { id: closingId, upTo, issuedOn: upTo, members: 1, closedBy: owner.memberId, startedAt: NOW };
      await inOperator(space, (tx) => insertClosing(tx, closing));
      await closeAccounts(space, closingId, NOW);
      const { items } = await readInvoices(owner, invoicesInput.parse({ operatorId: space.operatorId }), NOW);
      return items;
    };
    const [first] = await make('2026-06-30');
    expect(first).toMatchObject({ number: 'HH-2026-0001', dueOn: '2026-07-10' });
    const paper = {
      title: 'Invoice HH-2026-0001',
      from: ['Harbour, Lda', 'Quay 8', '1200 Lisboa', 'Tax number PT 5'],
      to: ['Reis, Lda', 'Rua 1', 'Tax number PT 9'],
      notes: ['Pay to: PT50', 'Thank you'],
    };
    expect(await readInvoicePaper(ana, first!.id)).toMatchObject(paper);
    await saveSeller(
      owner,
      saveSellerInput.parse({ ...base(), seller: { ...SELLER, name: 'Cove', numberPrefix: '' } }),
    );
    const [second] = await make('2026-07-15');
    expect(second?.number).toBe('2026-0002');
    expect((await readInvoicePaper(ana, second!.id)).from[0]).toBe('Cove');
    expect(await readInvoicePaper(ana, first!.id)).toMatchObject(paper);
    expect(await readSeller(owner, NOW)).toMatchObject({ next: { year: 2026, number: 3 } });
  });

  it('is for owners and managers to say, for whom it is made out for members and staff', async () => {
    for (const who of [desk, ana]) {
      await expect(saveSeller(who, seller())).rejects.toMatchObject({ code: 'auth.not_allowed' });
      await expect(readSeller(who)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    }
    const theirs = { operatorId: space.operatorId, memberId: ana.memberId };
    expect(await readBuyer(ana, { operatorId: space.operatorId })).toEqual({
      ...{ name: 'Ana Reis', address: '', taxNumber: '', email: '' },
    });
    await saveBuyer(desk, buyer());
    expect(await readBuyer(desk, theirs)).toMatchObject({ name: 'Reis, Lda', email: 'books@reis.test' });
    await expect(readBuyer(ben, theirs)).rejects.toMatchObject({ code: 'account.not_found' });
    await expect(saveBuyer(ben, buyer())).rejects.toMatchObject({ code: 'account.not_found' });
    await expect(saveBuyer(desk, buyer(newId<'member'>()))).rejects.toMatchObject({ code: 'account.not_found' });
    const stranger = await makeMember(await makeSpace(), 'owner');
    await expect(saveBuyer(stranger, buyer())).rejects.toMatchObject({ code: 'account.not_found' });
  });

  it('is refused where it does not fit', () => {
    const fits = (more: object) => saveSellerInput.safeParse({ ...base(), seller: { ...SELLER, ...more } }).success;
    expect(fits({})).toBe(true);
    for (const more of [{ name: '  ' }, { dueDays: 121 }, { numberPrefix: 'A B' }, { footer: 'x'.repeat(501) }])
      expect(fits(more)).toBe(false);
    const reaches = (email: string) => saveBuyerInput.safeParse({ ...buyer(), buyer: { ...PARTY, email } }).success;
    expect(['', 'books@reis.test', 'nobody'].map(reaches)).toEqual([true, true, false]);
  });
});
