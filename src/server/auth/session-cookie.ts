import { env } from '@/server/env';

export const servedOverHttps = () => env().APP_URL.startsWith('https:');

/** The browser takes a `__Secure-` cookie over https alone, so nobody on the way can plant one. */
export const sessionCookieName = () => (servedOverHttps() ? '__Secure-coworkflow.session' : 'coworkflow.session');

export function sessionCookieOf(cookies: string | null): string | null {
  const wanted = `${sessionCookieName()}=`;
  const found = cookies?.split(/;\s*/).find((cookie) => cookie.startsWith(wanted));
  return found ? found.slice(wanted.length) || null : null;
}
