import type { BillingErrorCode } from '@/features/billing/billing.errors';
import { moneyInWords } from '@/kernel/money';
import type { ErrorCopy } from './error-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);

export const BILLING_WORDS: Record<BillingErrorCode, Words> = {
  'account.not_found': { title: 'There is no such account', hint: 'Go back to the list of accounts.' },
  'invoice.not_found': { title: 'There is no such invoice', hint: 'Reload the page.' },
  'payment.not_found': { title: 'There is no such payment', hint: 'Reload the page.' },
  'payment.taken_back': { title: 'This payment was taken back already', hint: 'Reload the page.' },
  'payment.to_come': { title: 'Money cannot be received on a day to come', hint: 'Pick today or an earlier day.' },
  'payment.more_than_open': ({ open, currency }) =>
    typeof open === 'number' && typeof currency === 'string'
      ? { title: `Only ${moneyInWords(open, currency)} is open`, hint: 'Enter that, or less.' }
      : { title: 'That is more than is open', hint: 'Enter less.' },
  'deposit.not_found': { title: 'No deposit is held for this booking', hint: 'Reload the page.' },
  'deposit.not_begun': {
    title: 'The booking has not begun yet',
    hint: 'Cancelled, its deposit goes back by itself. After it you can keep some of it.',
  },
  'deposit.more_than_left': ({ amount, currency }) =>
    typeof amount === 'number' && typeof currency === 'string'
      ? { title: `The deposit is ${moneyInWords(amount, currency)}`, hint: 'Enter that, or less.' }
      : { title: 'That is more than the deposit', hint: 'Enter less.' },
  'deposit.decided_meanwhile': {
    title: 'Somebody decided about it meanwhile, or it went back by itself',
    hint: 'Look at it again.',
  },
  'closing.not_over': { title: 'That day is not over yet', hint: 'Close up to today or an earlier day.' },
  'reminder.nothing_overdue': { title: 'Nothing is overdue', hint: 'Reload the page.' },
  'reminder.sent_today': { title: 'They were reminded today', hint: 'You can remind them again tomorrow.' },
  'closing.nothing_open': { title: 'There is nothing to invoice up to that day', hint: 'Pick a later day.' },
};
