import { act, cleanup, configure, render, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '@/kernel/ids';
import { spaceTopic, type TopicName } from '@/kernel/realtime';
import { LiveBadge } from './live-badge';
import type { LiveOptions } from './live-connection';
import { LiveProvider } from './live-provider';
import { testingSite } from './testing-site';
import { useLiveState } from './use-live-state';
import { useTopic } from './use-topic';

const space = spaceTopic(newId<'space'>());
let site: Awaited<ReturnType<typeof testingSite>>;
const eventually = <T,>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 8000, interval: 10 });
const complaints = vi.fn();

beforeEach(async () => {
  site = await testingSite();
  for (const method of ['log', 'warn', 'error'] as const) vi.spyOn(console, method).mockImplementation(complaints);
});
afterEach(async () => {
  cleanup();
  await site.close();
  expect(complaints.mock.calls).toEqual([]);
  vi.restoreAllMocks();
});

/** Gives up on the connection at once. */
const hasty = () => ({ ...site.options, pace: { ...site.options.pace, graceMs: 40 } });

function Plan({ topic }: { topic: TopicName | null }) {
  const [fetched, setFetched] = useState(0);
  useTopic(topic, () => setFetched(fetched + 1));
  return (
    <p>
      {useLiveState()}, fetched {fetched}
    </p>
  );
}

const screenOf = (topic: TopicName | null, options: LiveOptions = site.options) => (
  <StrictMode>
    <LiveProvider {...options}>
      <Plan topic={topic} />
      <LiveBadge />
    </LiveProvider>
  </StrictMode>
);

configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

describe('a screen', () => {
  it('fetches again when told, listens to the topic it shows, and hangs up when it goes', async () => {
    const { rerender, unmount } = render(screenOf(space));
    await screen.findByText('live, fetched 1');
    await act(() => site.nudge(space, 'a'));
    await screen.findByText('live, fetched 2');

    rerender(screenOf(space, { ...site.options, config: { ...site.config } })); // equal, from another render
    await act(() => site.nudge(space, 'b'));
    await screen.findByText('live, fetched 3');

    const other = spaceTopic(newId<'space'>());
    rerender(screenOf(other));
    await eventually(async () => expect(await site.channels()).toEqual([other]));
    rerender(screenOf(null));
    await eventually(async () => expect(await site.channels()).toEqual([]));
    expect(site.connections()).toBe(1);
    unmount();
    await eventually(() => expect(site.connections()).toBe(0));
  });

  it('says politely when it is not live, polls, and is quiet again when it is', async () => {
    render(screenOf(space, hasty()));
    const badge = screen.getByRole('status');
    await screen.findByText(/^live/);
    expect(badge.textContent).toBe('');

    await act(() => site.stopRealtime());
    await eventually(() => expect(badge.textContent).toMatch(/^Not live: changes appear/));
    await screen.findByText(/offline, fetched [4-9]|fetched \d\d/);

    await act(() => site.startRealtime());
    await screen.findByText(/^live/);
    expect(badge.textContent).toBe('');
  });

  it('fetches when somebody turns to it while it is not live', async () => {
    const pace = { ...site.options.pace, pollMs: 60_000 };
    render(screenOf(space, { ...site.options, config: null, pace }));
    await screen.findByText('offline, fetched 0');
    // the same turning, said twice
    for (const kind of ['focus', 'online']) act(() => void window.dispatchEvent(new Event(kind)));
    await screen.findByText('offline, fetched 1');
  });
});
