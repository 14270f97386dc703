import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { once } from '@/server/requests/once';
import type { SaveCodeInput } from '../codes.contract';
import { codeError } from '../codes.errors';
import { maySetPrices } from '../pricing.access';
import { upsertCode } from '../sql/discount-codes';

/**
 * "SPRING26: 10 % off": a code that members can book with, or other terms for one, also its end. What was booked with it keeps the terms of its moment.
 *
 * @throws DomainError `auth.not_allowed`, `codes.not_found`, `codes.taken`
 */
export function saveCode(member: ActingMember, input: SaveCodeInput): Promise<{ readonly codeId: string }> {
  return once(member, { requestId: input.requestId, command: 'save-code', input }, async (tx) => {
    if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const id = input.codeId ?? newId<'discount_code'>();
    const saved = await upsertCode(tx, { id, isNew: input.codeId === null, by: member.memberId }, input.terms);
    if (!saved) throw codeError('codes.not_found');
    const { code, off, ended } = input.terms;
    return {
      answer: { codeId: id },
      audit: [{ action: 'code.saved', subjectKind: 'discount_code', subjectId: id, details: { code, off, ended } }],
      facts: [],
    };
  });
}
