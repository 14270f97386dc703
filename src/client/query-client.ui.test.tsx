import { QueryObserver } from '@tanstack/react-query';
import { createTRPCClient, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { expect, it } from 'vitest';
import type { AppRouter } from '@/wiring/app-router';
import { newId } from '@/kernel/ids';
import { afterWriting } from './api-client';
import { forgetUnseen, makeQueryClient } from './query-client';

const answers: TRPCLink<AppRouter> = () => () =>
  observable((observer) => {
    observer.next({ result: { type: 'data', data: null } });
    observer.complete();
  });
const ids = {
  operatorId: newId<'operator'>(),
  spaceId: newId<'space'>(),
  bookingId: newId<'booking'>(),
  requestId: newId<'request'>(),
};

it('forgets after a change what no screen shows, and keeps what one shows', async () => {
  const client = makeQueryClient();
  client.setQueryData(['left'], 'as it was');
  client.setQueryData(['shown'], 'as it is');
  const stop = new QueryObserver(client, { queryKey: ['shown'], queryFn: () => 'anew' }).subscribe(() => undefined);
  const api = createTRPCClient<AppRouter>({ links: [afterWriting(() => forgetUnseen(client)), answers] });

  await api.bookings.mine.query({});
  expect(client.getQueryData(['left'])).toBe('as it was');
  await api.bookings.checkIn.mutate(ids);
  expect(client.getQueryData(['left'])).toBeUndefined();
  expect(client.getQueryData(['shown'])).toBe('as it is');
  stop();
});

it('keeps everything when a change was only asked for', async () => {
  const client = makeQueryClient();
  client.setQueryData(['left'], 'as it was');
  const api = createTRPCClient<AppRouter>({ links: [afterWriting(() => forgetUnseen(client)), answers] });
  await api.bookings.book.mutate({
    ...{
      spaceId: ids.spaceId,
      resourceId: newId<'resource'>(),
      startsAt: '2026-11-30T09:00',
      endsAt: '2026-11-30T10:00',
    },
    dryRun: true,
    requestId: ids.requestId,
  });
  expect(client.getQueryData(['left'])).toBe('as it was');
});

it('reads anew what Back brings up, however young it is', () => {
  const client = makeQueryClient();
  client.setQueryData(['page'], 'as it was left');
  const isStale = () =>
    new QueryObserver(client, { queryKey: ['page'], queryFn: () => 'anew' }).getCurrentResult().isStale;
  expect(isStale()).toBe(false);
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(isStale()).toBe(true);
});
