'use client';
import { useEffect, useMemo, type ReactNode } from 'react';
import { createLiveConnection, type LiveOptions } from './live-connection';
import { LiveContext } from './live-context';

/** Gives the screens below one live connection, made when the first of them listens. Give it what `realtimePublicConfig()` said. */
export function LiveProvider({ children, ...options }: LiveOptions & { children: ReactNode }) {
  // Each render on the server makes an equal but new object; only other contents make another connection.
  const written = JSON.stringify(options);
  const connection = useMemo(() => createLiveConnection(JSON.parse(written) as LiveOptions), [written]);
  useEffect(() => () => connection.close(), [connection]);
  return <LiveContext value={connection}>{children}</LiveContext>;
}
