import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HomeInUse, openHome, type Home } from './home';
import { startPostgres, type EmbeddedPostgres } from './postgres';
import { postgresAccount } from './postgres-account';
import { dataFolder, forgetPostgres } from './postgres-data';

async function ask<R extends object = Record<string, unknown>>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded Postgres', () => {
  // A name with a space, as home folders of people have.
  const folder = join(mkdtempSync(join(tmpdir(), 'coworkflow-postgres-')), 'a home');
  let home: Home;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    home = openHome(folder, 'test');
    postgres = await startPostgres({ home });
  });

  afterAll(async () => {
    await postgres.stop();
    forgetPostgres(home);
    home.release();
    rmSync(dirname(folder), { recursive: true, force: true });
  });

  it('is a durable Postgres in UTF-8 and UTC, whatever the machine speaks', async () => {
    const [row] = await ask(
      postgres.databaseUrl,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') sync, current_setting('server_encoding') encoding,
              current_setting('timezone') zone, (select datcollate from pg_database where datname = current_database()) collation`,
    );
    expect(row).toEqual({ fsync: 'on', sync: 'on', encoding: 'UTF8', zone: 'UTC', collation: 'C' });
  });

  it('has an owner who may create roles and an app login that owns nothing; neither is above the policies', async () => {
    const roles = await ask(
      postgres.adminUrl,
      `select rolname, rolcreaterole, rolsuper, rolbypassrls, exists (select 1 from pg_database where datdba = pg_roles.oid) owns
         from pg_roles where rolname like 'coworkflow%' order by 1`,
    );
    expect(roles).toEqual([
      { rolname: 'coworkflow', rolcreaterole: false, rolsuper: false, rolbypassrls: false, owns: false },
      { rolname: 'coworkflow_owner', rolcreaterole: true, rolsuper: false, rolbypassrls: false, owns: true },
    ]);
  });

  it('keeps its passwords to the owner of the home', () => {
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain(new URL(postgres.adminUrl).password);
  });

  it('belongs to one process at a time', () => {
    expect(() => openHome(folder)).toThrow(HomeInUse);
    expect(() => openHome(folder)).toThrow(/is in use by another test \(process \d+\)/);
  });

  it('loses nothing by a kill -9 and comes back on the same port', async () => {
    await ask(postgres.migrationDatabaseUrl, 'create table kept (n int)');
    const writer = new pg.Client({ connectionString: postgres.migrationDatabaseUrl });
    writer.on('error', () => {});
    await writer.connect();
    let confirmed = 0;
    const writing = (async () => {
      for (let n = 1; ; n++) {
        await writer.query('insert into kept values ($1)', [n]);
        confirmed = n;
      }
    })().catch(() => {});
    while (confirmed < 200) await new Promise((resolve) => setTimeout(resolve, 5));
    await postgres.part.kill();
    await writing;
    expect(postgres.part.pid()).toBeUndefined();

    await postgres.part.start();
    const [row] = await ask<{ count: number }>(
      postgres.databaseUrl.replace(/\/\/.*@/, `//${credentials()}@`),
      'select count(*)::int from kept',
    );
    // One more may have been written without its answer having arrived; never one less.
    expect([confirmed, confirmed + 1]).toContain(row?.count);
  });

  it('starts although its process file names somebody else', async () => {
    await postgres.part.kill();
    const file = join(dataOf(), 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [String(process.ppid), ...lines.slice(1)].join('\n'));
    await postgres.part.start();
    expect(await ask(postgres.databaseUrl, 'select 1 as here')).toEqual([{ here: 1 }]);
  });

  it('takes over from one that outlived its starter', async () => {
    const before = postgres.part.pid();
    // A second start on the same data, as after a kill -9 of everything but Postgres.
    const second = await startPostgres({ home, port: postgres.port });
    expect(second.part.pid()).not.toBe(before);
    expect(second.databaseUrl).toBe(postgres.databaseUrl);
    expect(await ask(second.databaseUrl, 'select 1 as here')).toEqual([{ here: 1 }]);
    await postgres.stop();
    postgres = second;
  });

  const credentials = () => /\/\/(.*)@/.exec(postgres.migrationDatabaseUrl)?.[1] ?? '';
  const dataOf = () => dataFolder(home, postgresAccount());
});
