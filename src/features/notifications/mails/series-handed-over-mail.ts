import type { TimeRange } from '@/kernel/time-range';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import { patternLine, placeInWords, usualTimes, whyBookingMail, type BookingSetting } from '../domain/booking-words';
import type { Mail, MailBlock } from '../domain/mail-document';
import { countOf, datesByMonth, dayInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type SeriesHandedOverInput = BookingSetting & {
  /** `given` is for whoever had it, `received` for whoever has it now. */
  readonly kind: 'given' | 'received';
  /** Who has it now, or whose it was. */
  readonly otherName: string;
  /** Set when it was somebody else who did it. */
  readonly byName: string | null;
  /** In people's words: `every Monday`. */
  readonly pattern: string;
  /** The dates that changed hands. */
  readonly dates: readonly TimeRange[];
  /** Of those that the other may not have: kept, each as a booking by itself, and given back. */
  readonly kept: readonly TimeRange[];
  readonly givenBack: readonly TimeRange[];
  /** For a series without an end: the last day for which its dates are made. */
  readonly bookedUntil: LocalDate | null;
};

/** "Ben has your Mondays now", and "Ana's Mondays are yours": a series, or the rest of it, in other hands. */
export function seriesHandedOverMail(input: SeriesHandedOverInput): Promise<Mail> {
  const { kind, otherName, resourceName, pattern, dates, zone, writtenAt, bookedUntil } = input;
  const times = usualTimes(dates, input);
  const isTheirs = kind === 'received';
  const today = localDateOf(writtenAt, zone);
  return renderMail({
    brand: input.brand,
    subject: `${isTheirs ? 'Yours now' : 'Handed over'}: ${resourceName} ${pattern}`,
    preheader: `${countOf(dates.length, 'date')} at ${input.spaceName}`,
    heading: isTheirs ? `${resourceName} is yours ${pattern}` : `${otherName} has your series now`,
    blocks: [
      { kind: 'paragraph', text: `Hello ${input.memberName}, ${sentenceOf(input)}` },
      { kind: 'card', title: placeInWords(input), lines: [patternLine(pattern, times, input), input.address] },
      ...months(isTheirs ? 'Yours' : 'Handed over', dates, input),
      ...(isTheirs
        ? []
        : [...months('Still yours', input.kept, input), ...months('Given back', input.givenBack, input)]),
      ...(isTheirs && bookedUntil
        ? [
            {
              kind: 'quiet' as const,
              text: `This series has no end. So far it is booked until ${dayInWords(bookedUntil, today)}; new dates follow day by day.`,
            },
          ]
        : []),
      { kind: 'button', label: 'See my bookings', url: input.bookingsUrl },
      {
        kind: 'quiet',
        text: isTheirs
          ? 'The attached files put it in your calendar: open all of them.'
          : 'The attached files bring your calendar up to date: open all of them. Dates that are over stay as they were.',
      },
    ],
    reason: whyBookingMail(input),
  });
}

const months = (title: string, dates: readonly TimeRange[], input: SeriesHandedOverInput): MailBlock[] =>
  dates.length === 0
    ? []
    : [
        {
          kind: 'months',
          title: `${title} (${dates.length})`,
          months: datesByMonth(dates, input.zone, input.writtenAt, usualTimes(dates, input)),
        },
      ];

function sentenceOf({ kind, otherName, byName, pattern, resourceName, dates }: SeriesHandedOverInput): string {
  const what = `${pattern}, at ${resourceName}. ${countOf(dates.length, 'date')} to come.`;
  if (kind === 'given') return `${byName ?? 'you'} handed your series over to ${otherName}: ${what}`;
  return byName === null || byName === otherName
    ? `${otherName} handed this series over to you: ${what}`
    : `${byName} gave you this series, which was ${otherName}’s: ${what}`;
}
