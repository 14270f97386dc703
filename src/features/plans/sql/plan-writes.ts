import { sql } from 'kysely';
import type { Id, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PlanTerms } from '../plans.contract';

type PlanWish = {
  readonly id: Id<'plan'>;
  readonly name: string;
  readonly description: string;
  readonly public: boolean;
  readonly changedBy: MemberId;
};

export async function upsertPlan(tx: OperatorTx, { id, ...plan }: PlanWish): Promise<void> {
  const values = { ...plan, changedAt: sql<Date>`now()` };
  await tx
    .insertInto('plans')
    .values({ operatorId: tx.operatorId, id, ...values })
    .onConflict((clash) => clash.columns(['operatorId', 'id']).doUpdateSet(values))
    .execute();
}

export async function insertVersion(
  tx: OperatorTx,
  version: {
    readonly id: Id<'plan_version'>;
    readonly planId: Id<'plan'>;
    readonly number: number;
    readonly currency: string;
    readonly terms: PlanTerms;
    readonly madeBy: MemberId;
  },
): Promise<void> {
  await tx
    .insertInto('planVersions')
    .values({ operatorId: tx.operatorId, ...version, terms: JSON.stringify(version.terms) })
    .execute();
}

export async function setRetired(tx: OperatorTx, id: Id<'plan'>, retired: boolean, by: MemberId): Promise<void> {
  await tx
    .updateTable('plans')
    .set({ retiredAt: retired ? sql<Date>`now()` : null, changedBy: by, changedAt: sql<Date>`now()` })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}
