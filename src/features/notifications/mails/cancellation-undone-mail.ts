import type { TimeRange } from '@/kernel/time-range';
import { notBookedItems, ownPageButton, placeInWords, usualTimes, whyBookingMail } from '../domain/booking-words';
import type { BookingSetting, NotBooked } from '../domain/booking-words';
import type { Mail, MailBlock } from '../domain/mail-document';
import { countOf, datesByMonth, spanInWords, zoneInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type CancellationUndoneInput = BookingSetting & {
  readonly restored: readonly TimeRange[];
  readonly notRestored: readonly NotBooked[];
};

/** "Your bookings are back": what is booked again, and what was taken meanwhile. */
export function cancellationUndoneMail(input: CancellationUndoneInput): Promise<Mail> {
  const { restored, notRestored } = input;
  const back = countOf(restored.length, 'booking');
  const lost = countOf(notRestored.length, 'date');
  const sentence =
    restored.length === 0
      ? `${lost} could not be brought back.`
      : notRestored.length === 0
        ? `${back} restored.`
        : `${back} restored, ${lost} could not be brought back.`;
  return renderMail({
    brand: input.brand,
    subject: `${restored.length === 0 ? 'Not restored' : 'Booked again'}: ${input.resourceName}, ${sentence.replace(/\.$/, '')}`,
    preheader: `${sentence} ${input.spaceName}`,
    heading:
      restored.length === 0
        ? 'The time was taken meanwhile'
        : restored.length === 1
          ? 'Your booking is back'
          : 'Your bookings are back',
    blocks: [
      { kind: 'paragraph', text: `Hello ${input.memberName}, the cancellation was undone. ${sentence}` },
      { kind: 'card', title: placeInWords(input), lines: [...restoredLine(input), input.address] },
      ...(notRestored.length > 0
        ? [
            {
              kind: 'list' as const,
              title: `Not restored (${notRestored.length})`,
              items: notBookedItems(notRestored, input),
            },
          ]
        : []),
      ...restoredDates(input),
      ...ownPageButton(input, 'See my bookings'),
    ],
    reason: whyBookingMail(input),
  });
}

function restoredLine({ restored, zone, writtenAt }: CancellationUndoneInput): string[] {
  const [only] = restored;
  return restored.length === 1 && only ? [spanInWords(only, zone, writtenAt)] : [];
}

function restoredDates(input: CancellationUndoneInput): MailBlock[] {
  const { restored, zone, writtenAt } = input;
  if (restored.length < 2) return [];
  const times = usualTimes(restored, input);
  const title = `Booked again (${restored.length}), ${times} (${zoneInWords(zone)})`;
  return [{ kind: 'months', title, months: datesByMonth(restored, zone, writtenAt, times) }];
}
