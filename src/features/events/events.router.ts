import { router } from '@/server/trpc/init';
import {
  memberOfSpaceProcedure,
  memberOfSpaceWriteProcedure,
  memberProcedure,
  memberWriteProcedure,
  publicProcedure,
  publicWriteProcedure,
} from '@/server/trpc/procedures';
import { z } from 'zod';
import { allDatesProcedures } from './all-dates.procedures';
import { signOwnFeed } from './own-feed-link';
import { answerByLink, askToCome, confirmComing } from './commands/answer-by-mail';
import { answerEvent } from './commands/answer-event';
import { answerEventRequest, setHostRules } from './commands/answer-event-request';
import { answerGuest } from './commands/answer-guest';
import { cancelEvent } from './commands/cancel-event';
import { changeDate } from './commands/change-date';
import { checkInGuest, letWalkIn } from './commands/check-in-guest';
import { answerInvitation, invitePeople, takeBackInvitation } from './commands/invite-people';
import { messageGuests, readMessages } from './commands/message-guests';
import { payTicket, takeBackTicketPayment } from './commands/pay-ticket';
import { planDate } from './commands/plan-date';
import { planEvent } from './commands/plan-event';
import { saveEvent } from './commands/save-event';
import {
  askedAnswerSchema,
  editedEventInput,
  editedEventSchema,
  eventListInput,
  eventListSchema,
  eventPageInput,
  eventPageSchema,
  guestsInput,
  guestsSchema,
  hostingInput,
  hostingSchema,
  invitationPageSchema,
  linkedAnswerSchema,
  memberEventPageInput,
  publicListInput,
  publicListSchema,
} from './event-pages.contract';
import {
  answerEventInput,
  cancelEventInput,
  changeDateInput,
  eventPlanSchema,
  hostRulesView,
  invitedInput,
  invitedView,
  inviteInput,
  peopleInput,
  peopleView,
  planDateInput,
  planEventInput,
  plannedDateSchema,
  saveEventAnswer,
  saveEventInput,
  setHostRulesInput,
  takeBackInvitationInput,
} from './events.contract';
import { doorInput, doorSchema } from './door.contract';
import { paidView, payTicketInput, takeBackTicketPaymentInput } from './door-payments.contract';
import { readDoor } from './door.reads';
import { figuresInput, figuresSchema, hostDatesInput, hostDatesSchema } from './host-pages.contract';
import { readFigures, readHostDates } from './host-pages.reads';
import {
  readEditedEvent,
  readEventList,
  readEventPage,
  readGuests,
  readHosting,
  readHostRules,
  readInvited,
  readPeopleToAsk,
} from './events.reads';
import {
  readAskedAnswer,
  readInvitation,
  readLinkedAnswer,
  readPublicEvent,
  readPublicEvents,
} from './public-events.reads';
import { readTicketTaxes } from './taxes.reads';
import { ticketTaxesSchema } from './tickets.contract';
import { readEventPreview } from './preview.reads';
import { messageGuestsInput, messageSent, messagesInput, messagesSchema } from './messages.contract';
import {
  answerByLinkInput,
  answered,
  answerGuestInput,
  answerInput,
  answerInvitationInput,
  askToComeInput,
  checkedInView,
  checkInInput,
  confirmed,
  confirmInput,
  invitationInput,
  walkInInput,
} from './rsvps.contract';

export const eventsRouter = router({
  ...allDatesProcedures,
  /** What is on, for a member. */
  list: memberOfSpaceProcedure
    .input(eventListInput)
    .output(eventListSchema)
    .query(({ ctx, input }) => readEventList(ctx.member, input)),
  page: memberProcedure
    .input(memberEventPageInput)
    .output(eventPageSchema)
    .query(({ ctx, input }) => readEventPage(ctx.member, input.event, undefined, input.code)),
  /** As a stranger will see it, for who runs it. */
  preview: memberProcedure
    .input(z.object({ event: z.string().max(100) }))
    .output(eventPageSchema)
    .query(({ ctx, input }) => readEventPreview(ctx.member, input.event)),
  /** The same for anybody. */
  publicPage: publicProcedure
    .input(eventPageInput)
    .output(eventPageSchema)
    .query(({ ctx, input }) =>
      readPublicEvent(input.operator, input.event, undefined, { code: input.code, address: ctx.address }),
    ),
  publicList: publicProcedure
    .input(publicListInput)
    .output(publicListSchema)
    .query(({ input }) => readPublicEvents(input)),
  hosting: memberOfSpaceProcedure
    .input(hostingInput)
    .output(hostingSchema)
    .query(({ ctx, input }) => readHosting(ctx.member, input)),
  edited: memberOfSpaceProcedure
    .input(editedEventInput)
    .output(editedEventSchema)
    .query(({ ctx, input }) => readEditedEvent(ctx.member, input)),
  plan: memberOfSpaceProcedure
    .input(planEventInput)
    .output(eventPlanSchema)
    .query(({ ctx, input }) => planEvent(ctx.member, input)),
  save: memberOfSpaceWriteProcedure
    .input(saveEventInput)
    .output(saveEventAnswer)
    .mutation(({ ctx, input }) => saveEvent(ctx.member, input)),
  /** What tickets can be taxed with. */
  ticketTaxes: memberProcedure.output(ticketTaxesSchema).query(({ ctx }) => readTicketTaxes(ctx.member)),
  /** What stands in the way of another time or room for one date, and what could be done about it. */
  planDate: memberOfSpaceProcedure
    .input(planDateInput)
    .output(plannedDateSchema)
    .query(({ ctx, input }) => planDate(ctx.member, input)),
  changeDate: memberOfSpaceWriteProcedure
    .input(changeDateInput)
    .mutation(({ ctx, input }) => changeDate(ctx.member, input)),
  cancel: memberOfSpaceWriteProcedure
    .input(cancelEventInput)
    .mutation(({ ctx, input }) => cancelEvent(ctx.member, input)),
  answerRequest: memberOfSpaceWriteProcedure
    .input(answerEventInput)
    .mutation(({ ctx, input }) => answerEventRequest(ctx.member, input)),
  hostRules: memberProcedure
    .output(hostRulesView)
    .query(async ({ ctx }) => hostRulesView.parse(await readHostRules(ctx.member))),
  setHostRules: memberWriteProcedure
    .input(setHostRulesInput)
    .mutation(({ ctx, input }) => setHostRules(ctx.member, input)),
  /** One's own answer. */
  answer: memberWriteProcedure
    .input(answerInput)
    .output(answered)
    .mutation(({ ctx, input }) => answerEvent(ctx.member, input)),
  guests: memberProcedure
    .input(guestsInput)
    .output(guestsSchema)
    .query(({ ctx, input }) => readGuests(ctx.member, input)),
  /** All who come to a date at once, for the door. */
  door: memberProcedure
    .input(doorInput)
    .output(doorSchema)
    .query(({ ctx, input }) => readDoor(ctx.member, input)),
  /** Who would get a message, and what was sent before. */
  messages: memberProcedure
    .input(messagesInput)
    .output(messagesSchema)
    .query(({ ctx, input }) => readMessages(ctx.member, input)),
  messageGuests: memberWriteProcedure
    .input(messageGuestsInput)
    .output(messageSent)
    .mutation(({ ctx, input }) => messageGuests(ctx.member, input)),
  answerGuest: memberWriteProcedure
    .input(answerGuestInput)
    .output(answered)
    .mutation(({ ctx, input }) => answerGuest(ctx.member, input)),
  checkIn: memberWriteProcedure
    .input(checkInInput)
    .output(checkedInView)
    .mutation(({ ctx, input }) => checkInGuest(ctx.member, input)),
  /** Paid at the door, and taken back. */
  payTicket: memberWriteProcedure
    .input(payTicketInput)
    .output(paidView)
    .mutation(({ ctx, input }) => payTicket(ctx.member, input)),
  takeBackTicketPayment: memberWriteProcedure
    .input(takeBackTicketPaymentInput)
    .output(paidView)
    .mutation(({ ctx, input }) => takeBackTicketPayment(ctx.member, input)),
  walkIn: memberWriteProcedure
    .input(walkInInput)
    .output(checkedInView)
    .mutation(({ ctx, input }) => letWalkIn(ctx.member, input)),
  invited: memberOfSpaceProcedure
    .input(invitedInput)
    .output(invitedView)
    .query(({ ctx, input }) => readInvited(ctx.member, input)),
  /** Members by name, for who asks them to come. */
  people: memberProcedure
    .input(peopleInput)
    .output(peopleView)
    .query(({ ctx, input }) => readPeopleToAsk(ctx.member, input)),
  invite: memberOfSpaceWriteProcedure.input(inviteInput).mutation(({ ctx, input }) => invitePeople(ctx.member, input)),
  takeBackInvitation: memberOfSpaceWriteProcedure
    .input(takeBackInvitationInput)
    .mutation(({ ctx, input }) => takeBackInvitation(ctx.member, input)),
  /** Behind the link of an invitation. */
  invitation: publicProcedure
    .input(invitationInput)
    .output(invitationPageSchema)
    .query(({ input }) => readInvitation(input.token, undefined, input.code)),
  answerInvitation: publicWriteProcedure
    .input(answerInvitationInput)
    .output(confirmed)
    .mutation(({ input }) => answerInvitation(input)),
  /** For who runs an event: all its dates, and one of them in numbers. */
  dates: memberProcedure
    .input(hostDatesInput)
    .output(hostDatesSchema)
    .query(({ ctx, input }) => readHostDates(ctx.member, input)),
  figures: memberProcedure
    .input(figuresInput)
    .output(figuresSchema)
    .query(({ ctx, input }) => readFigures(ctx.member, input)),
  /** Without an account: asked for, and confirmed behind the link of a mail. */
  askToCome: publicWriteProcedure.input(askToComeInput).mutation(({ ctx, input }) => askToCome(input, ctx)),
  /** The secret address of one's own calendar of events. */
  ownFeed: memberProcedure.output(z.object({ token: z.string() })).query(async ({ ctx: { session, member } }) => ({
    token: session ? await signOwnFeed(session, member.operatorId) : '',
  })),
  asked: publicProcedure
    .input(confirmInput)
    .output(askedAnswerSchema)
    .query(({ input }) => readAskedAnswer(input.token)),
  confirm: publicWriteProcedure
    .input(confirmInput)
    .output(confirmed)
    .mutation(({ input }) => confirmComing(input.token)),
  linked: publicProcedure
    .input(confirmInput)
    .output(linkedAnswerSchema)
    .query(({ input }) => readLinkedAnswer(input.token)),
  answerByLink: publicWriteProcedure
    .input(answerByLinkInput)
    .output(answered)
    .mutation(({ input }) => answerByLink(input)),
});
