import NextAuth from 'next-auth';
import { NextRequest } from 'next/server';
import { nextAuthOptions } from '@/features/auth/next-auth-options';
import { refusalFromText } from '@/server/auth/refusal-text';
import { env } from '@/server/env';
import { withLimitedBody } from '@/server/trpc/limit-body';

type Route = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: NextRequest, route: Route) => Promise<Response>;

/** An address, a password or a token, and the anti-forgery token. */
const MOST_BYTES = 10_000;
/** What our pages use of next-auth. Its own pages, and links that sign in by being looked at, are not served. */
const SERVED = new Set(['GET csrf', 'POST callback/password', 'POST callback/link', 'POST signout']);

async function handle(request: NextRequest, route: Route): Promise<Response> {
  const { nextauth } = await route.params;
  if (!SERVED.has(`${request.method} ${nextauth.join('/')}`)) return new Response(null, { status: 404 });
  const limited = await withLimitedBody(request, MOST_BYTES);
  if (!limited) return Response.json({ code: 'request.too_large', details: {} }, { status: 413 });
  // Read by next-auth at each request; the address is known at run time, not at build time.
  process.env.NEXTAUTH_URL = env().APP_URL;
  const answer = await (
    NextAuth as unknown as (request: NextRequest, route: Route, options: unknown) => Promise<Response>
  )(
    // Without a body it is still Next's own request, which is a proxy in production and cannot be copied.
    limited === request ? request : new NextRequest(limited),
    route,
    nextAuthOptions(),
  );
  return nextauth[0] === 'callback' ? explained(answer) : answer;
}

/** A refused sign-in as the rest of the site says it: `{code, details}`, and 429 with its waiting time where that is why. */
async function explained(answer: Response): Promise<Response> {
  const body = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { url?: string };
  const search = body.url ? new URL(body.url, env().APP_URL).searchParams : new URLSearchParams();
  if (search.has('csrf')) return Response.json({ code: 'request.cross_site', details: {} }, { status: 403 });
  const text = search.get('error');
  if (!text) return answer;
  const { code, retryAfterSeconds } = refusalFromText(text);
  const headers = new Headers({ 'cache-control': 'private, no-store' });
  if (retryAfterSeconds) headers.set('retry-after', String(retryAfterSeconds));
  const details = retryAfterSeconds ? { retryAfterSeconds } : {};
  return Response.json(
    { code, details },
    { status: code === 'limits.too_many' ? 429 : code === 'internal' ? 500 : 401, headers },
  );
}

export const GET: Handler = handle;
export const POST: Handler = handle;
