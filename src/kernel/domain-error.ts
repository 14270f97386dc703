/** What went wrong, in the few kinds that a transport can tell apart. Mapped to a status once, in `server/trpc` and `server/rest`. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'not_now'
  | 'payment_required'
  | 'limited'
  | 'upstream';

export const HTTP_STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  not_now: 412,
  payment_required: 402,
  limited: 429,
  upstream: 502,
};

/**
 * A refusal that a person can act on. `code` is stable and dotted (`booking.slot_taken`); each has words in `client/error-copy.ts`.
 * `details` is plain JSON: it goes to the browser and into problem+json as it is.
 */
export class DomainError<C extends string = string> extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: C,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
