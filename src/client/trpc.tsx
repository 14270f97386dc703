'use client';

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import type { AppRouter } from '@/wiring/app-router';
import { makeApiClient } from './api-client';
import { forgetUnseen, makeQueryClient } from './query-client';

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
export { useTRPC, useTRPCClient };

let inBrowser: QueryClient | undefined;
/** On the server one cache per render, in the browser one for as long as the page lives. */
const queryClientHere = () => (typeof window === 'undefined' ? makeQueryClient() : (inBrowser ??= makeQueryClient()));

/** Around every screen that shows data of the server (`ScreenProviders`). */
export function ApiProvider({ children }: { children: ReactNode }) {
  const queryClient = queryClientHere();
  const [client] = useState(() => makeApiClient(() => forgetUnseen(queryClient)));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
