import { DomainError } from '@/kernel/domain-error';

export type WaitlistErrorCode =
  | 'waitlist.off'
  | 'waitlist.free_now'
  | 'waitlist.already_waiting'
  | 'waitlist.not_found'
  | 'waitlist.nothing_to_wait_for'
  | 'waitlist.offer_over';

const KINDS = {
  'waitlist.off': 'not_now',
  'waitlist.free_now': 'conflict',
  'waitlist.already_waiting': 'conflict',
  'waitlist.not_found': 'not_found',
  'waitlist.nothing_to_wait_for': 'not_found',
  'waitlist.offer_over': 'not_now',
} as const;

export const waitlistError = (code: WaitlistErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<WaitlistErrorCode>(KINDS[code], code, details);
