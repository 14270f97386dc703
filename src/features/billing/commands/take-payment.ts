import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { once } from '@/server/requests/once';
import { demandAccounts, mayTakePayments } from '../billing.access';
import type { TakePaymentInput } from '../billing.contract';
import { billingError } from '../billing.errors';
import { getAccount } from '../billing.service';
import { lockAccount } from '../sql/closing-writes';
import { findOpenOf } from '../sql/overdue-reads';
import { insertPayment } from '../sql/payment-writes';

/**
 * "Ana paid 40 in cash": money that was received for an invoice, or for what is open on the account, all of it or a part.
 *
 * @throws DomainError `auth.not_allowed`, `account.not_found`, `invoice.not_found`, `payment.more_than_open`, `payment.to_come`
 */
export function takePayment(member: ActingMember, input: TakePaymentInput, now = new Date()) {
  return once(member, { requestId: input.requestId, command: 'take-payment', input }, async (tx) => {
    demandAccounts(mayTakePayments(member.role));
    const { memberId, invoiceId, amount, how, receivedOn, note } = input;
    await lockAccount(tx, memberId);
    const account = await getAccount(tx, memberId, now);
    if (receivedOn > localDateOf(now, account.timeZone)) throw billingError('payment.to_come');
    const ofInvoice = invoiceId && (await findOpenOf(tx, memberId, invoiceId));
    if (invoiceId && ofInvoice === null) throw billingError('invoice.not_found');
    const open = ofInvoice ?? account.owed + account.notInvoiced + account.upcoming - account.credit;
    const { currency } = account;
    if (amount > open) throw billingError('payment.more_than_open', { open: Math.max(open, 0), currency });
    const id = newId<'payment'>();
    const payment = { id, memberId, invoiceId, how, currency, amountMinor: amount, receivedOn, note };
    await insertPayment(tx, { ...payment, takesBack: null, takenBy: member.memberId });
    const details = { memberId, invoiceId, how, amount };
    return {
      answer: { paymentId: id },
      audit: [{ action: 'payment.taken', subjectKind: 'payment', subjectId: id, details }],
      facts: [],
    };
  });
}
