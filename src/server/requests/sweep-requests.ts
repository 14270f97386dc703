import type { OperatorId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';

/** A request that is repeated after a month is a new one. */
const KEPT_DAYS = 30;

/** Forgets the answers to requests that nobody will repeat any more; answers how many. */
export function sweepRequests(operatorId: OperatorId, now: Date): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const gone = await tx
      .deleteFrom('requests')
      .where('operatorId', '=', operatorId)
      .where('createdAt', '<', new Date(now.getTime() - KEPT_DAYS * 86_400_000))
      .executeTakeFirst();
    return Number(gone.numDeletedRows);
  });
}
