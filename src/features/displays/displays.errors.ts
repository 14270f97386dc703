import { DomainError } from '@/kernel/domain-error';

export type DisplayErrorCode =
  /** Guessed, of another operator, or revoked: nobody learns which. */
  | 'display.not_found'
  /** The display does not show this resource. */
  | 'display.not_here'
  | 'display.does_not_book'
  /** Somebody must say yes first, and whoever stands at a wall cannot be told. */
  | 'display.needs_yes'
  | 'display.resource_not_found';

const KINDS = {
  'display.not_found': 'not_found',
  'display.not_here': 'not_found',
  'display.does_not_book': 'forbidden',
  'display.needs_yes': 'forbidden',
  'display.resource_not_found': 'not_found',
} as const;

export const displayError = (code: DisplayErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<DisplayErrorCode>(KINDS[code], code, details);
