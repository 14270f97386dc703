import { afterEach, describe, expect, it, vi } from 'vitest';
import { connected, eventually, moment, subscribed, testClients } from './testing-clients';

const { start, client, rawSocket, tearDown } = testClients();
afterEach(tearDown);

vi.setConfig({ testTimeout: 30_000 });

describe('what no SDK would send', () => {
  it.each([
    ['/app/other-key?protocol=7', 4001],
    ['/elsewhere', 4005],
    ['/app/test-key?protocol=seven', 4006],
    ['/app/test-key?protocol=3', 4007],
    ['/app/test-key', 4008],
  ])('closes %s with %i', async (path, code) => {
    await start();
    expect((await (await rawSocket(path)).closed).code).toBe(code);
  });

  it('says how long it bears silence, its data as text', async () => {
    await start();
    const { messages } = await rawSocket();
    await eventually(() => expect(messages[0]?.event).toBe('pusher:connection_established'));
    expect(JSON.parse(messages[0]?.data as string)).toMatchObject({ activity_timeout: 30 });
  });

  it('keeps pages of other origins out, when told which may connect', async () => {
    await start({ allowedOrigins: ['https://good.test'] });
    expect((await (await rawSocket(undefined, { origin: 'https://bad.test' })).closed).code).toBe(4009);
    const good = await rawSocket(undefined, { origin: 'https://good.test' });
    await eventually(() => expect(good.messages).toHaveLength(1));
  });

  it('is full at some point (4100)', async () => {
    await start({ maxConnections: 1 });
    await connected(client());
    expect((await (await rawSocket()).closed).code).toBe(4100);
  });

  it('drops a client that never answers a ping (4201)', async () => {
    const server = await start({ activityMs: 60, pongMs: 60 });
    const mute = await rawSocket();
    expect((await mute.closed).code).toBe(4201);
    expect(mute.messages.map(({ event }) => event)).toEqual(['pusher:connection_established', 'pusher:ping']);
    await eventually(() => expect(server.connections()).toBe(0));
  });

  it('does not wait for the goodbye of a peer that reads nothing any more', async () => {
    const server = await start({ activityMs: 60, pongMs: 60 });
    (await rawSocket()).socket.pause();
    await moment();
    await eventually(() => expect(server.connections()).toBe(0));
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['no event', '{"data":{}}'],
    ['an unknown event', '{"event":"pusher:dance"}'],
    ['an impossible channel name', '{"event":"pusher:subscribe","data":{"channel":"a b"}}'],
    ['a channel name too long', `{"event":"pusher:subscribe","data":{"channel":"${'c'.repeat(201)}"}}`],
    ['no channel', '{"event":"pusher:subscribe"}'],
    ['a private channel without a signature', '{"event":"pusher:subscribe","data":{"channel":"private-a"}}'],
    ['leaving where it never was', '{"event":"pusher:unsubscribe","data":{"channel":"a"}}'],
    ['a client event where it is not', '{"event":"client-a","channel":"private-a","data":{}}'],
  ])('answers %s with an error and stays', async (_, text) => {
    const server = await start();
    const { socket, messages } = await rawSocket();
    socket.send(text);
    await eventually(() => expect(messages[1]?.event).toBe('pusher:error'));
    await moment(20);
    expect(server.connections()).toBe(1);
  });

  it('refuses binary frames, and closes on a message beyond its size', async () => {
    const server = await start();
    const { socket, messages, closed } = await rawSocket();
    socket.send(Buffer.from('{}'));
    await eventually(() => expect(messages[1]?.event).toBe('pusher:error'));
    socket.send('x'.repeat(40_000));
    expect((await closed).code).toBe(1009);
    await eventually(() => expect(server.connections()).toBe(0));
  });
});

describe('stopping', () => {
  it('leaves no socket and no timer, whoever is connected, and frees its port', async () => {
    const held = () => process.getActiveResourcesInfo().filter((kind) => /TCP|Timeout|Pipe/.test(kind)).length;
    const before = held();
    const server = await start();
    const { closed } = await rawSocket();
    const ann = client();
    await subscribed(ann, 'news');
    const gone = rawSocket();
    await gone;
    await server.close();
    expect((await closed).code).toBe(1001);
    ann.disconnect();
    await eventually(() => expect(held()).toBeLessThanOrEqual(before));
    const again = await start({ port: server.port });
    expect(again.port).toBe(server.port);
    await expect(start({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
