import { readFileSync, writeFileSync } from 'node:fs';
import { generateTypes } from '@/server/db/generate-types';
import { cloneDatabase } from './clone-database';
import { startTestServer } from './embedded-database';

const FILE = new URL('../server/db/schema.gen.ts', import.meta.url);

/** Writes the types of the freshly migrated schema; with `--check`, only tells whether the file is in step with it. */
const { server, stop } = await startTestServer();
try {
  const database = await cloneDatabase(server);
  const types = await generateTypes(database.migrationDatabaseUrl);
  await database.drop();
  if (!process.argv.includes('--check')) writeFileSync(FILE, types);
  else if (readFileSync(FILE, 'utf8') !== types) {
    console.error(
      'src/server/db/schema.gen.ts is not what the migrations make. Run "npm run db:types" and commit the result.',
    );
    process.exitCode = 1;
  }
} finally {
  await stop();
}
