import { instantOf, localOf } from '@/kernel/zone';
import type { TicketWish } from '../tickets.contract';
import type { TicketType } from './ticket-type';

/** A kind of places as its host wishes it, with moments by the clock of the space. What does not go with its pricing or its window is left out. */
export function typeOfWish(
  { id: _id, ...wish }: TicketWish,
  { id, timeZone, currency }: { readonly id: string; readonly timeZone: string; readonly currency: string },
): TicketType {
  const moment = (local: TicketWish['opensAt']) => (local === null ? null : instantOf(local, timeZone));
  return {
    ...{ ...wish, id, currency, opensAt: moment(wish.opensAt), closesAt: moment(wish.closesAt) },
    price: wish.pricing === 'free' ? 0 : wish.price,
    least: wish.pricing === 'open' ? wish.least : 0,
  };
}

/** The same for the editor. */
export function wishOfTicket({ currency: _currency, ...type }: TicketType, timeZone: string): object {
  const local = (at: Date | null) => at && localOf(at, timeZone);
  return { ...type, opensAt: local(type.opensAt), closesAt: local(type.closesAt) };
}
