import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { once } from '@/server/requests/once';
import type { SaveExtraInput } from '../extras.contract';
import { extraNotFound } from '../extras.errors';
import { maySetPrices } from '../pricing.access';
import { upsertExtra } from '../sql/extras';

/**
 * "Lunch, 12 for each guest": something that can be had with a booking, or other terms for it, also its end. What is booked keeps the terms of its day.
 *
 * @throws DomainError `auth.not_allowed`, `extras.not_found`
 */
export function saveExtra(member: ActingMember, input: SaveExtraInput): Promise<{ readonly extraId: string }> {
  return once(member, { requestId: input.requestId, command: 'save-extra', input }, async (tx) => {
    if (!maySetPrices(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const id = input.extraId ?? newId<'extra'>();
    const saved = await upsertExtra(tx, { id, isNew: input.extraId === null, by: member.memberId }, input.terms);
    if (!saved) throw extraNotFound();
    const { name, per, price, onSale } = input.terms;
    return {
      answer: { extraId: id },
      audit: [{ action: 'extra.saved', subjectKind: 'extra', subjectId: id, details: { name, per, price, onSale } }],
      facts: [],
    };
  });
}
