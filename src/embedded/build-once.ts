import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { waitForFileLock } from './file-lock';
import { makePart } from './part';
import { isAlive, startOf } from './process-identity';
import { NEXT, PROJECT } from './project';

export type Build = {
  /** The folder within the project, as `NEXT_DIST_DIR` wants it. */
  distDir: string;
  /** From then on another start may clear it away. */
  release: () => void;
};

const SOURCES = [
  'src',
  'public',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
/** Next writes its folder into `tsconfig.json`, so every build is made under this one name, which stands there, and then moved. */
const WORKSHOP = '.next-build';
const PREFIX = '.next-demo-';

/**
 * The production build of the source as it stands, made only if nobody has made it yet. Builds carry the hash of their source: one
 * that somebody still serves from is never written over. No value of the environment goes into it.
 */
export async function buildOnce(options: {
  log: string;
  onBuild?: () => void;
  onPart?: (stop: () => Promise<void>) => void;
}): Promise<Build> {
  const release = await waitForFileLock(join(PROJECT, '.next-build.lock'));
  try {
    const distDir = `${PREFIX}${hashOfSource()}`;
    if (!existsSync(join(PROJECT, distDir, 'BUILD_ID'))) {
      options.onBuild?.();
      await build(options.log, options.onPart);
      moveOut(distDir);
    }
    const mark = join(PROJECT, distDir, `in-use-${process.pid}`);
    writeFileSync(mark, startOf(process.pid) ?? '');
    clearOld(distDir);
    return { distDir, release: () => rmSync(mark, { force: true }) };
  } finally {
    release();
  }
}

async function build(log: string, onPart: (stop: () => Promise<void>) => void = () => {}): Promise<void> {
  let said = '';
  let done: (code: number | null) => void = () => {};
  const code = new Promise<number | null>((resolve) => (done = resolve));
  const part = makePart({
    name: 'The build',
    stopWithinMs: 2_000,
    spawn: () => {
      const child = spawn(process.execPath, [NEXT, 'build'], {
        cwd: PROJECT,
        // Nothing of this run may find its way into a build that others use too.
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          TMPDIR: process.env.TMPDIR,
          NODE_ENV: 'production',
          NEXT_DIST_DIR: WORKSHOP,
          NEXT_TELEMETRY_DISABLED: '1',
          CI: '1',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('close', done);
      return child;
    },
    ready: () => Promise.resolve(),
  });
  onPart(part.stop);
  await part.start();
  const result = await code;
  writeFileSync(log, said);
  writeFileSync(join(PROJECT, 'next-env.d.ts'), NEXT_ENV);
  if (result !== 0) throw new Error(`The production build failed:\n${said.trim().split('\n').slice(-40).join('\n')}`);
}

/** As Next writes it, but for the line that names a build folder: that one is moved away, and the types do without it. */
export const NEXT_ENV = '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n';

function moveOut(distDir: string): void {
  const [workshop, target] = [join(PROJECT, WORKSHOP), join(PROJECT, distDir)];
  rmSync(target, { recursive: true, force: true });
  renameSync(workshop, target);
  if (existsSync(join(target, 'cache'))) {
    mkdirSync(workshop);
    renameSync(join(target, 'cache'), join(workshop, 'cache'));
  }
}

function clearOld(keep: string): void {
  for (const name of readdirSync(PROJECT)) {
    if (!name.startsWith(PREFIX) || name === keep) continue;
    const users = readdirSync(join(PROJECT, name)).filter((file) => file.startsWith('in-use-'));
    const inUse = users.some((file) => {
      const pid = Number(file.slice('in-use-'.length));
      return isAlive(pid) && (startOf(pid) ?? '') === readFileSync(join(PROJECT, name, file), 'utf8');
    });
    if (!inUse) rmSync(join(PROJECT, name), { recursive: true, force: true });
  }
}

function hashOfSource(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((name) => filesUnder(join(PROJECT, name))).sort()) {
    const name = relative(PROJECT, file);
    if (
      /\.test\.tsx?$/.test(name) ||
      name.startsWith(join('src', 'testing')) ||
      name.startsWith(join('src', 'embedded'))
    )
      continue;
    hash.update(name).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [path];
  }
}
