import type { AddressInfo } from 'node:net';
import type ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { instantText, readCalendar } from '@/features/calendars/testing/read-calendar';

export type ReceivedMail = {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly messageId: string;
  /** The calendar file as its text, when there is one. */
  readonly calendar: string;
  /** All of them, where a mail has a file for each of several bookings. */
  readonly calendars: readonly string[];
  readonly documents: readonly { readonly filename: string; readonly content: Buffer }[];
};

/** A mail server that keeps what it is given, can be away, and can refuse. */
export async function openPostOffice() {
  const mails: ReceivedMail[] = [];
  let refusing = 0;
  let silent = false;
  let waiting = 0;
  const make = () => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onData(stream, session, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.once('end', () => {
          // Whoever hands a mail over waits for a word that never comes.
          if (silent) return void waiting++;
          if (refusing) return done(Object.assign(new Error('not now'), { responseCode: refusing }));
          read(Buffer.concat(parts), session.envelope.rcptTo[0]?.address ?? '').then(
            (mail) => done(void mails.push(mail) as never),
            (error: unknown) => done(error as Error),
          );
        });
      },
    });
    server.on('error', () => undefined);
    return server;
  };
  let server = make();
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
    });
  const port = await listen(0);
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** Takes out what came so far. */
    collect: (): ReceivedMail[] => mails.splice(0),
    refuse: (code: number) => void (refusing = code),
    /** Says nothing to any mail from now on; again with `false`. */
    keepSilent: (on: boolean) => void (silent = on),
    /** How many were left waiting. */
    waiting: () => waiting,
    goAway: close,
    comeBack: () => ((server = make()), listen(port)),
    close,
  };
}

async function read(raw: Buffer, to: string): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw);
  // An invitation comes as a part that programs read, and once more as a file.
  const files = mail.attachments
    .filter((one) => one.mimeType === 'text/calendar' || one.filename?.endsWith('.ics'))
    .map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)));
  const calendars = [...new Set(files)];
  return {
    to,
    from: mail.from?.name ?? '',
    subject: mail.subject ?? '',
    html: mail.html ?? '',
    text: mail.text ?? '',
    messageId: mail.messageId ?? '',
    calendar: calendars[0] ?? '',
    calendars,
    documents: mail.attachments
      .filter((one) => one.mimeType === 'application/pdf')
      .map(({ filename, content }) => ({
        filename: filename ?? '',
        content: typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
      })),
  };
}

type Entry = { sequence: number; startsAt: string; endsAt: string };

/**
 * What a calendar program makes of invitations as they come in: a REQUEST stands for everything under its UID, a CANCEL takes out one date or
 * all of them, and what has a lower SEQUENCE than what is there is old news (RFC 5546 section 2.1.4).
 */
export function calendarProgram() {
  const shown = new Map<string, Map<string, Entry>>();
  const sequences = new Map<string, number>();
  return {
    sequenceOf: (uid: string) => sequences.get(uid),
    receive(text: string, until: Date): { uid: string; method: string } {
      const { calendar, events } = readCalendar(text);
      const method = String(calendar.getFirstPropertyValue('method'));
      const main = events[0]!;
      const { uid } = main;
      for (const event of events) {
        if (event.uid !== uid) throw new Error('two things in one invitation');
        if (event.sequence < (sequences.get(uid) ?? -1))
          throw new Error('an invitation that is older than what is there');
      }
      sequences.set(uid, main.sequence);
      const dates = shown.get(uid) ?? new Map<string, Entry>();
      if (method === 'CANCEL' && main.isRecurrenceException())
        for (const event of events) dates.delete(instantText(event.recurrenceId));
      else if (method === 'CANCEL') dates.clear();
      else {
        dates.clear();
        for (const entry of datesOf(main, until)) dates.set(entry.startsAt, { ...entry, sequence: main.sequence });
      }
      shown.set(uid, dates);
      return { uid, method };
    },
    /** A file of many things, each by itself, opened by hand. */
    receiveAll(text: string): void {
      for (const event of readCalendar(text).events) {
        const { uid, sequence } = event;
        if (sequence < (sequences.get(uid) ?? -1)) throw new Error('older than what is there');
        sequences.set(uid, sequence);
        const isGone = event.component.getFirstPropertyValue('status') === 'CANCELLED';
        const [entry] = isGone ? [] : datesOf(event, new Date(8.64e15));
        shown.set(uid, new Map(entry ? [[entry.startsAt, { ...entry, sequence }]] : []));
      }
    },
    /** Start and end of everything under a UID, in order. */
    dates: (uid: string): string[] =>
      [...(shown.get(uid) ?? new Map<string, Entry>()).values()].map((one) => `${one.startsAt} ${one.endsAt}`).sort(),
  };
}

function datesOf(event: ICAL.Event, until: Date) {
  const found: { startsAt: string; endsAt: string }[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next() as ICAL.Time | undefined; next; next = iterator.next() as ICAL.Time | undefined) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    if (startDate.toUnixTime() * 1000 >= until.getTime()) break;
    found.push({ startsAt: instantText(startDate), endsAt: instantText(endDate) });
  }
  return found;
}
