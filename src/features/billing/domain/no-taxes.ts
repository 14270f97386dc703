import type { TaxSettings } from '@/features/pricing/pricing.contract';

/** What counts before the first price list. */
export const NO_TAXES: TaxSettings = { mode: 'inclusive', categories: [], byKind: {}, otherwise: null };
