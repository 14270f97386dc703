import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOnce, NEXT_ENV } from '@/embedded/build-once';
import { PROJECT } from '@/embedded/project';
import { check, endRunning, tests, type Outcome } from './stages';

type Stage = { name: string; run: () => Promise<Outcome> };

const bin = (path: string, ...args: string[]) => [join(PROJECT, 'node_modules', path), ...args];

const CHECKS: Stage[] = [
  { name: 'types', run: () => check(bin('typescript/bin/tsc', '--noEmit', '-p', '.')) },
  { name: 'lint', run: () => check(bin('eslint/bin/eslint.js', '.')) },
  {
    name: 'direction of dependency',
    run: () =>
      check(bin('dependency-cruiser/bin/dependency-cruiser.mjs', 'src', '--config', '.dependency-cruiser.cjs')),
  },
  { name: 'nothing unused', run: () => check(bin('knip/bin/knip.js', '--no-progress', '--no-config-hints')) },
  { name: 'format', run: () => check(bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')) },
  {
    name: 'types of the database',
    run: () => check(['--import', 'tsx', join(PROJECT, 'src/testing/database-types.ts'), '--check']),
  },
];

// Wherever the machine stands: behind, ahead of and half an hour beside everybody else. A date that was read in the machine's own
// zone is wrong on one of them.
const ZONES = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'];

/** Two files at a time: by itself vitest leaves one core of two alone. */
const BOTH_CORES = ['--maxWorkers=2'];

const TESTS: Stage[] = [
  ...ZONES.map((zone) => ({
    name: `pure tests in ${zone}`,
    run: () => tests(['domain', 'pure'], { env: { TZ: zone }, flags: BOTH_CORES }),
  })),
  { name: 'tests of screen parts', run: () => tests(['ui'], { flags: BOTH_CORES }) },
  { name: 'tests of the database', run: () => tests(['db'], { flags: BOTH_CORES }) },
  { name: 'tests of the running app', run: () => tests(['browser'], { flags: ['--no-file-parallelism'] }) },
];

async function build(): Promise<Outcome> {
  try {
    const { release } = await buildOnce({ log: join(tmpdir(), `coworkflow-build-${process.pid}.log`) });
    process.once('exit', release);
    return { passed: 1, failed: 0, output: '' };
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      endRunning();
      process.exit(1);
    });
  }
  // Types that an earlier build has left speak of pages that may be gone.
  for (const folder of ['.next/types', '.next/dev/types', '.next-build/types'])
    rmSync(join(PROJECT, folder), { recursive: true, force: true });
  writeFileSync(join(PROJECT, 'next-env.d.ts'), NEXT_ENV);

  const total = { passed: 0, failed: 0 };
  async function runStage(stage: Stage): Promise<void> {
    const began = Date.now();
    const { passed, failed, output } = await stage.run();
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${failed ? '✗' : '✓'} ${stage.name.padEnd(36)} ${passed} passed, ${failed} failed (${seconds} s)`);
  }
  const alone = process.argv.includes('--checks-only');
  // The checks are single-threaded and do not mind each other: two at a time, and the build beside the longest of them, once the types are read (it
  // writes some of its own). Tests measure time, and have the machine to themselves.
  const waiting = alone ? [...CHECKS] : CHECKS.toSpliced(2, 0, { name: 'production build', run: build });
  const worker = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) await runStage(stage);
  };
  await Promise.all([worker(), worker()]);
  if (!alone) for (const stage of TESTS) await runStage(stage);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed ? 1 : 0;
}

await main();
