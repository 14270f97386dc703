import { localDateOf, type LocalDate } from '@/kernel/zone';
import type { BookingView } from '../bookings.contract';

export type BookingDay = { readonly date: LocalDate; readonly bookings: readonly BookingView[] };

/** One's bookings day by day, each on the date that the wall of its space shows; the order of the list stays. */
export function byDay(bookings: readonly BookingView[]): BookingDay[] {
  const days: { date: LocalDate; bookings: BookingView[] }[] = [];
  for (const booking of bookings) {
    const date = localDateOf(new Date(booking.startsAt), booking.timeZone);
    const day = days.find((one) => one.date === date);
    if (day) day.bookings.push(booking);
    else days.push({ date, bookings: [booking] });
  }
  return days;
}

const SKIPPED = {
  taken: 'Taken when you booked',
  closed: 'The space is closed that day',
  outside_hours: 'Outside opening hours',
  rule: 'Against a booking rule',
} as const;

/** Why a wished date is not one's own, in words. */
export const skippedWords = (reason: BookingView['skipReason']): string => SKIPPED[reason ?? 'taken'];
