import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Home } from './home';
import { makePart, type Part } from './part';
import { steadyPort } from './ports';
import { postgresBinaries } from './postgres-binaries';
import { accountFor, cleanEnv, dataFolder, endOrphan, initialise, SUPERUSER } from './postgres-data';

export type EmbeddedPostgres = {
  /** The app's login, which owns nothing. */
  databaseUrl: string;
  /** The login that owns the database and may create roles, but is no superuser. */
  migrationDatabaseUrl: string;
  /** The superuser: for making databases in tests. */
  adminUrl: string;
  port: number;
  part: Part;
  stop: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  home: Home;
  port?: number;
  /** False only where the data is thrown away afterwards: promises made to people need the disk. */
  durable?: boolean;
  restart?: boolean;
  onTrouble?: (sentence: string) => void;
  settings?: Record<string, string>;
};

export const OWNER = 'coworkflow_owner';
export const APP_LOGIN = 'coworkflow';
export const DATABASE = 'coworkflow';

/** Starts the Postgres that came with npm, with its data in the home; makes both the first time. */
export async function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { home, durable = true } = options;
  const account = accountFor(home);
  const binaries = postgresBinaries(account);
  const data = dataFolder(home, account);
  const password = home.secret('postgres');
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(binaries, data, password, account);
  else await endOrphan(data);

  const port = options.port ?? (await steadyPort(numberOrNothing(home.recall('postgresPort'))));
  home.remember('postgresPort', port);
  const logFile = home.file('logs', 'postgres.log');
  mkdirSync(dirname(logFile), { recursive: true });
  const urlOf = (user: string, secret: string, database: string) =>
    `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`;
  const adminUrl = urlOf(SUPERUSER, password, 'postgres');

  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // A socket's path is limited to 107 bytes and needs a folder that both sides can reach: TCP needs neither.
    unix_socket_directories: '',
    max_connections: '200',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    ...options.settings,
  };
  const impatient = makePart({
    name: 'Postgres',
    stopSignal: 'SIGINT',
    stopWithinMs: 20_000,
    restart: options.restart,
    onTrouble: options.onTrouble,
    spawn: async () => {
      await endOrphan(data);
      const log = openSync(logFile, 'a');
      const args = ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
      const child = spawn(binaries.postgres, args, {
        ...account,
        cwd: data,
        env: cleanEnv(),
        stdio: ['ignore', log, log],
        detached: true,
      });
      closeSync(log);
      return child;
    },
    ready: (gone) => untilItAnswers(adminUrl, gone),
  });
  const part: Part = { ...impatient, start: () => startPatiently(impatient, logFile) };
  await part.start();

  const ownerPassword = home.secret('postgresOwner');
  const appPassword = home.secret('postgresApp');
  await prepareDatabase(adminUrl, { ownerPassword, appPassword });
  return {
    databaseUrl: urlOf(APP_LOGIN, appPassword, DATABASE),
    migrationDatabaseUrl: urlOf(OWNER, ownerPassword, DATABASE),
    adminUrl,
    port,
    part,
    stop: part.stop,
  };
}

/**
 * After a kill -9 the old server processes need a moment to notice; until then Postgres refuses to start beside them
 * ("pre-existing shared memory block is still in use"). Its own recovery does the rest.
 */
async function startPatiently(part: Part, logFile: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await part.start();
    } catch (error) {
      if (tries === 20) {
        const last = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
        throw new Error(`Postgres did not start. Its last words (${logFile}):\n${last}`, { cause: error });
      }
      await pause(500);
    }
  }
}

async function untilItAnswers(url: string, gone: AbortSignal): Promise<void> {
  while (!gone.aborted) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => {});
      // 28P01: a server answers, but its password is not the one that this home knows.
      if ((error as { code?: string }).code === '28P01') throw error;
      await pause(50);
    }
  }
}

async function prepareDatabase(
  adminUrl: string,
  passwords: { ownerPassword: string; appPassword: string },
): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await makeRoles(admin, {
      owner: OWNER,
      ownerPassword: passwords.ownerPassword,
      app: APP_LOGIN,
      appPassword: passwords.appPassword,
    });
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await admin.query(`create database ${DATABASE} owner ${OWNER} encoding 'UTF8' template template0`);
  } finally {
    await admin.end();
  }
}

/** The two logins of an installation: the owner, who may create roles but is no superuser, and the app, which owns nothing. */
export async function makeRoles(
  admin: pg.Client,
  roles: { owner: string; ownerPassword: string; app: string; appPassword: string },
): Promise<void> {
  for (const [name, secret, rights] of [
    [roles.owner, roles.ownerPassword, 'createrole'],
    [roles.app, roles.appPassword, 'nocreaterole'],
  ] as const) {
    const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [name]);
    const verb = rowCount ? 'alter' : 'create';
    await admin.query(
      `${verb} role ${pg.escapeIdentifier(name)} with login ${rights} nosuperuser nobypassrls password ${pg.escapeLiteral(secret)}`,
    );
  }
}

const numberOrNothing = (value: string | number | undefined) => (typeof value === 'number' ? value : undefined);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
