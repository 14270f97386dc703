import Pusher from 'pusher';
import PusherJs, { type Channel } from 'pusher-js';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { startRealtimeServer, type RealtimeServer, type RealtimeServerOptions } from './start-realtime-server';

/** For tests: the server on a free port, and the official SDKs pointed at it. */
export const TEST_APP = { appId: 'test-app', key: 'test-key', secret: 'test-secret' };

type Member = { user_id: string; user_info?: Record<string, unknown> };

export function testClients() {
  const cleanUp: (() => void | Promise<void>)[] = [];
  let server: RealtimeServer | undefined;

  function running(): RealtimeServer {
    if (!server) throw new Error('start the server first');
    return server;
  }

  async function start(options: Partial<RealtimeServerOptions> = {}): Promise<RealtimeServer> {
    const started = await startRealtimeServer({ ...TEST_APP, ...options });
    server = started;
    cleanUp.push(() => started.close());
    return started;
  }

  /** The official server SDK. */
  const backEnd = (credentials: Partial<typeof TEST_APP> = {}) =>
    new Pusher({ ...TEST_APP, ...credentials, host: '127.0.0.1', port: String(running().port), useTLS: false });

  type Auth = { member?: Member; user?: { id: string; user_info?: Record<string, unknown> }; secret?: string };

  /** The official client SDK, its channel auth signed by the official server SDK in this process. */
  function client(auth: Auth = {}, key: string = TEST_APP.key): PusherJs {
    const signer = backEnd(auth.secret === undefined ? {} : { secret: auth.secret });
    const pusher = new PusherJs(key, {
      cluster: 'unused',
      wsHost: '127.0.0.1',
      wsPort: running().port,
      forceTLS: false,
      enabledTransports: ['ws'],
      channelAuthorization: {
        customHandler: ({ socketId, channelName }, callback) => {
          const member = channelName.startsWith('presence-') ? auth.member : undefined;
          callback(null, signer.authorizeChannel(socketId, channelName, member));
        },
      },
      userAuthentication: {
        customHandler: ({ socketId }, callback) =>
          callback(null, signer.authenticateUser(socketId, auth.user ?? { id: 'nobody' })),
      },
    });
    cleanUp.push(() => pusher.disconnect());
    return pusher;
  }

  /** A bare socket, for what an SDK would never send. */
  async function rawSocket(path = `/app/${TEST_APP.key}?protocol=7`, headers: Record<string, string> = {}) {
    const socket = new WebSocket(`ws://127.0.0.1:${running().port}${path}`, { headers });
    const messages: { event: string; data: unknown }[] = [];
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as (typeof messages)[number]));
    const closed = new Promise<{ code: number; reason: string }>((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    socket.on('error', () => undefined);
    cleanUp.push(() => socket.terminate());
    await new Promise((resolve) => socket.on('open', resolve));
    return { socket, messages, closed };
  }

  async function tearDown() {
    for (const step of cleanUp.splice(0).reverse()) await step();
    server = undefined;
  }

  return { start, backEnd, client, rawSocket, tearDown };
}

type Emitter = { bind(event: string, listener: (data: unknown) => void): unknown };

/** The data of the next such event. */
export async function next<T = unknown>(emitter: Emitter, event: string): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${event} within 8 s`)), 8000);
    emitter.bind(event, (data) => {
      clearTimeout(late);
      resolve(data as T);
    });
  });
}

export async function subscribed<T = unknown>(pusher: PusherJs, name: string): Promise<{ channel: Channel; data: T }> {
  const channel = pusher.subscribe(name);
  return { channel, data: await next<T>(channel, 'pusher:subscription_succeeded') };
}

export async function connected(pusher: PusherJs): Promise<void> {
  if (pusher.connection.state !== 'connected') await next(pusher.connection, 'connected');
}

/** All data of an event on a channel, as it comes. */
export function heard(emitter: Emitter, event: string): unknown[] {
  const all: unknown[] = [];
  emitter.bind(event, (data) => all.push(data));
  return all;
}

/** Waits until the check passes. Patient, because the machine that runs the tests may be busy. */
export const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 8000, interval: 10 });

export const moment = (ms = 60) => new Promise<void>((resolve) => setTimeout(resolve, ms));
