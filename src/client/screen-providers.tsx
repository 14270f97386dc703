'use client';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import type { RealtimePublicConfig } from '@/kernel/realtime';
import { LiveProvider } from './live/live-provider';
import { ApiProvider } from './trpc';

type Props = { realtime: RealtimePublicConfig | null; children: ReactNode };

/** What every screen of members stands in: calls to the server, nudges from it, and the address as state. */
export const ScreenProviders = ({ realtime, children }: Props) => (
  <ApiProvider>
    <LiveProvider config={realtime}>
      <NuqsAdapter>{children}</NuqsAdapter>
    </LiveProvider>
  </ApiProvider>
);
