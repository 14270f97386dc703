import '@/testing/jsdom-gaps';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import type { Role } from '@/kernel/acting-member';
import { newId, type OperatorId } from '@/kernel/ids';
import { AccountScreen } from './account-screen';
import { AccountsScreen } from './accounts-screen';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

let operatorId: OperatorId;
beforeEach(() => {
  operatorId = newId<'operator'>();
});
const TODAY = '2026-11-26';
const ana = newId<'member'>();

type Account = Parameters<typeof AccountScreen>[0]['first'];
const invoice = newId<'invoice'>();
const payment = newId<'payment'>();
const page = <T,>(items: T[]) => ({ items, nextCursor: null });
const account = (more: Partial<Account> = {}): Account => ({
  ...{ memberId: ana, name: 'Ana Reis', currency: 'EUR', timeZone: 'Europe/Lisbon', today: TODAY },
  ...{ owed: 6000, overdue: 6000, notInvoiced: 1500, upcoming: 2000, credit: 0 },
  charges: page([
    {
      id: 'c',
      serviceOn: '2026-11-20',
      gross: 1500,
      words: 'Desk 4 · Fri 20 Nov 2026, 09:00–11:00',
      items: ['Lunch', 'Screen'],
    },
    {
      id: 'd',
      serviceOn: '2026-12-02',
      gross: 2000,
      words: 'Desk 4 · Wed 2 Dec 2026, 09:00–11:00',
      items: [],
    },
  ]),
  invoices: page([
    {
      ...{ id: invoice, kind: 'invoice', number: '2026-0007', issuedOn: '2026-11-01', dueOn: '2026-11-15' },
      ...{ gross: 10000, open: 6000 },
    },
  ]),
  payments: page([
    {
      ...{ id: payment, invoiceId: invoice, how: 'cash', amount: 4000, receivedOn: '2026-11-10', note: 'At the desk' },
      ...{ takesBack: null, takenByName: 'Fay', takenBack: false },
    },
  ]),
  ...more,
});

const BUYER = { name: 'Ana Reis', address: '', taxNumber: '', email: '' };
function showAccount(staff: boolean, more: Partial<Account> = {}, answers: Parameters<typeof answering>[0] = {}) {
  const first = account(more);
  const { asked } = answering({
    'billing.account': () => first,
    'pricing.exemption': () => ({ exempt: false, reason: '' }),
    'billing.accountInvoices': () => first.invoices,
    'billing.accountCharges': () => first.charges,
    'billing.accountPayments': () => first.payments,
    'billing.deposits': () => ({ today: '2026-11-26', deposits: [] }),
    'billing.buyer': () => BUYER,
    ...answers,
  });
  render(
    <TestScreen>
      <AccountScreen operatorId={operatorId} first={first} staff={staff} locale="en-GB" />
    </TestScreen>,
  );
  return { asked, user: userEvent.setup() };
}
const sent = (asked: { path: string; input: unknown }[], path: string) =>
  asked.filter((one) => one.path === path).map(({ input }) => input);

describe('an account', () => {
  it('says what is open, of what, and what was paid', () => {
    showAccount(true);
    expect(screen.getByText('€75.00 is open')).toBeTruthy();
    expect(screen.getByText('Invoice 2026-0007')).toBeTruthy();
    expect(screen.getByText('€60.00 open')).toBeTruthy();
    expect(screen.getByText(/entered by Fay · At the desk/)).toBeTruthy();
    expect(screen.getAllByText('To come')).toHaveLength(2);
    expect(screen.getByText('With Lunch, Screen')).toBeTruthy();
  });

  it('of one’s own is to be read: nothing can be marked paid, and who entered what is not told', () => {
    showAccount(false);
    expect(screen.getByRole('heading', { name: 'My account' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /paid|take back/i })).toBeNull();
    expect(screen.queryByText(/entered by/)).toBeNull();
  });

  it('has each invoice and the statement on paper', () => {
    showAccount(false);
    const leads = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(leads('Invoice 2026-0007')).toBe(`/api/accounts/${operatorId}/invoices/${invoice}`);
    expect(leads('Statement as PDF')).toBe(`/api/accounts/${operatorId}/statements/${ana}?as=pdf`);
    expect(leads('Statement as CSV')).toBe(`/api/accounts/${operatorId}/statements/${ana}?as=csv`);
  });

  it('a part of an invoice is marked paid, by keyboard', async () => {
    const { asked, user } = showAccount(true, {}, { 'billing.takePayment': () => ({ paymentId: newId() }) });
    screen.getByRole('button', { name: 'Mark paid: invoice 2026-0007' }).focus();
    await user.keyboard('{Enter}');
    const amount = await screen.findByLabelText(/Amount in EUR/);
    expect((amount as HTMLInputElement).value).toBe('60.00');
    await user.clear(amount);
    await user.type(amount, 'much');
    const press = async () => {
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Mark paid' }).focus();
      await user.keyboard('{Enter}');
    };
    await press();
    expect(await screen.findByText('Enter an amount like 40 or 12.50')).toBeTruthy();
    await user.clear(amount);
    await user.type(amount, '12,5');
    await user.selectOptions(screen.getByLabelText('How it was paid'), 'Bank transfer');
    await press();
    await vi.waitFor(() =>
      expect(sent(asked, 'billing.takePayment')).toMatchObject([
        { memberId: ana, invoiceId: invoice, amount: 1250, how: 'transfer', receivedOn: TODAY },
      ]),
    );
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('a refusal is said, and what was typed stays', async () => {
    const refuse = () => {
      const details = { open: 100, currency: 'EUR' };
      throw new Refused({ kind: 'invalid', code: 'payment.more_than_open', details }, 422);
    };
    const { user } = showAccount(true, {}, { 'billing.takePayment': refuse });
    await user.click(screen.getByRole('button', { name: 'Mark paid' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Mark paid' }));
    expect(await within(dialog).findByText('Only €1.00 is open')).toBeTruthy();
    expect(within(dialog).getByLabelText<HTMLInputElement>(/Amount in EUR/).value).toBe('75.00');
  });

  it('a payment is taken back after a question', async () => {
    const { asked, user } = showAccount(true, {}, { 'billing.takeBackPayment': () => ({ paymentId: newId() }) });
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    const question = await screen.findByRole('alertdialog', { name: 'Take back €40.00?' });
    expect(sent(asked, 'billing.takeBackPayment')).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Take back' }));
    await vi.waitFor(() =>
      expect(sent(asked, 'billing.takeBackPayment')).toMatchObject([{ operatorId, paymentId: payment }]),
    );
  });

  it('shows more of its invoices when asked', async () => {
    const { items } = account().invoices;
    const older = { ...items[0]!, id: newId<'invoice'>(), number: '2026-0001', open: 0 };
    const { asked, user } = showAccount(
      false,
      { invoices: { items, nextCursor: 20 } },
      { 'billing.accountInvoices': () => page([older]) },
    );
    expect(screen.queryByText('Invoice 2026-0001')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Invoice 2026-0001')).toBeTruthy();
    expect(screen.getByText('Invoice 2026-0007')).toBeTruthy();
    expect(sent(asked, 'billing.accountInvoices')).toMatchObject([{ operatorId, memberId: ana, cursor: 20 }]);
  });

  it('reminds of what is overdue, after a question', async () => {
    const { asked, user } = showAccount(true, {}, { 'billing.remind': () => ({}) });
    await user.click(screen.getByRole('button', { name: 'Remind' }));
    const question = await screen.findByRole('alertdialog', { name: 'Remind Ana Reis of €60.00?' });
    expect(sent(asked, 'billing.remind')).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Send the mail' }));
    await vi.waitFor(() => expect(sent(asked, 'billing.remind')).toMatchObject([{ operatorId, memberId: ana }]));
  });

  it('has nobody to remind where nothing is overdue yet', () => {
    showAccount(true, { overdue: 0 });
    expect(screen.getByRole('button', { name: /Remind/ }).getAttribute('aria-disabled')).toBe('true');
  });

  it('with nothing on it teaches, and has nothing to be marked paid', () => {
    const nothing = {
      owed: 0,
      notInvoiced: 0,
      overdue: 0,
      upcoming: 0,
      charges: page([]),
      invoices: page([]),
      payments: page([]),
    };
    showAccount(true, nothing);
    expect(screen.getByText(/stands here once something was booked/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /Mark paid/ }).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('the accounts', () => {
  const first = {
    ...{ currency: 'EUR', today: TODAY, nextCursor: null },
    items: [{ memberId: ana, name: 'Ana Reis', owed: 6000, notInvoiced: 1500, upcoming: 0 }],
  };
  function showAccounts(role: Role, answers: Parameters<typeof answering>[0] = {}) {
    const { asked } = answering({
      'billing.accounts': () => first,
      'billing.closings': () => ({ closings: [] }),
      ...answers,
    });
    render(
      <TestScreen>
        <AccountsScreen
          operator={{ id: operatorId, slug: 'harbour' }}
          {...{ role, first }}
          today={TODAY}
          locale="en-GB"
        />
      </TestScreen>,
    );
    return { asked, user: userEvent.setup() };
  }

  it('say who owes what and lead to each; who fits is asked of the server', async () => {
    const { asked, user } = showAccounts('front_desk', {
      'billing.accounts': ({ q }: { q: string }) => (q === 'nobody' ? { ...first, items: [] } : first),
    });
    expect(screen.getByRole('link', { name: 'Ana Reis' }).getAttribute('href')).toBe(`/o/harbour/accounts/${ana}`);
    expect(screen.getByRole('cell', { name: '€60.00' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /Make invoices/ }).getAttribute('aria-disabled')).toBe('true');
    await user.type(screen.getByLabelText('Search by name'), 'nobody');
    expect(await screen.findByText('No account fits this search.')).toBeTruthy();
    expect(sent(asked, 'billing.accounts').at(-1)).toMatchObject({ q: 'nobody', owing: false });
  });

  it('become invoices after it was said how many, how much and for whom; up to the end of last month', async () => {
    const invoices = [
      { memberId: ana, name: 'Ana Reis', kind: 'invoice', gross: 1500 },
      { memberId: newId(), name: 'Ben', kind: 'credit_note', gross: -500 },
    ];
    let running = false;
    const closing = {
      ...{ id: newId(), upTo: '2026-10-31', issuedOn: TODAY, members: 2, made: 1, finishedAt: null },
      ...{ startedAt: new Date('2026-11-26T08:00:00Z'), closedByName: 'Olga' },
    };
    const { asked, user } = showAccounts('owner', {
      'billing.closingPreview': ({ upTo }: { upTo: string }) => ({ currency: 'EUR', upTo, invoices }),
      'billing.beginClosing': () => {
        running = true;
        return { closingId: closing.id, invoices: 2 };
      },
      'billing.closings': () => ({ closings: running ? [closing] : [] }),
    });
    await user.click(screen.getByRole('button', { name: 'Make invoices' }));
    expect(await screen.findByText('2 invoices, €10.00 together:')).toBeTruthy();
    expect(screen.getByText('Ben (credit note)')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Make 2 invoices' }));
    expect(await screen.findByText('1 of 2 made …')).toBeTruthy();
    expect(sent(asked, 'billing.beginClosing')).toMatchObject([{ operatorId, upTo: '2026-10-31' }]);
  });
});
