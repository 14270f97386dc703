import { digitsOf, figureOf, MOST_MINOR, type Minor } from './money';

/** "12", "12.50" or "12,5" as minor units of the currency; null where it is no such figure, or has more digits than there are coins for. */
export function minorIn(text: string, currency: string): Minor | null {
  const found = /^(\d{1,10})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!found) return null;
  const digits = digitsOf(currency);
  const [, whole = '', part = ''] = found;
  if (part.length > digits) return null;
  const minor = Number(whole + part.padEnd(digits, '0'));
  return minor <= MOST_MINOR ? minor : null;
}

/** A figure as one would type it: "12", "12.50". */
export const typedMoney = (minor: Minor, currency: string): string => figureOf(minor, currency).replace(/\.0+$/, '');
