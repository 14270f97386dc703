import { ICalCalendarMethod } from 'ical-generator';
import type { TimeRange } from '@/kernel/time-range';
import { oneLine } from '@/kernel/plain-text';
import { calendarText, heldSpan, whatIsBooked, type CalendarEntry, type CalendarFile } from './calendar-file';

/** `resourceName` is the title, `spaceName` where it is. */
export type EventDateCalendarInput = CalendarEntry & { readonly dateId: string; readonly span: TimeRange };

/** The calendar file for one date of an event, for somebody who comes: adds or changes it, or with CANCEL takes it out again. */
export function eventDateCalendar(input: EventDateCalendarInput): CalendarFile {
  const { span, zone, method } = input;
  return {
    method,
    filename: method === 'CANCEL' ? 'cancelled.ics' : 'event.ics',
    content: calendarText(ICalCalendarMethod[method], zone, span, [entryOf(input)]),
  };
}

/**
 * Several dates of one event in one file, to be opened by hand: PUBLISH, for an invitation stands for one thing alone (docs/decisions/0014). The UIDs are those
 * of their invitations, so that a calendar changes what it has; a date that is given back is in it as cancelled.
 */
export function eventDatesCalendar(inputs: readonly EventDateCalendarInput[]): CalendarFile | null {
  const [first] = inputs;
  if (!first) return null;
  const covers = {
    startsAt: new Date(Math.min(...inputs.map(({ span }) => span.startsAt.getTime()))),
    endsAt: new Date(Math.max(...inputs.map(({ span }) => span.endsAt.getTime()))),
  };
  const events = inputs.map((input) => ({ ...entryOf(input), attendees: [] }));
  const content = calendarText(ICalCalendarMethod.PUBLISH, first.zone, covers, events);
  return { method: 'PUBLISH', filename: 'dates.ics', content };
}

const entryOf = (input: EventDateCalendarInput) => ({
  ...whatIsBooked(input, `event-date-${input.dateId}`),
  ...heldSpan(input.span, input.zone),
  summary: oneLine(input.resourceName),
});
