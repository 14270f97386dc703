import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { addDays, instantOf, localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import { maySetPasses } from '../memberships.access';
import type { GrantCreditInput } from '../memberships.contract';
import { creditDatePassed, creditMemberNotFound } from '../memberships.errors';
import { insertBuckets } from '../sql/ledger-writes';
import { findActiveMember } from '../sql/pass-reads';

/**
 * "Here are three hours, for the trouble": gives a member prepaid time or money. The last day is one of the wall clock of the operator's first space, and
 * belongs to it.
 *
 * @throws DomainError `auth.not_allowed`, `credits.member_not_found`, `credits.date_passed`
 */
export function grantCredit(
  member: ActingMember,
  input: GrantCreditInput,
  now = new Date(),
): Promise<{ readonly bucketId: string }> {
  return once(member, { requestId: input.requestId, command: 'grant-credit', input }, async (tx) => {
    if (!maySetPasses(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const { memberId, unit, amount, name, kinds, halfDayMinutes, until, reason } = input;
    const whose = await findActiveMember(tx, memberId);
    if (!whose) throw creditMemberNotFound();
    const { currency, timeZone } = await getHouse(tx);
    if (until !== null && until < localDateOf(now, timeZone)) throw creditDatePassed();
    const bucketId = newId<'credit_bucket'>();
    await insertBuckets(tx, [
      {
        ...{ id: bucketId, memberId, name, unit, amount, kinds, resourceIds: [], halfDayMinutes, reason },
        ...{ source: unit === 'money' ? 'money' : 'time', currency: unit === 'money' ? currency : null },
        expiresAt: until === null ? null : instantOf(addDays(until, 1), timeZone),
        ...{ kind: 'granted', madeBy: member.memberId },
      },
    ]);
    return {
      answer: { bucketId },
      audit: [
        {
          action: 'credit.granted',
          subjectKind: 'credit_bucket',
          subjectId: bucketId,
          details: { memberId, unit, amount },
        },
      ],
      facts: [{ type: 'credits.changed', operatorId: member.operatorId, memberId, personId: whose.personId }],
    };
  });
}
