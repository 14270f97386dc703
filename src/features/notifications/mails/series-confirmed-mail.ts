import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import type { LocalDate } from '@/kernel/zone';
import { notBookedItems, patternLine, placeInWords, usualTimes, whyBookingMail } from '../domain/booking-words';
import type { BookingSetting, NotBooked } from '../domain/booking-words';
import type { Mail, MailBlock } from '../domain/mail-document';
import { countOf, datesByMonth, dayInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type SeriesConfirmedInput = BookingSetting & {
  /** In people's words: `every Monday and Wednesday`. */
  readonly pattern: string;
  readonly booked: readonly TimeRange[];
  readonly skipped: readonly NotBooked[];
  /** For a series without an end: the last day for which its dates are made; the daily job adds more. */
  readonly bookedUntil: LocalDate | null;
  readonly bookedByName: string | null;
};

/** "Your weekly desk is booked": every date, and every date that is not, with its reason. */
export function seriesConfirmedMail(input: SeriesConfirmedInput): Promise<Mail> {
  const { booked, skipped, zone, writtenAt, bookedUntil, pattern } = input;
  const times = usualTimes(booked, input);
  const dates = countOf(booked.length, 'date');
  const today = localDateOf(writtenAt, zone);
  const missing = skipped.length === 0 ? '' : `, ${countOf(skipped.length, 'date')} left out`;
  const ahead: MailBlock[] = bookedUntil
    ? [
        {
          kind: 'quiet',
          text: `This series has no end. So far it is booked until ${dayInWords(bookedUntil, today)}; new dates follow day by day. If one clashes, we write to you.`,
        },
      ]
    : [];
  const left: MailBlock[] =
    skipped.length > 0
      ? [{ kind: 'list', title: `Not booked (${skipped.length})`, items: notBookedItems(skipped, input) }]
      : [];
  return renderMail({
    brand: input.brand,
    subject: `Booked: ${input.resourceName} ${pattern}`,
    preheader: `${dates} at ${input.spaceName}${missing}`,
    heading: `${input.resourceName} is booked ${pattern}`,
    blocks: [
      { kind: 'paragraph', text: `Hello ${input.memberName}, ${opening(input)}` },
      { kind: 'card', title: placeInWords(input), lines: [patternLine(pattern, times, input), input.address] },
      ...left,
      { kind: 'months', title: `Booked (${booked.length})`, months: datesByMonth(booked, zone, writtenAt, times) },
      ...ahead,
      { kind: 'button', label: 'See my bookings', url: input.bookingsUrl },
      {
        kind: 'quiet',
        text: 'The attached file puts the whole series in your calendar, without the dates that are left out.',
      },
    ],
    reason: whyBookingMail(input),
  });
}

function opening({ booked, skipped, bookedByName }: SeriesConfirmedInput): string {
  const left = skipped.length === 0 ? '' : ` and ${skipped.length} left out`;
  const sum = `${countOf(booked.length, 'date')} ${booked.length === 1 ? 'is' : 'are'} booked${left}.`;
  return bookedByName ? `${bookedByName} booked this series for you. ${sum}` : sum;
}
