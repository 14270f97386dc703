import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { makeRoles, startPostgres } from '@/embedded/postgres';
import { migrate } from '@/server/db/migrate';
import { urlsOf, type TestServer } from './clone-database';
import { openTemporaryHome } from './temporary-home';

const MIGRATIONS = new URL('../../prisma-free-migrations/', import.meta.url);
const OWNER = 'coworkflow_test_owner';
const APP = 'coworkflow_test';
/** Any number: two test runs on one server take turns in making roles and the template. */
const LOCK = 7_233_010_242;

/**
 * A Postgres for tests: the one of `TEST_DATABASE_URL` (an administrator's login to any Postgres from 15 on), or an embedded one
 * that forgets everything when it stops and therefore does not wait for the disk.
 */
export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { server: await prepare(given), stop: () => Promise.resolve() };
  const { home, remove } = openTemporaryHome();
  const postgres = await startPostgres({
    home,
    durable: false,
    settings: { max_connections: '300', autovacuum: 'off' },
  });
  return {
    server: await prepare(postgres.adminUrl),
    async stop() {
      await postgres.part.kill();
      remove();
    },
  };
}

async function prepare(adminUrl: string): Promise<TestServer> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    const server: TestServer = {
      adminUrl,
      template: `cw_template_${migrationsHash()}`,
      owner: { name: OWNER, password: await passwordOf(admin, OWNER) },
      app: { name: APP, password: await passwordOf(admin, APP) },
    };
    await makeRoles(admin, {
      owner: OWNER,
      ownerPassword: server.owner.password,
      app: APP,
      appPassword: server.app.password,
    });
    await admin.query(`do $$ begin
      if exists (select 1 from pg_roles where rolname = 'coworkflow_app') then
        grant coworkflow_app to ${OWNER} with admin option;
      end if;
      if not pg_has_role(current_user, '${OWNER}', 'member') then grant ${OWNER} to current_user; end if;
    end $$`);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [server.template]);
    if (!rowCount) await makeTemplate(admin, server);
    return server;
  } finally {
    await admin.end();
  }
}

async function makeTemplate(admin: pg.Client, server: TestServer): Promise<void> {
  // Under another name until it is complete: an interrupted run must not leave half a template.
  const draft = `${server.template}_draft`;
  await admin.query(`drop database if exists ${draft} with (force)`);
  await admin.query(
    `create database ${draft} owner ${OWNER} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
  );
  await migrate(urlsOf(server, draft));
  await admin.query(`alter database ${draft} rename to ${server.template}`);
}

function migrationsHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  for (const name of files.sort()) hash.update(name).update(readFileSync(new URL(name, MIGRATIONS)));
  return hash.digest('hex').slice(0, 16);
}

/** The same for every run on one server, so that two at once do not lock each other out; kept as the role's comment. */
async function passwordOf(admin: pg.Client, role: string): Promise<string> {
  const { rows } = await admin.query<{ kept: string | null }>(
    `select shobj_description(oid, 'pg_authid') kept from pg_roles where rolname = $1`,
    [role],
  );
  if (rows[0]?.kept) return rows[0].kept;
  const fresh = randomBytes(16).toString('hex');
  if (!rows[0]) await admin.query(`create role ${role}`);
  await admin.query(`comment on role ${role} is '${fresh}'`);
  return fresh;
}
