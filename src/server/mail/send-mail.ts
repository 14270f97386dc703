import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import { DomainError } from '@/kernel/domain-error';
import { env } from '@/server/env';

export type OutgoingMail = {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Made from what the mail is about, `<…@host>`: a mail that is sent twice can then be recognised as the same. */
  readonly messageId: string;
  /** Shown as the sender in place of MAIL_FROM's own name: the operator. */
  readonly fromName: string;
  readonly replyTo?: string;
  readonly calendar?: MailedCalendar;
  /**
   * Several calendar files, where a mail is about several bookings: only attached. An invitation stands for one thing (RFC 5546: all entries of a REQUEST
   * have one UID), and a mail can be but one invitation, so that one of many would be offered as if it were all.
   */
  readonly calendars?: readonly MailedCalendar[];
  readonly documents?: readonly MailedDocument[];
  readonly pictures?: readonly MailedPicture[];
};

/** A PNG that the page of the mail shows where it says `cid:`. */
export type MailedPicture = { readonly cid: string; readonly filename: string; readonly content: Buffer };
/** A PDF. */
export type MailedDocument = { readonly filename: string; readonly content: Buffer };

type MailedCalendar = {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly content: string;
  readonly filename: string;
};

export type Mailer = {
  readonly sendMail: (mail: OutgoingMail) => Promise<void>;
  readonly close: () => void;
};

/** One pool of connections to one mail server. Timeouts are short because a job that fails is tried again. */
export function createMailer(smtpUrl: string, mailFrom: string): Mailer {
  const options: SMTPPool.Options = {
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Nothing in a mail may make the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const transport: Transporter<SMTPPool.SentMessageInfo> = createTransport(options);
  const address = addressIn(mailFrom);
  return {
    close: () => transport.close(),
    async sendMail({ to, fromName, calendar, calendars = [], documents = [], pictures = [], ...mail }) {
      try {
        await transport.sendMail({
          ...mail,
          from: { name: fromName, address },
          to: { name: to.name, address: to.email },
          // Written twice by nodemailer: as an alternative, which Gmail and Outlook offer as an invitation, and as an attached file, which
          // Apple Mail and programs without a calendar of their own open.
          icalEvent: calendar && { method: calendar.method, content: calendar.content, filename: calendar.filename },
          attachments: [
            ...calendars.map(({ method, content, filename }) => ({
              filename,
              content,
              contentType: `text/calendar; charset=utf-8; method=${method}`,
            })),
            ...pictures.map((picture) => ({
              ...picture,
              contentType: 'image/png',
              contentDisposition: 'inline' as const,
            })),
            ...documents.map((document) => ({ ...document, contentType: 'application/pdf' })),
          ],
          // RFC 3834: no out-of-office answers to a mail that a program sent.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
        });
      } catch (cause) {
        throw sendingFailed(cause);
      }
    },
  };
}

let shared: Mailer | undefined;

/** Sends by SMTP_URL as MAIL_FROM. Throws `mail.not_sent`; its detail `permanent` says that trying again is no use. */
export async function sendMail(mail: OutgoingMail): Promise<void> {
  shared ??= createMailer(env().SMTP_URL, env().MAIL_FROM);
  await shared.sendMail(mail);
}

/** Lets go of the connections, so that a worker can end. */
export function closeMail(): void {
  shared?.close();
  shared = undefined;
}

/** `CoWorkFlow <hello@example.org>` or `hello@example.org`: the address in it. */
export const addressIn = (mailFrom: string): string => /<([^<>]+)>\s*$/.exec(mailFrom)?.[1]?.trim() ?? mailFrom.trim();

function sendingFailed(cause: unknown): DomainError<'mail.not_sent'> {
  const { code, responseCode } = cause as { code?: unknown; responseCode?: unknown };
  const status = typeof responseCode === 'number' ? responseCode : null;
  const error = new DomainError('upstream', 'mail.not_sent', {
    reason: typeof code === 'string' ? code : 'unknown',
    status,
    // RFC 5321 section 4.2.1: 5yz is final. Not so where signing in failed: that is the installation's mistake, and it gets mended.
    permanent: status !== null && status >= 500 && code !== 'EAUTH',
  });
  // The server's own words may name the recipient; they stay out of details, which are logged, and are kept for a debugger.
  error.cause = cause;
  return error;
}
