import '@/testing/jsdom-gaps';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { newId, type OperatorId } from '@/kernel/ids';
import { BuyerPart } from './buyer-part';
import { InvoicesScreen } from './invoices-screen';
import { SellerScreen } from './seller-screen';

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

let operatorId: OperatorId;
beforeEach(() => {
  operatorId = newId<'operator'>();
});
const ana = newId<'member'>();
const sent = (asked: { path: string; input: unknown }[], path: string) =>
  asked.filter((one) => one.path === path).map(({ input }) => input);

type Invoices = Parameters<typeof InvoicesScreen>[0]['first'];
const INVOICE = newId<'invoice'>();
const page = (more: Partial<Invoices> = {}): Invoices => ({
  ...{ currency: 'EUR', today: '2026-11-26', open: 9000, overdue: 6000, nextCursor: null },
  items: [
    {
      ...{ id: INVOICE, kind: 'invoice', number: '2026-0007', memberId: ana, name: 'Ana Reis' },
      ...{ issuedOn: '2026-11-01', dueOn: '2026-11-15', gross: 10000, open: 6000 },
    },
    {
      ...{ id: newId<'invoice'>(), kind: 'invoice', number: '2026-0008', memberId: ana, name: 'Ana Reis' },
      ...{ issuedOn: '2026-11-20', dueOn: '2026-12-04', gross: 3000, open: 3000 },
    },
    {
      ...{ id: newId<'invoice'>(), kind: 'credit_note', number: 'CN-2026-0001', memberId: ana, name: 'Ana Reis' },
      ...{ issuedOn: '2026-11-20', dueOn: '2026-11-20', gross: -500, open: 0 },
    },
  ],
  ...more,
});
function showInvoices(first: Invoices, answers: Parameters<typeof answering>[0] = {}) {
  const { asked } = answering({ 'billing.invoices': () => first, ...answers });
  render(
    <TestScreen>
      <InvoicesScreen operator={{ id: operatorId, slug: 'harbour' }} first={first} locale="en-GB" />
    </TestScreen>,
  );
  return { asked, user: userEvent.setup() };
}

describe('the invoices', () => {
  it('say what is open, what of it is overdue, and lead to their papers and accounts', () => {
    showInvoices(page());
    expect(screen.getByText('€90.00 is open, €60.00 of it overdue.')).toBeTruthy();
    const rows = screen.getAllByRole('row').slice(1);
    const states = ['€60.00 overdue', 'Open', 'Credit note'];
    for (const [at, state] of states.entries()) expect(within(rows[at]!).getByText(state)).toBeTruthy();
    expect(within(rows[1]!).getByText(/20 Nov.*, due .*4 Dec/)).toBeTruthy();
    const leads = (name: string) => screen.getAllByRole('link', { name })[0]!.getAttribute('href');
    expect(leads('2026-0007')).toBe(`/api/accounts/${operatorId}/invoices/${INVOICE}`);
    expect(leads('Ana Reis')).toBe(`/o/harbour/accounts/${ana}`);
  });

  it('are looked through by what is open and by a number', async () => {
    const { asked, user } = showInvoices(page(), { 'billing.invoices': () => page({ items: [] }) });
    await user.selectOptions(screen.getByLabelText('Which invoices'), 'Overdue');
    await user.type(screen.getByRole('searchbox', { name: 'Search by number or name' }), '0009');
    expect(await screen.findByText('No invoice fits this search.')).toBeTruthy();
    await vi.waitFor(() =>
      expect(sent(asked, 'billing.invoices').at(-1)).toMatchObject({ operatorId, q: '0009', show: 'overdue' }),
    );
  });

  it('go to the books for the month before, or other days', async () => {
    const { user } = showInvoices(page());
    await user.click(screen.getByRole('button', { name: 'For the books' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText<HTMLInputElement>('From').value).toContain('1 Oct');
    expect(within(dialog).getByLabelText<HTMLInputElement>('To').value).toContain('31 Oct');
    const to = within(dialog).getByLabelText('To');
    await user.clear(to);
    await user.type(to, '2026-09-30{Enter}');
    expect(await within(dialog).findByText('The last day is before the first')).toBeTruthy();
    expect(
      within(dialog)
        .getByRole('button', { name: /Download as CSV/ })
        .getAttribute('aria-disabled'),
    ).toBe('true');
  });
});

describe('what stands on invoices', () => {
  const first = {
    seller: {
      ...{ name: 'Harbour, Lda', address: 'Quay 8', taxNumber: 'PT 5', payTo: 'PT50', footer: '' },
      ...{ dueDays: 14, numberPrefix: '', byMail: true },
    },
    next: { year: 2026, number: 13 },
  };
  function showSeller(answers: Parameters<typeof answering>[0]) {
    const { asked } = answering({ 'billing.seller': () => first, ...answers });
    render(
      <TestScreen>
        <SellerScreen operatorId={operatorId} first={first} />
      </TestScreen>,
    );
    return { asked, user: userEvent.setup() };
  }

  it('is changed by keyboard, and shows the next number as it will be', async () => {
    const { asked, user } = showSeller({ 'billing.saveSeller': () => ({ saved: true }) });
    expect(screen.getByText('The next invoice is 2026-0013.')).toBeTruthy();
    await user.type(screen.getByLabelText(/Before the number/), 'hh-');
    expect(screen.getByText('The next invoice is HH-2026-0013.')).toBeTruthy();
    const days = screen.getByLabelText(/Days to pay/);
    await user.clear(days);
    await user.type(days, '130{Enter}');
    expect(await screen.findByText('Enter a number of days from 0 to 120')).toBeTruthy();
    await vi.waitFor(() => expect(document.activeElement).toBe(days));
    expect(sent(asked, 'billing.saveSeller')).toEqual([]);
    await user.clear(days);
    await user.type(days, '30');
    await user.click(screen.getByRole('checkbox', { name: /Send invoices by mail/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() =>
      expect(sent(asked, 'billing.saveSeller')).toMatchObject([
        { operatorId, seller: { ...first.seller, dueDays: 30, numberPrefix: 'HH-', byMail: false } },
      ]),
    );
  });

  it('keeps what was typed where it is refused', async () => {
    const { user } = showSeller({
      'billing.saveSeller': () => {
        throw new Refused({ kind: 'forbidden', code: 'auth.not_allowed', details: {} }, 403);
      },
    });
    await user.type(screen.getByLabelText(/At the foot/), 'Thank you');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>(/At the foot/).value).toBe('Thank you');
  });

  it('for a member is their company, where they want it', async () => {
    const buyer = { name: 'Ana Reis', address: '', taxNumber: '', email: '' };
    const { asked } = answering({ 'billing.buyer': () => buyer, 'billing.saveBuyer': () => ({ saved: true }) });
    render(
      <TestScreen>
        <BuyerPart operatorId={operatorId} memberId={ana} staff={false} />
      </TestScreen>,
    );
    const user = userEvent.setup();
    expect(await screen.findByText('Mailed to the address you sign in with')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Change/ }));
    const dialog = await screen.findByRole('dialog');
    const mail = within(dialog).getByLabelText(/Mail for invoices/);
    await user.type(mail, 'nobody');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText(/Enter an address like/)).toBeTruthy();
    await user.clear(mail);
    await user.type(mail, 'Books@reis.test');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await vi.waitFor(() =>
      expect(sent(asked, 'billing.saveBuyer')).toMatchObject([
        { operatorId, memberId: ana, buyer: { name: 'Ana Reis', email: 'books@reis.test' } },
      ]),
    );
  });
});
