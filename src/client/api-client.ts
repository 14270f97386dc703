import { createTRPCClient, httpBatchLink, type TRPCLink } from '@trpc/client';
import { tap } from '@trpc/server/observable';
import superjson from 'superjson';
import type { AppRouter } from '@/wiring/app-router';
import { paths } from './paths';

/** Calls to the server as plain promises; screens that show data use `useTRPC` instead. `onWritten`: something was changed by one of them. */
export const makeApiClient = (onWritten?: () => void) =>
  createTRPCClient<AppRouter>({
    links: [
      ...(onWritten ? [afterWriting(onWritten)] : []),
      httpBatchLink({
        url: paths.api.trpc(),
        transformer: superjson,
        // Longer questions are split over several requests rather than refused by a proxy.
        maxURLLength: 4000,
        // Another site cannot send this header with a visitor's cookie.
        headers: { 'x-coworkflow': '1' },
      }),
    ],
  });

/** Says when a change was answered; one that only asked what would happen (`dryRun`) changed nothing. */
export const afterWriting =
  (onWritten: () => void): TRPCLink<AppRouter> =>
  () =>
  ({ op, next }) => {
    const asksOnly = typeof op.input === 'object' && op.input !== null && 'dryRun' in op.input && op.input.dryRun;
    return op.type === 'mutation' && !asksOnly ? next(op).pipe(tap({ next: onWritten })) : next(op);
  };
