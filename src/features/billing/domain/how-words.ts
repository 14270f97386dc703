import type { PaymentHow } from '../billing.contract';

export const HOW_IN_WORDS: Record<PaymentHow, string> = {
  cash: 'Cash',
  transfer: 'Bank transfer',
  card: 'Card at the terminal',
};
