import { CamelCasePlugin, Kysely, PostgresDialect, type LogEvent } from 'kysely';
import pg from 'pg';
import { env } from '@/server/env';
import { log } from '@/server/log';
import type { DB } from './schema.gen';

/** `date` and `timestamp` are wall-clock values: pg would read them in the machine's own zone, so they stay text. */
const wallClock = (text: string): string => text.replace(' ', 'T').slice(0, 16);
const TIMESTAMP_ARRAY = 1115;
const asText = new Map<number, (text: string) => string | string[]>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMP, wallClock],
  [TIMESTAMP_ARRAY, (text) => (text.match(/[^{},"]+/g) ?? []).map(wallClock)],
]);

type Held = { readonly pool: pg.Pool; readonly kysely: Kysely<DB> };
// Next may load this module once per bundle; one process has one pool all the same.
const holder = globalThis as { __coworkflowPool?: Held; __coworkflowOnStatement?: (event: LogEvent) => void };

/** Called after each statement that the application runs. Tests and benchmarks count with it. */
export function onStatement(listener: ((event: LogEvent) => void) | undefined): void {
  holder.__coworkflowOnStatement = listener;
}

/** The connections of the application's own role. Only the transaction makers in this folder may ask for them. */
export function connections(): Held {
  return (holder.__coworkflowPool ??= open());
}

function open(): Held {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = env();
  const pool = new pg.Pool({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL_SIZE,
    application_name: 'coworkflow',
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 20_000,
    types: {
      getTypeParser: (oid, format) => asText.get(oid) ?? (pg.types.getTypeParser(oid, format) as never),
    },
  });
  // An idle connection that dies (the database restarts) must not end the process; the pool opens a new one.
  pool.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
  // One that dies at work fails its statement, and says so here too: unheard, that would end the process (an 'error' event).
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: (event) => holder.__coworkflowOnStatement?.(event),
  });
  return { pool, kysely };
}

export async function closePool(): Promise<void> {
  const held = holder.__coworkflowPool;
  holder.__coworkflowPool = undefined;
  await held?.kysely.destroy();
}
