import { z } from 'zod';
import { RSVP_NEWS } from './domain/rsvp-news';
import { planNews } from '@/features/plans/news.contract';
import { idSchema } from '@/kernel/id-schema';
import { localDateSchema } from '@/kernel/zone-schema';

const operatorId = idSchema<'operator'>();
const address = z.email().max(254);
const absoluteUrl = z.url({ protocol: /^https?$/ }).max(2000);
const minutes = z
  .int()
  .min(1)
  .max(60 * 24 * 60);

/** A link that works once exists nowhere else: only its hash is kept. So it travels in the job, and goes when the job is done. */
const linkMail = z.object({
  mailId: z.uuid(),
  operatorId: operatorId.nullable(),
  email: address,
  url: absoluteUrl,
  minutes,
});

/** A request of one date, or of a series. */
const requestSubject = z.union([
  z.object({ bookingId: idSchema<'booking'>() }),
  z.object({ seriesId: idSchema<'series'>() }),
]);

/** Every mail job by name, with its payload: ids, so that a mail says what is true when it is sent. */
export const mailJobs = {
  'send-booking-confirmation': z.object({ operatorId, bookingId: idSchema<'booking'>() }),
  'send-series-confirmation': z.object({ operatorId, seriesId: idSchema<'series'>() }),
  'send-cancellation': z.object({ operatorId, cancellationId: idSchema<'cancellation'>() }),
  'send-undo-notice': z.object({ operatorId, cancellationId: idSchema<'cancellation'>() }),
  'send-booking-changed': z.object({ operatorId, changeId: idSchema<'booking_change'>() }),
  'send-guest-invitations': z.object({ operatorId, bookingId: idSchema<'booking'>() }),
  'send-guest-changes': z.object({ operatorId, changeId: idSchema<'booking_change'>() }),
  'send-guest-cancellations': z.object({ operatorId, cancellationId: idSchema<'cancellation'>() }),
  'send-guest-series-invitations': z.object({
    operatorId,
    seriesId: idSchema<'series'>(),
    /** Of one part, those that came by this act; all of the series where it is new. */
    dates: z
      .object({ at: z.string(), startsAt: z.array(z.string()).optional(), madeAfter: z.string().optional() })
      .optional(),
  }),
  'send-guest-series-changes': z.object({ operatorId, changeId: idSchema<'series_change'>() }),
  /** The dates after `madeAfter`, up to which the series was made before. */
  'send-series-clashes': z.object({
    operatorId,
    seriesId: idSchema<'series'>(),
    madeAfter: localDateSchema,
    /** These dates instead, which met something when they were derived again from the wall clock. */
    bookingIds: z.array(idSchema<'booking'>()).optional(),
  }),
  'send-series-changed': z.object({ operatorId, changeId: idSchema<'series_change'>() }),
  /** `others`: other dates of the same series, offered at once. */
  'send-waitlist-offer': z.object({
    operatorId,
    entryId: idSchema<'waitlist_entry'>(),
    offeredAt: z.iso.datetime(),
    others: z.array(idSchema<'waitlist_entry'>()).optional(),
  }),
  /** Dates of a series that could not be had, by their starts, are booked since `at`. */
  'send-dates-filled': z.object({
    operatorId,
    seriesId: idSchema<'series'>(),
    startsAt: z.array(z.iso.datetime()),
    at: z.iso.datetime(),
  }),
  /** To one of those who may answer. */
  'send-request-to-answer': z.object({ operatorId, subject: requestSubject, memberId: idSchema<'member'>() }),
  'send-request-received': z.object({ operatorId, subject: requestSubject }),
  /** `at`: when it was answered, or until when it could have been. */
  'send-request-outcome': z.object({
    operatorId,
    subject: requestSubject,
    outcome: z.enum(['approved', 'declined', 'lapsed']),
    at: z.iso.datetime(),
  }),
  'send-no-show': z.object({ operatorId, bookingId: idSchema<'booking'>() }),
  /** All that one change of a space did to one person's bookings. `guestOf`: to the guest without an account whose booking this is. */
  'send-space-change': z.object({
    operatorId,
    changeId: idSchema<'space_change'>(),
    to: z.union([z.object({ personId: idSchema<'person'>() }), z.object({ guestOf: idSchema<'booking'>() })]),
  }),
  'send-invoice': z.object({ operatorId, invoiceId: idSchema<'invoice'>() }),
  'send-payment-reminder': z.object({ operatorId, reminderId: idSchema<'payment_reminder'>() }),
  'send-plan-mail': z.object({ operatorId, membershipId: idSchema<'membership'>(), news: planNews }),
  'send-rsvp-link': z.object({ operatorId, linkId: idSchema<'rsvp_link'>() }),
  /** `version`: that of the answer, or of the date, from the change on that is told. */
  'send-rsvp-mail': z.object({
    operatorId,
    rsvpId: idSchema<'rsvp'>(),
    news: z.enum(RSVP_NEWS),
    version: z.int(),
  }),
  /** Several answers of one person to dates of one event, told at once. `act` names the telling. */
  'send-rsvps-mail': z.object({
    operatorId,
    rsvpIds: z.array(idSchema<'rsvp'>()).min(1).max(520),
    news: z.enum(['answered', 'added', 'taken_back']),
    act: z.uuid(),
  }),
  'send-event-invitation': z.object({ operatorId, invitationId: idSchema<'event_invitation'>() }),
  /** `act` names the asking, or the answer: the same event may be asked for again. */
  'send-event-to-answer': z.object({
    operatorId,
    eventId: idSchema<'event'>(),
    memberId: idSchema<'member'>(),
    act: z.uuid(),
  }),
  'send-event-answer': z.object({ operatorId, eventId: idSchema<'event'>(), yes: z.boolean(), act: z.uuid() }),
  /** To one of those whom a message of a host is for. */
  'send-event-message': z.object({
    operatorId,
    messageId: idSchema<'event_message'>(),
    rsvpId: idSchema<'rsvp'>(),
  }),
  /** To one of its hosts: what others said since. `toldAt` marks which comments; `act` names the mail. */
  'send-event-comments': z.object({
    operatorId,
    eventId: idSchema<'event'>(),
    memberId: idSchema<'member'>(),
    toldAt: z.iso.datetime(),
    act: z.uuid(),
  }),
  'send-sign-in-link': linkMail,
  'send-password-reset': linkMail,
  'send-registration-mail': z.discriminatedUnion('kind', [
    linkMail.extend({ kind: z.literal('confirm'), spaceName: z.string().max(200).nullable() }),
    linkMail
      .omit({ url: true, minutes: true })
      .extend({ kind: z.literal('already_registered'), signInUrl: absoluteUrl, resetUrl: absoluteUrl }),
  ]),
  'send-invitation': z.object({
    mailId: z.uuid(),
    operatorId,
    invitationId: idSchema<'invitation'>(),
    url: absoluteUrl,
    minutes,
  }),
  'send-operator-created': linkMail.extend({ operatorId }),
} as const;

export const readNoticesInput = z.object({
  operatorId,
  /** Everything up to this instant has been seen. */
  until: z.iso.datetime(),
  requestId: idSchema<'request'>(),
});
export type ReadNoticesInput = z.output<typeof readNoticesInput>;

/** A notice as data: the screen has the words for its kind. */
export type NoticeView = {
  readonly id: string;
  readonly operatorId: string;
  readonly operatorName: string;
  readonly kind: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly read: boolean;
};

export type MailJobName = keyof typeof mailJobs;
export type MailJobPayload<N extends MailJobName> = z.output<(typeof mailJobs)[N]>;

/**
 * The Message-ID of a mail, made from what it is about. Delivery is at least once: a worker that dies after sending sends again, and by
 * this id mail programs show the two as one.
 */
export function messageIdOf(job: MailJobName, parts: readonly string[], host: string): string {
  // RFC 5322 section 3.6.4: dot-atom on both sides.
  for (const part of parts) if (!/^[A-Za-z0-9-]+$/.test(part)) throw new Error(`Not a part of a Message-ID: ${job}`);
  return `<${[job, ...parts].join('.')}@${host}>`;
}
