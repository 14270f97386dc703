import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import { ownPageButton, placeInWords, usualTimes, whyBookingMail } from '../domain/booking-words';
import type { BookingSetting } from '../domain/booking-words';
import type { Mail, MailBlock } from '../domain/mail-document';
import { countOf, datesByMonth, dayInWords, spanInWords, zoneInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type BookingCancelledInput = BookingSetting & {
  readonly cancelled: readonly TimeRange[];
  /** Set when the dates belonged to a series: in words, and what is left of it. */
  readonly series: { readonly pattern: string; readonly remaining: readonly TimeRange[] } | null;
  /** Set when somebody of the space cancelled it, not the member. */
  readonly cancelledByName: string | null;
  /** It had not been answered yet: a request, and no booking. */
  readonly withdrawn: boolean;
};

/** "Cancelled": one booking, several, or a part of a series; how many, which, and what remains. */
export function bookingCancelledMail(input: BookingCancelledInput): Promise<Mail> {
  const { cancelled, zone, writtenAt } = input;
  const [only] = cancelled;
  const one = cancelled.length === 1 && only ? spanInWords(only, zone, writtenAt) : null;
  const what = one ?? countOf(cancelled.length, input.withdrawn ? 'request' : 'booking');
  const { withdrawn } = input;
  const thing = withdrawn ? 'request' : 'booking';
  const how = withdrawn ? 'withdrawn' : 'cancelled';
  const who = `${input.cancelledByName ?? 'you'} ${withdrawn ? 'withdrew' : 'cancelled'}`;
  return renderMail({
    brand: input.brand,
    subject: `${withdrawn ? 'Withdrawn' : 'Cancelled'}: ${input.resourceName}, ${what}`,
    preheader: `${countOf(cancelled.length, thing)} at ${input.spaceName} ${how}`,
    heading: one ? `Your ${thing} is ${how}` : `${cancelled.length} ${thing}s are ${how}`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${input.memberName}, ${who} ${one ? `this ${thing}` : `${cancelled.length} ${thing}s`}. ${withdrawn ? 'Nobody has to answer any more, and the time' : 'The time'} is free for others again.`,
      },
      { kind: 'card', title: placeInWords(input), lines: [one ?? cancelledLine(input), input.address] },
      ...(one ? [] : [whichDates(input)]),
      ...remainingBlocks(input),
      ...ownPageButton(input, 'See my bookings'),
      {
        kind: 'quiet',
        text: withdrawn
          ? 'If it stands in your calendar, the attached file takes it out.'
          : 'The attached file takes it out of your calendar.',
      },
    ],
    reason: whyBookingMail(input),
  });
}

function cancelledLine({ cancelled, zone, writtenAt, series }: BookingCancelledInput): string {
  const days = cancelled.map((span) => localDateOf(span.startsAt, zone)).sort();
  const today = localDateOf(writtenAt, zone);
  const [first, last] = [days[0], days.at(-1)];
  const range = first && last ? `${dayInWords(first, today)} to ${dayInWords(last, today)}` : '';
  return series ? `${series.pattern.charAt(0).toUpperCase()}${series.pattern.slice(1)}: ${range}` : range;
}

function whichDates(input: BookingCancelledInput): MailBlock {
  const times = usualTimes(input.cancelled, input);
  const title = `${input.withdrawn ? 'Withdrawn' : 'Cancelled'} (${input.cancelled.length}), ${times} (${zoneInWords(input.zone)})`;
  return { kind: 'months', title, months: datesByMonth(input.cancelled, input.zone, input.writtenAt, times) };
}

function remainingBlocks({ series, zone, writtenAt }: BookingCancelledInput): MailBlock[] {
  if (!series) return [];
  const [next] = [...series.remaining].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  if (!next) return [{ kind: 'paragraph', text: 'Nothing of this series is left.' }];
  const rest = `${countOf(series.remaining.length, 'date')} of this series ${series.remaining.length === 1 ? 'stays' : 'stay'} booked`;
  return [{ kind: 'paragraph', text: `${rest}. Next: ${spanInWords(next, zone, writtenAt)}.` }];
}
