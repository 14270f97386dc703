import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { ChannelTable } from './channel-table';
import { Connection, type Heartbeat } from './connection';
import { answerHttp } from './http-api';
import { CLOSE, LIMITS, PROTOCOL_VERSION, type CloseReason } from './protocol';
import type { AppCredentials } from './signatures';

export type RealtimeServerOptions = AppCredentials & {
  /** 0 takes a free one. */
  port?: number;
  host?: string;
  /** Milliseconds of silence before a client is pinged, and how long it has to answer. */
  activityMs?: number;
  pongMs?: number;
  maxConnections?: number;
  /** Pages that may connect, such as `https://my.space`; without it any may. Clients that send no Origin always may. */
  allowedOrigins?: readonly string[];
};

export type RealtimeServer = { readonly port: number; connections: () => number; close: () => Promise<void> };

/** A server of the Pusher Channels protocol for one app: WebSockets and the signed HTTP API on one port. */
export async function startRealtimeServer(options: RealtimeServerOptions): Promise<RealtimeServer> {
  const app: AppCredentials = { appId: options.appId, key: options.key, secret: options.secret };
  const heartbeat: Heartbeat = { activityMs: options.activityMs ?? 30_000, pongMs: options.pongMs ?? 15_000 };
  const channels = new ChannelTable();
  const connections = new Set<Connection>();
  const terminateUser = (userId: string) => {
    for (const connection of connections) if (connection.user?.id === userId) connection.close(CLOSE.unauthorised);
  };

  const http = createServer(
    (request, response) => void answerHttp({ app, channels, terminateUser }, request, response),
  );
  const sockets = new WebSocketServer({ server: http, maxPayload: LIMITS.socketMessage });
  sockets.on('error', () => undefined); // repeats what the http server says, which is listened to below
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    // ws closes the socket itself after a malformed or oversized frame; without a listener the error would end the process.
    socket.on('error', () => undefined);
    const refusal = handshakeRefusal(options, request, connections.size);
    if (refusal) return socket.close(refusal.code, refusal.reason);
    const connection = new Connection(socket, app, channels, heartbeat);
    connections.add(connection);
    socket.on('close', () => {
      connections.delete(connection);
      connection.leaveAll();
    });
  });

  const beat = setInterval(
    () => {
      const now = Date.now();
      for (const connection of connections) connection.checkAlive(now);
    },
    Math.max(10, Math.min(heartbeat.activityMs, heartbeat.pongMs) / 4),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
    });
  } catch (error) {
    clearInterval(beat);
    throw error;
  }

  async function close(): Promise<void> {
    clearInterval(beat);
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    sockets.close();
    for (const connection of connections) connection.close({ code: 1001, reason: 'Server going away' });
    // Those who answer the goodbye are gone in a millisecond; nobody is waited for longer than this.
    const impatience = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
    }, 200);
    http.closeIdleConnections();
    await closed;
    clearTimeout(impatience);
  }
  return { port: (http.address() as AddressInfo).port, connections: () => connections.size, close };
}

function handshakeRefusal(
  options: RealtimeServerOptions,
  request: IncomingMessage,
  open: number,
): CloseReason | undefined {
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  const key = /^\/app\/([^/]+)$/.exec(path)?.[1];
  const version = new URLSearchParams(search).get('protocol');
  const { origin } = request.headers;
  if (key === undefined) return CLOSE.pathUnknown;
  if (key !== options.key) return CLOSE.appUnknown;
  if (version === null) return CLOSE.versionMissing;
  if (!/^\d+$/.test(version)) return CLOSE.versionMalformed;
  if (Number(version) !== PROTOCOL_VERSION) return CLOSE.versionUnsupported;
  if (origin !== undefined && options.allowedOrigins && !options.allowedOrigins.includes(origin)) {
    return CLOSE.unauthorised;
  }
  return open >= (options.maxConnections ?? 10_000) ? CLOSE.overCapacity : undefined;
}
