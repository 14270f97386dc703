import type { TimeRange } from '@/kernel/time-range';
import { ownPageButton, placeInWords, whyBookingMail, type BookingSetting } from '../domain/booking-words';
import type { Mail } from '../domain/mail-document';
import { clockInWords, spanInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

export type NoShowInput = BookingSetting & {
  readonly span: TimeRange;
  /** Until when somebody could have checked in. */
  readonly by: Date;
  readonly releasedAt: Date;
};

/** "Nobody checked in": the rest of the time is free for others. */
export function noShowMail(input: NoShowInput): Promise<Mail> {
  const { span, by, zone, resourceName, memberName, releasedAt } = input;
  const missed = `nobody checked in at ${resourceName} by ${clockInWords(by, zone)}`;
  const released = releasedAt < span.endsAt ? ', so the rest of the time was released' : '';
  return renderMail({
    brand: input.brand,
    subject: `Released: ${resourceName}, ${spanInWords(span, zone, input.writtenAt)}`,
    preheader: `Nobody checked in by ${clockInWords(by, zone)}`,
    heading: `Nobody checked in at ${resourceName}`,
    blocks: [
      { kind: 'paragraph', text: `Hello ${memberName}, ${missed}${released}. It counts as a no-show.` },
      {
        kind: 'card',
        title: placeInWords(input),
        lines: [spanInWords(span, zone, input.writtenAt), input.address],
      },
      ...ownPageButton(input, 'See my bookings'),
      {
        kind: 'quiet',
        text: input.guest
          ? 'Were you there after all? Tell the front desk.'
          : 'Were you there after all? Tell the front desk. If it is still free, you can book it again. Next time check in by the code at the desk, or in My bookings.',
      },
    ],
    reason: whyBookingMail(input),
  });
}
