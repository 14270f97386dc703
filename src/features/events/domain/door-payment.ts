import type { Minor } from '@/kernel/money';
import type { EventErrorCode } from '../events.errors';
import type { RsvpStatus } from './rsvp-state';
import type { AgreedTicket } from './ticket-type';

export const PAID_HOWS = ['cash', 'card', 'transfer'] as const;
export type PaidHow = (typeof PAID_HOWS)[number];

export type Paying = {
  readonly status: RsvpStatus;
  readonly party: number;
  readonly ticket: AgreedTicket | null;
  /** What was paid at the door so far. */
  readonly paid: Minor;
};

/** What somebody's ticket comes to: nothing while they are not going. */
export const dueOf = ({ status, party, ticket }: Omit<Paying, 'paid'>): Minor =>
  status === 'going' && ticket ? ticket.each * party : 0;

/** What of it is still to be paid at the door; less than nothing where they get something back. */
export const owedAtDoor = (one: Paying): Minor => (one.ticket?.pays === 'door' ? dueOf(one) : 0) - one.paid;

/** "They paid": taken, the same as before where it was paid already, or why not. A part of it may be paid, never more than is owed. */
export function decidePayment(
  one: Paying,
  amount: Minor,
): { readonly take: Minor } | { readonly refused: EventErrorCode } {
  const owed = owedAtDoor(one);
  if (owed <= 0) return one.paid > 0 ? { take: 0 } : { refused: 'event.owes_nothing' };
  return amount > owed ? { refused: 'event.owes_another' } : { take: amount };
}
