import { migrate } from '@/server/db/migrate';
import { databaseLoginsOrExit } from '@/server/env';

/** `npm run db:migrate`: brings the database of `MIGRATION_DATABASE_URL` up to date. */
const { DATABASE_URL, MIGRATION_DATABASE_URL = '' } = databaseLoginsOrExit();
try {
  const { applied } = await migrate({ databaseUrl: DATABASE_URL, migrationDatabaseUrl: MIGRATION_DATABASE_URL });
  for (const name of applied) console.log(`applied ${name}`);
  console.log(applied.length ? 'The database is up to date.' : 'The database was up to date already.');
} catch (error) {
  console.error(`The database could not be migrated: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
