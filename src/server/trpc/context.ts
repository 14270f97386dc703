import { clientAddress } from '@/server/auth/client-address';
import { sessionCookieOf } from '@/server/auth/session-cookie';
import { readSession, type Session } from '@/server/auth/session-token';
import { env } from '@/server/env';

/** What every procedure starts from. Nothing here came from the database: whether the session still counts is asked by `procedures.ts`. */
export type Context = {
  readonly session: Session | null;
  /** Where the request came from, for the limits. */
  readonly address: string;
  readonly headers: Headers;
  /** False when the request may have been made by another site with our cookie: such a one reads, it does not write. */
  readonly mayWrite: boolean;
};

/** For the site's own pages: the session is a cookie, or a bearer token. */
export const createContext = (request: Request): Promise<Context> => contextFromHeaders(request.headers);

/** For REST: a bearer token or nobody. Cookies do not count, so no other site can act with them. */
export async function createRestContext(request: Request): Promise<Context> {
  const { headers } = request;
  const bearer = bearerOf(headers);
  const session = bearer ? await readSession(bearer, 'api') : null;
  return { session, address: clientAddress(headers), headers, mayWrite: true };
}

export async function contextFromHeaders(headers: Headers): Promise<Context> {
  const bearer = bearerOf(headers);
  const cookie = bearer ? null : sessionCookieOf(headers.get('cookie'));
  const session = bearer ? await readSession(bearer, 'api') : cookie ? await readSession(cookie, 'browser') : null;
  return {
    session,
    address: clientAddress(headers),
    headers,
    mayWrite: bearer !== null || isFromOwnPages(headers),
  };
}

/** For jobs, scripts and tests that act for a person without a request. */
export const contextFor = (session: Session | null): Context => ({
  session,
  address: 'local',
  headers: new Headers(),
  mayWrite: true,
});

const bearerOf = (headers: Headers) => /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;

/**
 * A form or image of another site cannot set a header of its own; a script of another site could only after a preflight that we never
 * grant. The browser's own word on where a request came from is believed as well, where it gives one.
 */
export function isFromOwnPages(headers: Headers): boolean {
  if (headers.get('x-coworkflow') !== '1') return false;
  const site = headers.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  return !origin || isOwnOrigin(origin, headers);
}

/**
 * A plain form, sent without a script, has no header of ours: the browser's own word must say that it stood on a page of this site. One that says nothing at
 * all is not believed.
 */
export function isFormOfOwnPages(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site) return site === 'same-origin';
  return origin !== null && isOwnOrigin(origin, headers);
}

/** Own is the public address, and the one that the browser asked for (a demo is opened as localhost and as 127.0.0.1). */
function isOwnOrigin(origin: string, headers: Headers): boolean {
  if (origin === new URL(env().APP_URL).origin) return true;
  const host = headers.get('host');
  return host !== null && URL.canParse(origin) && new URL(origin).host === host;
}
