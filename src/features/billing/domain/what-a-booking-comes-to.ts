import { exactly, type Minor, rounded, timesOver } from '@/kernel/money';
import { localDateOf } from '@/kernel/zone';
import { placeAndTime } from './charge-words';
import { type NewCharge, shareOfTaxes, type TaxPart } from './charge-lines';

/** What was agreed for a booking, as far as its bill needs it. */
export type AgreedPrice = {
  readonly currency: string;
  readonly total: Minor;
  /** Of the total, what money credits do not pay. */
  readonly due: Minor;
  readonly taxes: readonly TaxPart[];
  /** What cancelling costs, from when on; null is from the moment of booking. */
  readonly cancellation: readonly { readonly from: string | null; readonly cost: Minor }[];
};

export type BookingToCharge = {
  readonly memberId: string;
  readonly resourceName: string;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** `stands`: it is or was had, or its member did not come; `nothing`: it never came to be, or the house took it back. */
  readonly state:
    | { readonly type: 'stands' }
    | { readonly type: 'nothing' }
    | { readonly type: 'cancelled_by_holder'; readonly at: Date };
  readonly agreed: AgreedPrice | null;
};

/**
 * "What do I owe for this booking now?": its agreed price while it stands; what its terms said at the moment when its member cancelled it; nothing else.
 * Minor units of the currency of its quote. Money credits pay the same share of what cancelling costs as they paid of the price.
 */
export function whatABookingComesTo(booking: BookingToCharge): NewCharge | null {
  const { agreed, state, memberId, timeZone, startsAt } = booking;
  if (!agreed || state.type === 'nothing') return null;
  const gross = state.type === 'stands' ? agreed.due : dueOf(agreed, costAt(agreed, state.at));
  const taxes = shareOfTaxes(agreed.taxes, gross).filter((one) => one.gross !== 0);
  if (taxes.length === 0) return null;
  const cancelled = state.type === 'cancelled_by_holder' ? 'Cancelled: ' : '';
  const words = `${cancelled}${placeAndTime(booking)}`;
  const serviceOn = localDateOf(startsAt, timeZone);
  return { memberId, serviceOn, currency: agreed.currency, lines: taxes.map((tax) => ({ ...tax, words })) };
}

function costAt({ cancellation }: AgreedPrice, at: Date): Minor {
  const step = cancellation.findLast(({ from }) => from === null || new Date(from) <= at);
  return step?.cost ?? 0;
}

const dueOf = ({ total, due }: AgreedPrice, cost: Minor): Minor =>
  total === 0 ? 0 : rounded(timesOver(exactly(cost), due, total));
