import { ICalCalendarMethod } from 'ical-generator';
import type { TimeRange } from '@/kernel/time-range';
import { calendarText, heldSpan, whatIsBooked } from './calendar-file';
import type { CalendarEntry, CalendarFile } from './calendar-file';

export type BookingCalendarInput = CalendarEntry & { readonly bookingId: string; readonly span: TimeRange };

/** The calendar file for one booking: adds or changes it in the member's calendar, or with CANCEL takes it out again. */
export function bookingCalendar(input: BookingCalendarInput): CalendarFile {
  const { bookingId, span, zone, method } = input;
  const event = { ...whatIsBooked(input, `booking-${bookingId}`), ...heldSpan(span, zone) };
  return {
    method,
    filename: method === 'CANCEL' ? 'cancelled.ics' : 'booking.ics',
    content: calendarText(ICalCalendarMethod[method], zone, span, [event]),
  };
}
