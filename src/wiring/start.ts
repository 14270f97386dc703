import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { envOrExit } from '@/server/env';

/** `npm run start`: serves the production build on PORT (3000), once every variable is in order. */
envOrExit();
const build = process.env.NEXT_DIST_DIR || '.next';
if (!existsSync(join(build, 'BUILD_ID'))) {
  console.error('There is no production build yet. Run "npm run build" first.');
  process.exit(1);
}
const server = spawn(
  process.execPath,
  [join('node_modules', 'next', 'dist', 'bin', 'next'), 'start', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    // The web server has no business with the owner's login.
    env: { ...process.env, NODE_ENV: 'production', MIGRATION_DATABASE_URL: '' },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
process.on('exit', () => server.kill('SIGKILL'));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
