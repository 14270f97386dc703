import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import type { MailBlock, MailBrand } from './mail-document';
import { spanInWords, timesInWords, zoneInWords } from './spoken-times';

/** What every mail about bookings knows: whose, where, what, and when it is written. */
export type BookingSetting = {
  readonly brand: MailBrand;
  readonly memberName: string;
  /** Somebody without an account: no page of their own to lead to. */
  readonly guest?: boolean;
  readonly resourceName: string;
  readonly spaceName: string;
  readonly address: string;
  readonly zone: string;
  /** My bookings, or the booking there: absolute. */
  readonly bookingsUrl: string;
  readonly writtenAt: Date;
};

/** Why a wanted date is not booked; the words of `bookings.skip_reason`. */
export type NotBookedReason = 'taken' | 'closed' | 'outside_hours' | 'rule';
export type NotBooked = { readonly span: TimeRange; readonly reason: NotBookedReason };

const REASONS: Record<NotBookedReason, string> = {
  taken: 'Somebody else has it booked',
  closed: 'The space is closed',
  outside_hours: 'Outside opening hours',
  rule: 'Against a booking rule of the space',
};

/** Dates that could not be had, each with its reason. */
export const notBookedItems = (dates: readonly NotBooked[], { zone, writtenAt }: BookingSetting) =>
  dates.map(({ span, reason }) => ({ text: spanInWords(span, zone, writtenAt), why: REASONS[reason] }));

export const placeInWords = ({ resourceName, spaceName }: BookingSetting): string => `${resourceName} at ${spaceName}`;

/** The way to one's own bookings, for whoever has a page of them. */
export const ownPageButton = ({ guest, bookingsUrl }: BookingSetting, label: string): MailBlock[] =>
  guest ? [] : [{ kind: 'button', label, url: bookingsUrl }];

/** The times that most of the dates have, to be said once: `09:00–17:00`. */
export function usualTimes(
  spans: readonly TimeRange[],
  { zone, writtenAt }: Pick<BookingSetting, 'zone' | 'writtenAt'>,
): string | undefined {
  const counts = new Map<string, number>();
  for (const span of spans) {
    const times = timesInWords(span, zone, localDateOf(writtenAt, zone));
    counts.set(times, (counts.get(times) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** `Every Monday and Wednesday, 09:00–17:00 (Lisbon time)` */
export function patternLine(pattern: string, times: string | undefined, { zone }: BookingSetting): string {
  const sentence = pattern.charAt(0).toUpperCase() + pattern.slice(1);
  return times ? `${sentence}, ${times} (${zoneInWords(zone)})` : `${sentence} (${zoneInWords(zone)})`;
}

export const whyBookingMail = ({ brand }: BookingSetting): string =>
  `${brand.name} sent you this because you have a booking there. Times are those of the space.`;
