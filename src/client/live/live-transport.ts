import type Pusher from 'pusher-js';
import type { Channel } from 'pusher-js';
import { NUDGE, type RealtimePublicConfig, type TopicName } from '@/kernel/realtime';
import type { Pace } from './pace';

type TransportOptions = {
  config: RealtimePublicConfig;
  authEndpoint: string;
  /** Answers `{ reachable }`: asked before each attempt, because a browser writes every failed WebSocket into its console. */
  statusEndpoint: string;
  pace: Pace;
};

type Listener = {
  up: () => void;
  /** Lost, or not reached; it is tried again unless it is said to be for good. */
  down: (forGood: boolean) => void;
  joined: (topic: TopicName) => void;
  notJoined: (topic: TopicName, forGood: boolean) => void;
  nudged: (topic: TopicName, data: unknown) => void;
};

/**
 * One pusher-js connection, loaded when first needed, with our own patience: the SDK alone would wait 15 s, then 30 s, then 60 s
 * after a refused connection, and try when it is known to be useless.
 */
export function createTransport({ config, authEndpoint, statusEndpoint, pace }: TransportOptions, on: Listener) {
  let pusher: Pusher | undefined;
  let phase: 'idle' | 'attempting' | 'up' | 'waiting' | 'refused' = 'idle';
  /** Late answers to an attempt that was given up are not listened to. */
  let attempts = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const bound = new WeakSet<Channel>();

  async function attempt(): Promise<void> {
    clearTimeout(timer);
    phase = 'attempting';
    const mine = ++attempts;
    const Sdk = (await isReachable(statusEndpoint, pace.attemptMs)) ? await loadSdk() : null;
    if (mine !== attempts) return;
    if (!Sdk) return failed();
    timer = setTimeout(failed, pace.attemptMs);
    if (pusher) pusher.connect();
    else pusher = open(Sdk);
  }

  function open(Sdk: typeof Pusher): Pusher {
    const made = new Sdk(config.key, {
      ...config,
      enabledTransports: ['ws'],
      pongTimeout: 6_000,
      channelAuthorization: {
        customHandler: ({ socketId, channelName }, callback) => {
          authorise(authEndpoint, socketId, channelName).then(
            (answer) => callback(null, answer),
            (error: unknown) => {
              callback(error instanceof Error ? error : new Error('not authorised'), null);
              on.notJoined(channelName as TopicName, error instanceof NotAuthorised);
            },
          );
        },
      },
    });
    made.connection.bind('connected', () => {
      clearTimeout(timer);
      phase = 'up';
      failures = 0;
      on.up();
    });
    // Said just before the SDK sets its own timer to try again; that one is taken away once it is set.
    made.connection.bind('connecting_in', () => setTimeout(() => isTrying() && failed(), 0));
    made.connection.bind('connecting', () => {
      if (phase !== 'up') return;
      phase = 'attempting';
      timer = setTimeout(failed, pace.attemptMs);
      on.down(false);
    });
    made.connection.bind('disconnected', refused);
    made.connection.bind('failed', refused);
    return made;
  }

  const isTrying = () => phase === 'attempting' || phase === 'up';

  /** The server said that coming back unchanged is useless, or this browser has no WebSocket. */
  function refused(): void {
    if (!isTrying()) return;
    clearTimeout(timer);
    phase = 'refused';
    on.down(true);
  }

  function failed(): void {
    hangUp('waiting');
    const wait = Math.min(pace.retryMostMs, pace.retryMs * 2 ** failures++);
    // Spread, so that a restarted server is not stormed by all at once.
    timer = setTimeout(() => void attempt(), wait * (0.8 + 0.4 * Math.random()));
    on.down(false);
  }

  function hangUp(next: 'idle' | 'waiting'): void {
    attempts++;
    clearTimeout(timer);
    phase = next;
    pusher?.disconnect();
  }

  return {
    start: () => {
      if (phase === 'idle') void attempt();
    },
    stop: () => {
      failures = 0;
      hangUp('idle');
    },
    /** Does not wait for the next attempt. */
    hurry: () => {
      if (phase === 'waiting') void attempt();
    },
    join: (topic: TopicName) => {
      const channel = pusher?.subscribe(topic);
      if (!channel || bound.has(channel)) return;
      bound.add(channel);
      channel.bind('pusher:subscription_succeeded', () => on.joined(topic));
      channel.bind(NUDGE, (data: unknown) => on.nudged(topic, data));
    },
    leave: (topic: TopicName) => pusher?.unsubscribe(topic),
  };
}

async function loadSdk(): Promise<typeof Pusher | null> {
  try {
    return (await import('pusher-js')).default;
  } catch {
    return null; // the network went while the page was open
  }
}

/** Only a clear no keeps us from trying: a server that does not know the question is no reason. */
async function isReachable(endpoint: string, withinMs: number): Promise<boolean> {
  if (navigator.onLine === false) return false;
  try {
    const response = await withTimeout((signal) => fetch(endpoint, { cache: 'no-store', signal }), withinMs);
    if (!response.ok) return true;
    const body = (await response.json().catch(() => null)) as { reachable?: unknown } | null;
    return body?.reachable !== false;
  } catch {
    return false;
  }
}

class NotAuthorised extends Error {}

async function authorise(endpoint: string, socketId: string, channelName: string): Promise<{ auth: string }> {
  const body = new URLSearchParams({ socket_id: socketId, channel_name: channelName });
  // The header can't be sent across origins without being asked for, and so keeps other sites from asking in our name.
  const headers = { 'x-coworkflow': '1', 'content-type': 'application/x-www-form-urlencoded' };
  const ask = (signal: AbortSignal) => fetch(endpoint, { method: 'POST', headers, body: body.toString(), signal });
  const response = await withTimeout(ask, 5_000);
  if (response.ok) return (await response.json()) as { auth: string };
  const forGood = response.status >= 400 && response.status < 500 && response.status !== 429;
  throw forGood ? new NotAuthorised(String(response.status)) : new Error(String(response.status));
}

async function withTimeout<T>(work: (signal: AbortSignal) => Promise<T>, ms: number): Promise<T> {
  const controller = new AbortController();
  const late = setTimeout(() => controller.abort(), ms);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(late);
  }
}
