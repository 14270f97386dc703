import { newId } from '@/kernel/ids';
import { atOperator, requestId, somebody, staffOnly, type Entry } from './testing-gates';

const PAST = '2026-01-31';
const SELLER = {
  ...{ name: 'Harbour, Lda', address: 'Quay 8', taxNumber: 'PT 5', payTo: 'PT50', footer: '', numberPrefix: '' },
  ...{ dueDays: 14, byMail: true },
};

export const BILLING_PROCEDURES: Record<string, Entry> = {
  'billing.accounts': { gate: 'operator', ...staffOnly, input: atOperator },
  // One's own.
  'billing.account': { gate: 'operator', input: atOperator },
  'billing.accountInvoices': { gate: 'operator', input: atOperator },
  'billing.accountCharges': { gate: 'operator', input: atOperator },
  'billing.accountPayments': { gate: 'operator', input: atOperator },
  // One's own.
  'billing.deposits': { gate: 'operator', input: atOperator },
  'billing.depositsAt': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), spaceId: house.harbour.spaceId, date: PAST }),
  },
  'billing.settleDeposit': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), bookingId: newId(), keep: 0, decisions: 0 }),
  },
  'billing.closings': { gate: 'operator', ...staffOnly, input: atOperator },
  'billing.closingPreview': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), upTo: PAST }),
  },
  'billing.invoices': { gate: 'operator', ...staffOnly, input: atOperator },
  'billing.overdue': { gate: 'operator', ...staffOnly, input: atOperator },
  'billing.seller': { gate: 'operator', ...staffOnly, input: atOperator },
  'billing.saveSeller': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), seller: SELLER }),
  },
  // One's own.
  'billing.buyer': { gate: 'operator', input: atOperator },
  'billing.saveBuyer': {
    gate: 'operator',
    ...{ visitor: 'account.not_found', member: 'account.not_found' },
    input: (house) => ({
      ...somebody(house),
      buyer: { name: 'Reis, Lda', address: '', taxNumber: '', email: '' },
    }),
  },
  'billing.remind': { gate: 'operator', ...staffOnly, input: somebody },
  'billing.beginClosing': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), upTo: PAST }),
  },
  'billing.takePayment': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...somebody(house), invoiceId: null, amount: 1, how: 'cash', receivedOn: PAST }),
  },
  'billing.takeBackPayment': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), paymentId: newId() }),
  },
};
