import { newId } from '@/kernel/ids';
import { atOperator, requestId, somebody, staffOnly, type Entry } from './testing-gates';

const PAST = '2026-01-31';

export const BILLING_PROCEDURES: Record<string, Entry> = {
  'billing.accounts': { gate: 'operator', ...staffOnly, input: atOperator },
  // One's own.
  'billing.account': { gate: 'operator', input: atOperator },
  'billing.closings': { gate: 'operator', ...staffOnly, input: atOperator },
  'billing.closingPreview': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), upTo: PAST }),
  },
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
