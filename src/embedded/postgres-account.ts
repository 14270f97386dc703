import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';

/** Postgres refuses to run as root. As root it therefore runs as this account; as anybody else it runs as oneself (undefined). */
export type Account = { uid: number; gid: number } | undefined;

export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', '_postgres']) {
    const account = lookUp(name);
    if (account) return account;
  }
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', 'postgres'], { stdio: 'ignore' });
    const account = lookUp('postgres');
    if (account) return account;
  } catch {
    // A system without useradd, or with its accounts elsewhere: every Unix has a nobody.
  }
  const nobody = lookUp('nobody');
  if (!nobody)
    throw new Error(
      'Postgres does not run as root, and this machine has no other account for it. Please start as an ordinary user.',
    );
  return nobody;
}

function lookUp(name: string): Account {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    const [uid, gid] = [ask('-u'), ask('-g')];
    return Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the account can walk down to a folder: every folder above it must let it through. */
export function canReach(account: Account, path: string): boolean {
  if (!account) return true;
  for (let at = path; ; at = dirname(at)) {
    try {
      const { mode, uid, gid } = statSync(at);
      const through = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
      if (!(mode & through)) return false;
    } catch {
      // Not there yet: it will be made by us and handed over.
    }
    if (at === dirname(at)) return true;
  }
}

/**
 * Where an account may keep things that belong to a folder which it cannot reach (a project below /root, mostly):
 * a folder of root's in /var/tmp, which survives a restart of the machine, named from the folder it stands for.
 */
export function standIn(folder: string): string {
  const path = join('/var/tmp', `coworkflow-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  try {
    mkdirSync(path, { mode: 0o711 });
    // The mask of the shell that started us takes bits away from what mkdir was told.
    chmodSync(path, 0o711);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // Anybody may write to /var/tmp: what somebody else has put under this name is not ours to trust.
  const found = lstatSync(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${path} belongs to somebody else. Please remove it and start again.`);
  }
  return path;
}
