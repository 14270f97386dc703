import { callTRPCProcedure, getTRPCErrorFromUnknown, type AnyRouter } from '@trpc/server';
import { log } from '@/server/log';
import { createRestContext } from '@/server/trpc/context';
import { refusalOf, type Refusal } from '@/server/trpc/refusals';
import { problemResponse, type WordsFor } from './problem';
import { readInput } from './read-input';
import { findRoute, routesOf, type RestRoute } from './routes';

type Api = {
  readonly router: AnyRouter;
  /** Where the API stands: `/api/v1`. */
  readonly base: string;
  readonly words: WordsFor;
  readonly document: () => Readonly<Record<string, unknown>>;
};

/** Where the document of the API stands under its base. */
const DOCUMENT_PATH = '/openapi.json';

/**
 * Other sites may call with a bearer token. Cookies never count here (`createRestContext`), so there is nothing that a page of another site
 * could do in somebody's name.
 */
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'allow, retry-after, www-authenticate',
};

/**
 * Serves the procedures of a router at their addresses. The handler of trpc-to-openapi is not used (docs/decisions/0010): it changes the
 * contracts while it reads (`dryRun: "false"` becomes true, for tRPC too), answers 500 to `?constructor=1`, and sends stacks along.
 */
export function restHandler({ router, base, words, document }: Api): (request: Request) => Promise<Response> {
  const routes = routesOf(router);

  async function respond(request: Request, path: string, instance: string): Promise<Response> {
    const problem = (refusal: Refusal, more: { parameter?: string | null; headers?: Record<string, string> } = {}) =>
      problemResponse(refusal, { instance, words, ...more });
    const isDocument = path === DOCUMENT_PATH;
    const found = isDocument ? { route: null, allow: ['GET'] } : findRoute(routes, request.method, path);
    if (isDocument && (request.method === 'GET' || request.method === 'HEAD'))
      return Response.json(document(), { headers: { 'cache-control': 'public, max-age=300' } });
    if (!found.route) {
      if (found.allow.length === 0) return problem({ kind: 'not_found', code: 'request.unknown', details: {} });
      const allow = allowed(found.allow);
      if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight(allow) });
      const details = { allow: found.allow };
      return problem({ kind: 'invalid', code: 'request.method_not_allowed', details }, { headers: { allow } });
    }
    const { route, params } = found;
    const read = await readInput(request);
    if (!read.ok) return problem(read.refusal, route);
    const input = { ...read.input, ...params };
    try {
      const answer = await call(router, route, request, input);
      return Response.json(answer, { status: route.meta?.statusOf?.(input) ?? 200 });
    } catch (error) {
      return problem(refusalOf(getTRPCErrorFromUnknown(error)), route);
    }
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    const answer = await respond(request, pathname.slice(base.length), pathname).catch((error: unknown) => {
      log.error({ err: error, path: pathname }, 'a REST request failed');
      return problemResponse({ kind: 'internal', code: 'internal', details: {} }, { instance: pathname, words });
    });
    for (const [name, value] of Object.entries(CROSS_ORIGIN)) answer.headers.set(name, value);
    if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'private, no-store');
    return request.method === 'HEAD' ? new Response(null, answer) : answer;
  };
}

const call = async (router: AnyRouter, { procedure, type }: RestRoute, request: Request, input: unknown) =>
  (await callTRPCProcedure({
    router,
    path: procedure,
    type,
    ctx: await createRestContext(request),
    getRawInput: () => Promise.resolve(input),
    signal: request.signal,
    batchIndex: 0,
  })) as unknown;

const allowed = (methods: readonly string[]) =>
  [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');

const preflight = (allow: string) => ({
  allow,
  'access-control-allow-methods': allow,
  'access-control-allow-headers': 'authorization, content-type, idempotency-key',
  'access-control-max-age': '86400',
});
