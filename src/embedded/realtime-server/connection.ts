import { randomInt } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { ChannelTable, Subscriber } from './channel-table';
import { rejectClientEvent } from './client-events';
import { CLOSE, encodeError, encodeEvent, LIMITS, type CloseReason } from './protocol';
import type { AppCredentials } from './signatures';
import { admit, isRecord, signIn } from './subscriptions';

export type Heartbeat = { activityMs: number; pongMs: number };

/** Signed in by `pusher:signin`. */
type SignedInUser = { id: string; info: unknown };

/** One client: reads its messages, keeps its subscriptions, notices its silence. */
export class Connection implements Subscriber {
  readonly socketId = `${randomInt(1, 2 ** 31)}.${randomInt(1, 2 ** 31)}`;
  user: SignedInUser | null = null;
  private readonly joined = new Set<string>();
  private readonly clientEventTimes: number[] = [];
  private lastHeard = Date.now();
  private pingedAt: number | null = null;

  constructor(
    private readonly socket: WebSocket,
    private readonly app: AppCredentials,
    private readonly channels: ChannelTable,
    private readonly heartbeat: Heartbeat,
  ) {
    socket.on('message', (data, isBinary) => this.receive(data, isBinary));
    socket.on('ping', () => this.heard());
    socket.on('pong', () => this.heard());
    const activity_timeout = Math.max(1, Math.round(heartbeat.activityMs / 1000));
    this.send(encodeEvent('pusher:connection_established', { socket_id: this.socketId, activity_timeout }));
  }

  send(message: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > LIMITS.socketBacklog) return this.close(CLOSE.reconnect);
    this.socket.send(message);
  }

  fail(message: string, code: number | null = null): void {
    this.send(encodeError(code, message));
  }

  close({ code, reason }: CloseReason | { code: number; reason: string }): void {
    this.socket.close(code, reason);
  }

  /** Leaves every channel; called once the socket is gone. */
  leaveAll(): void {
    for (const name of this.joined) this.channels.leave(name, this);
    this.joined.clear();
  }

  /** Pings a client that said nothing for a while, and drops one that does not answer. */
  checkAlive(now: number): void {
    // A peer that is gone never answers the closing handshake either.
    if (this.socket.readyState === this.socket.CLOSING) return this.socket.terminate();
    if (this.pingedAt !== null) {
      if (now - this.pingedAt >= this.heartbeat.pongMs) this.close(CLOSE.noPong);
    } else if (now - this.lastHeard >= this.heartbeat.activityMs) {
      this.pingedAt = now;
      this.send(encodeEvent('pusher:ping', {}));
    }
  }

  private heard(): void {
    this.lastHeard = Date.now();
    this.pingedAt = null;
  }

  private receive(raw: RawData, isBinary: boolean): void {
    this.heard();
    if (isBinary) return this.fail('Binary frames are not supported');
    let message: unknown;
    try {
      message = JSON.parse((raw as Buffer).toString('utf8'));
    } catch {
      return this.fail('Invalid JSON');
    }
    if (!isRecord(message) || typeof message.event !== 'string') return this.fail('A message needs an event');
    this.handle(message.event, message);
  }

  private handle(event: string, message: Record<string, unknown>): void {
    const data = parsedData(message.data);
    switch (event) {
      case 'pusher:ping':
        return this.send(encodeEvent('pusher:pong', {}));
      case 'pusher:pong':
        return;
      case 'pusher:subscribe':
        return this.subscribe(data);
      case 'pusher:unsubscribe':
        return this.unsubscribe(data);
      case 'pusher:signin':
        return this.signIn(data);
    }
    if (event.startsWith('client-')) return this.relay(event, message);
    this.fail(`Unknown event ${event.slice(0, 100)}`);
  }

  private subscribe(data: Record<string, unknown>): void {
    const name = typeof data.channel === 'string' ? data.channel : '';
    if (this.joined.has(name)) return this.fail(`Existing subscription to channel ${name}`);
    if (this.joined.size >= LIMITS.channelsPerSocket) return this.fail('Too many subscriptions on one connection');
    const admission = admit(this.app, this.channels, { socketId: this.socketId, user: this.user }, name, data);
    if (!admission.ok) return this.fail(admission.message, admission.code);
    this.joined.add(name);
    this.channels.join(name, this, admission.member);
    const members = admission.member && this.channels.members(name);
    const presence = members && { ids: [...members.keys()], hash: Object.fromEntries(members), count: members.size };
    const answer = presence ? { presence } : {};
    this.send(encodeEvent('pusher_internal:subscription_succeeded', answer, { channel: name }));
  }

  private unsubscribe(data: Record<string, unknown>): void {
    const name = typeof data.channel === 'string' ? data.channel : '';
    if (!this.joined.delete(name)) return this.fail(`No subscription to channel ${name.slice(0, 100)}`);
    this.channels.leave(name, this);
  }

  private signIn(data: Record<string, unknown>): void {
    const user = signIn(this.app, this.socketId, data);
    if (!user) return this.fail(CLOSE.unauthorised.reason, CLOSE.unauthorised.code);
    this.user = user;
    this.send(encodeEvent('pusher:signin_success', { user_data: data.user_data }));
  }

  private relay(event: string, message: Record<string, unknown>): void {
    const channel = typeof message.channel === 'string' ? message.channel : '';
    const data = message.data ?? {};
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    const isIn = this.channels.has(channel, this);
    const refusal = rejectClientEvent({ event, channel, text, isIn, times: this.clientEventTimes, now: Date.now() });
    if (refusal) return this.fail(refusal.message, refusal.code);
    const userId = this.channels.memberOf(channel, this)?.userId;
    const more = userId === undefined ? { channel } : { channel, user_id: userId };
    this.channels.broadcast(channel, encodeEvent(event, text, more), this.socketId);
  }
}

/** Clients may send the data of protocol events as an object or as JSON text. */
function parsedData(data: unknown): Record<string, unknown> {
  if (isRecord(data)) return data;
  try {
    const parsed: unknown = typeof data === 'string' ? JSON.parse(data) : null;
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
