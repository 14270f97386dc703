import { afterEach, expect, it, vi } from 'vitest';
import { openTemporaryHome } from '@/testing/temporary-home';
import { runUntilStopped, type Run } from './command-line';
import { freePort } from './ports';
import { CalledOff } from './stack';

class Exit extends Error {}
const argv = process.argv;
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.argv = argv;
});

/** How a command ends, and what it has said by then. */
async function ends(work: (run: Run) => Promise<void>): Promise<{ code: number | undefined; said: unknown[] }> {
  const { home, remove } = openTemporaryHome();
  home.release();
  vi.stubEnv('COWORKFLOW_HOME', home.path);
  vi.stubEnv('PORT', String(await freePort()));
  process.argv = argv.slice(0, 2);
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Exit();
  });
  const on = vi.spyOn(process, 'on');
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  await runUntilStopped({ home: '', command: 'demo' }, work).catch((thrown: unknown) => {
    if (!(thrown instanceof Exit)) throw thrown;
  });
  for (const [signal, listener] of on.mock.calls) process.off(signal, listener);
  remove();
  return { code: exit.mock.calls[0]?.[0] as number | undefined, said: error.mock.calls.flat() };
}

it('says why a start failed and fails, also where what was begun has been put away by then', async () => {
  const why = new Error('Postgres would not start');
  expect(
    await ends(async ({ closer }) => {
      await closer.close();
      throw why;
    }),
  ).toEqual({ code: 1, said: [why] });
});

it('ends well and quietly where somebody stopped it in the middle of a start', async () => {
  expect(await ends(() => Promise.reject(new CalledOff()))).toEqual({ code: 0, said: [] });
  const stopped = ends(async ({ closer }) => {
    process.emit('SIGTERM');
    await vi.waitUntil(() => closer.isClosing());
    throw new Error('cut off in the middle');
  });
  expect(await stopped).toEqual({ code: 0, said: [] });
});
