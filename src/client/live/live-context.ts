import { createContext, use } from 'react';
import type { LiveConnection } from './live-connection';

export const LiveContext = createContext<LiveConnection | null>(null);

export function useLiveConnection(): LiveConnection {
  const connection = use(LiveContext);
  if (!connection) throw new Error('LiveProvider is missing above this component');
  return connection;
}
