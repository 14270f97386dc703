import { env } from '@/server/env';

/** Set by the server itself on each request, from the connection: see `peer-address.ts`. What a client sends under this name is overwritten. */
export const PEER_ADDRESS_HEADER = 'x-coworkflow-peer';

/**
 * The address that a request came from. Behind a proxy of ours that is the last entry of X-Forwarded-For, the one which the proxy added;
 * entries before it are the client's own words.
 */
export function clientAddress(headers: Headers): string {
  const forwarded = env().TRUST_PROXY ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || headers.get(PEER_ADDRESS_HEADER) || 'unknown';
}
