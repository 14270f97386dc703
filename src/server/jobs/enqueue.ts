import { sql } from 'kysely';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';

/** One job as the queue takes it. `task` is the name of a handler in wiring/tasks.ts; `payload` is plain JSON, ids rather than data. */
export type JobSpec = {
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** A job with the same key that has not run yet is replaced: so an undo takes the place of the mail that waits for it. */
  readonly key?: string;
  readonly runAt?: string;
  readonly maxAttempts?: number;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
};

/** Puts jobs into the queue in the caller's own transaction, in one statement: they exist exactly if it commits. */
export async function enqueueJobs(tx: OperatorTx | PersonTx, jobs: readonly JobSpec[]): Promise<void> {
  if (jobs.length > 0) await sql`select enqueue_jobs(${JSON.stringify(jobs)}::jsonb)`.execute(tx);
}
