import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { addDays, instantOf, localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import { maySellPasses } from '../memberships.access';
import type { BuyPassInput } from '../memberships.contract';
import { creditMemberNotFound, passNotFound, passNotOnSale, passPriceChanged } from '../memberships.errors';
import { insertBuckets } from '../sql/ledger-writes';
import { findActiveMember, findPass } from '../sql/pass-reads';
import { insertPurchase } from '../sql/pass-writes';

/**
 * "Ten days, please": a pass for oneself, or sold at the desk. It can be used at once, and its price stands on the member's account. Days are counted by
 * the wall clock of the operator's first space, the day of buying is the first.
 *
 * @throws DomainError `auth.not_allowed`, `passes.not_found`, `passes.not_on_sale`, `passes.price_changed`, `credits.member_not_found`
 */
export function buyPass(
  member: ActingMember,
  input: BuyPassInput,
  now = new Date(),
): Promise<{ readonly bucketId: string; readonly purchaseId: string }> {
  return once(member, { requestId: input.requestId, command: 'buy-pass', input }, async (tx) => {
    const memberId = input.memberId ?? member.memberId;
    if (memberId !== member.memberId && !maySellPasses(member.role))
      throw new DomainError('forbidden', 'auth.not_allowed');
    const pass = await findPass(tx, input.passId);
    if (!pass) throw passNotFound();
    if (!pass.onSale && !maySellPasses(member.role)) throw passNotOnSale();
    const whose = await findActiveMember(tx, memberId);
    if (!whose) throw creditMemberNotFound();
    const { currency, timeZone } = await getHouse(tx);
    if (pass.price !== input.price) throw passPriceChanged(pass.price, currency);
    const { name, unit, amount, kinds, halfDayMinutes, validDays, tax } = pass;
    const bucketId = newId<'credit_bucket'>();
    const purchaseId = newId<'pass_purchase'>();
    const lastDay = validDays === null ? null : addDays(localDateOf(now, timeZone), validDays);
    await insertBuckets(tx, [
      {
        ...{ id: bucketId, memberId, name, unit, amount, kinds, resourceIds: [], halfDayMinutes, currency: null },
        expiresAt: lastDay === null ? null : instantOf(lastDay, timeZone),
        ...{ source: 'pass', kind: 'bought', madeBy: member.memberId, reason: '' },
      },
    ]);
    await insertPurchase(tx, {
      ...{ id: purchaseId, passId: input.passId, memberId, bucketId, name, currency },
      ...{ priceMinor: pass.price, taxCategory: tax, soldBy: member.memberId },
    });
    const details = { passId: input.passId, memberId, price: pass.price };
    return {
      answer: { bucketId, purchaseId },
      audit: [{ action: 'pass.bought', subjectKind: 'pass_purchase', subjectId: purchaseId, details }],
      facts: [{ type: 'pass.bought', operatorId: member.operatorId, memberId, personId: whose.personId, purchaseId }],
    };
  });
}
