import type { Role } from '@/kernel/acting-member';
import type { Minor } from '@/kernel/money';
import type { EventErrorCode } from '../events.errors';

export const PRICINGS = ['free', 'fixed', 'open'] as const;
/** How a ticket is paid: on the account of a member, or at the door. */
export const PAYS = ['account', 'door'] as const;
export type Pays = (typeof PAYS)[number];

/** A kind of places at an event. Prices in minor units, taxes in them. */
export type TicketType = {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  /** Free, fixed, or open: everybody says what they pay. */
  readonly pricing: (typeof PRICINGS)[number];
  /** Of an open one what most give. */
  readonly price: Minor;
  /** Of an open one the least. */
  readonly least: Minor;
  readonly currency: string;
  readonly tax: string | null;
  /** For members on these plans or with one of these roles; for everybody where both are empty. */
  readonly planIds: readonly string[];
  readonly roles: readonly Role[];
  /** How many of each date; null for as many as the date has places. */
  readonly places: number | null;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** Until so long before each date; where there is a moment too, until the earlier. */
  readonly closesMinutes: number | null;
  readonly code: string | null;
  readonly onSale: boolean;
};

/** Who asks for a ticket: null for a role is somebody without an account. */
export type Buyer = { readonly role: Role | null; readonly planIds: readonly string[] };

export type SaleState = 'on_sale' | 'not_yet' | 'ended' | 'off_sale' | 'not_for_you';

/** Until when it can be had for a date; null for until answers close. */
export function saleEnds(
  { closesAt, closesMinutes }: Pick<TicketType, 'closesAt' | 'closesMinutes'>,
  startsAt: Date,
): Date | null {
  const before = closesMinutes === null ? null : new Date(startsAt.getTime() - closesMinutes * 60_000);
  return before && closesAt ? (before < closesAt ? before : closesAt) : (before ?? closesAt);
}

/** Whether somebody may have one now, whatever is left of it. */
export function saleState(type: TicketType, startsAt: Date, buyer: Buyer, now: Date): SaleState {
  if (!type.onSale) return 'off_sale';
  if (!isForBuyer(type, buyer)) return 'not_for_you';
  if (type.opensAt && now < type.opensAt) return 'not_yet';
  const ends = saleEnds(type, startsAt);
  return ends && now >= ends ? 'ended' : 'on_sale';
}

export const isForBuyer = ({ planIds, roles }: Pick<TicketType, 'planIds' | 'roles'>, buyer: Buyer): boolean =>
  (planIds.length === 0 && roles.length === 0) ||
  (buyer.role !== null && roles.includes(buyer.role)) ||
  planIds.some((id) => buyer.planIds.includes(id));

export const SALE_REFUSALS: Readonly<Record<Exclude<SaleState, 'on_sale'>, EventErrorCode>> = {
  not_yet: 'event.ticket_not_yet',
  ended: 'event.ticket_over',
  off_sale: 'event.ticket_off_sale',
  not_for_you: 'event.ticket_not_for_you',
};

/** What was agreed with an answer: it stands with it whatever becomes of the type. */
export type AgreedTicket = {
  readonly typeId: string;
  readonly name: string;
  readonly each: Minor;
  readonly currency: string;
  readonly pays: Pays;
};

const MOST_EACH = 100_000_000;

/** What is wrong with a price that somebody saw, or named where everybody says what they pay; null where it is right. */
export function priceRefusal(
  type: Pick<TicketType, 'pricing' | 'price' | 'least'>,
  each: Minor,
): EventErrorCode | null {
  if (type.pricing === 'open') return each < type.least || each > MOST_EACH ? 'event.price_too_low' : null;
  return each === type.price ? null : 'event.price_changed';
}

/** Members pay as the event says; whoever has no account pays at the door. */
export const paysBy = (membersPay: Pays, isMember: boolean): Pays => (isMember ? membersPay : 'door');
