import { NextResponse, type NextRequest } from 'next/server';
import { paths } from '@/client/paths';
import { servedOverHttps, sessionCookieName, sessionCookieOf } from '@/server/auth/session-cookie';
import { readSession, renewSession } from '@/server/auth/session-token';
import { realtimeConnectSources } from '@/server/realtime/realtime-public-config';
import { securityHeaders } from '@/server/security-headers';

/** Before every page and route: the security headers with a nonce of this request alone, and the way to sign in from what is private. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const https = servedOverHttps();
  const camera = DOOR.test(request.nextUrl.pathname);
  const development = process.env.NODE_ENV === 'development';
  const framed = FRAMED.test(request.nextUrl.pathname);
  const connectTo = realtimeConnectSources();
  const answerHeaders = securityHeaders({ nonce, connectTo, https, development, camera, framed });
  const token = sessionCookieOf(request.headers.get('cookie'));
  const answer = (await mayPass(request, token)) ? passOn(request, nonce, answerHeaders) : toSignIn(request);
  for (const [name, value] of Object.entries(answerHeaders)) answer.headers.set(name, value);
  // Pages alone: an answer in the background must not bring back a cookie that signing out has just taken away.
  if (token && request.headers.get('sec-fetch-dest') === 'document') await renewCookie(answer, token);
  return answer;
}

/** Next puts the nonce on its own scripts when it finds the policy on the request; the layout reads it from `x-nonce`. */
function passOn(request: NextRequest, nonce: string, answerHeaders: Record<string, string>): NextResponse {
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', answerHeaders['content-security-policy'] ?? '');
  return NextResponse.next({ request: { headers } });
}

/** The door of an event reads codes by the camera of a phone. */
const DOOR = /^\/o\/[^/]+\/s\/[^/]+\/events\/[^/]+\/door$/;

/** What is made for other websites: the list in a frame, and the script that puts it there. */
const FRAMED = /^\/embed(?:\/|\.js$)/;

const PRIVATE =
  /^\/(?:bookings|profile)(?:\/|$)|^\/o\/[^/]+\/(?:people|s\/[^/]+\/(?:book|today|requests|calendar|events\/[^/]+\/(?:door|paper)))(?:\/|$)/;

/** Whether the session still counts is asked of the database by the page; here it is enough to spare the signed-out a page that says no. */
const mayPass = async ({ nextUrl }: NextRequest, token: string | null) =>
  !PRIVATE.test(nextUrl.pathname) || (token !== null && (await readSession(token, 'browser')) !== null);

/** Next sends a location on its own host as a path: the browser stays at the address it asked for, whatever that is called. */
function toSignIn({ nextUrl }: NextRequest): NextResponse {
  const operator = /^\/o\/([^/]+)/.exec(nextUrl.pathname)?.[1];
  const location = paths.signIn({ next: nextUrl.pathname + nextUrl.search, operator });
  const headers = { 'cache-control': 'private, no-store' };
  return NextResponse.redirect(new URL(location, nextUrl), { status: 307, headers });
}

async function renewCookie(answer: NextResponse, token: string): Promise<void> {
  const renewed = await renewSession(token, 'browser');
  if (!renewed) return;
  answer.cookies.set(sessionCookieName(), renewed.token, {
    expires: renewed.expiresAt,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: servedOverHttps(),
  });
}

export const config = {
  matcher: ['/((?!_next/static/|_next/image|[^/]+\\.(?:svg|png|jpg|jpeg|webp|ico|woff2|txt|webmanifest)$).*)'],
};
