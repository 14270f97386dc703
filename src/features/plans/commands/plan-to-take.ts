import type { OperatorTx } from '@/server/db/transactions';
import { planError } from '../plans.errors';
import { findPlan, type FoundPlan } from '../sql/plan-reads';

type Asked = { readonly planId: FoundPlan['id']; readonly version: number };

/**
 * The plan that somebody takes, with the terms that they were shown.
 *
 * @throws DomainError `plans.not_found`, `plans.not_open`, `plans.terms_changed`
 */
export async function planToTake(tx: OperatorTx, { planId, version }: Asked, staff: boolean): Promise<FoundPlan> {
  const plan = await findPlan(tx, planId);
  if (!plan) throw planError('not_found', 'plans.not_found');
  if (plan.retired || (!plan.public && !staff)) throw planError('not_now', 'plans.not_open');
  if (plan.version !== version) throw planError('conflict', 'plans.terms_changed');
  return plan;
}
