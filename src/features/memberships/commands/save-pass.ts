import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { once } from '@/server/requests/once';
import { maySetPasses } from '../memberships.access';
import type { SavePassInput } from '../memberships.contract';
import { passNotFound } from '../memberships.errors';
import { upsertPass } from '../sql/pass-writes';

/**
 * "Ten days for 150": a pass that can be bought, or other terms for one. What was bought keeps the terms of its day.
 *
 * @throws DomainError `auth.not_allowed`, `passes.not_found`
 */
export function savePass(member: ActingMember, input: SavePassInput): Promise<{ readonly passId: string }> {
  return once(member, { requestId: input.requestId, command: 'save-pass', input }, async (tx) => {
    if (!maySetPasses(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const id = input.passId ?? newId<'pass'>();
    const saved = await upsertPass(tx, { id, isNew: input.passId === null, by: member.memberId }, input.pass);
    if (!saved) throw passNotFound();
    const { price, amount, onSale } = input.pass;
    return {
      answer: { passId: id },
      audit: [{ action: 'pass.saved', subjectKind: 'pass', subjectId: id, details: { price, amount, onSale } }],
      facts: [],
    };
  });
}
