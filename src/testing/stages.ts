import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '@/embedded/project';

export type Outcome = { passed: number; failed: number; output: string };

const running = new Set<ChildProcess>();

/** Ends what is running; the embedded servers among it end with their starters. */
export function endRunning(): void {
  for (const child of running) child.kill('SIGTERM');
}

function run(args: string[], env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, args, {
      cwd: PROJECT,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** A tool that is content or not: one pass or one failure. */
export async function check(args: string[]): Promise<Outcome> {
  const { code, output } = await run(args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Some of vitest's projects, each test counted. A file that does not load, or an error outside of any test, is a failure too. */
export async function tests(
  projects: string[],
  options: { flags?: string[]; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'coworkflow-report-'));
  const file = join(folder, 'report.json');
  try {
    const { code, output } = await run(
      [
        join(PROJECT, 'node_modules/vitest/vitest.mjs'),
        'run',
        ...projects.flatMap((name) => ['--project', name]),
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...(options.flags ?? []),
      ],
      options.env,
    );
    if (!existsSync(file)) return { passed: 0, failed: code === 0 ? 0 : 1, output };
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const unloaded = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    const failed = report.numFailedTests + unloaded.length;
    return { passed: report.numPassedTests, failed: failed || (code === 0 ? 0 : 1), output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
