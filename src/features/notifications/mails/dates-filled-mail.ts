import type { TimeRange } from '@/kernel/time-range';
import {
  patternLine,
  placeInWords,
  whyBookingMail,
  type BookingSetting,
  type NotBooked,
} from '../domain/booking-words';
import type { Mail } from '../domain/mail-document';
import { countOf, spanInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type DatesFilledInput = BookingSetting & {
  readonly pattern: string;
  readonly filled: readonly TimeRange[];
  /** Dates of the series that could not be had so far. */
  readonly missing: readonly NotBooked[];
};

/** "Thursday is yours after all": dates of a series that its member waited for. */
export function datesFilledMail(input: DatesFilledInput): Promise<Mail> {
  const { filled, missing, pattern, zone, writtenAt, resourceName } = input;
  const spoken = filled.map((span) => spanInWords(span, zone, writtenAt));
  const [only = ''] = spoken;
  const when = spoken.length === 1 ? only : `${spoken.length} dates of your series`;
  const rest =
    missing.length === 0
      ? 'Now every date of your series is booked.'
      : `${countOf(missing.length, 'date')} of your series cannot be had yet.`;
  const heading =
    spoken.length === 1
      ? 'A date that you waited for is yours'
      : `${spoken.length} dates that you waited for are yours`;
  return renderMail({
    brand: input.brand,
    subject: `Yours after all: ${resourceName}, ${when}`,
    preheader: `It came free, and is booked for you: ${when}`,
    heading,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${input.memberName}, ${resourceName} came free, and as you asked it is booked for you. ${rest}`,
      },
      {
        kind: 'card',
        title: placeInWords(input),
        lines: [...spoken, patternLine(pattern, undefined, input), input.address],
      },
      { kind: 'button', label: 'See my bookings', url: input.bookingsUrl },
      {
        kind: 'quiet',
        text: 'The attached file brings your calendar up to date. If you need it no more, cancel it there: the next in line is glad.',
      },
    ],
    reason: whyBookingMail(input),
  });
}
