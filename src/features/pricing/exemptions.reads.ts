import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { inOperator } from '@/server/db/transactions';
import type { Exemption, ExemptionInput } from './exemptions.contract';
import { maySetExemptions } from './pricing.access';
import { exemptNobody } from './pricing.errors';
import { findExemption } from './sql/exemptions';

/** Whether a member pays taxes, for staff. @throws DomainError `auth.not_allowed`, `pricing.member_not_found` */
export async function readExemption(member: ActingMember, { memberId }: ExemptionInput): Promise<Exemption> {
  if (!maySetExemptions(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  const found = await inOperator(member, (tx) => findExemption(tx, memberId));
  if (!found) throw exemptNobody();
  return found;
}
