import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome, type Home } from '@/embedded/home';
import { forgetPostgres } from '@/embedded/postgres-data';
import { isAlive } from '@/embedded/process-identity';

/** A home for one test run, gone with it; also clears away those of runs that were killed. */
export function openTemporaryHome(): { home: Home; remove: () => void } {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^coworkflow-test-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(tmpdir(), `coworkflow-test-${process.pid}-`));
  // The account that Postgres runs as must come through; what matters is behind its own rights.
  chmodSync(folder, 0o711);
  const home = openHome(folder, 'test run');
  return {
    home,
    remove() {
      forgetPostgres(home);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
