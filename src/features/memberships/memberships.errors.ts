import { DomainError, type ErrorKind } from '@/kernel/domain-error';

export type MembershipErrorCode =
  | 'credits.spent_meanwhile'
  | 'credits.not_so_much_left'
  | 'credits.bucket_not_found'
  | 'credits.date_passed'
  | 'credits.member_not_found'
  | 'passes.not_found'
  | 'passes.not_on_sale'
  | 'passes.price_changed';

const error = (kind: ErrorKind, code: MembershipErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<MembershipErrorCode>(kind, code, details);

/** The bucket has less by now than was to be taken from it: somebody else used it at the same moment. */
export const spentMeanwhile = () => error('conflict', 'credits.spent_meanwhile');
export const notSoMuchLeft = (left: number) => error('conflict', 'credits.not_so_much_left', { left });
export const bucketNotFound = () => error('not_found', 'credits.bucket_not_found');
export const creditDatePassed = () => error('invalid', 'credits.date_passed');
export const creditMemberNotFound = () => error('not_found', 'credits.member_not_found');
export const passNotFound = () => error('not_found', 'passes.not_found');
export const passNotOnSale = () => error('not_now', 'passes.not_on_sale');
export const passPriceChanged = (price: number, currency: string) =>
  error('conflict', 'passes.price_changed', { price, currency });
