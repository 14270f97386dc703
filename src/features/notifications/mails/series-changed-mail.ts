import type { TimeRange } from '@/kernel/time-range';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import { notBookedItems, patternLine, placeInWords, usualTimes, whyBookingMail } from '../domain/booking-words';
import type { BookingSetting, NotBooked } from '../domain/booking-words';
import type { Mail, MailBlock } from '../domain/mail-document';
import { countOf, datesByMonth, dayInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type SeriesChangedInput = BookingSetting & {
  /** In people's words, before and after: `every Monday`. */
  readonly patternBefore: string;
  readonly pattern: string;
  /** The dates to come, as they are by now. */
  readonly booked: readonly TimeRange[];
  readonly skipped: readonly NotBooked[];
  /** Dates that were given back, as they were. */
  readonly givenBack: readonly TimeRange[];
  /** Dates that left the series, each as a booking by itself. */
  readonly kept: readonly TimeRange[];
  /** It was one booking by itself before. */
  readonly repeated: boolean;
  /** For a series without an end: the last day for which its dates are made. */
  readonly bookedUntil: LocalDate | null;
  /** Null when the member changed it. */
  readonly changedByName: string | null;
};

/** "Your Mondays are Tuesdays now": every date as it is from now on, what could not be had, and what was given back. */
export function seriesChangedMail(input: SeriesChangedInput): Promise<Mail> {
  const { booked, kept, skipped, givenBack, zone, writtenAt, bookedUntil, pattern } = input;
  const times = usualTimes(booked, input);
  const today = localDateOf(writtenAt, zone);
  const dates = countOf(booked.length, 'date');
  const given = datesByMonth(givenBack, zone, writtenAt, usualTimes(givenBack, input));
  const blocks: MailBlock[] = [
    { kind: 'paragraph', text: `Hello ${input.memberName}, ${opening(input)}` },
    { kind: 'card', title: placeInWords(input), lines: [patternLine(pattern, times, input), input.address] },
    ...(skipped.length > 0
      ? [{ kind: 'list' as const, title: `Not booked (${skipped.length})`, items: notBookedItems(skipped, input) }]
      : []),
    ...(booked.length > 0
      ? [
          {
            kind: 'months' as const,
            title: `From now on (${booked.length})`,
            months: datesByMonth(booked, zone, writtenAt, times),
          },
        ]
      : []),
    ...(kept.length > 0
      ? [
          {
            kind: 'months' as const,
            title: `A booking by itself now (${kept.length})`,
            months: datesByMonth(kept, zone, writtenAt, usualTimes(kept, input)),
          },
        ]
      : []),
    ...(givenBack.length > 0
      ? [{ kind: 'months' as const, title: `Given back (${givenBack.length})`, months: given }]
      : []),
    ...(bookedUntil
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
      text: 'The attached files bring your calendar up to date: open all of them. Dates that are over stay as they were.',
    },
  ];
  return renderMail({
    brand: input.brand,
    subject: `${titleOf(input)}: ${input.resourceName} ${pattern}`,
    preheader: `${dates} to come at ${input.spaceName}`,
    heading: headingOf(input),
    blocks,
    reason: whyBookingMail(input),
  });
}

const titleOf = ({ repeated, booked }: SeriesChangedInput): string =>
  booked.length === 0 ? 'Ended' : repeated ? 'Repeats now' : 'Changed';

function headingOf({ repeated, booked, pattern }: SeriesChangedInput): string {
  if (booked.length === 0) return 'Your series has ended';
  return repeated ? `Your booking repeats ${pattern}` : `Your series is now ${pattern}`;
}

function opening(input: SeriesChangedInput): string {
  const { patternBefore, pattern, changedByName, resourceName, booked, kept, repeated } = input;
  if (repeated)
    return `${changedByName ?? 'you'} made this booking repeat ${pattern}, at ${resourceName}. ${countOf(booked.length, 'date')} to come.`;
  if (booked.length === 0)
    return `${changedByName ?? 'you'} ended this series at ${resourceName}${kept.length > 0 ? ', and kept one date' : ''}.`;
  const by = changedByName ? `${changedByName} changed your series` : 'you changed your series';
  const what = patternBefore === pattern ? `${by} ${pattern}` : `${by}: what was ${patternBefore} is now ${pattern}`;
  return `${what}, at ${resourceName}. ${countOf(booked.length, 'date')} to come.`;
}
