import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure, memberProcedure } from '@/server/trpc/procedures';
import {
  eventFiguresInput,
  eventFiguresSchema,
  historyInput,
  historySchema,
  reportInput,
  reportSchema,
} from './event-report.contract';
import { readEventFigures, readHistory, readReport } from './event-report.reads';

export const eventReportRouter = router({
  /** All events of a space in a period; for who does not run the place, their own. */
  report: memberOfSpaceProcedure
    .input(reportInput)
    .output(reportSchema)
    .query(({ ctx, input }) => readReport(ctx.member, input)),
  /** One event, over all its dates or of one. */
  figures: memberProcedure
    .input(eventFiguresInput)
    .output(eventFiguresSchema)
    .query(({ ctx, input }) => readEventFigures(ctx.member, input)),
  history: memberProcedure
    .input(historyInput)
    .output(historySchema)
    .query(({ ctx, input }) => readHistory(ctx.member, input)),
});
