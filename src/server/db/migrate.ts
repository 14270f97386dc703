import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations as migrateJobs } from 'graphile-worker';
import { runner, type RunnerOption } from 'node-pg-migrate';
import pg from 'pg';

const FOLDER = fileURLToPath(new URL('../../../prisma-free-migrations', import.meta.url));
/** Any number, the same in every process: two migrations of one database wait for each other. */
const LOCK = 7_233_010_241;

type Urls = {
  /** The owner of the schema; may create roles. */
  readonly migrationDatabaseUrl: string;
  /** The application's login, which owns nothing. */
  readonly databaseUrl: string;
};

/**
 * Brings a database up to date: the job library's own tables, then every file of `prisma-free-migrations/` that it has not had,
 * each in a transaction of its own unless its first line is `-- no-transaction`. Safe to run twice and by two processes at once.
 *
 * @throws Error when a file that was already applied has changed since, or when the application's login could bypass its policies.
 */
export async function migrate({ migrationDatabaseUrl, databaseUrl }: Urls): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: migrationDatabaseUrl, application_name: 'coworkflow-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists applied_checksums (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    refuseSameNumbers(readdirSync(FOLDER));
    await refuseChangedFiles(client);
    await migrateJobs({ connectionString: migrationDatabaseUrl });
    const done = await runner({
      dbClient: client,
      dir: FOLDER,
      direction: 'up',
      migrationsTable: 'applied_migrations',
      noLock: true,
      ignorePattern: '(?!.*\\.sql$).*',
      migrationLoaderStrategies: [{ extensions: ['.sql'], loader: loadSqlFiles }],
      logger: { info: () => {}, warn: () => {}, error: () => {} },
    });
    for (const { name } of done) {
      await client.query('insert into applied_checksums (name, sha256) values ($1, $2)', [
        name,
        checksumOf(`${name}.sql`),
      ]);
    }
    await admitAppLogin(client, new URL(databaseUrl));
    return { applied: done.map((migration) => migration.name) };
  } finally {
    await client.end();
  }
}

type MigrationLoader = NonNullable<RunnerOption['migrationLoaderStrategies']>[number]['loader'];

const loadSqlFiles: MigrationLoader = (filePaths) =>
  Promise.resolve(
    filePaths.map((filePath) => {
      const text = readFileSync(filePath, 'utf8');
      return {
        id: filePath,
        filePaths: [filePath],
        actions: {
          up: (pgm) => {
            if (/^-- no-transaction\b/.test(text)) pgm.noTransaction();
            pgm.sql(text);
          },
          down: false,
        },
      };
    }),
  );

const checksumOf = (file: string): string =>
  createHash('sha256')
    .update(readFileSync(join(FOLDER, file), 'utf8').replaceAll('\r\n', '\n'))
    .digest('hex');

/** Two of one number would come in the order of their names, whichever was written first. */
export function refuseSameNumbers(files: readonly string[]): void {
  const numbers = files.map((file) => file.slice(0, 4));
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
  if (twice) throw new Error(`Two migrations have the number ${twice}: give the newer one the next that is free.`);
}

async function refuseChangedFiles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from applied_checksums');
  const present = new Set(readdirSync(FOLDER).map((file) => basename(file, '.sql')));
  for (const { name, sha256 } of rows) {
    if (!present.has(name))
      throw new Error(`Migration ${name}.sql was applied to this database but its file is gone. Put it back.`);
    if (checksumOf(`${name}.sql`) !== sha256) {
      throw new Error(
        `Migration ${name}.sql has changed since it was applied to this database. Put it back and add a new file instead.`,
      );
    }
  }
}

/** Policies bind only a login that owns nothing and bypasses nothing; any other would silently see every operator's rows. */
async function admitAppLogin(client: pg.Client, databaseUrl: URL): Promise<void> {
  const login = decodeURIComponent(databaseUrl.username);
  const { rows } = await client.query<{ powerful: boolean; owner: boolean; admitted: boolean }>(
    `select r.rolsuper or r.rolbypassrls as powerful, r.rolname = current_user as owner,
            pg_has_role(r.oid, 'coworkflow_app', 'usage') as admitted
     from pg_roles r where r.rolname = $1`,
    [login],
  );
  const role = rows[0];
  if (!role)
    throw new Error(
      `DATABASE_URL names the login "${login}", which does not exist. Create it first: create role "${login}" login password '…'.`,
    );
  if (role.owner)
    throw new Error(
      'DATABASE_URL and MIGRATION_DATABASE_URL name the same login. The application needs one of its own that owns nothing.',
    );
  if (role.powerful)
    throw new Error(
      `DATABASE_URL names the login "${login}", which bypasses row-level security. Use an ordinary login.`,
    );
  if (!role.admitted) await client.query(`grant coworkflow_app to ${pg.escapeIdentifier(login)}`);
}
