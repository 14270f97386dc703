import { localDateOf } from '@/kernel/zone';
import type { LocalDate } from '@/kernel/zone';
import { notBookedItems, patternLine, placeInWords, whyBookingMail } from '../domain/booking-words';
import type { BookingSetting, NotBooked } from '../domain/booking-words';
import type { Mail } from '../domain/mail-document';
import { countOf, dayInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type SeriesExtendedInput = BookingSetting & {
  readonly pattern: string;
  readonly bookedUntil: LocalDate;
  /** It went on, or the clocks of its zone do otherwise than was known. */
  readonly because: 'went_on' | 'clocks';
  readonly clashes: readonly NotBooked[];
  /** Where these dates are decided. */
  readonly seriesUrl: string;
};

/** "Two of your new dates are taken": the daily job went on with a series and could not book all of it. */
export function seriesExtendedMail(input: SeriesExtendedInput): Promise<Mail> {
  const { clashes, pattern, zone, writtenAt } = input;
  const until = dayInWords(input.bookedUntil, localDateOf(writtenAt, zone));
  const went = input.because === 'went_on';
  const fresh = went ? 'new ' : '';
  const count = clashes.length === 1 ? `One ${fresh}date` : `${clashes.length} ${fresh}dates`;
  const are = clashes.length === 1 ? 'is' : 'are';
  return renderMail({
    brand: input.brand,
    subject: `${count} of your series ${are} not free: ${input.resourceName} ${pattern}`,
    preheader: `${countOf(clashes.length, 'date')} not booked, the rest is booked until ${until}`,
    heading: `${count} of your series ${are} not free`,
    blocks: [
      {
        kind: 'paragraph',
        text: went
          ? `Hello ${input.memberName}, your series went on and is booked until ${until}, except for what is listed here.`
          : `Hello ${input.memberName}, the clocks of ${zone} change otherwise than was known. Your series keeps its time on the wall; what is listed here met something there.`,
      },
      { kind: 'card', title: placeInWords(input), lines: [patternLine(pattern, undefined, input), input.address] },
      { kind: 'list', title: `Not booked (${clashes.length})`, items: notBookedItems(clashes, input) },
      { kind: 'button', label: clashes.length === 1 ? 'Decide this date' : 'Decide these dates', url: input.seriesUrl },
      {
        kind: 'quiet',
        text: 'For each of them you find there what else is free: another desk, another time, or no booking that day. The attached file brings your calendar up to date.',
      },
    ],
    reason: whyBookingMail(input),
  });
}
