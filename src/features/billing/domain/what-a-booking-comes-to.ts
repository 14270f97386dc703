import { exactly, type Minor, rounded, timesOver } from '@/kernel/money';
import { localDateOf } from '@/kernel/zone';
import { placeAndTime } from './charge-words';
import { type ChargeLine, type NewCharge, shareOfTaxes, sumsOf, type TaxPart } from './charge-lines';

export type AgreedExtra = {
  readonly name: string;
  readonly count: number;
  readonly category: string | null;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
};

/** What was agreed for a booking, as far as its bill needs it. */
export type AgreedPrice = {
  readonly currency: string;
  readonly total: Minor;
  /** Of the total, what money credits do not pay. */
  readonly due: Minor;
  readonly taxes: readonly TaxPart[];
  /** What cancelling costs, from when on; null is from the moment of booking. */
  readonly cancellation: readonly { readonly from: string | null; readonly cost: Minor }[];
  /** What not coming costs; left out for all of it. */
  readonly noShow?: { readonly cost: Minor } | null;
  /** What is had beside the time, with its share of the taxes. */
  readonly extras?: readonly AgreedExtra[] | null;
};

export type BookingToCharge = {
  readonly memberId: string;
  readonly resourceName: string;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** `stands`: it is or was had; `not_shown`: its member did not come; `nothing`: it never came to be, or the house took it back. */
  readonly state:
    | { readonly type: 'stands' }
    | { readonly type: 'not_shown' }
    | { readonly type: 'nothing' }
    | { readonly type: 'cancelled_by_holder'; readonly at: Date };
  readonly agreed: AgreedPrice | null;
};

/**
 * "What do I owe for this booking now?": its agreed price while it stands; what its terms said at the moment when its member cancelled it, or of who does
 * not come; nothing else.
 * Minor units of the currency of its quote. Money credits pay the same share of what cancelling costs as they paid of the price.
 */
export function whatABookingComesTo(booking: BookingToCharge): NewCharge | null {
  const { agreed, state, memberId, timeZone, startsAt } = booking;
  if (!agreed || state.type === 'nothing') return null;
  const gross = grossOf(agreed, state);
  const lines = shareOfTaxes(linesOf(agreed, booking), gross).filter((one) => one.gross !== 0);
  if (lines.length === 0) return null;
  const why = WHY[state.type];
  const serviceOn = localDateOf(startsAt, timeZone);
  return {
    memberId,
    serviceOn,
    currency: agreed.currency,
    lines: lines.map((line) => ({ ...line, words: `${why}${line.words}` })),
  };
}

/** The time under each of its taxes, and each extra by its name. */
function linesOf({ taxes, extras }: AgreedPrice, booking: BookingToCharge): ChargeLine[] {
  const where = placeAndTime(booking);
  const had = extras ?? [];
  const time = taxes.map((group): ChargeLine => {
    const own = sumsOf(had.filter(({ category }) => category === group.category));
    const { net, tax, gross } = group;
    return { ...group, net: net - own.net, tax: tax - own.tax, gross: gross - own.gross, words: where };
  });
  const beside = had.flatMap(({ name: item, count, category, net, tax, gross }): ChargeLine[] => {
    const group = taxes.find((one) => one.category === category);
    const words = `${count === 1 ? item : `${item} × ${count}`} · ${where}`;
    return group ? [{ category, name: group.name, percent: group.percent, net, tax, gross, words, item }] : [];
  });
  return [...time, ...beside];
}

const WHY = { stands: '', not_shown: 'Did not come: ', cancelled_by_holder: 'Cancelled: ' };

function grossOf(agreed: AgreedPrice, state: Exclude<BookingToCharge['state'], { type: 'nothing' }>): Minor {
  if (state.type === 'cancelled_by_holder') return dueOf(agreed, costAt(agreed, state.at));
  return state.type === 'not_shown' && agreed.noShow ? dueOf(agreed, agreed.noShow.cost) : agreed.due;
}

function costAt({ cancellation }: AgreedPrice, at: Date): Minor {
  const step = cancellation.findLast(({ from }) => from === null || new Date(from) <= at);
  return step?.cost ?? 0;
}

const dueOf = ({ total, due }: AgreedPrice, cost: Minor): Minor =>
  total === 0 ? 0 : rounded(timesOver(exactly(cost), due, total));
