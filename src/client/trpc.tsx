'use client';

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import superjson from 'superjson';
import type { AppRouter } from '@/wiring/app-router';
import { paths } from './paths';
import { makeQueryClient } from './query-client';

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
export { useTRPC, useTRPCClient };

const makeClient = () =>
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

let inBrowser: QueryClient | undefined;
/** On the server one cache per render, in the browser one for as long as the page lives. */
const queryClientHere = () => (typeof window === 'undefined' ? makeQueryClient() : (inBrowser ??= makeQueryClient()));

/** Once, around everything, in the root layout. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const queryClient = queryClientHere();
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
