import { sql } from 'kysely';
import { asPerson } from '@/server/db/transactions';
import { WORKER_LOCK_CLASS } from './worker-lifeline';

export type JobsHealth = {
  readonly state: 'up' | 'down';
  readonly workers: number;
  readonly waiting: number;
  readonly failed: number;
};

/** A job that is due and untried for this long means that nobody works, whatever locks are held. */
const STUCK_SECONDS = 120;

/** Whether somebody works on the jobs: a living worker holds its lock, and nothing that is due has waited long. */
export async function checkJobs(): Promise<JobsHealth> {
  const { rows } = await asPerson({ personId: null }, (tx) =>
    sql<{ waiting: string; oldestSeconds: number; failed: string; workers: string }>`
      select h.waiting, h.oldest_seconds, h.failed, (
        select count(*) from pg_locks l where l.locktype = 'advisory' and l.granted and l.classid = ${WORKER_LOCK_CLASS}::integer::oid
          and l.objsubid = 2 and l.database = (select oid from pg_database where datname = current_database())) as workers
      from jobs_health() h
    `.execute(tx),
  );
  const row = rows[0]!;
  const workers = Number(row.workers);
  return {
    state: workers > 0 && row.oldestSeconds < STUCK_SECONDS ? 'up' : 'down',
    workers,
    waiting: Number(row.waiting),
    failed: Number(row.failed),
  };
}
