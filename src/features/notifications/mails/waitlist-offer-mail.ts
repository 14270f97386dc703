import type { TimeRange } from '@/kernel/time-range';
import { placeInWords, whyBookingMail, type BookingSetting } from '../domain/booking-words';
import type { Mail } from '../domain/mail-document';
import { spanInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type WaitlistOfferInput = BookingSetting & { readonly span: TimeRange; readonly expiresAt: Date };

/** "It is free now, and kept for you until then." The answer is given on My bookings: a mail scanner that opens links takes nothing. */
export function waitlistOfferMail(input: WaitlistOfferInput): Promise<Mail> {
  const { memberName, span, zone, writtenAt, expiresAt } = input;
  const when = spanInWords(span, zone, writtenAt);
  const until = spanInWords({ startsAt: writtenAt, endsAt: expiresAt }, zone, writtenAt);
  return renderMail({
    brand: input.brand,
    subject: `Free now, kept for you: ${input.resourceName}, ${when}`,
    preheader: `Yours if you take it in time: ${when}`,
    heading: `${input.resourceName} is free`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${memberName}, you waited for this time, and now you are first in line. We keep the place for you: ${until}. After that the next in line has it.`,
      },
      { kind: 'card', title: placeInWords(input), lines: [when, input.address] },
      { kind: 'button', label: 'Take it, or let it go', url: input.bookingsUrl },
    ],
    reason: whyBookingMail(input),
  });
}
