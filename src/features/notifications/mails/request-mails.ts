import type { TimeRange } from '@/kernel/time-range';
import { patternLine, placeInWords, usualTimes, whyBookingMail, type BookingSetting } from '../domain/booking-words';
import type { Mail, MailBlock } from '../domain/mail-document';
import { countOf, datesByMonth, momentInWords, spanInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

type Asked = BookingSetting & {
  /** One, or the dates of a series. */
  readonly spans: readonly TimeRange[];
  /** The repeat in words, for a series. */
  readonly pattern: string | null;
};

/** "Tuesday 24 November, 09:00–17:00", or "every Monday, 12 dates". */
function whenOf({ spans, pattern, zone, writtenAt }: Asked): string {
  const [only] = spans;
  return pattern || spans.length !== 1 || !only
    ? `${pattern ?? 'several times'}, ${countOf(spans.length, 'date')}`
    : spanInWords(only, zone, writtenAt);
}

function cardOf(input: Asked): MailBlock {
  const { spans, pattern } = input;
  const when = pattern ? patternLine(pattern, usualTimes(spans, input), input) : whenOf(input);
  return { kind: 'card', title: placeInWords(input), lines: [when, input.address] };
}

function datesOf(input: Asked, title: string): MailBlock[] {
  const { spans, zone, writtenAt } = input;
  if (spans.length < 2) return [];
  const months = datesByMonth(spans, zone, writtenAt, usualTimes(spans, input));
  return [{ kind: 'months', title: `${title} (${spans.length})`, months }];
}

const noteOf = (note: string, whose: string): MailBlock[] =>
  note.trim() === '' ? [] : [{ kind: 'paragraph', text: `${whose}: “${note}”` }];

export type RequestToAnswerInput = Asked & {
  /** Who reads it. `memberName` is who asks. */
  readonly answererName: string;
  readonly note: string;
  readonly guests: number;
  readonly expiresAt: Date;
  readonly approveUrl: string;
  readonly declineUrl: string;
  readonly requestsUrl: string;
};

/** "May Ana have it?": to each of those who may say so, with a link for yes and one for no. */
export function requestToAnswerMail(input: RequestToAnswerInput): Promise<Mail> {
  const { memberName, resourceName, guests, zone, writtenAt } = input;
  const by = momentInWords(input.expiresAt, zone, writtenAt);
  const with_ = guests > 0 ? `, with ${countOf(guests, 'guest')}` : '';
  return renderMail({
    brand: input.brand,
    subject: `${memberName} asks for ${resourceName}, ${whenOf(input)}`,
    preheader: `Answer by ${by}`,
    heading: `${memberName} asks for ${resourceName}`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${input.answererName}, ${memberName} would like to have this${with_}. The time is held until ${by}; then the request lapses by itself.`,
      },
      cardOf(input),
      ...datesOf(input, 'Asked for'),
      ...noteOf(input.note, memberName),
      { kind: 'button', label: 'Approve', url: input.approveUrl },
      { kind: 'button', label: 'Decline', url: input.declineUrl },
      { kind: 'button', label: 'See all requests', url: input.requestsUrl },
      {
        kind: 'quiet',
        text: 'Each link opens a page with one button, where you can add a note. You need not sign in, so do not pass this mail on.',
      },
    ],
    reason: `${input.brand.name} sent you this because you answer requests there. Times are those of the space.`,
  });
}

export type RequestReceivedInput = Asked & { readonly expiresAt: Date };

/** "We have your request": until when the time is held. */
export function requestReceivedMail(input: RequestReceivedInput): Promise<Mail> {
  const { memberName, resourceName, zone, writtenAt } = input;
  const by = momentInWords(input.expiresAt, zone, writtenAt);
  return renderMail({
    brand: input.brand,
    subject: `Asked for: ${resourceName}, ${whenOf(input)}`,
    preheader: `Held for you until ${by}`,
    heading: `You asked for ${resourceName}`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${memberName}, somebody of ${input.brand.name} has to say yes first. The time is held for you until ${by}, and we write to you as soon as it is answered.`,
      },
      cardOf(input),
      ...datesOf(input, 'Asked for'),
      { kind: 'button', label: 'See my bookings', url: input.bookingsUrl },
      { kind: 'quiet', text: 'It is not booked yet. Plans changed? Withdraw it there.' },
    ],
    reason: whyBookingMail(input),
  });
}

export type RequestOutcomeInput = Asked & {
  readonly outcome: 'approved' | 'declined' | 'lapsed';
  readonly note: string;
  /** Who answered. */
  readonly byName: string | null;
};

/** "Yes", "not this time" or "nobody answered": what became of a request. */
export function requestOutcomeMail(input: RequestOutcomeInput): Promise<Mail> {
  const { outcome, memberName, resourceName, byName, brand } = input;
  const who = byName ?? brand.name;
  const words = {
    approved: {
      subject: 'Approved',
      heading: `${resourceName} is yours`,
      text: `${who} said yes. It is booked.`,
      next: 'The attached file puts it in your calendar. Plans changed? Cancel there, so that somebody else can have it.',
    },
    declined: {
      subject: 'Declined',
      heading: `You cannot have ${resourceName} this time`,
      text: `${who} declined your request. The time is free for others again.`,
      next: 'You can ask for another time or another place.',
    },
    lapsed: {
      subject: 'Not answered',
      heading: `Nobody answered your request for ${resourceName}`,
      text: 'your request has lapsed, because nobody answered it in time. Sorry about that. Nothing is booked.',
      next: 'If it is still free, you can ask again, or ask at the front desk.',
    },
  }[outcome];
  return renderMail({
    brand,
    subject: `${words.subject}: ${resourceName}, ${whenOf(input)}`,
    preheader: `${words.heading}, ${input.spaceName}`,
    heading: words.heading,
    blocks: [
      { kind: 'paragraph', text: `Hello ${memberName}, ${words.text}` },
      ...noteOf(input.note, who),
      cardOf(input),
      ...datesOf(input, outcome === 'approved' ? 'Booked' : 'Not booked'),
      { kind: 'button', label: 'See my bookings', url: input.bookingsUrl },
      { kind: 'quiet', text: words.next },
    ],
    reason: whyBookingMail(input),
  });
}
