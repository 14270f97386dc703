import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { localDateOf } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import type { ExemptionInput, ExemptionView } from './exemptions.contract';
import { maySetExemptions } from './pricing.access';
import { exemptNobody } from './pricing.errors';
import { findExemption } from './sql/exemptions';

/** Whether a member pays taxes, for staff. @throws DomainError `auth.not_allowed`, `pricing.member_not_found` */
export async function readExemption(
  member: ActingMember,
  { memberId }: ExemptionInput,
  now = new Date(),
): Promise<ExemptionView> {
  if (!maySetExemptions(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const found = await findExemption(tx, memberId);
    if (!found) throw exemptNobody();
    return { ...found, today: localDateOf(now, (await getHouse(tx)).timeZone) };
  });
}
