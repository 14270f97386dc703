import { sql } from 'kysely';
import { asPerson } from '@/server/db/transactions';
import { checkJobs } from '@/server/jobs/jobs-health';
import { log } from '@/server/log';
import { checkRealtime } from '@/server/realtime/realtime-health';

type State = 'up' | 'down';
export type Health = {
  readonly ok: boolean;
  readonly database: State;
  readonly jobs: State;
  /** `off`: not configured, which is no fault. */
  readonly realtime: State | 'off';
};

/** Whoever watches gets an answer within two seconds, also from a server whose database hangs. */
const GIVE_UP_AFTER_MS = 1_500;

/** How the parts are that this server needs: all of them asked at once. */
export async function checkHealth(): Promise<Health> {
  const [database, jobs, realtime] = await Promise.all([
    within(GIVE_UP_AFTER_MS, 'database', askDatabase),
    within(GIVE_UP_AFTER_MS, 'jobs', async () => (await checkJobs()).state),
    checkRealtime(),
  ]);
  return { ok: database === 'up' && jobs === 'up' && realtime !== 'down', database, jobs, realtime };
}

const askDatabase = () => asPerson({ personId: null }, async (tx) => (await sql`select 1`.execute(tx), 'up' as const));

const asked = new Map<string, Promise<State>>();

/**
 * A question that hangs is not asked a second time while it hangs: each would hold another connection of the pool, and a database that comes
 * back would find them all taken by whoever asked how it is.
 */
function within(ms: number, part: string, ask: () => Promise<State>): Promise<State> {
  const answer =
    asked.get(part) ??
    ask()
      .catch((error: unknown): State => {
        log.warn({ err: error, part }, 'a part is not well');
        return 'down';
      })
      .finally(() => asked.delete(part));
  asked.set(part, answer);
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<State>((resolve) => {
    late = setTimeout(() => resolve('down'), ms);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(late));
}
