/** Money is whole minor units (cents, yen) beside an ISO 4217 currency; what is between two of them is exact until it is rounded, here alone. */
export type Minor = number;

/** More than any price, less than where a number loses count. */
export const MOST_MINOR = 1_000_000_000_000;

/** An exact fraction of minor units: a third of an hour's price is not 3.33. */
export type Exact = { readonly over: bigint; readonly under: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** Fractions are brought to their lowest terms only once they are longer than this: looking for what two numbers share costs more than all else here. */
const LONG = 1n << 1024n;

function exact(over: bigint, under: bigint): Exact {
  if (under < LONG) return { over, under };
  const shared = gcd(over < 0n ? -over : over, under) || 1n;
  return { over: over / shared, under: under / shared };
}

export const NOTHING: Exact = { over: 0n, under: 1n };
export const exactly = (minor: Minor): Exact => ({ over: BigInt(minor), under: 1n });
export const plus = (a: Exact, b: Exact): Exact => exact(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Exact, b: Exact): Exact => plus(a, { over: -b.over, under: b.under });
/** `a * times / parts`, of whole numbers. */
export const timesOver = (a: Exact, times: number, parts = 1): Exact =>
  exact(a.over * BigInt(times), a.under * BigInt(parts));
export const times = (a: Exact, b: Exact): Exact => exact(a.over * b.over, a.under * b.under);
/** `a / b`; nothing of nothing is nothing. */
export const ratio = (a: Exact, b: Exact): Exact =>
  b.over === 0n
    ? NOTHING
    : exact(a.over * b.under * (b.over < 0n ? -1n : 1n), a.under * (b.over < 0n ? -b.over : b.over));
export const isMore = (a: Exact, b: Exact): boolean => a.over * b.under > b.over * a.under;
export const sumOf = (all: readonly Exact[]): Exact => all.reduce(plus, NOTHING);
export const isNothing = (a: Exact): boolean => a.over === 0n;

/** The one rounding of the house: to the nearest minor unit, a half away from zero. */
export function rounded({ over, under }: Exact): Minor {
  const doubled = (over < 0n ? -over : over) * 2n + under;
  const size = doubled / (under * 2n);
  return Number(over < 0n ? -size : size);
}

/**
 * Parts in whole minor units that sum to the rounded whole: each is what the running sum grew by. Three thirds of 25.00 are 8.33, 8.34 and 8.33,
 * never 24.99.
 */
export function sharedOut(parts: readonly Exact[]): Minor[] {
  let sum = NOTHING;
  let told = 0;
  return parts.map((part) => {
    sum = plus(sum, part);
    const grown = rounded(sum) - told;
    told += grown;
    return grown;
  });
}

/** How many digits stand behind the point: 2 for most, none for JPY, 3 for KWD. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** The plain figure, `12.50` or `1200`, as it stands on a price list. */
export function figureOf(minor: Minor, currency: string): string {
  const digits = digitsOf(currency);
  const size = String(Math.abs(minor)).padStart(digits + 1, '0');
  const figure = digits === 0 ? size : `${size.slice(0, -digits)}.${size.slice(-digits)}`;
  return minor < 0 ? `-${figure}` : figure;
}

/** Money for people, in their locale: `€12.50`, `12,50 €`, `¥1,200`. */
export const moneyInWords = (minor: Minor, currency: string, locale = 'en'): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
    figureOf(minor, currency) as Intl.StringNumericLiteral,
  );
