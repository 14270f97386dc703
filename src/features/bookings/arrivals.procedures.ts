import {
  memberOfSpaceProcedure,
  memberWriteProcedure,
  publicProcedure,
  publicWriteProcedure,
} from '@/server/trpc/procedures';
import { arrivalInput, checkInInput, checkOutInput } from './arrivals.contract';
import { readArrival } from './arrivals.reads';
import { answerByLink } from './commands/answer-by-link';
import { answerRequest } from './commands/answer-request';
import { checkIn } from './commands/check-in';
import { checkOut } from './commands/check-out';
import { answerByLinkInput, answerRequestInput, requestByLinkInput, requestsInput } from './requests.contract';
import { readRequestByLink, readRequests } from './requests.reads';

/** Requests and their answers, arriving and leaving: a part of the bookings router. */
export const arrivalProcedures = {
  /** What waits for a yes. */
  requests: memberOfSpaceProcedure
    .input(requestsInput)
    .query(({ ctx, input }) => readRequests(ctx.member, input.spaceId)),
  answerRequest: memberWriteProcedure
    .input(answerRequestInput)
    .mutation(({ ctx, input }) => answerRequest(ctx.member, input)),
  /** For whoever holds the link of a mail: no sign-in needed. */
  requestByLink: publicProcedure.input(requestByLinkInput).query(({ input }) => readRequestByLink(input.token)),
  answerByLink: publicWriteProcedure.input(answerByLinkInput).mutation(({ input }) => answerByLink(input)),
  /** For whoever scans the code at a desk. */
  arrival: memberOfSpaceProcedure.input(arrivalInput).query(({ ctx, input }) => readArrival(ctx.member, input)),
  checkIn: memberWriteProcedure.input(checkInInput).mutation(({ ctx, input }) => checkIn(ctx.member, input)),
  checkOut: memberWriteProcedure.input(checkOutInput).mutation(({ ctx, input }) => checkOut(ctx.member, input)),
};
