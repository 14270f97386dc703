import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { takeFileLock } from './file-lock';

/** The folder in which an embedded installation keeps everything: database, mails, logs, secrets, and what it remembers. */
export type Home = {
  readonly path: string;
  readonly file: (...names: string[]) => string;
  /** A random text made at the first asking and kept, readable by its owner alone. */
  readonly secret: (name: string, bytes?: number) => string;
  readonly hasSecret: (name: string) => boolean;
  readonly remember: (name: string, value: string | number) => void;
  readonly recall: (name: string) => string | number | undefined;
  readonly release: () => void;
};

export class HomeInUse extends Error {
  override readonly name = 'HomeInUse';
}

/** Opens a home for this process alone; a second one that asks for it is told who has it. */
export function openHome(folder: string, says = 'CoWorkFlow'): Home {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  const lock = takeFileLock(join(path, 'lock'), says);
  if ('heldBy' in lock) {
    throw new HomeInUse(
      `${path} is in use by another ${lock.heldBy.says ?? 'process'} (process ${lock.heldBy.pid}). Stop that one first, or set COWORKFLOW_HOME to another folder.`,
    );
  }
  const secrets = keptValues(join(path, 'secrets.json'), 0o600);
  const memory = keptValues(join(path, 'memory.json'), 0o644);
  return {
    path,
    file: (...names) => join(path, ...names),
    secret(name, bytes = 24) {
      const kept = secrets.get(name);
      if (typeof kept === 'string') return kept;
      const fresh = randomBytes(bytes).toString('hex');
      secrets.set(name, fresh);
      return fresh;
    },
    hasSecret: (name) => secrets.get(name) !== undefined,
    remember: memory.set,
    recall: memory.get,
    release: lock.release,
  };
}

/** Empties a home that is open, but for its lock. */
export function emptyHome(home: Home, keep: readonly string[] = []): void {
  for (const name of ['postgres', 'files', 'mail', 'logs', 'secrets.json', 'memory.json']) {
    if (!keep.includes(name)) rmSync(home.file(name), { recursive: true, force: true });
  }
}

function keptValues(file: string, mode: number) {
  const read = (): Record<string, string | number> =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | number>) : {};
  return {
    get: (name: string) => read()[name],
    set: (name: string, value: string | number) => {
      // Written beside and moved over: being killed here must not cost the password of the database.
      writeFileSync(`${file}.new`, `${JSON.stringify({ ...read(), [name]: value }, null, 2)}\n`, { mode });
      chmodSync(`${file}.new`, mode);
      renameSync(`${file}.new`, file);
    },
  };
}
