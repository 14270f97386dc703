import { createCallerFactory, router } from '@/server/trpc/init';

/** Every room's procedures. A room registers here: import its router and name it. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
