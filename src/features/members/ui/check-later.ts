import type { FieldValues, Resolver } from 'react-hook-form';
import type * as Checks from './form-checks';

/** Checks a form by its contract, which is loaded when there is first something to check: nobody needs it to see the form. */
export const checkLater =
  <I extends FieldValues, O>(load: (checks: typeof Checks) => Resolver<I, unknown, O>): Resolver<I, unknown, O> =>
  async (values, context, options) =>
    load(await import('./form-checks'))(values, context, options);
