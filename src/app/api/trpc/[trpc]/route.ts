import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import superjson from 'superjson';
import { createContext } from '@/server/trpc/context';
import { withLimitedBody } from '@/server/trpc/limit-body';
import { refusalOf } from '@/server/trpc/refusals';
import { appRouter } from '@/wiring/app-router';

async function handle(request: Request): Promise<Response> {
  const limited = await withLimitedBody(request);
  if (!limited) return tooLarge();
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: limited,
    router: appRouter,
    createContext: ({ req }) => createContext(req),
    responseMeta: ({ errors }) => {
      const waits = errors
        .map((error) => Number(refusalOf(error).details.retryAfterSeconds))
        .filter((wait) => wait > 0);
      return {
        headers: {
          'cache-control': 'private, no-store',
          ...(waits.length > 0 ? { 'retry-after': String(Math.max(...waits)) } : {}),
        },
      };
    },
  });
}

const tooLarge = () => {
  const data = { kind: 'invalid', code: 'request.too_large', details: {}, httpStatus: 413 };
  const error = superjson.serialize({ message: data.code, code: -32013, data });
  return Response.json({ error }, { status: 413 });
};

export { handle as GET, handle as POST };
