import { DomainError, type ErrorKind } from '@/kernel/domain-error';

export type PricingErrorCode =
  | 'pricing.no_price'
  | 'pricing.draft_changed'
  | 'pricing.draft_not_found'
  | 'pricing.version_not_found'
  | 'pricing.date_passed';

const error = (kind: ErrorKind, code: PricingErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<PricingErrorCode>(kind, code, details);

/** Nothing on the list sets a price for some of the time, and the owner said that it can't be booked then. */
export const noPrice = (details: Readonly<Record<string, unknown>>) => error('invalid', 'pricing.no_price', details);
/** Somebody else saved, published or discarded it meanwhile. */
export const draftChanged = () => error('conflict', 'pricing.draft_changed');
export const draftNotFound = () => error('not_found', 'pricing.draft_not_found');
export const versionNotFound = () => error('not_found', 'pricing.version_not_found');
/** Prices don't change for days that are over. */
export const datePassed = (earliest: string) => error('invalid', 'pricing.date_passed', { earliest });
