import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, isPortFree, steadyPort } from './ports';

describe('ports', () => {
  const servers: Server[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));
  const listenOn = (port: number, host?: string) =>
    new Promise<void>((resolve) => servers.push(createServer().listen(port, host, resolve)));

  it('found free can be listened on', async () => {
    const port = await freePort();
    expect(await isPortFree(port)).toBe(true);
    await listenOn(port);
  });

  it.each(['127.0.0.1', '0.0.0.0', undefined])('taken on %s are not free', async (host) => {
    const port = await freePort();
    await listenOn(port, host);
    expect(await isPortFree(port)).toBe(false);
  });

  it('stay the same from start to start while nobody else has them', async () => {
    const port = await freePort();
    expect(await steadyPort(port)).toBe(port);
    await listenOn(port);
    expect(await steadyPort(port)).not.toBe(port);
    expect(await steadyPort(undefined)).toBeGreaterThan(0);
  });
});
