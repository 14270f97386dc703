import type { Minor } from '@/kernel/money';
import type { LocalDate } from '@/kernel/zone';
import { depositDueOn, type QuotedDeposit } from '@/features/pricing/domain/deposit';
import type { ChargeLine, NewCharge } from './charge-lines';
import { placeAndTime } from './charge-words';
import type { BookingToCharge } from './what-a-booking-comes-to';

/** What the house said of a deposit: what it keeps, why, and from which local date on that counts. */
export type DepositDecision = { readonly kept: Minor; readonly reason: string; readonly on: LocalDate };

export type DepositToCharge = Pick<
  BookingToCharge,
  'memberId' | 'resourceName' | 'timeZone' | 'startsAt' | 'endsAt' | 'state'
> & {
  readonly currency: string | null;
  readonly bookedAt: Date;
  /** A date of a series, whoever has it now. */
  readonly recurring: boolean;
  readonly deposit: QuotedDeposit | null;
  readonly decision: DepositDecision | null;
};

/** Whether a deposit stands with the house: its booking is had, or was to be. */
export const isDepositHeld = ({ deposit, state }: Pick<DepositToCharge, 'deposit' | 'state'>): boolean =>
  deposit !== null && (state.type === 'stands' || state.type === 'not_shown');

/**
 * "What of my deposit stands on my account?": `held` is what was left with the house, as long as the booking is not given up; all of it went `back` after it, and
 * what was `kept` is a charge of its own. A deposit is no price, and what is kept of it is a compensation: neither has a tax.
 */
export function whatADepositComesTo(booking: DepositToCharge): {
  readonly held: NewCharge | null;
  readonly back: NewCharge | null;
  readonly kept: NewCharge | null;
} {
  const { deposit, decision, memberId, currency } = booking;
  if (!deposit || currency === null || !isDepositHeld(booking)) return { held: null, back: null, kept: null };
  const where = placeAndTime(booking);
  const { amount } = deposit;
  const of = { memberId, currency };
  const held = { ...of, serviceOn: depositDueOn(booking, booking), lines: [line(amount, 'Deposit', where)] };
  if (!decision) return { held, back: null, kept: null };
  // Moved afterwards to a place that asks for less, no more can have been kept.
  const kept = Math.min(decision.kept, amount);
  const from = { ...of, serviceOn: decision.on };
  return {
    held,
    back: { ...from, lines: [line(-amount, 'Deposit returned', where)] },
    kept: kept > 0 ? { ...from, lines: [line(kept, KEPT, `${decision.reason} · ${where}`)] } : null,
  };
}

const KEPT = 'Kept of the deposit';

/** The item keeps it apart from all else under no tax, on charges and on invoices. */
const line = (gross: Minor, item: string, about: string): ChargeLine => ({
  ...{ category: null, name: item === KEPT ? 'No tax' : 'Deposit', percent: 0 },
  ...{ net: gross, tax: 0, gross, item, words: `${item}: ${about}` },
});
