import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home';
import { canReach, postgresAccount, standIn, type Account } from './postgres-account';
import type { PostgresBinaries } from './postgres-binaries';
import { commandOf, isAlive } from './process-identity';

export const SUPERUSER = 'postgres';

/** As whom Postgres runs on this home: as root, as whoever owns the data already, since nobody else may open it. */
export function accountFor(home: Home): Account {
  const account = postgresAccount();
  const data = home.file('postgres');
  if (!account) {
    if (existsSync(data) && statSync(data).uid !== process.getuid?.()) {
      throw new Error(
        `${data} belongs to another account of this machine. Start as that one, or set COWORKFLOW_HOME to another folder.`,
      );
    }
    return undefined;
  }
  if (!existsSync(data)) return account;
  const { uid, gid } = statSync(data);
  return uid === 0 ? account : { uid, gid };
}

/** Where the data of this home lies: in it, or at its stand-in where the account cannot come to it. */
export function dataFolder(home: Home, account: Account): string {
  const outside = account && !canReach(account, home.path);
  const data = outside ? join(standIn(home.path), 'postgres') : home.file('postgres');
  // The stand-in outlives a home that was removed by hand, and nobody knows its password any more.
  if (outside && !home.hasSecret('postgres')) rmSync(data, { recursive: true, force: true });
  return data;
}

/** Removes the data of a home for good, wherever it lies. */
export function forgetPostgres(home: Home): void {
  rmSync(home.file('postgres'), { recursive: true, force: true });
  const account = postgresAccount();
  if (account && !canReach(account, home.path)) rmSync(standIn(home.path), { recursive: true, force: true });
}

export async function initialise(
  binaries: PostgresBinaries,
  data: string,
  password: string,
  account: Account,
): Promise<void> {
  // Made beside and moved over when complete: an interrupted first start leaves nothing that looks like a database.
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) {
    chownSync(draft, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    await new Promise<void>((resolve, reject) => {
      const args = [
        '-D',
        draft,
        '-U',
        SUPERUSER,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-instructions',
      ];
      // The C locale sorts by bytes and is the same on every machine; the app sorts for people itself.
      const child = spawn(binaries.initdb, args, {
        ...account,
        cwd: draft,
        env: cleanEnv(),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('error', reject);
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`The database could not be made.\n${said.trim()}`)),
      );
    });
    renameSync(draft, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Variables such as PGDATA, PGOPTIONS or LC_ALL of whoever starts us must not change what Postgres does. */
export function cleanEnv(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: '/',
    TMPDIR: process.env.TMPDIR,
    LC_ALL: 'C',
    LANG: 'C',
    NODE_ENV: process.env.NODE_ENV,
  };
}

/**
 * We hold the lock of the home, so a Postgres that still works on this data was left by one of us that was killed: it is asked to
 * end. Where the number in its file belongs to a stranger by now, Postgres would refuse to start for fear of it.
 */
export async function endOrphan(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : NaN;
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (!isAlive(pid)) return;
  if (!isPostgresOf(pid, data)) {
    // Postgres takes its parent's number for a stale one. The rest of the file stays: by it Postgres makes sure that no server
    // process of the old days is still at work on the data.
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
    return;
  }
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    process.kill(pid, signal);
    for (const since = Date.now(); isAlive(pid) && Date.now() - since < patience;) await pause(50);
    if (!isAlive(pid)) return;
  }
}

function isPostgresOf(pid: number, data: string): boolean {
  const command = commandOf(pid);
  return command.includes('postgres') && command.includes(data);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
