import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '@/kernel/ids';
import { planTopic, spaceTopic } from '@/kernel/realtime';
import { LiveProvider } from './live-provider';
import { testingSite } from './testing-site';
import { useFreshPage } from './use-fresh-page';
import { useLiveState } from './use-live-state';

const refresh = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }));

const spaceId = newId<'space'>();
let site: Awaited<ReturnType<typeof testingSite>>;
beforeEach(async () => {
  site = await testingSite();
});
afterEach(async () => {
  cleanup();
  await site.close();
});

function Page() {
  useFreshPage(planTopic(spaceId));
  return <p>{useLiveState()}</p>;
}

it('is read again when the hours or the places change, and not for opening it, nor for each booking', async () => {
  render(
    <LiveProvider {...site.options}>
      <Page />
    </LiveProvider>,
  );
  await screen.findByText('live', {}, { timeout: 8000 });
  expect(refresh).not.toHaveBeenCalled();
  await act(() => site.nudge(spaceTopic(spaceId), 'a booking'));
  await act(() => site.nudge(planTopic(spaceId), 'other hours'));
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce(), { timeout: 8000 });
  await act(() => site.nudge(planTopic(spaceId), 'another desk'));
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledTimes(2), { timeout: 8000 });
}, 30_000);
