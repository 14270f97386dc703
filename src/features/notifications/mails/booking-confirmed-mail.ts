import { extrasInWords } from '@/features/pricing/domain/extras';
import { moneyInWords } from '@/kernel/money';
import type { TimeRange } from '@/kernel/time-range';
import { ownPageButton, placeInWords, whyBookingMail } from '../domain/booking-words';
import type { BookingSetting } from '../domain/booking-words';
import type { Mail } from '../domain/mail-document';
import { spanInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type BookingConfirmedInput = BookingSetting & {
  readonly span: TimeRange;
  /** Set when somebody of the space booked it for the member. */
  readonly bookedByName: string | null;
  /** What it costs, and what is had with it. */
  readonly price?: { readonly amount: number; readonly currency: string } | null;
  readonly extras?: readonly { readonly name: string; readonly count: number }[];
};

/** "Your booking is confirmed": what, where and when, with the calendar file beside it. */
export function bookingConfirmedMail(input: BookingConfirmedInput): Promise<Mail> {
  const { memberName, span, zone, writtenAt, bookedByName, price, extras = [] } = input;
  const when = spanInWords(span, zone, writtenAt);
  const opening = bookedByName ? `${bookedByName} booked this for you.` : 'it’s yours. See you then.';
  const cost = price ? `Price: ${moneyInWords(price.amount, price.currency)}` : '';
  return renderMail({
    brand: input.brand,
    subject: `Booked: ${input.resourceName}, ${when}`,
    preheader: `${when}, ${input.spaceName}`,
    heading: `${input.resourceName} is booked`,
    blocks: [
      { kind: 'paragraph', text: `Hello ${memberName}, ${opening}` },
      {
        kind: 'card',
        title: placeInWords(input),
        lines: [when, input.address, extras.length > 0 ? `With ${extrasInWords(extras)}` : '', cost],
      },
      ...ownPageButton(input, 'See the booking'),
      {
        kind: 'quiet',
        text: `The attached file puts it in your calendar. Plans changed? ${input.guest ? 'Tell us' : 'Cancel there'}, so that somebody else can have it.`,
      },
    ],
    reason: whyBookingMail(input),
  });
}
