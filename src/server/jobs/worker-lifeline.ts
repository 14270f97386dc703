import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { log } from '@/server/log';

/** First key of the advisory locks that living workers hold; the second is made from the worker's id. Also read by health checks. */
export const WORKER_LOCK_CLASS = 727_001;
/** A worker that has just begun may have taken a job a moment before its lock: leave young claims alone. */
const YOUNG = '10 seconds';
const SWEEP_EVERY_MS = 15_000;

/**
 * A worker that is killed leaves its jobs locked, and the library frees them after four hours. So each worker holds a session lock as long as
 * it lives, and all of them free the jobs of workers whose lock is gone. `poolId` is what stands in `locked_by`.
 */
export function holdLifeline(connectionString: string, poolId: string): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      const client = new pg.Client({
        connectionString,
        application_name: 'coworkflow-worker-lifeline',
        keepAlive: true,
      });
      try {
        await live(client, poolId, stopping.signal);
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error }, 'the worker lost its lifeline and takes it up again');
      } finally {
        await client.end().catch(() => undefined);
      }
      await sleep(500, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Holds the lock and sweeps until the connection breaks or the worker stops. */
async function live(client: pg.Client, poolId: string, signal: AbortSignal): Promise<void> {
  const broken = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('the connection ended')));
  });
  broken.catch(() => undefined);
  const stopped = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true }),
  );
  stopped.catch(() => undefined);
  await client.connect();
  await client.query('select pg_advisory_lock($1, hashtext($2))', [WORKER_LOCK_CLASS, poolId]);
  for (;;) {
    await Promise.race([freeJobsOfTheDead(client), broken, stopped]);
    await Promise.race([sleep(SWEEP_EVERY_MS, undefined, { signal }), broken, stopped]);
  }
}

async function freeJobsOfTheDead(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ owner: string }>(
    `select distinct locked.owner
     from (select locked_by as owner, locked_at from graphile_worker._private_jobs where locked_by is not null
           union all select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null) as locked
     where locked.locked_at < now() - $2::interval and not exists (
       select 1 from pg_locks l
       where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
         and l.classid = $1::integer::oid and l.objid = hashtext(locked.owner)::oid and l.objsubid = 2)`,
    [WORKER_LOCK_CLASS, YOUNG],
  );
  if (rows.length === 0) return;
  log.warn({ workers: rows.length }, 'freeing the jobs of workers that are gone');
  const dead = rows.map((row) => row.owner);
  await forgetReplaced(client, dead);
  await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
}

/**
 * A job that is enqueued while one of the same key runs takes its place: the library takes the running one's key and tries away (`add_jobs`,
 * graphile-worker/sql/000018.sql). Were its worker killed then, it would stand in the queue for ever and count as failed.
 */
async function forgetReplaced(client: pg.Client, dead: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `delete from graphile_worker._private_jobs
     where locked_by = any($1::text[]) and key is null and attempts >= max_attempts and last_error is null returning id`,
    [dead],
  );
  if (rows.length > 0)
    log.warn({ jobIds: rows.map((row) => row.id) }, 'forgot jobs of the dead whose place others took');
}
