import Pusher from 'pusher';
import type { RealtimeSettings } from './realtime-settings';

/** The official SDK for these settings, giving up after so many milliseconds. */
export function pusherFor({ appId, key, secret, cluster, useTls, own }: RealtimeSettings, timeout: number): Pusher {
  const base = { appId, key, secret, useTLS: useTls, timeout };
  if (!own) return new Pusher({ ...base, cluster });
  return new Pusher({ ...base, host: own.host, ...(own.port === undefined ? {} : { port: String(own.port) }) });
}
