import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '@/kernel/ids';
import { personTopic, spaceTopic } from '@/kernel/realtime';
import { createLiveConnection, type LiveConnection, type LiveOptions } from './live-connection';
import { testingSite } from './testing-site';

const space = spaceTopic(newId<'space'>());
const person = personTopic(newId<'person'>());
const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 8000, interval: 5 });
const moment = (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms));

let site: Awaited<ReturnType<typeof testingSite>>;
let open: LiveConnection[] = [];
const complaints = vi.fn();

beforeEach(async () => {
  site = await testingSite();
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation(complaints);
  }
});
afterEach(async () => {
  open.forEach((connection) => connection.close());
  open = [];
  await site.close();
  vi.restoreAllMocks();
  expect(complaints).not.toHaveBeenCalled();
});

function connect(more: Partial<LiveOptions> = {}): LiveConnection {
  const connection = createLiveConnection({ ...site.options, ...more });
  open.push(connection);
  return connection;
}
const becomes = (connection: LiveConnection, state: string) => eventually(() => expect(connection.state()).toBe(state));
/** Gives up on the connection at once, for the tests of what happens then. */
const hastily = (more: Partial<LiveOptions['pace']> = {}) => ({ pace: { ...site.options.pace, graceMs: 40, ...more } });
vi.setConfig({ testTimeout: 30_000 });

describe('listening to a topic', () => {
  it('connects only when something is listened to, and carries the header that other sites cannot send', async () => {
    const live = connect();
    await moment();
    expect([site.connections(), site.seen.statusAsked, live.state()]).toEqual([0, 0, 'connecting']);
    live.listen(space, vi.fn());
    await becomes(live, 'live');
    expect(site.connections()).toBe(1);
    expect(site.seen).toMatchObject({ authorised: [space], headers: ['1'] });
  });

  it('calls back once subscribed, then for each new version, and not for one seen before', async () => {
    const live = connect();
    const fetchAgain = vi.fn();
    live.listen(space, fetchAgain);
    await becomes(live, 'live');
    expect(fetchAgain).toHaveBeenCalledTimes(1);
    for (const version of ['a', 'b', 'a', 'b', 'c']) await site.nudge(space, version);
    await eventually(() => expect(fetchAgain).toHaveBeenCalledTimes(4));
    await moment();
    expect(fetchAgain).toHaveBeenCalledTimes(4);
  });

  it('subscribes once however many listen, and leaves when the last one has gone for a while', async () => {
    const live = connect();
    const [first, second, other] = [vi.fn(), vi.fn(), vi.fn()];
    const releaseFirst = live.listen(space, first);
    live.listen(person, other);
    await becomes(live, 'live');
    const releaseSecond = live.listen(space, second);
    await eventually(() => expect(second).toHaveBeenCalledTimes(1)); // it may have missed something before it came
    expect(site.seen.authorised).toEqual([space, person]);

    releaseFirst();
    await site.nudge(space, 'a');
    await eventually(() => expect(second).toHaveBeenCalledTimes(2));
    expect([first, other].map((each) => each.mock.calls.length)).toEqual([1, 1]);

    releaseSecond();
    live.listen(space, first)(); // comes and goes within the linger
    await eventually(async () => expect(await site.channels()).toEqual([person]));
    live.listen(space, second);
    await eventually(() => expect(site.seen.authorised).toEqual([space, person, space]));
    await becomes(live, 'live');
  });

  it('can be closed in the middle of anything and used again', async () => {
    const live = connect();
    live.listen(space, vi.fn());
    live.close();
    const fetchAgain = vi.fn();
    const release = live.listen(space, fetchAgain);
    await becomes(live, 'live');
    live.close();
    release();
    await eventually(() => expect(site.connections()).toBe(0));
    live.listen(space, fetchAgain);
    await becomes(live, 'live');
  });
});

describe('without a connection', () => {
  it('says so, polls, comes back by itself when the server does, and fetches what was missed', async () => {
    const live = connect(hastily());
    const fetchAgain = vi.fn();
    live.listen(space, fetchAgain);
    live.listen(person, fetchAgain);
    await becomes(live, 'live');
    await site.stopRealtime();
    await becomes(live, 'offline');
    const before = fetchAgain.mock.calls.length;
    await eventually(() => expect(fetchAgain.mock.calls.length).toBeGreaterThanOrEqual(before + 4));

    await site.startRealtime();
    await becomes(live, 'live');
    fetchAgain.mockClear();
    await moment(200);
    expect(fetchAgain).not.toHaveBeenCalled(); // no more polling
    await site.nudge(space, 'after');
    await eventually(() => expect(fetchAgain).toHaveBeenCalledTimes(1));
    expect(site.connections()).toBe(1);
  });

  it('says nothing of a blip, and fetches after it', async () => {
    const live = connect();
    const fetchAgain = vi.fn();
    live.listen(space, fetchAgain);
    await becomes(live, 'live');
    const states: string[] = [];
    live.watch(() => states.push(live.state()));
    await site.stopRealtime();
    await becomes(live, 'connecting');
    await site.startRealtime();
    await becomes(live, 'live');
    expect(states).toEqual(['connecting', 'live']);
    expect(fetchAgain).toHaveBeenCalledTimes(2);
  });

  it('asks whether the server is there before it knocks, and does not knock while it is not', async () => {
    site.answers.reachable = false;
    const live = connect(hastily());
    live.listen(space, vi.fn());
    await becomes(live, 'offline');
    await eventually(() => expect(site.seen.statusAsked).toBeGreaterThan(2));
    expect(site.connections()).toBe(0);
    site.answers.reachable = true;
    await becomes(live, 'live');
  });

  it('tries all the same when nobody can say whether the server is there', async () => {
    const live = connect({ statusEndpoint: `${site.options.authEndpoint}/nowhere` });
    site.answers.authStatus = 404;
    live.listen(space, vi.fn());
    await eventually(() => expect(site.connections()).toBe(1));
  });

  it('gives up on an attempt that hangs and tries again', async () => {
    const config = { ...site.config, wsPort: 9 };
    const live = connect({ config, ...hastily({ attemptMs: 50 }) });
    live.listen(space, vi.fn());
    await becomes(live, 'offline');
    await eventually(() => expect(site.seen.statusAsked).toBeGreaterThan(2));
  });

  it('polls for good where nothing is configured, and where the key is unknown', async () => {
    for (const config of [null, { ...site.config, key: 'other' }]) {
      const live = connect({ config, ...hastily({ attemptMs: 50 }) });
      const fetchAgain = vi.fn();
      live.listen(space, fetchAgain);
      await becomes(live, 'offline');
      await eventually(() => expect(fetchAgain.mock.calls.length).toBeGreaterThan(1));
    }
    const asked = site.seen.statusAsked;
    await moment(200);
    expect(site.seen.statusAsked).toBe(asked); // an unknown key stays unknown
  });
});

describe('authorisation', () => {
  it('that is refused is not asked for again, and the topic is polled', async () => {
    site.answers.authStatus = 403;
    const live = connect(hastily());
    const fetchAgain = vi.fn();
    live.listen(space, fetchAgain);
    await becomes(live, 'offline');
    await eventually(() => expect(fetchAgain).toHaveBeenCalled());
    await moment(120);
    expect(site.seen.authorised).toEqual([space]);
  });

  it('that failed is asked for again until it works', async () => {
    site.answers.authStatus = 503;
    const live = connect(hastily());
    live.listen(space, vi.fn());
    await eventually(() => expect(site.seen.authorised.length).toBeGreaterThan(1));
    site.answers.authStatus = 200;
    await becomes(live, 'live');
  });
});
