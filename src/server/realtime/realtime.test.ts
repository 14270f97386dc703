import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventually, heard, subscribed, TEST_APP, testClients } from '@/embedded/realtime-server/testing-clients';
import { newId } from '@/kernel/ids';
import { parseTopic, personTopic, spaceTopic } from '@/kernel/realtime';
import { parseEnv } from '../env';
import { authoriseChannel } from './authorise-channel';
import { publishNudges } from './publish-nudge';
import { checkRealtime } from './realtime-health';
import { realtimeConnectSources, realtimePublicConfig } from './realtime-public-config';
import { realtimeSettings } from './realtime-settings';

const { start, client, tearDown } = testClients();
afterEach(tearDown);

const REST = {
  DATABASE_URL: 'postgres://app@localhost/x',
  APP_URL: 'https://book.test',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'hello@book.test',
};
const APP = { PUSHER_APP_ID: TEST_APP.appId, PUSHER_KEY: TEST_APP.key, PUSHER_SECRET: TEST_APP.secret };
const settingsOf = (variables: Record<string, string>) => realtimeSettings(parseEnv({ ...REST, ...variables }));
const embedded = (port: number, more: Record<string, string> = {}) =>
  settingsOf({ ...APP, PUSHER_HOST: '127.0.0.1', PUSHER_PORT: String(port), ...more });

const space = spaceTopic(newId<'space'>());
const person = personTopic(newId<'person'>());

async function deafServer() {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

vi.setConfig({ testTimeout: 30_000 });

describe('publishing nudges', () => {
  it('reaches each topic once with topic and version, more than one batch of them too', async () => {
    const { port } = await start();
    const listener = client();
    const many = Array.from({ length: 12 }, () => spaceTopic(newId<'space'>()));
    const onSpace = heard((await subscribed(listener, space)).channel, 'nudge');
    const onLast = heard((await subscribed(listener, many[11] ?? '')).channel, 'nudge');
    await publishNudges([space, person, space, ...many], '42', embedded(port));
    await eventually(() => expect(onLast).toEqual([{ topic: many[11], version: '42' }]));
    expect(onSpace).toEqual([{ topic: space, version: '42' }]);
  });

  it('fails as upstream when nobody is there, when it is refused and when it takes too long', async () => {
    const { port, close } = await start();
    const unreachable = { kind: 'upstream', code: 'realtime.unreachable' };
    const refused = publishNudges([space], '1', embedded(port, { PUSHER_SECRET: 'other' }));
    await expect(refused).rejects.toMatchObject({ ...unreachable, details: { status: 401 } });
    await close();
    await expect(publishNudges([space], '1', embedded(port))).rejects.toMatchObject({ ...unreachable, details: {} });
    const deaf = await deafServer();
    const began = Date.now();
    await expect(publishNudges([space], '1', embedded(deaf.port))).rejects.toMatchObject(unreachable);
    expect(Date.now() - began).toBeLessThan(5000);
    deaf.close();
  });

  it('does nothing where nothing is to be live', async () => {
    await expect(publishNudges([space], '1', settingsOf({}))).resolves.toBeUndefined();
  });
});

describe('listening', () => {
  it('understands its own topic names and no others', () => {
    const id = newId<'space'>();
    expect(parseTopic(`private-space-${id}`)).toEqual({ kind: 'space', spaceId: id });
    expect(parseTopic(`private-plan-${id}`)).toEqual({ kind: 'space', spaceId: id });
    expect(parseTopic(`private-person-${id}`)).toEqual({ kind: 'person', personId: id });
    const wrong = [`private-operator-${id}`, `presence-space-${id}`, `private-space-${id}x`, 'private-space-', ''];
    for (const name of [...wrong, `private-space-${id.toUpperCase()}`, `private-space-${'-'.repeat(36)}`]) {
      expect(parseTopic(name)).toBeNull();
    }
  });

  it('signs what the realtime server then accepts', async () => {
    const { port } = await start();
    const listener = client();
    await eventually(() => expect(listener.connection.state).toBe('connected'));
    const socketId = listener.connection.socket_id;
    const { auth } = await authoriseChannel({ socketId, channelName: space, mayHear: () => true }, embedded(port));
    expect(auth).toBe(`${TEST_APP.key}:${auth.split(':')[1]}`);
    const messages = heard(listener.connection, 'message');
    listener.send_event('pusher:subscribe', { channel: space, auth });
    await eventually(() =>
      expect(messages).toContainEqual(expect.objectContaining({ event: 'pusher_internal:subscription_succeeded' })),
    );
  });

  it('refuses strangers, unknown channels and false socket ids, and asks about the right topic', async () => {
    const settings = embedded(1);
    const mayHear = vi.fn(() => false);
    const ask = (channelName: string, socketId = '1.2') =>
      authoriseChannel({ socketId, channelName, mayHear }, settings);
    const forbidden = { kind: 'forbidden', code: 'realtime.channel_refused' };
    await expect(ask(space)).rejects.toMatchObject(forbidden);
    expect(mayHear).toHaveBeenCalledExactlyOnceWith(parseTopic(space));
    await expect(ask('private-anything')).rejects.toMatchObject(forbidden);
    await expect(ask(space, '1.2:private-x')).rejects.toMatchObject({ code: 'realtime.socket_id_invalid' });
    expect(mayHear).toHaveBeenCalledOnce();
  });
});

describe('health', () => {
  it('tells up from down within a second, and off from both', async () => {
    const { port, close } = await start();
    expect(await checkRealtime(embedded(port))).toBe('up');
    expect(await checkRealtime(embedded(port, { PUSHER_SECRET: 'other' }))).toBe('down');
    await close();
    expect(await checkRealtime(embedded(port))).toBe('down');
    expect(await checkRealtime(settingsOf({}))).toBe('off');
    const deaf = await deafServer();
    const began = Date.now();
    expect(await checkRealtime(embedded(deaf.port))).toBe('down');
    expect(Date.now() - began).toBeLessThan(2000);
    deaf.close();
  });
});

describe('what browsers are told', () => {
  const told = (variables: Record<string, string>) => realtimePublicConfig(settingsOf({ ...APP, ...variables }));

  it('is hosted Pusher by its cluster', () => {
    const config = told({ PUSHER_CLUSTER: 'eu' });
    expect(config).toEqual({ key: 'test-key', cluster: 'eu', forceTLS: true });
    expect(realtimeConnectSources(config)).toEqual(['wss://ws-eu.pusher.com']);
  });

  it('is the own server, at the address that browsers see where that differs', () => {
    const own = { PUSHER_HOST: '10.0.0.5', PUSHER_PORT: '6001' };
    const ports = { wsPort: 6001, wssPort: 6001 };
    const inside = told(own);
    expect(inside).toEqual({ key: 'test-key', cluster: 'mt1', wsHost: '10.0.0.5', ...ports, forceTLS: false });
    expect(realtimeConnectSources(inside)).toEqual(['ws://10.0.0.5:6001', 'wss://10.0.0.5:6001']);
    const outside = told({ ...own, PUSHER_PUBLIC_HOST: 'live.book.test', PUSHER_PUBLIC_TLS: 'true' });
    expect(outside).toEqual({ key: 'test-key', cluster: 'mt1', wsHost: 'live.book.test', forceTLS: true });
    expect(realtimeConnectSources(outside)).toEqual(['wss://live.book.test']);
  });

  it('is nothing where nothing is to be live, and never the secret', () => {
    expect(realtimePublicConfig(settingsOf({}))).toBeNull();
    expect(realtimeConnectSources(null)).toEqual([]);
    expect(JSON.stringify(told({}))).not.toContain(TEST_APP.secret);
  });
});
