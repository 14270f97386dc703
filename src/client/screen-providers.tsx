'use client';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import type { RealtimePublicConfig } from '@/kernel/realtime';
import { LiveProvider } from './live/live-provider';
import { ReaderZone } from './reader-zone';
import { ApiProvider } from './trpc';

type Props = { realtime: RealtimePublicConfig | null; timeZone?: string | null; children: ReactNode };

/** What every screen of members stands in: calls to the server, nudges from it, and the address as state. */
export const ScreenProviders = ({ realtime, timeZone = null, children }: Props) => (
  <ApiProvider>
    <LiveProvider config={realtime}>
      <ReaderZone timeZone={timeZone}>
        <NuqsAdapter>{children}</NuqsAdapter>
      </ReaderZone>
    </LiveProvider>
  </ApiProvider>
);
