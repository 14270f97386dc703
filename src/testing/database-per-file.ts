import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { cloneDatabase } from './clone-database';

/**
 * Gives each file of database tests a database of its own and points the variables at it, before the file and what it imports are
 * loaded: the code under test opens its pool as it does in production, as the role that owns nothing.
 */
const files = mkdtempSync(join(tmpdir(), 'coworkflow-files-'));
const database = await cloneDatabase(inject('testServer'));
Object.assign(process.env, {
  DATABASE_URL: database.databaseUrl,
  MIGRATION_DATABASE_URL: database.migrationDatabaseUrl,
  FILES_DIR: files,
  APP_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret that only the tests know, long enough',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'CoWorkFlow <hello@coworkflow.test>',
});

afterAll(async () => {
  const { closePool } = await import('@/server/db/pool');
  await closePool();
  // Only where somebody was counted: most files would load what counts for nothing.
  if ('__coworkflowLimits' in globalThis) await (await import('@/server/limits/limits')).closeLimits();
  await database.drop();
  rmSync(files, { recursive: true, force: true });
});
