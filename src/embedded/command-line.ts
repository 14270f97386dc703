import { join, resolve } from 'node:path';
import { makeCloser, type Closer } from './closer';
import { emptyHome, HomeInUse, openHome, type Home } from './home';
import { isPortFree } from './ports';
import { forgetPostgres } from './postgres-data';
import { PROJECT } from './project';
import { CalledOff } from './stack';

/** Something that the person at the terminal can mend; shown as it is, without a stack. */
export class Plainly extends Error {}

export type Run = { home: Home; port: number; closer: Closer; say: (sentence: string) => void };

/**
 * Opens the home, watches for Ctrl-C, runs the work and stays until it is told to end; then everything that was started is stopped.
 * `--fresh` empties the home first.
 */
export async function runUntilStopped(
  options: { home: string; command: string },
  work: (run: Run) => Promise<void>,
): Promise<void> {
  const closer = makeCloser();
  const say = (sentence: string) => console.log(sentence);
  let told = false;
  const stopped = new Promise<void>((resolve) => {
    const stop = () => {
      told = true;
      if (closer.isClosing()) return;
      say('\nStopping…');
      void closer.close().then(resolve);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
  // A closed terminal must not end us before we have ended the others.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  try {
    const port = await wantedPort(options.command);
    const home = openHome(
      resolve(PROJECT, process.env.COWORKFLOW_HOME || join(PROJECT, options.home)),
      options.command,
    );
    closer.add(home.release);
    const unknown = process.argv.slice(2).filter((argument) => argument !== '--fresh');
    if (unknown.length)
      throw new Plainly(`${unknown.join(' ')} means nothing here. There is only --fresh, which starts over.`);
    if (process.argv.includes('--fresh')) {
      forgetPostgres(home);
      emptyHome(home);
    }
    await work({ home, port, closer, say });
    await stopped;
    process.exit(0);
  } catch (error) {
    // Not by what is closing: a start that failed has put away what it had begun.
    const calledOff = error instanceof CalledOff || told;
    await closer.close();
    if (calledOff) process.exit(0);
    const isPlain = error instanceof Plainly || error instanceof HomeInUse;
    console.error(isPlain ? error.message : error);
    process.exit(1);
  }
}

async function wantedPort(command: string): Promise<number> {
  const given = process.env.PORT || '3000';
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Plainly(`PORT is "${given}"; it should be a number from 1 to 65535.`);
  if (await isPortFree(port)) return port;
  throw new Plainly(
    `Port ${port} is taken by another program. Stop that one, or choose another: PORT=${port + 1} npm run ${command}`,
  );
}
