import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { VARIABLE_NAMES } from '@/server/env';
import { serverPart, untilHealthy, workerPart, type AppEnv } from './app-processes';
import { buildOnce } from './build-once';
import { makeCloser, type Closer } from './closer';
import type { Home } from './home';
import { startMailCatcher } from './mail-catcher';
import type { Part } from './part';
import { steadyPort } from './ports';
import { DATABASE, OWNER, startPostgres, type EmbeddedPostgres } from './postgres';
import { startRealtimeServer } from './realtime-server/start-realtime-server';

export type StackOptions = {
  home: Home;
  port: number;
  mode?: 'production' | 'development';
  demoData?: boolean;
  /** The moment around which the demo data lies. */
  now?: Date;
  /** Start parts again that end by themselves. Off where a test kills them. */
  restart?: boolean;
  /** False only for data that is thrown away. */
  durable?: boolean;
  /** Variables of the app that differ from the demo's. */
  env?: AppEnv;
  closer?: Closer;
  say?: (sentence: string) => void;
};

/** Everything that the product needs, started, with a handle on each process. */
export type Stack = {
  url: string;
  mailUrl: string;
  /** The variables that server and worker run with. */
  env: AppEnv;
  postgres: EmbeddedPostgres;
  parts: { postgres: Part; worker: Part; server: Part };
  healthy: (patienceMs?: number) => Promise<boolean>;
  stop: () => Promise<void>;
};

/** Starts Postgres, the realtime server, the mail catcher, the worker and the web server in one home: the same for demo, development, tests and benchmarks. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { home, port, mode = 'production', restart = false, closer = makeCloser(), say = () => {} } = options;
  const goOn = () => {
    if (closer.isClosing()) throw new CalledOff();
  };
  try {
    mkdirSync(home.file('logs'), { recursive: true });
    const building = mode === 'production' ? prepareBuild(home, closer, say) : Promise.resolve(undefined);
    // A failed build is reported where it is waited for, below.
    building.catch(() => {});

    const postgres = await startPostgres({ home, restart, onTrouble: say, durable: options.durable });
    closer.add(postgres.stop);
    goOn();
    const { realtimePort, mail } = await startCatchers(home, closer);
    goOn();
    const env = appEnv(home, port, postgres, realtimePort, mail, options.env);
    await prepareData(home, postgres, env, options, say);
    goOn();
    const build = await building;
    goOn();

    const plan = { home, env, mode, restart, onTrouble: say };
    // Blank and not absent, so that Next reads it from no .env file either.
    const envOfServer = { ...env, MIGRATION_DATABASE_URL: '' };
    const worker = workerPart(plan);
    const server = serverPart({ ...plan, env: envOfServer, port, distDir: build?.distDir });
    for (const part of [worker, server]) closer.add(part.stop);
    await Promise.all([worker.start(), server.start()]);
    goOn();
    return {
      url: env.APP_URL ?? '',
      mailUrl: mail.httpUrl,
      env,
      postgres,
      parts: { postgres: postgres.part, worker, server },
      healthy: (patienceMs = 60_000) => untilHealthy(port, patienceMs, closer.isClosing),
      stop: closer.close,
    };
  } catch (error) {
    const calledOff = closer.isClosing();
    await closer.close();
    throw calledOff ? new CalledOff() : error;
  }
}

/** Somebody pressed Ctrl-C in the middle of a start. */
export class CalledOff extends Error {}

async function prepareBuild(home: Home, closer: Closer, say: (sentence: string) => void) {
  const build = await buildOnce({
    log: home.file('logs', 'build.log'),
    onBuild: () => say('Building for production; this happens only when the source has changed…'),
    onPart: closer.add,
  });
  closer.add(build.release);
  return build;
}

async function startCatchers(home: Home, closer: Closer) {
  const port = async (name: string) => {
    const last = home.recall(name);
    const chosen = await steadyPort(typeof last === 'number' ? last : undefined);
    home.remember(name, chosen);
    return chosen;
  };
  const mail = await startMailCatcher({
    home: home.path,
    smtpPort: await port('smtpPort'),
    httpPort: await port('mailPort'),
  });
  closer.add(mail.stop);
  const realtimePort = await port('realtimePort');
  const realtime = await startRealtimeServer({
    appId: 'coworkflow',
    key: home.secret('pusherKey', 10),
    secret: home.secret('pusherSecret'),
    port: realtimePort,
  });
  closer.add(realtime.close);
  return { mail, realtimePort };
}

function appEnv(
  home: Home,
  port: number,
  postgres: EmbeddedPostgres,
  realtimePort: number,
  mail: { smtpUrl: string; httpUrl: string },
  changes: AppEnv = {},
): AppEnv {
  const url = `http://localhost:${port}`;
  return {
    // Blank first, so that a .env file of this folder, which Next reads too, has no say here.
    ...Object.fromEntries(VARIABLE_NAMES.map((name) => [name, ''])),
    DATABASE_URL: postgres.databaseUrl,
    MIGRATION_DATABASE_URL: postgres.migrationDatabaseUrl,
    APP_URL: url,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: home.secret('nextauth', 32),
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'CoWorkFlow demo <hello@coworkflow.test>',
    PUSHER_APP_ID: 'coworkflow',
    PUSHER_KEY: home.secret('pusherKey', 10),
    PUSHER_SECRET: home.secret('pusherSecret'),
    PUSHER_HOST: '127.0.0.1',
    PUSHER_PORT: String(realtimePort),
    PUSHER_PUBLIC_HOST: 'localhost',
    PUSHER_PUBLIC_PORT: String(realtimePort),
    PUSHER_USE_TLS: 'false',
    PUSHER_PUBLIC_TLS: 'false',
    RATE_LIMIT_SIGN_IN_PER_MINUTE: '100000',
    RATE_LIMIT_GUESSES_PER_MINUTE: '100000',
    RATE_LIMIT_WRITES_PER_MINUTE: '100000',
    RATE_LIMIT_ADDRESS_PER_MINUTE: '1000000',
    FILES_DIR: home.file('files'),
    COWORKFLOW_DEMO: 'true',
    MAIL_CATCHER_URL: mail.httpUrl,
    ...changes,
  };
}

/** Migrates, and loads the demo data once. An interrupted first loading is begun again from an empty database. */
async function prepareData(
  home: Home,
  postgres: EmbeddedPostgres,
  env: AppEnv,
  options: StackOptions,
  say: (sentence: string) => void,
) {
  const wantsDemo = options.demoData ?? true;
  if (wantsDemo && home.recall('demoData') === 'loading') await emptyDatabase(postgres.adminUrl);
  // The loader works through the product's own commands, in this process: it reads the same variables.
  Object.assign(process.env, env);
  const { migrate } = await import('@/server/db/migrate');
  await migrate(postgres);
  if (!wantsDemo || home.recall('demoData') === 'loaded') return;
  say('Loading the demo data…');
  home.remember('demoData', 'loading');
  const { loadDemo } = await import('./demo/load-demo');
  await loadDemo({ now: options.now ?? new Date() });
  const { hangDemoDisplay } = await import('./demo/hang-display');
  const display = await hangDemoDisplay();
  if (display) home.remember('demoDisplay', display);
  const { closePool } = await import('@/server/db/pool');
  await closePool();
  home.remember('demoData', 'loaded');
}

async function emptyDatabase(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${DATABASE} with (force)`);
    await admin.query(`create database ${DATABASE} owner ${OWNER} encoding 'UTF8' template template0`);
  } finally {
    await admin.end();
  }
}
