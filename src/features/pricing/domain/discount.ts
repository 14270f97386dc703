import { exactly, type Minor, moneyInWords, rounded, sharedOut, timesOver } from '@/kernel/money';
import type { ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { LocalDate } from '@/kernel/zone';

/** What a code takes off, and where: kept with the booking that uses it. No kinds or places are all of them. */
export type Discount = {
  readonly codeId: string;
  readonly code: string;
  readonly off:
    { readonly type: 'percent'; readonly percent: number } | { readonly type: 'amount'; readonly amount: Minor };
  readonly kinds: readonly ResourceKind[];
  readonly resourceIds: readonly string[];
};
/** A code as its owner has it, and how often it is used by now, in all and by whoever asks. */
export type KnownCode = Discount & {
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly limitInAll: number | null;
  readonly limitEach: number | null;
  readonly ended: boolean;
  readonly used: number;
  readonly usedByAsker: number;
};
export const CODE_REFUSALS = [
  'codes.unknown',
  'codes.not_yet',
  'codes.ended',
  'codes.used_up',
  'codes.used_by_you',
  'codes.not_here',
] as const;
export type CodeRefusal = (typeof CODE_REFUSALS)[number];

type Place = { readonly kind: ResourceKind; readonly resourceId: ResourceId };

/** Whether a code is for a place. */
export const isForPlace = ({ kinds, resourceIds }: Discount, { kind, resourceId }: Place): boolean =>
  (kinds.length === 0 || kinds.includes(kind)) && (resourceIds.length === 0 || resourceIds.includes(resourceId));

/** How many more bookings of whoever asks may use it. A guest of the desk counts for nobody. */
export const usesLeft = (
  { limitInAll, limitEach, used, usedByAsker }: KnownCode,
  { guest }: { readonly guest: boolean },
): number =>
  Math.max(
    0,
    Math.min(
      limitInAll === null ? Infinity : limitInAll - used,
      limitEach === null || guest ? Infinity : limitEach - usedByAsker,
    ),
  );

/**
 * "Can I use this code here?" Null where one can; else why not. It goes by the day on which one books, in the zone of the space: so it stays what it was when the
 * booking is moved.
 */
export function refuseCode(
  code: KnownCode | null,
  { place, today, guest }: { readonly place: Place; readonly today: LocalDate; readonly guest: boolean },
): CodeRefusal | null {
  if (!code) return 'codes.unknown';
  if (code.ended || (code.validTo !== null && today > code.validTo)) return 'codes.ended';
  if (code.validFrom !== null && today < code.validFrom) return 'codes.not_yet';
  if (!isForPlace(code, place)) return 'codes.not_here';
  if (usesLeft(code, { guest }) > 0) return null;
  return code.limitInAll !== null && code.used >= code.limitInAll ? 'codes.used_up' : 'codes.used_by_you';
}

/**
 * What a code takes off each part of a price, in minor units: its per cent of the whole, rounded once, or its amount, at most all of it; shared over the parts as they
 * are, so that none gets below nothing.
 */
export function takenOff(amounts: readonly Minor[], { off }: Discount): Minor[] {
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  const all =
    off.type === 'amount'
      ? Math.min(off.amount, sum)
      : rounded(timesOver(exactly(sum), Math.round(off.percent * 100), 10_000));
  return sum === 0 ? amounts.map(() => 0) : sharedOut(amounts.map((amount) => timesOver(exactly(amount), all, sum)));
}

/** "10 % off", "€5.00 off". */
export const discountInWords = ({ off }: Pick<Discount, 'off'>, currency: string, locale?: string): string =>
  `${off.type === 'percent' ? `${off.percent} %` : moneyInWords(off.amount, currency, locale)} off`;
