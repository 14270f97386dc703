import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { once } from '@/server/requests/once';
import { demandAccounts, mayTakePayments } from '../billing.access';
import type { TakeBackPaymentInput } from '../billing.contract';
import { billingError } from '../billing.errors';
import { lockAccount } from '../sql/closing-writes';
import { findPayment, insertPayment } from '../sql/payment-writes';

/**
 * "That was entered wrongly": another entry takes a payment back; both stay where they can be read.
 *
 * @throws DomainError `auth.not_allowed`, `payment.not_found`, `payment.taken_back`
 */
export function takeBackPayment(member: ActingMember, input: TakeBackPaymentInput) {
  return once(member, { requestId: input.requestId, command: 'take-back-payment', input }, async (tx) => {
    demandAccounts(mayTakePayments(member.role));
    const known = await findPayment(tx, input.paymentId);
    if (!known || known.takesBack) throw billingError('payment.not_found');
    await lockAccount(tx, known.memberId);
    if ((await findPayment(tx, input.paymentId))?.takenBack) throw billingError('payment.taken_back');
    const id = newId<'payment'>();
    const { memberId, invoiceId, how, currency, receivedOn } = known;
    const amountMinor = -known.amount;
    await insertPayment(tx, {
      ...{ id, memberId, invoiceId, how, currency, receivedOn, amountMinor, note: input.note },
      ...{ takesBack: input.paymentId, takenBy: member.memberId },
    });
    const details = { memberId, paymentId: input.paymentId, amount: known.amount };
    return {
      answer: { paymentId: id },
      audit: [{ action: 'payment.taken_back', subjectKind: 'payment', subjectId: id, details }],
      facts: [],
    };
  });
}
