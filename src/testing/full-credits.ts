import type { ActingMember } from '@/kernel/acting-member';
import { newId, type Id } from '@/kernel/ids';
import { buyPass } from '@/features/memberships/commands/buy-pass';
import { saveEarning } from '@/features/memberships/commands/save-earning';
import { savePass } from '@/features/memberships/commands/save-pass';
import { savePassInput } from '@/features/memberships/memberships.contract';

/** A row each of what can be bought and of what a member holds. */
export async function fillCredits(owner: ActingMember, member: ActingMember): Promise<void> {
  const base = () => ({ operatorId: owner.operatorId, requestId: newId<'request'>() });
  const pass = { name: 'Ten days', unit: 'half_days', amount: 20, price: 15000 };
  const { passId } = await savePass(owner, savePassInput.parse({ ...base(), pass }));
  await saveEarning(owner, { ...base(), earning: { unit: 'half_days', amount: 1, validDays: 90 } });
  await buyPass(member, { ...base(), passId: passId as Id<'pass'>, price: pass.price });
}
