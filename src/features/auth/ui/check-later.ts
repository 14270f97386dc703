import type { FieldValues, Resolver } from 'react-hook-form';
import type * as Checks from './form-checks';

/**
 * Checks a form by its contract, which is loaded when there is first something to check: zod is a third of what these pages weigh, and
 * nobody needs it to see a form. `load` says which of the checks in `form-checks.ts`.
 */
export const checkLater =
  <I extends FieldValues, O>(load: (checks: typeof Checks) => Resolver<I, unknown, O>): Resolver<I, unknown, O> =>
  async (values, context, options) =>
    load(await import('./form-checks'))(values, context, options);
