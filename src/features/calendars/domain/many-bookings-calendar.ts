import { ICalCalendarMethod } from 'ical-generator';
import { calendarText, heldSpan, whatIsBooked, type CalendarEntry, type CalendarFile } from './calendar-file';
import type { TimeRange } from '@/kernel/time-range';

export type ManyEntry = Omit<CalendarEntry, 'method'> & {
  readonly bookingId: string;
  readonly span: TimeRange;
  readonly cancelled: boolean;
};

/**
 * Many bookings of one zone in one file, to be opened by hand: PUBLISH, for an invitation stands for one thing alone. The UIDs are those of their
 * invitations and the SEQUENCE is higher, so that a calendar changes what it has.
 */
export function manyBookingsCalendar(entries: readonly ManyEntry[]): CalendarFile | null {
  const [first] = entries;
  if (!first) return null;
  const events = entries.map((entry) => ({
    ...whatIsBooked({ ...entry, method: entry.cancelled ? 'CANCEL' : 'PUBLISH' }, `booking-${entry.bookingId}`),
    ...heldSpan(entry.span, entry.zone),
    attendees: [],
  }));
  const covers = {
    startsAt: new Date(Math.min(...entries.map(({ span }) => span.startsAt.getTime()))),
    endsAt: new Date(Math.max(...entries.map(({ span }) => span.endsAt.getTime()))),
  };
  const content = calendarText(ICalCalendarMethod.PUBLISH, first.zone, covers, events);
  return { method: 'PUBLISH', filename: 'bookings.ics', content };
}
