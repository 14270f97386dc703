/** Refusals that no room makes: they come from the way in. Each has words in `client/error-copy.ts`. */
export type PlumbingErrorCode =
  | 'internal'
  | 'input.invalid'
  | 'request.unknown'
  | 'request.unreadable'
  | 'request.too_large'
  | 'request.cross_site'
  | 'limits.too_many'
  | 'auth.sign_in_needed'
  | 'operator.not_found'
  | 'space.not_found';
