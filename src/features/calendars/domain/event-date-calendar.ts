import { ICalCalendarMethod } from 'ical-generator';
import type { TimeRange } from '@/kernel/time-range';
import { oneLine } from '@/kernel/plain-text';
import { calendarText, heldSpan, whatIsBooked, type CalendarEntry, type CalendarFile } from './calendar-file';

/** `resourceName` is the title, `spaceName` where it is. */
export type EventDateCalendarInput = CalendarEntry & { readonly dateId: string; readonly span: TimeRange };

/** The calendar file for one date of an event, for somebody who comes: adds or changes it, or with CANCEL takes it out again. */
export function eventDateCalendar(input: EventDateCalendarInput): CalendarFile {
  const { dateId, span, zone, method } = input;
  const event = {
    ...whatIsBooked(input, `event-date-${dateId}`),
    ...heldSpan(span, zone),
    summary: oneLine(input.resourceName),
  };
  return {
    method,
    filename: method === 'CANCEL' ? 'cancelled.ics' : 'event.ics',
    content: calendarText(ICalCalendarMethod[method], zone, span, [event]),
  };
}
