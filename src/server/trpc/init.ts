import { initTRPC } from '@trpc/server';
import superjson from 'superjson';
import type { OpenApiMeta } from 'trpc-to-openapi';
import type { RestMeta } from '@/server/rest/rest-meta';
import type { Context } from './context';
import { refusalOf } from './refusals';

const t = initTRPC
  .context<Context>()
  .meta<OpenApiMeta & RestMeta>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, error }) => {
      const { kind, code, details } = refusalOf(error);
      return { ...shape, message: code, data: { httpStatus: shape.data.httpStatus, kind, code, details } };
    },
  });

/** Makes a room's router: `bookings.router.ts` exports `bookingsRouter = router({...})`, and `wiring/app-router.ts` names it. */
export const { router, procedure, middleware, createCallerFactory } = t;
