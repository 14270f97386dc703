import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import type { Mail, MailBlock } from '../domain/mail-document';
import { countOf, datesByMonth, spanInWords, timesInWords, zoneInWords } from '../domain/spoken-times';
import type { EventSetting } from './event-mails';
import { renderMail } from './render-mail';

export type AllDatesMailInput = EventSetting & {
  readonly news: 'answered' | 'added' | 'taken_back';
  /** Dates by how the answer stands, the next first. */
  readonly going: readonly TimeRange[];
  readonly waiting: readonly TimeRange[];
  readonly asked: readonly TimeRange[];
  readonly cancelled: readonly TimeRange[];
  /** Shows all answers, and changes them. */
  readonly datesUrl: string;
};

type Told = { readonly subject: string; readonly heading: string; readonly text: string };

/** Several dates of one event, answered or taken back at once: one mail that lists them. */
export function allDatesMail(input: AllDatesMailInput): Promise<Mail> {
  const { brand, name, title, going, waiting, asked, cancelled } = input;
  const { subject, heading, text } = tellOf(input);
  const first = [...going, ...waiting, ...asked, ...cancelled][0];
  return renderMail({
    brand,
    subject,
    preheader: `${heading}: ${title}`,
    heading,
    blocks: [
      { kind: 'paragraph', text: `Hello ${name}, ${text}` },
      { kind: 'card', title, lines: [...usualWords(input, first), input.where, input.address] },
      ...listed(input, 'You are going', going, first),
      ...listed(input, 'You wait for a place', waiting, first),
      ...listed(input, 'The host answers', asked, first),
      ...listed(input, 'Given back', cancelled, first),
      { kind: 'button', label: 'See and change my dates', url: input.datesUrl },
      {
        kind: 'quiet',
        text:
          going.length > 0
            ? 'The attached file has all these dates for your calendar. The code for the door comes the day before each of them. The link shows and changes your answers without signing in, so do not pass this mail on.'
            : 'The link shows and changes your answers without signing in, so do not pass this mail on.',
      },
    ],
    reason: `You get this mail because you answered to this event at ${brand.name}.`,
  });
}

function usualWords({ zone, writtenAt }: AllDatesMailInput, first: TimeRange | undefined): string[] {
  if (!first) return [];
  return [`${timesInWords(first, zone, localDateOf(writtenAt, zone))} (${zoneInWords(zone)})`];
}

function listed(
  { zone, writtenAt }: AllDatesMailInput,
  title: string,
  spans: readonly TimeRange[],
  first: TimeRange | undefined,
): MailBlock[] {
  if (spans.length === 0 || !first) return [];
  const usual = timesInWords(first, zone, localDateOf(writtenAt, zone));
  return [{ kind: 'months', title: `${title} (${spans.length})`, months: datesByMonth(spans, zone, writtenAt, usual) }];
}

function tellOf({ news, title, going, waiting, asked, cancelled, zone, writtenAt }: AllDatesMailInput): Told {
  const answered = [...going, ...waiting, ...asked].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const [one] = answered;
  const dates = countOf(answered.length, 'date');
  switch (news) {
    case 'answered':
      return {
        subject: `You are in for ${dates}: ${title}`,
        heading: `You are in for ${dates}`,
        text: `this is what became of your answer to all dates of ${title}. Each of them can still be changed alone.`,
      };
    case 'added':
      return {
        subject:
          answered.length === 1 && one
            ? `A new date: ${title}, ${spanInWords(one, zone, writtenAt)}`
            : `${dates} added: ${title}`,
        heading: answered.length === 1 ? 'A new date' : 'New dates',
        text: `${title} has ${answered.length === 1 ? 'a new date' : 'new dates'}, and you said that you come to all of them. Can’t make one? Say so, and somebody else can come.`,
      };
    case 'taken_back':
      return {
        subject: `You are not coming any more: ${title}`,
        heading: `${countOf(cancelled.length, 'date')} given back`,
        text: `you gave your place back. Dates of ${title} that are still to be made are not answered for you any more.`,
      };
  }
}
