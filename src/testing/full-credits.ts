import type { ActingMember } from '@/kernel/acting-member';
import { newId, type Id } from '@/kernel/ids';
import { buyPass } from '@/features/memberships/commands/buy-pass';
import { saveEarning } from '@/features/memberships/commands/save-earning';
import { joinPlan } from '@/features/plans/commands/join-plan';
import { keepMembership } from '@/features/plans/commands/keep-membership';
import { pauseMembership } from '@/features/plans/commands/pause-membership';
import { savePlan } from '@/features/plans/commands/save-plan';
import { savePlanInput } from '@/features/plans/plans.contract';
import { readPlans } from '@/features/plans/plans.reads';
import { addDays } from '@/kernel/zone';
import { savePass } from '@/features/memberships/commands/save-pass';
import { savePassInput } from '@/features/memberships/memberships.contract';

/** A plan that a member is on, pausing for a time, with the buckets that it gives. */
export async function fillPlans(owner: ActingMember, member: ActingMember): Promise<void> {
  const { operatorId, memberId } = member;
  const base = () => ({ operatorId, requestId: newId<'request'>() });
  const terms = { price: 12900, every: 'month', allowances: [{ unit: 'minutes', amount: 600 }] };
  const { planId } = await savePlan(owner, savePlanInput.parse({ ...base(), name: 'Flex', terms }));
  const { today } = await readPlans(owner);
  const { membershipId } = await joinPlan(owner, { ...base(), planId, version: 1, memberId, startsOn: today });
  const from = addDays(today, 40);
  await pauseMembership(owner, { ...base(), membershipId, from, to: addDays(from, 6) });
  await keepMembership(owner, membershipId);
}

/** A row each of what can be bought and of what a member holds. */
export async function fillCredits(owner: ActingMember, member: ActingMember): Promise<void> {
  const base = () => ({ operatorId: owner.operatorId, requestId: newId<'request'>() });
  const pass = { name: 'Ten days', unit: 'half_days', amount: 20, price: 15000 };
  const { passId } = await savePass(owner, savePassInput.parse({ ...base(), pass }));
  await saveEarning(owner, { ...base(), earning: { unit: 'half_days', amount: 1, validDays: 90 } });
  await buyPass(member, { ...base(), passId: passId as Id<'pass'>, price: pass.price });
}
