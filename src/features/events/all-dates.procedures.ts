import { memberProcedure, memberWriteProcedure, publicProcedure, publicWriteProcedure } from '@/server/trpc/procedures';
import {
  allAnsweredSchema,
  allDatesInput,
  allDatesSchema,
  answerAllByLinkInput,
  answerAllDatesInput,
  linkedDatesInput,
  linkedDatesSchema,
  takeBackByLinkInput,
  takeBackDatesInput,
} from './all-dates.contract';
import { readAllDates, readLinkedDates } from './all-dates.reads';
import { answerAllByLink, answerAllDates, takeBackByLink, takeBackDates } from './commands/answer-all-dates';

/** All dates of an event that repeats, answered at once: by a member, or by who has the link of a mail. */
export const allDatesProcedures = {
  allDates: memberProcedure
    .input(allDatesInput)
    .output(allDatesSchema)
    .query(({ ctx, input }) => readAllDates(ctx.member, input)),
  answerAllDates: memberWriteProcedure
    .input(answerAllDatesInput)
    .output(allAnsweredSchema)
    .mutation(({ ctx, input }) => answerAllDates(ctx.member, input)),
  takeBackDates: memberWriteProcedure
    .input(takeBackDatesInput)
    .output(allAnsweredSchema)
    .mutation(({ ctx, input }) => takeBackDates(ctx.member, input)),
  linkedDates: publicProcedure
    .input(linkedDatesInput)
    .output(linkedDatesSchema)
    .query(({ input }) => readLinkedDates(input)),
  answerAllByLink: publicWriteProcedure
    .input(answerAllByLinkInput)
    .output(allAnsweredSchema)
    .mutation(({ input }) => answerAllByLink(input)),
  takeBackByLink: publicWriteProcedure
    .input(takeBackByLinkInput)
    .output(allAnsweredSchema)
    .mutation(({ input }) => takeBackByLink(input)),
};
