import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A server that makes test databases: where to ask for one as its administrator, and the logins that each has. */
export type TestServer = {
  adminUrl: string;
  /** The migrated database of which every other one is a copy; nobody connects to it. */
  template: string;
  owner: { name: string; password: string };
  app: { name: string; password: string };
};

type TestDatabase = {
  databaseUrl: string;
  migrationDatabaseUrl: string;
  name: string;
  drop: () => Promise<void>;
};

/**
 * A migrated, empty database of one's own, in some 50 ms. Each file of database tests loads this: what starts a server and migrates it, which takes
 * longer to load than this takes to copy, stays in `embedded-database.ts`.
 */
export async function cloneDatabase(server: TestServer): Promise<TestDatabase> {
  const name = `cw_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `create database ${name} template ${server.template} owner ${server.owner.name}`);
  return { name, ...urlsOf(server, name), drop: () => asAdmin(server, `drop database if exists ${name} with (force)`) };
}

async function asAdmin(server: TestServer, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

/** The two logins' addresses of one of the server's databases. */
export function urlsOf(server: TestServer, database: string) {
  const urlOf = ({ name, password }: { name: string; password: string }) => {
    const url = new URL(server.adminUrl);
    url.username = name;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
  return { databaseUrl: urlOf(server.app), migrationDatabaseUrl: urlOf(server.owner) };
}
