import { spawn, type ChildProcess } from 'node:child_process';

/** One process of the stack that can be started, stopped, killed and started again, on the same ports. */
export type Part = {
  readonly name: string;
  /** The process that runs now, if one does. */
  readonly pid: () => number | undefined;
  /** Starts it and waits until it answers. */
  readonly start: () => Promise<void>;
  /** Asks it to end and waits until it has; kills it with all its children when it does not. */
  readonly stop: () => Promise<void>;
  /** Kills it without a word, to see what the others make of it, and waits until it is gone. Nothing starts it again but `start`. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
};

export type PartPlan = {
  name: string;
  /** Begins the process, in a process group of its own (`detached: true`), so that its children can be reached with it. */
  spawn: () => ChildProcess | Promise<ChildProcess>;
  /** Takes its time until the process answers, or rejects; `gone` says when there is nobody left to wait for. */
  ready: (gone: AbortSignal, child: ChildProcess) => Promise<void>;
  /** How to ask it to end. */
  stopSignal?: NodeJS.Signals;
  stopWithinMs?: number;
  /** Start it again when it ends by itself, a little later each time. */
  restart?: boolean;
  onTrouble?: (sentence: string) => void;
};

const LONGEST_PAUSE_MS = 30_000;

export function makePart(plan: PartPlan): Part {
  const { name, stopSignal = 'SIGTERM', stopWithinMs = 8_000, onTrouble = () => {} } = plan;
  let child: ChildProcess | undefined;
  let wanted = false;
  let crashes = 0;
  let retry: NodeJS.Timeout | undefined;

  async function begin(): Promise<void> {
    const begun = await plan.spawn();
    child = begun;
    // Told to stop while it was being made.
    if (!wanted && begun.pid) signalGroup(begun.pid, 'SIGKILL', begun);
    const dropGuard = guard(begun, stopSignal);
    const noLonger = new AbortController();
    const gone = ended(begun).then((how) => {
      dropGuard();
      noLonger.abort();
      if (child === begun) child = undefined;
      return how;
    });
    const early = gone.then((how) => Promise.reject(new Error(`${name} ended before it was ready (${how}).`)));
    // Without this the rejection would count as unhandled when the process ends long after it was ready.
    early.catch(() => {});
    await Promise.race([plan.ready(noLonger.signal, begun), early]);
    const readyAt = Date.now();
    void gone.then((how) => {
      if (!wanted || !plan.restart) return;
      if (Date.now() - readyAt > 60_000) crashes = 0;
      again(`${name} ended by itself (${how})`);
    });
  }

  function again(sentence: string): void {
    const pause = Math.min(500 * 2 ** crashes++, LONGEST_PAUSE_MS);
    onTrouble(`${sentence}; starting it again in ${pause / 1000} s.`);
    retry = setTimeout(() => {
      begin().catch((error: unknown) => {
        if (wanted) again(error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
      });
    }, pause);
  }

  async function end(signal: NodeJS.Signals, patienceMs: number): Promise<void> {
    wanted = false;
    clearTimeout(retry);
    const ending = child;
    if (!ending?.pid) return;
    const gone = ended(ending);
    signalGroup(ending.pid, signal, ending);
    const impatience = setTimeout(() => ending.pid && signalGroup(ending.pid, 'SIGKILL', ending), patienceMs);
    await gone;
    clearTimeout(impatience);
    // Whatever the process had started and left behind goes with it.
    if (ending.pid) signalGroup(ending.pid, 'SIGKILL');
  }

  return {
    name,
    pid: () => child?.pid,
    start: async () => {
      wanted = true;
      try {
        await begin();
      } catch (error) {
        await end('SIGKILL', 1_000);
        throw error;
      }
    },
    stop: () => end(stopSignal, stopWithinMs),
    kill: (signal = 'SIGKILL') => end(signal, 10_000),
  };
}

function ended(child: ChildProcess): Promise<string> {
  if (child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve(String(child.signalCode ?? child.exitCode));
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
}

function signalGroup(pid: number, signal: NodeJS.Signals, child?: ChildProcess): void {
  try {
    process.kill(-pid, signal);
  } catch {
    child?.kill(signal);
  }
}

/**
 * Ends a process when we are killed and cannot do it ourselves: a shell in a group of its own that waits for the other end of its
 * input to close, which the system does for the dead too.
 */
function guard(child: ChildProcess, signal: NodeJS.Signals): () => void {
  if (!child.pid) return () => {};
  const group = String(child.pid);
  // "kill -TERM -123" is what every shell understands; dash knows no "--" here.
  const script = `read -r _; kill -${signal.replace('SIG', '')} -${group} || exit 0
for _ in 1 2 3 4 5 6 7 8; do sleep 1; kill -0 -${group} || exit 0; done; kill -KILL -${group}`;
  const watcher = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  watcher.on('error', () => {});
  watcher.stdin.on('error', () => {});
  watcher.unref();
  (watcher.stdin as unknown as { unref?: () => void }).unref?.();
  return () => {
    // By group: the shell may be in its sleep.
    if (watcher.pid) signalGroup(watcher.pid, 'SIGKILL', watcher);
  };
}
