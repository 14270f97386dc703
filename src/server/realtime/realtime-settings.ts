import { env, type Env } from '../env';

/** Where the realtime server is and how to sign for it. */
export type RealtimeSettings = {
  appId: string;
  key: string;
  secret: string;
  cluster: string;
  useTls: boolean;
  /** A server of one's own; without it, hosted Pusher. */
  own: { host: string; port: number | undefined } | null;
  /** The same as browsers reach it. */
  seen: { host: string | undefined; port: number | undefined; tls: boolean };
};

/** The settings that the variables spell, or null where nothing is to be live. A server of one's own speaks no TLS unless told. */
export function realtimeSettings(from: Env = env()): RealtimeSettings | null {
  const { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret, PUSHER_HOST: host } = from;
  if (!appId || !key || !secret) return null;
  const useTls = from.PUSHER_USE_TLS ?? host === undefined;
  const ownPort = from.PUSHER_PUBLIC_HOST === undefined ? from.PUSHER_PORT : undefined;
  return {
    appId,
    key,
    secret,
    cluster: from.PUSHER_CLUSTER,
    useTls,
    own: host === undefined ? null : { host, port: from.PUSHER_PORT },
    seen: {
      host: from.PUSHER_PUBLIC_HOST ?? host,
      port: from.PUSHER_PUBLIC_PORT ?? ownPort,
      tls: from.PUSHER_PUBLIC_TLS ?? useTls,
    },
  };
}
