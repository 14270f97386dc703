import type { TimeRange } from '@/kernel/time-range';
import { minutesOf } from '@/kernel/time-range';
import { ownPageButton, whyBookingMail, type BookingSetting } from '../domain/booking-words';
import type { Mail, MailBlock } from '../domain/mail-document';
import { spanInWords } from '../domain/spoken-times';
import { renderMail } from './render-mail';

/** Where and when a booking was, or is. */
export type PlaceAndTime = { readonly resourceName: string; readonly span: TimeRange };

export type BookingChangedInput = BookingSetting & {
  /** `received` is for whoever was given it, `given` for whoever had it. */
  readonly kind: 'moved' | 'swapped' | 'details' | 'received' | 'given';
  readonly before: PlaceAndTime;
  readonly after: PlaceAndTime;
  /** Set when it was somebody else who did it. */
  readonly byName: string | null;
  /** To whom it was given, or from whom it came. */
  readonly otherName: string | null;
  /** Set when somebody must say yes first: until when the place is kept. */
  readonly keptUntil: Date | null;
  /** What the attached file does to the calendar; null where none is attached. */
  readonly calendar: 'adds' | 'changes' | 'removes' | null;
};

const CALENDAR = {
  adds: 'The attached file puts it in your calendar.',
  changes: 'The attached file changes it in your calendar.',
  removes: 'The attached file takes it out of your calendar.',
} as const;

/** "Moved": one booking at another time or place, swapped with another, or in other hands. */
export function bookingChangedMail(input: BookingChangedInput): Promise<Mail> {
  const { after, zone, writtenAt, calendar, kind } = input;
  const when = spanInWords(after.span, zone, writtenAt);
  const { title, heading, sentence } = wordsOf(input);
  return renderMail({
    brand: input.brand,
    subject: `${title}: ${after.resourceName}, ${when}`,
    preheader: `${when}, ${input.spaceName}`,
    heading,
    blocks: [
      { kind: 'paragraph', text: `Hello ${input.memberName}, ${sentence}` },
      { kind: 'card', title: `${after.resourceName} at ${input.spaceName}`, lines: [when, input.address] },
      ...wasBlocks(input),
      ...requestBlocks(input),
      ...(kind === 'given' ? ownPageButton(input, 'See my bookings') : ownPageButton(input, 'See the booking')),
      ...(calendar ? [{ kind: 'quiet' as const, text: CALENDAR[calendar] }] : []),
    ],
    reason: whyBookingMail(input),
  });
}

function wordsOf(input: BookingChangedInput): { title: string; heading: string; sentence: string } {
  const who = input.byName ?? 'you';
  const other = input.otherName ?? 'another member';
  switch (input.kind) {
    case 'given':
      return {
        title: 'Handed over',
        heading: `${other} has your booking now`,
        sentence: `${who} handed this booking over to ${other}.`,
      };
    case 'received':
      return {
        title: 'Yours now',
        heading: `${input.after.resourceName} is yours`,
        sentence:
          input.byName === null || input.byName === other
            ? `${other} handed this booking over to you.`
            : `${input.byName} gave you this booking. It was ${other}’s.`,
      };
    case 'swapped':
      return {
        title: 'Swapped',
        heading: `You are at ${input.after.resourceName} now`,
        sentence: `${who} swapped the places of two bookings. The time stays.`,
      };
    case 'details':
      return {
        title: 'Changed',
        heading: 'Your booking was changed',
        sentence: `${who} changed the guests or the note of this booking. Place and time stay.`,
      };
    case 'moved':
      return movedWords(input, who);
  }
}

function movedWords({ before, after }: BookingChangedInput, who: string) {
  const sameStart = before.span.startsAt.getTime() === after.span.startsAt.getTime();
  const more = minutesOf(after.span) - minutesOf(before.span);
  if (before.resourceName !== after.resourceName || !sameStart || more === 0)
    return { title: 'Moved', heading: 'Your booking has moved', sentence: `${who} moved this booking.` };
  const longer = more > 0;
  return {
    title: longer ? 'Longer' : 'Shorter',
    heading: longer ? 'You have more time' : 'Your booking ends earlier',
    sentence: longer ? `${who} made this booking longer.` : `${who} made this booking shorter.`,
  };
}

function wasBlocks({ kind, before, zone, writtenAt }: BookingChangedInput): MailBlock[] {
  if (kind !== 'moved' && kind !== 'swapped') return [];
  return [{ kind: 'paragraph', text: `It was ${before.resourceName}, ${spanInWords(before.span, zone, writtenAt)}.` }];
}

function requestBlocks({ keptUntil, zone, writtenAt, spaceName }: BookingChangedInput): MailBlock[] {
  if (!keptUntil) return [];
  const until = spanInWords({ startsAt: keptUntil, endsAt: keptUntil }, zone, writtenAt).replace(/–\d{2}:\d{2}/, '');
  return [{ kind: 'paragraph', text: `${spaceName} must say yes first. The place is kept for you until ${until}.` }];
}
