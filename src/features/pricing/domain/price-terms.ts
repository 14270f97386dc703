import type { PriceListVersion } from '../pricing.contract';
import type { CancellationStep } from './cancellation-timeline';
import type { TaxSettings } from './taxes';

/** How an operator charges: everything that a price comes from, apart from the wish and what the member holds. */
export type PriceBook = {
  readonly currency: string;
  readonly versions: readonly PriceListVersion[];
  readonly taxes: TaxSettings;
  readonly cancellation: readonly CancellationStep[];
  /** So much of what is due is due at once, the rest so many days before the start. */
  readonly payment: { readonly nowPercent: number; readonly restDaysBefore: number };
};
