import type { PriceList, PriceListVersion } from '../pricing.contract';

/** How an operator charges: everything that a price comes from, apart from the wish and what the member holds. */
export type PriceBook = Pick<PriceList, 'taxes' | 'cancellation' | 'payment' | 'noShow' | 'deposits'> & {
  readonly currency: string;
  readonly versions: readonly PriceListVersion[];
};
