import { DomainError } from '@/kernel/domain-error';

export type AuthErrorCode =
  'auth.sign_in_needed' | 'auth.wrong_password' | 'auth.link_used' | 'auth.password_is_address';

/** The same for an address without an account, without a password, and with another one. */
export const wrongPassword = () => new DomainError<AuthErrorCode>('unauthenticated', 'auth.wrong_password');
/** Used, out of time, taken back, or never sent: a link does not tell which. */
export const linkUsed = () => new DomainError<AuthErrorCode>('not_now', 'auth.link_used');
export const passwordIsAddress = () => new DomainError<AuthErrorCode>('invalid', 'auth.password_is_address');
