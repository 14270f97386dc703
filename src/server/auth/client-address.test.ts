import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PEER_ADDRESS_HEADER } from './client-address';
import { rememberPeerAddresses } from './peer-address';

const basics = {
  DATABASE_URL: 'postgres://a@localhost/a',
  APP_URL: 'http://book.example.org',
  NEXTAUTH_SECRET: 'a secret that only the tests know, long enough',
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'hello@example.org',
};

describe('where a request comes from', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => vi.unstubAllEnvs());
  const seen = async (trustProxy: string, headers: Record<string, string>) => {
    for (const [name, value] of Object.entries({ ...basics, TRUST_PROXY: trustProxy })) vi.stubEnv(name, value);
    const { clientAddress } = await import('./client-address');
    return clientAddress(new Headers(headers));
  };

  it('is the connection, whatever the client says, without a proxy of ours', async () => {
    expect(await seen('false', { 'x-forwarded-for': '9.9.9.9', [PEER_ADDRESS_HEADER]: '10.0.0.1' })).toBe('10.0.0.1');
  });
  it('is what our proxy added at the end, behind one', async () => {
    expect(await seen('true', { 'x-forwarded-for': '9.9.9.9, 203.0.113.7', [PEER_ADDRESS_HEADER]: '10.0.0.1' })).toBe(
      '203.0.113.7',
    );
    expect(await seen('true', { [PEER_ADDRESS_HEADER]: '10.0.0.1' })).toBe('10.0.0.1');
  });
});

it('is written by the server over what the client sent', async () => {
  rememberPeerAddresses();
  const server = createServer((request, response) => response.end(request.headers[PEER_ADDRESS_HEADER]));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { [PEER_ADDRESS_HEADER]: '8.8.8.8' } });
  expect(await answer.text()).toBe('127.0.0.1');
  server.close();
});
