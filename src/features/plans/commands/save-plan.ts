import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { type Id, newId } from '@/kernel/ids';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import { takeTurnOfMembers } from '@/features/memberships/memberships.service';
import { getHouse } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { anchorFor } from '../domain/membership-periods';
import { whoMoves } from '../domain/who-moves';
import { maySetPlans } from '../plans.access';
import { planTerms, type SavePlanInput } from '../plans.contract';
import { planError } from '../plans.errors';
import { listHolders } from '../sql/membership-reads';
import { insertPlanFrom } from '../sql/membership-writes';
import { findPlan, lockPlans } from '../sql/plan-reads';
import { insertVersion, upsertPlan } from '../sql/plan-writes';

type Saved = { readonly planId: Id<'plan'>; readonly version: number; readonly moved: number };

/**
 * "Flex is 129 a month from now on": a plan, or other terms for one, which make a new version of it. Those who are on it keep what they have, or have the new
 * terms from their next period on, as the owner says.
 *
 * @throws DomainError `auth.not_allowed`, `plans.not_found`, `plans.terms_changed`
 */
export function savePlan(member: ActingMember, input: SavePlanInput, now = new Date()): Promise<Saved> {
  return once(member, { requestId: input.requestId, command: 'save-plan', input }, async (tx) => {
    if (!maySetPlans(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    await lockPlans(tx);
    const known = input.planId === null ? null : await findPlan(tx, input.planId);
    if (input.planId !== null && !known) throw planError('not_found', 'plans.not_found');
    if ((known?.version ?? 0) !== input.seen) throw planError('conflict', 'plans.terms_changed');
    const planId = input.planId ?? newId<'plan'>();
    const { name, description, terms } = input;
    await upsertPlan(tx, { id: planId, name, description, public: input.public, changedBy: member.memberId });
    const { currency, timeZone } = await getHouse(tx);
    const isNew = !known || JSON.stringify(planTerms.parse(known.terms)) !== JSON.stringify(terms);
    const versionId = isNew ? newId<'plan_version'>() : known.versionId;
    const version = isNew ? input.seen + 1 : input.seen;
    if (isNew)
      await insertVersion(tx, { id: versionId, planId, number: version, currency, terms, madeBy: member.memberId });
    const today = localDateOf(now, timeZone);
    const moving = input.moves === 'everybody' && known ? await takeTurnOfHolders(tx, planId, versionId, today) : [];
    for (const { membership, fromOn } of moving)
      await insertPlanFrom(tx, membership.id, {
        ...{ fromOn, anchorOn: anchorFor(membership, terms, fromOn), versionId, madeBy: member.memberId },
      });
    return {
      answer: { planId, version, moved: moving.length },
      audit: [
        {
          action: 'plan.saved',
          subjectKind: 'plan',
          subjectId: planId,
          details: { version, price: terms.price, moved: moving.length },
        },
      ],
      facts: moving.map(({ membership: { id: membershipId, memberId, personId }, fromOn }) => ({
        ...{ type: 'membership.changed', operatorId: member.operatorId, membershipId, memberId, personId },
        news: { what: 'moved', act: input.requestId, on: fromOn },
      })),
    };
  });
}

/** Who moves, as it is once all of them have had their turn. */
async function takeTurnOfHolders(tx: OperatorTx, planId: Id<'plan'>, versionId: Id<'plan_version'>, today: LocalDate) {
  const holders = await listHolders(tx, planId, today);
  if (holders.length === 0) return [];
  await takeTurnOfMembers(
    tx,
    holders.map(({ memberId }) => memberId),
  );
  return whoMoves(await listHolders(tx, planId, today), planId, versionId, today);
}
