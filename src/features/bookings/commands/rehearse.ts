import type { ActingMember } from '@/kernel/acting-member';
import { inOperator, type OperatorTx } from '@/server/db/transactions';

/** Carries the answer past the rollback. */
class Rehearsed<A> extends Error {
  constructor(readonly answer: A) {
    super('dry run');
  }
}

/** Answers a dry run by the very statements that a real one runs, and keeps nothing of them. */
export async function rehearse<A>(member: ActingMember, work: (tx: OperatorTx) => Promise<A>): Promise<A> {
  try {
    return await inOperator(member, async (tx) => {
      throw new Rehearsed(await work(tx));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.answer as A;
    throw error;
  }
}
