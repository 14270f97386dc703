import type { ResourceId } from '@/kernel/ids';
import type { Minor } from '@/kernel/money';
import type { ResourceKind } from '@/kernel/resource-kind';
import { addDays, localDateOf, type LocalDate } from '@/kernel/zone';
import type { PriceList } from '../pricing.contract';

/** What a booking leaves with the house, apart from its price: given back so many days after its last one, unless something is kept of it. */
export type QuotedDeposit = { readonly amount: Minor; readonly returnDays: number };

/** What a place asks: what is said of the place itself, else of its kind, else of all. */
export function depositFor(
  terms: PriceList['deposits'],
  { resourceId, kind }: { readonly resourceId: ResourceId; readonly kind: ResourceKind },
): QuotedDeposit | undefined {
  if (!terms) return undefined;
  const { asked, returnDays } = terms;
  const found =
    asked.find((one) => one.resourceId === resourceId) ??
    asked.find((one) => one.kind === kind) ??
    asked.find((one) => one.resourceId === null && one.kind === null);
  return found && { amount: found.amount, returnDays };
}

type Held = { readonly startsAt: Date; readonly endsAt: Date; readonly timeZone: string };

/** The local date from which on a deposit is owed: the one on which it was booked; a date of a series asks for its own on its day, not for all at once. */
export const depositDueOn = (
  { startsAt, timeZone }: Pick<Held, 'startsAt' | 'timeZone'>,
  { recurring, bookedAt }: { readonly recurring: boolean; readonly bookedAt: Date },
): LocalDate => localDateOf(recurring ? startsAt : bookedAt, timeZone);

/** The local date on which it comes back by itself, so many days after the last day of the booking. */
export const depositReturnsOn = (
  { endsAt, timeZone }: Pick<Held, 'endsAt' | 'timeZone'>,
  { returnDays }: QuotedDeposit,
): LocalDate => addDays(localDateOf(new Date(endsAt.getTime() - 1), timeZone), returnDays);
