import { z } from 'zod';
import { inDirectory, inOperator } from '@/server/db/transactions';
import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure, publicProcedure } from '@/server/trpc/procedures';
import { spaceNotFound } from '@/kernel/not-found';
import { getSpacePlan } from './spaces.service';
import { findListedSpace, listSpaces } from './sql/directory-reads';

const slugSchema = z.string().min(1).max(62);

export const spacesRouter = router({
  /** The first hundred listed spaces, of all operators or of one: for the public front pages. */
  listed: publicProcedure
    .input(z.object({ operator: slugSchema }).optional())
    .query(({ input }) => inDirectory((tx) => listSpaces(tx, { operator: input?.operator, limit: 99 }))),
  /** The public page of a listed space. */
  listedBySlug: publicProcedure
    .input(z.object({ operator: slugSchema, space: slugSchema }))
    .query(async ({ input }) => {
      const space = await inDirectory((tx) => findListedSpace(tx, input));
      if (!space) throw spaceNotFound();
      return space;
    }),
  /** Floors, resources and hours, for members. */
  plan: memberOfSpaceProcedure.query(({ ctx, input }) =>
    inOperator(ctx.member, (tx) => getSpacePlan(tx, input.spaceId, ctx.member.memberId)),
  ),
});
