import { exactly, type Minor, rounded, sharedOut, timesOver } from '@/kernel/money';
import type { LocalDate } from '@/kernel/zone';

/** A tax and what is under it. */
export type TaxPart = {
  readonly category: string | null;
  readonly name: string;
  readonly percent: number;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
};
/** `item`: what of it, where it is not its time: an extra by its name. */
export type ChargeLine = TaxPart & { readonly words: string; readonly item?: string };
export type Sums = { readonly net: Minor; readonly tax: Minor; readonly gross: Minor };
/** What one member is charged for one day: less than nothing where it corrects what was charged. */
export type NewCharge = {
  readonly memberId: string;
  readonly serviceOn: LocalDate;
  readonly currency: string;
  readonly lines: readonly ChargeLine[];
};

export const sumsOf = (parts: readonly Sums[]): Sums => ({
  net: parts.reduce((sum, { net }) => sum + net, 0),
  tax: parts.reduce((sum, { tax }) => sum + tax, 0),
  gross: parts.reduce((sum, { gross }) => sum + gross, 0),
});

/** Whether two lines are under the same tax. */
export const sameTax = (a: TaxPart, b: TaxPart): boolean =>
  a.category === b.category && a.name === b.name && a.percent === b.percent;

/** Whether two lines of one source are of one thing under one tax. */
export const sameLine = (a: ChargeLine, b: ChargeLine): boolean => sameTax(a, b) && a.item === b.item;

/** Lines under one tax as one, in the order in which they first come. */
export function byTax(parts: readonly TaxPart[]): TaxPart[] {
  const sums: TaxPart[] = [];
  for (const part of parts) {
    const at = sums.findIndex((one) => sameTax(one, part));
    const { category, name, percent } = part;
    if (at < 0) sums.push({ category, name, percent, ...sumsOf([part]) });
    else sums[at] = { category, name, percent, ...sumsOf([sums[at]!, part]) };
  }
  return sums;
}

/**
 * Taxes of a part of a price, say of half of it: each keeps its share, and the shares sum to `gross`. The tax in each is reckoned from its share, so
 * that it is the tax of what is paid. The whole is left as it is.
 */
export function shareOfTaxes<T extends TaxPart>(whole: readonly T[], gross: Minor): T[] {
  const total = sumsOf(whole).gross;
  if (gross === total) return [...whole];
  if (total === 0) return [];
  const shares = sharedOut(whole.map((part) => timesOver(exactly(part.gross), gross, total)));
  return whole.map((part, at) => {
    const share = shares[at] ?? 0;
    const hundredths = Math.round(part.percent * 100);
    // Whoever is exempt pays none of any part either.
    const tax = part.tax === 0 ? 0 : rounded(timesOver(exactly(share), hundredths, 10_000 + hundredths));
    return { ...part, net: share - tax, tax, gross: share };
  });
}
