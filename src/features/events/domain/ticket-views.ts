import { saleEnds, saleState, type Buyer, type TicketType } from './ticket-type';

/** Who looks at tickets: what they are, and the code that they have typed. */
export type Shopper = Buyer & { readonly unlocks: (code: string) => boolean };
export const STRANGER: Shopper = { role: null, planIds: [], unlocks: () => false };

/** The kinds that somebody is shown: those on sale, whether for them or not; one with a code once it was typed. */
export const shownTickets = <T extends TicketType>(types: readonly T[], shopper: Shopper): T[] =>
  types.filter(({ onSale, code }) => onSale && (code === null || shopper.unlocks(code)));

/** How a kind stands at a date. `left`: what it has left of its own, `placesLeft` what the date has; null for any number. */
export function ticketAt(
  type: TicketType,
  startsAt: Date,
  {
    taken,
    placesLeft,
    shopper,
  }: { readonly taken: number; readonly placesLeft: number | null; readonly shopper: Buyer },
  now: Date,
) {
  const own = type.places === null ? Infinity : Math.max(0, type.places - taken);
  const left = Math.min(own, placesLeft ?? Infinity);
  return {
    typeId: type.id,
    state: saleState(type, startsAt, shopper, now),
    placesLeft: left === Infinity ? null : left,
    opensAt: type.opensAt?.toISOString() ?? null,
    endsAt: saleEnds(type, startsAt)?.toISOString() ?? null,
  };
}
