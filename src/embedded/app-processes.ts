import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home';
import { makePart, type Part } from './part';
import { NEXT, PROJECT } from './project';

export type AppEnv = Readonly<Record<string, string>>;

type Plan = {
  home: Home;
  env: AppEnv;
  mode: 'production' | 'development';
  restart: boolean;
  onTrouble: (sentence: string) => void;
};

/** The web server: Next with the build in `distDir`, or its development server. */
export function serverPart(plan: Plan & { port: number; distDir?: string }): Part {
  const { env, mode, port, distDir } = plan;
  const verb = mode === 'production' ? 'start' : 'dev';
  return makePart({
    name: 'The web server',
    restart: plan.restart,
    onTrouble: plan.onTrouble,
    stopWithinMs: 5_000,
    spawn: () =>
      begin(plan, 'server', [NEXT, verb, '-p', String(port)], {
        ...env,
        ...(distDir ? { NEXT_DIST_DIR: distDir } : {}),
      }),
    ready: async (gone) => {
      while (!gone.aborted && (await healthOf(port)) === undefined) await pause(100);
    },
  });
}

/** The job worker; in development it starts again whenever its source changes. */
export function workerPart(plan: Plan): Part {
  const worker = join(PROJECT, 'src/wiring/worker.ts');
  const args =
    plan.mode === 'production'
      ? ['--import', 'tsx', worker]
      : [join(PROJECT, 'node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', worker];
  return makePart({
    name: 'The worker',
    restart: plan.restart,
    onTrouble: plan.onTrouble,
    stopWithinMs: 10_000,
    spawn: () => begin(plan, 'worker', args, plan.env),
    // It has no address to ask; what keeps it from working ends it in its first moments.
    ready: () => pause(plan.mode === 'production' ? 400 : 0),
  });
}

function begin(plan: Plan, name: string, args: string[], env: AppEnv): ChildProcess {
  mkdirSync(plan.home.file('logs'), { recursive: true });
  // Into a file and not through us: a child must not lose its breath when we are killed. Developers read along in the terminal.
  const log = plan.mode === 'production' ? openSync(plan.home.file('logs', `${name}.log`), 'a') : 'inherit';
  try {
    return spawn(process.execPath, args, {
      cwd: PROJECT,
      env: { ...surroundings(), ...env, NODE_ENV: plan.mode },
      stdio: ['ignore', log, log],
      detached: true,
    });
  } finally {
    if (typeof log === 'number') closeSync(log);
  }
}

/** What the system needs; of the settings of whoever started us, none. */
function surroundings(): Record<string, string | undefined> {
  const names = [
    'PATH',
    'HOME',
    'USER',
    'TMPDIR',
    'LANG',
    'LC_ALL',
    'TZ',
    'TERM',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'FORCE_COLOR',
    'NO_COLOR',
  ];
  return { ...Object.fromEntries(names.map((name) => [name, process.env[name]])), NEXT_TELEMETRY_DISABLED: '1' };
}

/** The status that the health page answers with, undefined while nobody does. */
export async function healthOf(port: number): Promise<number | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

export async function untilHealthy(port: number, patienceMs: number, isCalledOff: () => boolean): Promise<boolean> {
  for (const since = Date.now(); Date.now() - since < patienceMs && !isCalledOff();) {
    if ((await healthOf(port)) === 200) return true;
    await pause(150);
  }
  return false;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
