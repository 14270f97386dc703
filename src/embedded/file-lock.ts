import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive, startOf } from './process-identity';

export type Holder = { pid: number; start: string | undefined; says?: string };

/**
 * Takes a lock file for this process, or answers who holds it. A holder that was killed holds nothing any more:
 * the file names the process and when it began, and a number given to another process since does not count.
 */
export function takeFileLock(file: string, says?: string): { release: () => void } | { heldBy: Holder } {
  const mine: Holder = { pid: process.pid, start: startOf(process.pid), says };
  const draft = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let tries = 0; tries < 50; tries++) {
      try {
        // A link appears with its whole content at once and fails if the name is there: nobody ever reads half a lock.
        linkSync(draft, file);
        return { release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(file);
      if (holder && isAlive(holder.pid) && (holder.start === undefined || startOf(holder.pid) === holder.start)) {
        return { heldBy: holder };
      }
      rmSync(file, { force: true });
    }
    throw new Error(`The lock ${file} changes hands too often to be taken.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** As above, but waits until the holder lets go. */
export async function waitForFileLock(file: string, onWait: () => void = () => {}): Promise<() => void> {
  let told = false;
  for (;;) {
    const taken = takeFileLock(file);
    if ('release' in taken) return taken.release;
    if (!told) onWait();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
