import type { CalendarFile } from '@/features/calendars/domain/calendar-file';
import { DomainError } from '@/kernel/domain-error';
import type { MailedDocument, MailedPicture, OutgoingMail } from '@/server/mail/send-mail';
import type { MailBrand, Mail } from '../domain/mail-document';
import { messageIdOf } from '../notifications.contract';
import type { MailJobName } from '../notifications.contract';

/** What every mail job needs from outside; the readers it needs come beside it. */
export type MailDeps = {
  readonly sendMail: (mail: OutgoingMail) => Promise<void>;
  readonly now: () => Date;
  /** Host of APP_URL: it stands in Message-IDs and UIDs and must not change. */
  readonly host: string;
  /** The address in MAIL_FROM. */
  readonly senderAddress: string;
  /** My bookings, absolute. */
  readonly bookingsUrl: string;
  /** The page of a series, from one of its dates on, absolute. */
  readonly seriesUrl: (slugs: readonly [operator: string, space: string], bookingId: string) => string;
};

/** `not_needed`: what it was about is gone or different by now. `refused`: the mail server will never take it, so do not try again. */
export type MailOutcome = 'sent' | 'not_needed' | 'refused';

type Delivery = {
  readonly job: MailJobName;
  readonly about: readonly string[];
  readonly brand: MailBrand;
  readonly to: OutgoingMail['to'];
  readonly mail: Mail;
  readonly calendar?: CalendarFile;
  /** For a mail about several bookings: one file each. */
  readonly calendars?: readonly CalendarFile[];
  readonly documents?: readonly MailedDocument[];
  readonly pictures?: readonly MailedPicture[];
};

/** Hands one mail to the mail server; a guest who left no address gets none. Throws where trying again may help, so that the queue does. */
export async function deliverMail(delivery: Delivery, deps: MailDeps): Promise<MailOutcome> {
  const { job, about, brand, to, mail, calendar, calendars, documents, pictures } = delivery;
  if (to.email === '') return 'not_needed';
  try {
    const messageId = messageIdOf(job, about, deps.host);
    await deps.sendMail({ ...mail, to, calendar, calendars, documents, pictures, fromName: brand.name, messageId });
    return 'sent';
  } catch (error) {
    if (error instanceof DomainError && error.code === 'mail.not_sent' && error.details['permanent'] === true)
      return 'refused';
    throw error;
  }
}
