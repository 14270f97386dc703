import { DomainError, type ErrorKind } from '@/kernel/domain-error';

const KINDS = {
  'account.not_found': 'not_found',
  'invoice.not_found': 'not_found',
  'payment.not_found': 'not_found',
  'payment.more_than_open': 'invalid',
  'payment.to_come': 'invalid',
  'payment.taken_back': 'conflict',
  'closing.not_over': 'invalid',
  'closing.nothing_open': 'not_now',
  'deposit.not_found': 'not_found',
  'deposit.not_begun': 'not_now',
  'deposit.more_than_left': 'invalid',
  'deposit.decided_meanwhile': 'conflict',
  'reminder.nothing_overdue': 'not_now',
  'reminder.sent_today': 'not_now',
} as const satisfies Record<string, ErrorKind>;
export type BillingErrorCode = keyof typeof KINDS;

export const billingError = (code: BillingErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<BillingErrorCode>(KINDS[code], code, details);
