import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { operatorNotFound } from '@/kernel/not-found';
import { localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import { demandAccounts, mayCloseAccounts } from '../billing.access';
import type { BeginClosingInput } from '../billing.contract';
import { billingError } from '../billing.errors';
import { invoicesToMake } from '../billing.service';
import { insertClosing } from '../sql/closing-writes';

/**
 * "Close November": everybody's open charges up to a date become invoices, in the background. Nothing that was had later is on them.
 *
 * @throws DomainError `auth.not_allowed`, `closing.not_over`, `closing.nothing_open`
 */
export function beginClosing(member: ActingMember, input: BeginClosingInput, now = new Date()) {
  return once(member, { requestId: input.requestId, command: 'begin-closing', input }, async (tx) => {
    if (input.operatorId !== member.operatorId) throw operatorNotFound();
    demandAccounts(mayCloseAccounts(member.role));
    const { upTo } = input;
    const issuedOn = localDateOf(now, (await getHouse(tx)).timeZone);
    if (upTo > issuedOn) throw billingError('closing.not_over', { today: issuedOn });
    const invoices = await invoicesToMake(tx, upTo, issuedOn);
    if (invoices.length === 0) throw billingError('closing.nothing_open');
    const id = newId<'closing'>();
    const { operatorId, memberId } = member;
    await insertClosing(tx, { id, upTo, issuedOn, members: invoices.length, closedBy: memberId, startedAt: now });
    const details = { upTo, invoices: invoices.length };
    return {
      answer: { closingId: id, invoices: invoices.length },
      audit: [{ action: 'closing.begun', subjectKind: 'closing', subjectId: id, details }],
      facts: [{ type: 'closing.begun', operatorId, closingId: id }],
    };
  });
}
