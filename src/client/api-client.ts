import { createTRPCClient, httpBatchLink } from '@trpc/client';
import superjson from 'superjson';
import type { AppRouter } from '@/wiring/app-router';
import { paths } from './paths';

/** Calls to the server as plain promises; screens that show data use `useTRPC` instead. */
export const makeApiClient = () =>
  createTRPCClient<AppRouter>({
    links: [
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
