import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePool } from '@/server/db/pool';
import { checkHealth } from './health';

/** A database that accepts connections and never says a word: hung, not gone. */
const sockets = new Set<Socket>();
const mute = createServer((socket) => {
  sockets.add(socket.on('error', () => undefined));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;
  Object.assign(process.env, {
    DATABASE_URL: `postgres://a:b@127.0.0.1:${port}/a`,
    APP_URL: 'http://localhost:3000',
    NEXTAUTH_SECRET: 'a secret that only the tests know, long enough',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'hello@example.org',
    LOG_LEVEL: 'silent',
  });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  mute.close();
  await closePool();
});

it('answers within two seconds when the database hangs, and asks it no second time meanwhile', async () => {
  const began = performance.now();
  const asked = await Promise.all([checkHealth(), checkHealth(), checkHealth()]);
  expect(performance.now() - began).toBeLessThan(2_000);
  for (const health of asked) expect(health).toEqual({ ok: false, database: 'down', jobs: 'down', realtime: 'off' });
  await checkHealth();
  // One connection for the database itself, one for the jobs.
  expect(sockets.size).toBe(2);
});
