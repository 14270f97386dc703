import type { TaskList } from 'graphile-worker';
import { paths } from '@/client/paths';
import type { MailDeps, MailOutcome } from '@/features/notifications/jobs/deliver-mail';
import { sendBookingConfirmation } from '@/features/notifications/jobs/send-booking-confirmation';
import { sendBookingChanged } from '@/features/notifications/jobs/send-booking-changed';
import { sendCancellation, sendUndoNotice } from '@/features/notifications/jobs/send-cancellation-mails';
import {
  sendGuestCancellations,
  sendGuestChanges,
  sendGuestSeriesChanges,
  sendGuestSeriesInvitations,
  sendGuestInvitations,
} from '@/features/notifications/jobs/send-guest-mails';
import {
  sendInvitation,
  sendOperatorCreated,
  sendPasswordReset,
  sendRegistrationMail,
  sendSignInLink,
} from '@/features/notifications/jobs/send-link-mails';
import {
  sendDatesFilled,
  sendSeriesChanged,
  sendSeriesClashes,
  sendSeriesConfirmation,
} from '@/features/notifications/jobs/send-series-mails';
import { sendEventComments } from '@/features/notifications/jobs/send-event-comments';
import { sendEventMessage } from '@/features/notifications/jobs/send-event-message';
import {
  sendEventAnswer,
  sendEventInvitation,
  sendEventToAnswer,
  sendRsvpLink,
  sendRsvpMail,
} from '@/features/notifications/jobs/send-event-mails';
import { sendRsvpsMail } from '@/features/notifications/jobs/send-rsvps-mail';
import { sendInvoice, sendPaymentReminder } from '@/features/notifications/jobs/send-invoice-mails';
import { sendPlanMail } from '@/features/notifications/jobs/send-plan-mail';
import { sendSpaceChange } from '@/features/notifications/jobs/send-space-change';
import { sendWaitlistOffer } from '@/features/notifications/jobs/send-waitlist-offer';
import { mailJobs, type MailJobName, type MailJobPayload } from '@/features/notifications/notifications.contract';
import {
  sendNoShow,
  sendRequestOutcome,
  sendRequestReceived,
  sendRequestToAnswer,
} from '@/features/notifications/jobs/send-request-mails';
import * as changeReads from '@/features/notifications/sql/change-mail-reads';
import * as reads from '@/features/notifications/sql/mail-reads';
import * as invoiceReads from '@/features/notifications/sql/invoice-mail-reads';
import * as eventReads from '@/features/notifications/sql/event-mail-reads';
import { eventLinks } from './event-links';
import { findPlanForMail } from '@/features/notifications/sql/plan-mail-reads';
import { findOffersForMail } from '@/features/notifications/sql/offer-reads';
import * as requestReads from '@/features/notifications/sql/request-mail-reads';
import { signAnswerLink, type AnswerLink } from '@/features/bookings/answer-link';
import * as seriesGuests from '@/features/notifications/sql/series-guest-reads';
import { findSeriesChangeForMail } from '@/features/notifications/sql/series-change-mail-reads';
import { findSpaceChangeForMail } from '@/features/notifications/sql/space-change-reads';
import { env } from '@/server/env';
import { log } from '@/server/log';
import { addressIn, sendMail } from '@/server/mail/send-mail';
import { writePaper } from '@/server/pdf/write-paper';

type Deps = MailDeps &
  typeof reads &
  typeof changeReads &
  typeof requestReads &
  typeof seriesGuests &
  typeof eventReads &
  typeof eventLinks &
  typeof invoiceReads & {
    readonly writePaper: typeof writePaper;
    readonly accountUrl: (operatorSlug: string) => string;
    readonly findPlanForMail: typeof findPlanForMail;
    readonly planUrl: (operatorSlug: string) => string;
    readonly findOffersForMail: typeof findOffersForMail;
    readonly findSeriesChangeForMail: typeof findSeriesChangeForMail;
    readonly findSpaceChangeForMail: typeof findSpaceChangeForMail;
    readonly answerUrls: typeof answerUrls;
  };
type Handler<N extends MailJobName> = (payload: MailJobPayload<N>, deps: Deps) => Promise<MailOutcome>;

async function answerUrls(link: AnswerLink, about: { expiresAt: Date; operatorSlug: string; spaceSlug: string }) {
  const { APP_URL } = env();
  const token = await signAnswerLink(link, about.expiresAt);
  return {
    approveUrl: APP_URL + paths.answer({ token, say: 'approve' }),
    declineUrl: APP_URL + paths.answer({ token, say: 'decline' }),
    requestsUrl: APP_URL + paths.requests(about.operatorSlug, about.spaceSlug),
  };
}

function mailDeps(): Deps {
  const { APP_URL, MAIL_FROM } = env();
  return {
    ...reads,
    ...changeReads,
    findOffersForMail,
    ...requestReads,
    ...seriesGuests,
    ...invoiceReads,
    ...eventReads,
    ...eventLinks,
    writePaper,
    accountUrl: (operatorSlug) => APP_URL + paths.ownAccount(operatorSlug),
    findPlanForMail,
    planUrl: (operatorSlug) => APP_URL + paths.credits(operatorSlug),
    answerUrls,
    findSeriesChangeForMail,
    findSpaceChangeForMail,
    sendMail,
    now: () => new Date(),
    host: new URL(APP_URL).hostname,
    senderAddress: addressIn(MAIL_FROM),
    seriesUrl: ([operator, space], bookingId) => APP_URL + paths.changeSeries(operator, space, bookingId),
    bookingsUrl: APP_URL + paths.bookings(),
  };
}

const mailTask = <N extends MailJobName>(name: N, handler: Handler<N>): TaskList => ({
  [name]: async (payload: unknown) => {
    const outcome = await handler(mailJobs[name].parse(payload) as MailJobPayload<N>, mailDeps());
    log.info({ task: name, outcome }, 'mail job done');
  },
});

/** One task per kind of mail. Each reads what is true when it runs, so a booking that is gone by then sends nothing. */
export const mailTasks: TaskList = {
  ...mailTask('send-booking-confirmation', sendBookingConfirmation),
  ...mailTask('send-series-confirmation', sendSeriesConfirmation),
  ...mailTask('send-cancellation', sendCancellation),
  ...mailTask('send-undo-notice', sendUndoNotice),
  ...mailTask('send-booking-changed', sendBookingChanged),
  ...mailTask('send-guest-invitations', sendGuestInvitations),
  ...mailTask('send-guest-changes', sendGuestChanges),
  ...mailTask('send-guest-cancellations', sendGuestCancellations),
  ...mailTask('send-guest-series-invitations', sendGuestSeriesInvitations),
  ...mailTask('send-guest-series-changes', sendGuestSeriesChanges),
  ...mailTask('send-series-clashes', sendSeriesClashes),
  ...mailTask('send-series-changed', sendSeriesChanged),
  ...mailTask('send-waitlist-offer', sendWaitlistOffer),
  ...mailTask('send-dates-filled', sendDatesFilled),
  ...mailTask('send-request-to-answer', sendRequestToAnswer),
  ...mailTask('send-request-received', sendRequestReceived),
  ...mailTask('send-request-outcome', sendRequestOutcome),
  ...mailTask('send-no-show', sendNoShow),
  ...mailTask('send-space-change', sendSpaceChange),
  ...mailTask('send-invoice', sendInvoice),
  ...mailTask('send-payment-reminder', sendPaymentReminder),
  ...mailTask('send-plan-mail', sendPlanMail),
  ...mailTask('send-rsvp-link', sendRsvpLink),
  ...mailTask('send-rsvp-mail', sendRsvpMail),
  ...mailTask('send-rsvps-mail', sendRsvpsMail),
  ...mailTask('send-event-to-answer', sendEventToAnswer),
  ...mailTask('send-event-answer', sendEventAnswer),
  ...mailTask('send-event-invitation', sendEventInvitation),
  ...mailTask('send-event-message', sendEventMessage),
  ...mailTask('send-event-comments', sendEventComments),
  ...mailTask('send-sign-in-link', sendSignInLink),
  ...mailTask('send-password-reset', sendPasswordReset),
  ...mailTask('send-registration-mail', sendRegistrationMail),
  ...mailTask('send-invitation', sendInvitation),
  ...mailTask('send-operator-created', sendOperatorCreated),
};
