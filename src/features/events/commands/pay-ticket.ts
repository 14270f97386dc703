import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { once } from '@/server/requests/once';
import type { PaidView, PayTicketInput, TakeBackTicketPaymentInput } from '../door-payments.contract';
import { decidePayment, owedAtDoor } from '../domain/door-payment';
import { mayWorkTheDoor } from '../events.access';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import { findPayment, findPaying, insertPayment, type PayingRsvp } from '../sql/payment-reads';
import { lockDate } from './apply-rsvp';
import { believedMoment } from './check-in-guest';

/**
 * "They paid": what a ticket costs was taken at the door, in cash, by card or as a transfer. Sent again it is the same payment, and what was paid already, on
 * another phone too, is taken once.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.no_answer`, `event.owes_nothing`, `event.owes_another`.
 */
export function payTicket(member: ActingMember, input: PayTicketInput, now = new Date()): Promise<PaidView> {
  return once(member, { requestId: input.requestId, command: 'pay-ticket', input }, async (tx) => {
    const date = await lockDate(tx, input.dateId);
    if (!mayWorkTheDoor(member, date)) throw eventError('event.not_yours');
    const paying = await findPaying(tx, input.dateId, input.rsvpId);
    if (!paying) throw eventError('event.no_answer');
    const { ticket } = paying;
    const decided = decidePayment(paying, input.amount);
    if ('refused' in decided || !ticket) {
      const details = { owed: owedAtDoor(paying), currency: ticket?.currency };
      throw eventError('refused' in decided ? decided.refused : 'event.owes_nothing', details);
    }
    const { take } = decided;
    const payment = {
      ...{ id: input.paymentId, rsvpId: input.rsvpId, amount: take, currency: ticket.currency, how: input.how },
      ...{ takenAt: believedMoment(input.at, now), takenBy: member.memberId, undoes: null },
    };
    const added = take > 0 && (await insertPayment(tx, payment));
    const after = { ...paying, paid: paying.paid + (added ? take : 0) };
    const details = { dateId: input.dateId, amount: take, how: input.how };
    return {
      answer: paidOf(after, !added),
      audit: added ? [{ action: 'rsvp.paid', subjectKind: 'rsvp', subjectId: input.rsvpId, details }] : [],
      facts: added ? [factOf(member, date, input.rsvpId)] : [],
    };
  });
}

/**
 * "That was a mistake": a payment at the door is taken back by another that names it; both stay to be seen.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.no_answer`, `event.no_payment`.
 */
export function takeBackTicketPayment(
  member: ActingMember,
  input: TakeBackTicketPaymentInput,
  now = new Date(),
): Promise<PaidView> {
  return once(member, { requestId: input.requestId, command: 'take-back-ticket-payment', input }, async (tx) => {
    const date = await lockDate(tx, input.dateId);
    if (!mayWorkTheDoor(member, date)) throw eventError('event.not_yours');
    const paying = await findPaying(tx, input.dateId, input.rsvpId);
    if (!paying) throw eventError('event.no_answer');
    const payment = await findPayment(tx, input.rsvpId, input.paymentId);
    if (!payment) throw eventError('event.no_payment');
    const { amount, currency, how } = payment;
    await insertPayment(tx, {
      ...{ id: newId<'rsvp_payment'>(), rsvpId: input.rsvpId, amount: -amount, currency, how },
      ...{ takenAt: now, takenBy: member.memberId, undoes: input.paymentId },
    });
    const details = { dateId: input.dateId, amount, how };
    return {
      answer: paidOf({ ...paying, paid: paying.paid - amount }, false),
      audit: [{ action: 'rsvp.payment_taken_back', subjectKind: 'rsvp', subjectId: input.rsvpId, details }],
      facts: [factOf(member, date, input.rsvpId)],
    };
  });
}

const paidOf = (paying: PayingRsvp, before: boolean): PaidView => ({
  ...{ rsvpId: paying.id, name: paying.name, paid: paying.paid, owed: owedAtDoor(paying), before },
  currency: paying.ticket?.currency ?? 'EUR',
});

const factOf = (
  { operatorId }: ActingMember,
  { spaceId, eventId, dateId }: Awaited<ReturnType<typeof lockDate>>,
  rsvpId: PayingRsvp['id'],
): EventFact => ({ type: 'rsvp.paid', operatorId, spaceId, eventId, dateId, rsvpId });
