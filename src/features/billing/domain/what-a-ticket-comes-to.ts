import { localDateOf, type LocalDate } from '@/kernel/zone';
import type { Minor } from '@/kernel/money';
import type { MemberId } from '@/kernel/ids';
import { placeAndTime } from './charge-words';
import type { NewCharge, TaxPart } from './charge-lines';

export type RsvpToCharge = {
  readonly memberId: MemberId;
  readonly title: string;
  readonly ticketName: string;
  readonly party: number;
  readonly each: Minor;
  readonly currency: string;
  readonly taxCategory: string | null;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Going to a date that stands, to be paid on account. */
  readonly owes: boolean;
};

/**
 * "What do I owe for this ticket now?": what was agreed, for each place, as long as its member is going and the date stands; nothing else. `taxesOf` takes the
 * taxes of its day out of a sum that has them in it.
 */
export function whatATicketComesTo(
  rsvp: RsvpToCharge,
  taxesOf: (sum: { readonly category: string | null; readonly amount: Minor }, day: LocalDate) => readonly TaxPart[],
): NewCharge | null {
  const { memberId, title, ticketName, party, each, currency, owes } = rsvp;
  if (!owes) return null;
  const serviceOn = localDateOf(rsvp.startsAt, rsvp.timeZone);
  const ticket = party === 1 ? ticketName : `${ticketName} × ${party}`;
  const words = placeAndTime({ ...rsvp, resourceName: `${title}: ${ticket}` });
  const taxes = taxesOf({ category: rsvp.taxCategory, amount: each * party }, serviceOn);
  // By its name, so that another ticket gives this one back and stands beside it.
  const lines = taxes.map((tax) => ({ ...tax, words, item: ticketName }));
  return { memberId, serviceOn, currency, lines };
}
