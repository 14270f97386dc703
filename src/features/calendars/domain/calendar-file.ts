import ical, {
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { ICalCalendarData, ICalCalendarMethod, ICalEventData } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { TimeRange } from '@/kernel/time-range';
import { localOf } from '@/kernel/zone';
import { manyLines, oneLine } from '@/kernel/plain-text';
import { vtimezoneOf } from './vtimezone';
import { namedByWallClock, wallTime } from './wall-time';

/** REQUEST adds or changes, CANCEL takes out, PUBLISH is for feeds and downloads, where nobody is invited. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';
export type CalendarPerson = { readonly name: string; readonly email: string };
export type CalendarFile = { readonly method: CalendarMethod; readonly filename: string; readonly content: string };

/** What every entry of a calendar file says beside its time. */
export type CalendarEntry = {
  readonly method: CalendarMethod;
  /** Host of APP_URL: the part of the UID after the `@`. It must never change for an entry that was sent. */
  readonly host: string;
  /** Goes up with every change that was sent; a calendar ignores what is older than what it has. */
  readonly sequence: number;
  /** DTSTAMP: when this version was made. Given, so that the same version is the same text. */
  readonly stampedAt: Date;
  readonly zone: string;
  readonly resourceName: string;
  readonly spaceName: string;
  readonly address: string;
  readonly url: string;
  readonly description: string;
  /** Should have the address that the mail comes from: Gmail and Outlook distrust an organizer who is not the sender. */
  readonly organizer: CalendarPerson;
  readonly attendee: CalendarPerson;
};

type EventWithoutTime = Omit<ICalEventData, 'start' | 'end'>;

/** The part of an entry that is the same for all its dates. */
export function whatIsBooked(entry: CalendarEntry, key: string): EventWithoutTime {
  const [spaceName, address] = [oneLine(entry.spaceName), oneLine(entry.address)];
  const cancelled = entry.method === 'CANCEL';
  return {
    id: uidOf(key, entry.host),
    sequence: entry.sequence,
    stamp: Temporal.Instant.fromEpochMilliseconds(entry.stampedAt.getTime()),
    summary: `${oneLine(entry.resourceName)} at ${spaceName}`,
    location: { title: address ? `${spaceName}, ${address}` : spaceName },
    description: manyLines(entry.description),
    url: oneLine(entry.url),
    organizer: { name: oneLine(entry.organizer.name) || spaceName, email: mailbox(entry.organizer.email) },
    attendees:
      entry.method === 'PUBLISH'
        ? []
        : [
            {
              name: oneLine(entry.attendee.name) || mailbox(entry.attendee.email),
              email: mailbox(entry.attendee.email),
              // Nobody is asked: the member booked it. So calendars show it as accepted and send no answer.
              status: ICalAttendeeStatus.ACCEPTED,
              type: ICalAttendeeType.INDIVIDUAL,
              rsvp: false,
            },
          ],
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    busystatus: cancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  };
}

/** Start and end in the space's zone, or in UTC where the wall clock shows the same time twice. */
export function heldSpan(span: TimeRange, zone: string): Pick<ICalEventData, 'start' | 'end' | 'timezone'> {
  if (zone === 'UTC' || !namedByWallClock(span, zone)) {
    const utc = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime());
    return { start: utc(span.startsAt), end: utc(span.endsAt), timezone: null };
  }
  const wall = (at: Date) => wallTime(localOf(at, zone), zone);
  return { start: wall(span.startsAt), end: wall(span.endsAt), timezone: zone };
}

/**
 * The whole file, with the VTIMEZONE of its zone, or of each of several; `covers` is the time for which the zones' clock changes must be right. `feed` is what a
 * calendar that is subscribed to says of itself.
 */
export function calendarText(
  method: ICalCalendarMethod,
  zone: string | readonly string[],
  covers: TimeRange,
  events: readonly ICalEventData[],
  feed: Pick<ICalCalendarData, 'name' | 'url' | 'ttl'> = {},
): string {
  const calendar = ical({
    prodId: { company: 'CoWorkFlow', product: 'CoWorkFlow' },
    scale: 'GREGORIAN',
    method,
    ...feed,
    timezone: {
      name: null,
      generator: (name) => ([zone].flat().includes(name) ? vtimezoneOf(name, covers.startsAt, covers.endsAt) : null),
    },
    events: [...events],
  });
  // RFC 5545 section 3.1: every line ends with CRLF, the last one too.
  return `${calendar.toString()}\r\n`;
}

/** An address that cannot leave its place in the file: addresses have no white space. */
const mailbox = (email: string): string => oneLine(email).replace(/\s/g, '');

/** What a booking or series is known by in every calendar. */
export const uidOf = (key: string, host: string): string => `${key}@${host}`;
