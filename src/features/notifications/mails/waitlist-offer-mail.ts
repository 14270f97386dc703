import type { TimeRange } from '@/kernel/time-range';
import { placeInWords, whyBookingMail, type BookingSetting } from '../domain/booking-words';
import type { Mail } from '../domain/mail-document';
import { spanInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type WaitlistOfferInput = BookingSetting & {
  /** By their start; several are dates of one series. */
  readonly offers: readonly { readonly span: TimeRange; readonly expiresAt: Date }[];
};

/** "It is free now, and kept for you until then." The answer is given on My bookings: a mail scanner that opens links takes nothing. */
export function waitlistOfferMail(input: WaitlistOfferInput): Promise<Mail> {
  const { memberName, offers, zone, writtenAt, resourceName } = input;
  const spoken = offers.map(({ span }) => spanInWords(span, zone, writtenAt));
  const soonest = new Date(Math.min(...offers.map(({ expiresAt }) => expiresAt.getTime())));
  const until = spanInWords({ startsAt: writtenAt, endsAt: soonest }, zone, writtenAt);
  const [only = ''] = spoken;
  const when = spoken.length === 1 ? only : `${spoken.length} dates of your series`;
  const waited =
    spoken.length === 1
      ? 'you waited for this time, and now you are first in line. We keep the place for you'
      : 'you waited for these dates, and now you are first in line. We keep the place for you on each of them';
  return renderMail({
    brand: input.brand,
    subject: `Free now, kept for you: ${resourceName}, ${when}`,
    preheader: `Yours if you take it in time: ${when}`,
    heading: `${resourceName} is free`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${memberName}, ${waited}: ${until}. After that the next in line has it.`,
      },
      { kind: 'card', title: placeInWords(input), lines: [...spoken, input.address] },
      { kind: 'button', label: 'Take it, or let it go', url: input.bookingsUrl },
    ],
    reason: whyBookingMail(input),
  });
}
