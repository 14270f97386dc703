import { z } from 'zod';
import { inDirectory, inOperator } from '@/server/db/transactions';
import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure, memberOfSpaceWriteProcedure, publicProcedure } from '@/server/trpc/procedures';
import { spaceNotFound } from '@/kernel/not-found';
import { listHolidayPlaces, listPublicHolidays } from '@/server/holidays/public-holidays';
import { changeHours } from './commands/change-hours';
import {
  changeHoursInput,
  hoursTouchInput,
  publicHolidaysInput,
  type HolidayPlaces,
  type PublicHoliday,
} from './hours.contract';
import { demandManager, readHoursSettings, readHoursTouch } from './hours.reads';
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
  /** The hours as the settings show them. */
  hours: memberOfSpaceProcedure.query(({ ctx, input }) => readHoursSettings(ctx.member, input.spaceId)),
  /** What other hours would leave outside. A query that is too long for an address. */
  hoursTouch: memberOfSpaceProcedure
    .input(hoursTouchInput)
    .mutation(({ ctx, input }) => readHoursTouch(ctx.member, input)),
  changeHours: memberOfSpaceWriteProcedure
    .input(changeHoursInput)
    .mutation(({ ctx, input }) => changeHours(ctx.member, input)),
  holidayPlaces: memberOfSpaceProcedure.query(async ({ ctx }): Promise<HolidayPlaces> => {
    demandManager(ctx.member);
    return listHolidayPlaces();
  }),
  publicHolidays: memberOfSpaceProcedure
    .input(publicHolidaysInput)
    .query(async ({ ctx, input }): Promise<readonly PublicHoliday[]> => {
      demandManager(ctx.member);
      return listPublicHolidays(input);
    }),
});
