import type { RealtimePublicConfig } from '@/kernel/realtime';
import { realtimeSettings } from './realtime-settings';

/** What a browser needs to connect, read at request time and never built in; null where nothing is to be live. */
export function realtimePublicConfig(settings = realtimeSettings()): RealtimePublicConfig | null {
  if (!settings) return null;
  const { key, cluster, seen } = settings;
  return {
    key,
    cluster,
    ...(seen.host === undefined ? {} : { wsHost: seen.host }),
    ...(seen.port === undefined ? {} : { wsPort: seen.port, wssPort: seen.port }),
    forceTLS: seen.tls,
  };
}

/** The addresses for `connect-src` of the content security policy. A page served over https connects over TLS in any case. */
export function realtimeConnectSources(config = realtimePublicConfig()): string[] {
  if (!config) return [];
  const host = config.wsHost ?? `ws-${config.cluster}.pusher.com`;
  const at = (scheme: string, port: number | undefined) => `${scheme}://${host}${port === undefined ? '' : `:${port}`}`;
  const secure = at('wss', config.wssPort);
  return config.forceTLS ? [secure] : [at('ws', config.wsPort), secure];
}
