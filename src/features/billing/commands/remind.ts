import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import { demandAccounts, mayTakePayments } from '../billing.access';
import type { RemindInput } from '../billing.contract';
import { billingError } from '../billing.errors';
import { findPersonOf, insertReminder, listOpenInvoices, overdueOn } from '../sql/overdue-reads';

/**
 * "Remind Ana": a mail about what of their invoices is overdue, once a day at most, whoever asks for it.
 *
 * @throws DomainError `auth.not_allowed`, `account.not_found`, `reminder.nothing_overdue`, `reminder.sent_today`
 */
export function remind(member: ActingMember, input: RemindInput, now = new Date()) {
  return once(member, { requestId: input.requestId, command: 'remind', input }, async (tx) => {
    demandAccounts(mayTakePayments(member.role));
    const { operatorId } = member;
    const { memberId } = input;
    const personId = await findPersonOf(tx, memberId);
    if (!personId) throw billingError('account.not_found');
    const { timeZone, currency } = await getHouse(tx);
    const sentOn = localDateOf(now, timeZone);
    const overdue = (await listOpenInvoices(tx, memberId)).filter(overdueOn(sentOn));
    const openMinor = overdue.reduce((sum, { open }) => sum + open, 0);
    if (openMinor === 0) throw billingError('reminder.nothing_overdue');
    const id = newId<'payment_reminder'>();
    if (!(await insertReminder(tx, { id, memberId, sentOn, currency, openMinor, sentBy: member.memberId })))
      throw billingError('reminder.sent_today');
    return {
      answer: { reminderId: id, invoices: overdue.length, open: openMinor },
      audit: [{ action: 'payment.reminded', subjectKind: 'member', subjectId: memberId, details: { openMinor } }],
      facts: [{ type: 'payment.reminded', operatorId, memberId, personId, reminderId: id }],
    };
  });
}
