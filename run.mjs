#!/usr/bin/env node
// The one entrance to every command: plain JavaScript, so that it runs on any Node (18 and newer) before anything is installed.
// It finds a Node that the project supports, installs the packages if they are missing or out of step, and runs the command's
// TypeScript in this same process, so that signals and exit codes need no forwarding.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const COMMANDS = {
  demo: { file: 'src/embedded/demo.ts', installs: true, says: 'try everything with demo data, nothing to set up' },
  dev: { file: 'src/embedded/dev.ts', installs: true, says: 'the loop for people who change the code' },
  test: { file: 'src/testing/run-tests.ts', installs: true, says: 'every check and every test' },
  check: {
    file: 'src/testing/run-tests.ts',
    args: ['--checks-only'],
    installs: true,
    says: 'types, lint, layout, format',
  },
  bench: { file: 'bench/run.ts', installs: true, says: 'speed, as ratios to their floors' },
  build: { next: ['build'], dotenv: true, says: 'production build' },
  start: { file: 'src/wiring/start.ts', dotenv: true, says: 'serve the production build' },
  worker: { file: 'src/wiring/worker.ts', dotenv: true, says: 'run the jobs' },
  'db:migrate': { file: 'src/wiring/db-migrate.ts', dotenv: true, says: 'bring the database up to date' },
  'db:types': { file: 'src/testing/database-types.ts', installs: true, says: 'write the types of the migrated schema' },
  'operator:create': {
    file: 'src/wiring/create-operator.ts',
    dotenv: true,
    says: 'make the first operator of a fresh installation',
  },
};
const root = dirname(fileURLToPath(import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;

if (!command) {
  const lines = Object.entries(COMMANDS).map(([key, { says }]) => `  npm run ${key.padEnd(16)} ${says}`);
  console.error(`${name ? `There is no command "${name}". ` : ''}Commands:\n${lines.join('\n')}`);
  process.exitCode = 1;
} else if (isOld(process.versions.node)) {
  await onNewerNode();
} else {
  await run(command);
}

function isOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 18);
}

/** Asks npx for the path of a current Node once, then runs it directly: npx in between would swallow signals. */
async function onNewerNode() {
  stopWhenAbandoned();
  console.error(
    `Node ${process.versions.node} is too old for CoWorkFlow (22.18 or newer): getting Node 24 through npx…`,
  );
  const asked = spawnSync('npx', ['--yes', 'node@24', '-p', 'process.execPath'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const node = asked.stdout?.trim().split('\n').at(-1);
  if (asked.status !== 0 || !node || !existsSync(node)) {
    console.error(
      'Node 24 could not be fetched. Please install Node 22.18 or newer (https://nodejs.org) and start again.',
    );
    process.exit(1);
  }
  await inForeground(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
}

async function run({ file, next, args = [], installs, dotenv }) {
  process.chdir(root);
  process.env.PATH = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
  stopWhenAbandoned();
  if (installs) await install();
  if (!existsSync(join(root, 'node_modules', 'tsx'))) {
    console.error('The packages are not installed yet. Please run "npm ci" first.');
    process.exit(1);
  }
  if (dotenv && existsSync('.env')) process.loadEnvFile('.env');
  if (next) return inForeground(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), ...next, ...rest]);
  const path = join(root, file);
  process.argv = [process.execPath, path, ...args, ...rest];
  const { register } = await import(
    pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx/esm/api')).href
  );
  register({ tsconfig: join(root, 'tsconfig.json') });
  await import(pathToFileURL(path).href);
}

/** Whoever started us by `npm run` or on an older Node may be killed without a word; then we end as if by Ctrl-C. */
function stopWhenAbandoned() {
  if (process.connected) {
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    process.channel?.unref();
  }
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 1000);
  watch.unref();
}

/** Our parent, and its parent where npm has put a shell between itself and us. */
function ancestors() {
  const parent = process.ppid;
  try {
    const [, name, fields] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'));
    return /^(sh|dash|bash|ash|busybox)$/.test(name) ? `${parent} ${fields.split(' ')[1]}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}

/** Runs a program in our place: same terminal, its exit code or signal becomes ours. */
function inForeground(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: process.env });
    // A terminal's Ctrl-C reaches the child by itself too: whoever listens takes the second one as the first.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => {
      console.error(error.message);
      process.exit(1);
    });
    child.on('exit', (code, signal) => {
      if (signal) {
        process.removeAllListeners(signal);
        process.kill(process.pid, signal);
      }
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}

async function install() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (isInstalled(lock, hash)) return;
  const guard = join(root, '.coworkflow-install');
  while (!takeLock(guard)) await new Promise((resolve) => setTimeout(resolve, 500));
  const keepAlive = setInterval(() => utimesSync(guard, new Date(), new Date()), 2000);
  try {
    if (isInstalled(lock, hash)) return;
    console.error('Installing packages (npm ci)…');
    const code = await new Promise((resolve) => {
      const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--include=dev'], { stdio: 'inherit', cwd: root });
      child.on('error', () => resolve(1));
      child.on('exit', (status) => resolve(status ?? 1));
    });
    if (code !== 0) {
      console.error('The packages could not be installed; see the lines above.');
      process.exit(code);
    }
    writeFileSync(join(root, 'node_modules', '.coworkflow-lock-hash'), hash);
  } finally {
    clearInterval(keepAlive);
    rmSync(guard, { recursive: true, force: true });
  }
}

/** A folder is made by one process only; one that nobody has touched for ten seconds was left by a killed install. */
function takeLock(guard) {
  try {
    mkdirSync(guard);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    try {
      if (Date.now() - statSync(guard).mtimeMs > 10_000) rmSync(guard, { recursive: true, force: true });
    } catch {
      // Gone in the meantime: the next try takes it.
    }
    return false;
  }
}

function isInstalled(lock, hash) {
  const stamp = join(root, 'node_modules', '.coworkflow-lock-hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  // Installed by hand (npm ci, npm install): npm's own list tells what stands there.
  const listFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(listFile)) return false;
  const has = JSON.parse(readFileSync(listFile, 'utf8')).packages ?? {};
  const wanted = Object.entries(JSON.parse(lock).packages).filter(
    ([path, meta]) => path !== '' && !meta.optional && !meta.devOptional,
  );
  if (!wanted.every(([path, meta]) => has[path]?.version === meta.version)) return false;
  writeFileSync(stamp, hash);
  return true;
}
