import { exactly, type Minor, rounded, timesOver } from '@/kernel/money';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TaxSettings } from '../pricing.contract';

export type TaxGroup = {
  readonly category: string | null;
  readonly name: string;
  readonly percent: number;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
};

/** The category of what a rule set: its own, that of the kind, or what counts otherwise. */
export const categoryOf = (settings: TaxSettings, kind: ResourceKind, own: string | null): string | null =>
  own ?? settings.byKind[kind] ?? settings.otherwise;

/**
 * Taxes of some amounts, rounded once for each category. Of prices that have them in, they are taken out; on others they come on top. A member who is
 * exempt pays the net price either way.
 */
export function taxesOn(
  amounts: readonly { readonly category: string | null; readonly amount: Minor }[],
  settings: TaxSettings,
  exempt: boolean,
): TaxGroup[] {
  const sums = new Map<string | null, Minor>();
  for (const { category, amount } of amounts) sums.set(category, (sums.get(category) ?? 0) + amount);
  return [...sums].map(([category, sum]) => {
    const known = settings.categories.find(({ id }) => id === category);
    const [name, percent] = [known?.name ?? 'No tax', known?.percent ?? 0];
    const hundredths = Math.round(percent * 100);
    const inclusive = settings.mode === 'inclusive';
    const tax = rounded(timesOver(exactly(sum), hundredths, inclusive ? 10_000 + hundredths : 10_000));
    const net = inclusive ? sum - tax : sum;
    return { category, name, percent, net, tax: exempt ? 0 : tax, gross: exempt ? net : net + tax };
  });
}
