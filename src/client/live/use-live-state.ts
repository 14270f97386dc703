'use client';
import { useSyncExternalStore } from 'react';
import type { LiveState } from './live-connection';
import { useLiveConnection } from './live-context';

/** Whether what others change shows by itself. */
export function useLiveState(): LiveState {
  const { watch, state } = useLiveConnection();
  return useSyncExternalStore(watch, state, () => 'connecting');
}
