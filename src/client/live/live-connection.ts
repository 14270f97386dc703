import { paths } from '@/client/paths';
import type { RealtimePublicConfig, TopicName } from '@/kernel/realtime';
import { createTransport } from './live-transport';
import { PACE, type Pace } from './pace';
import { isLookedAt, onAttention } from './page-attention';

/** `connecting` also covers a blip too short to speak of, and a screen that listens to nothing. */
export type LiveState = 'connecting' | 'live' | 'offline';

export type LiveOptions = {
  /** Null where nothing is live: then it polls. */
  config: RealtimePublicConfig | null;
  authEndpoint?: string;
  statusEndpoint?: string;
  pace?: Partial<Pace>;
};

type Listener = { call: () => void };
type Wanted = { listeners: Set<Listener>; seen: string[]; joined: boolean; timer?: ReturnType<typeof setTimeout> };

export type LiveConnection = ReturnType<typeof createLiveConnection>;

/**
 * Keeps a screen up to date: it calls back for every change of a topic, after every gap in which one may have been missed, and
 * while there is no connection every half minute and when somebody turns to the page. Nothing happens before the first `listen`.
 */
export function createLiveConnection(options: LiveOptions) {
  const pace: Pace = { ...PACE, ...options.pace };
  const topics = new Map<TopicName, Wanted>();
  const watchers = new Set<() => void>();
  let state: LiveState = 'connecting';
  let connected = false;
  let hopeless = options.config === null;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let stopAttending: (() => void) | undefined;

  const transport = options.config
    ? createTransport(
        {
          config: options.config,
          authEndpoint: options.authEndpoint ?? paths.api.realtimeAuth(),
          statusEndpoint: options.statusEndpoint ?? paths.api.realtimeStatus(),
          pace,
        },
        { up, down, joined, notJoined, nudged },
      )
    : null;

  function up(): void {
    connected = true;
    for (const topic of topics.keys()) transport?.join(topic);
    settle();
  }

  function down(forGood: boolean): void {
    connected = false;
    hopeless = forGood;
    for (const wanted of topics.values()) wanted.joined = false;
    settle();
  }

  function joined(topic: TopicName): void {
    const wanted = topics.get(topic);
    if (!wanted) return void transport?.leave(topic);
    wanted.joined = true;
    // Whatever happened between reading the screen's data and now was not heard.
    notify(wanted);
    settle();
  }

  function notJoined(topic: TopicName, forGood: boolean): void {
    const wanted = topics.get(topic);
    if (!wanted || forGood || wanted.listeners.size === 0) return;
    wanted.timer = setTimeout(() => transport?.join(topic), pace.rejoinMs);
  }

  function nudged(topic: TopicName, data: unknown): void {
    const wanted = topics.get(topic);
    const version = (data as { version?: unknown } | null)?.version;
    if (!wanted || (typeof version === 'string' && wanted.seen.includes(version))) return;
    // Jobs are delivered at least once: the same change may be told twice, seldom long after.
    if (typeof version === 'string') wanted.seen = [...wanted.seen.slice(-49), version];
    notify(wanted);
  }

  const notify = (wanted: Wanted) => [...wanted.listeners].forEach(({ call }) => call());

  function catchUp(): void {
    if (isLookedAt()) topics.forEach(notify);
  }

  /** Says what is true now: live at once, not live only after a moment. */
  function settle(): void {
    const wanting = topics.size > 0;
    if (wanting && connected && [...topics.values()].every((wanted) => wanted.joined)) return become('live');
    if (!wanting) return become('connecting');
    if (hopeless) return become('offline');
    if (state === 'offline') return;
    // One more topic on a sound connection is no gap for the others.
    if (!(state === 'live' && connected)) become('connecting');
    grace ??= setTimeout(() => become('offline'), pace.graceMs);
  }

  function become(next: LiveState): void {
    if (next !== 'connecting' || topics.size === 0) {
      clearTimeout(grace);
      grace = undefined;
    }
    if (next === state) return;
    state = next;
    clearInterval(poll);
    poll = next === 'offline' ? setInterval(catchUp, pace.pollMs) : undefined;
    for (const watcher of [...watchers]) watcher();
  }

  function attend(): void {
    transport?.hurry();
    if (state === 'offline') catchUp();
  }

  function forget(topic: TopicName, wanted: Wanted): void {
    clearTimeout(wanted.timer);
    if (topics.get(topic) !== wanted) return;
    topics.delete(topic);
    transport?.leave(topic);
    settle();
  }

  return {
    state: () => state,
    watch: (watcher: () => void) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    /** Calls back until released. Any number may listen to one topic; it is subscribed to once. */
    listen: (topic: TopicName, onNudge: () => void) => {
      const wanted: Wanted = topics.get(topic) ?? { listeners: new Set(), seen: [], joined: false };
      const listener = { call: onNudge };
      clearTimeout(wanted.timer);
      wanted.listeners.add(listener);
      topics.set(topic, wanted);
      stopAttending ??= onAttention(attend);
      transport?.start();
      if (connected && !wanted.joined) transport?.join(topic);
      // It joins a topic that is subscribed already, and its data may be older than the latest nudge.
      if (wanted.joined) queueMicrotask(() => wanted.listeners.has(listener) && onNudge());
      settle();
      return () => {
        if (!wanted.listeners.delete(listener) || wanted.listeners.size > 0) return;
        clearTimeout(wanted.timer);
        wanted.timer = setTimeout(() => forget(topic, wanted), pace.lingerMs);
      };
    },
    /** Stops everything; the next `listen` starts afresh. */
    close: () => {
      for (const wanted of topics.values()) {
        clearTimeout(wanted.timer);
        wanted.listeners.clear();
      }
      topics.clear();
      stopAttending?.();
      stopAttending = undefined;
      transport?.stop();
      connected = false;
      hopeless = options.config === null;
      become('connecting');
    },
  };
}
