import {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { manyLines, oneLine } from '@/kernel/plain-text';
import type { TimeRange } from '@/kernel/time-range';
import { calendarText, heldSpan, uidOf, type CalendarPerson } from './calendar-file';

export type EventInCalendar = {
  readonly dateId: string;
  readonly title: string;
  readonly description: string;
  readonly where: string;
  readonly url: string;
  readonly span: TimeRange;
  readonly zone: string;
  readonly sequence: number;
  /** DTSTAMP: when this version was made. */
  readonly stampedAt: Date;
  readonly cancelled: boolean;
  /** Whoever reads it comes: their time is taken. */
  readonly busy?: boolean;
};

type Feed = {
  /** What a calendar calls it. */
  readonly name: string;
  readonly url: string;
  readonly host: string;
  readonly organizer: CalendarPerson;
};

/** How often a calendar that has subscribed should look again. */
const LOOK_AGAIN_SECONDS = 3600;

/**
 * Dates of events as a calendar to subscribe to, or as a file: each with the UID that it has in mails, so that none is there twice. What was cancelled says so.
 * That something is on is no claim on the reader's time, unless they come.
 */
export function eventsCalendar(feed: Feed, dates: readonly EventInCalendar[]): string {
  const starts = dates.map(({ span }) => span.startsAt.getTime());
  const ends = dates.map(({ span }) => span.endsAt.getTime());
  // Without a date there is no zone to describe, and the span is not looked at.
  const covers = { startsAt: new Date(Math.min(...starts, ...ends)), endsAt: new Date(Math.max(...starts, ...ends)) };
  const zones = [...new Set(dates.map(({ zone }) => zone))];
  const events = dates.map((date) => entryOf(date, feed));
  const about = { name: oneLine(feed.name), url: feed.url, ttl: LOOK_AGAIN_SECONDS };
  return calendarText(ICalCalendarMethod.PUBLISH, zones, covers, events, about);
}

function entryOf(date: EventInCalendar, { host, organizer }: Feed): ICalEventData {
  const takes = date.busy === true && !date.cancelled;
  return {
    id: uidOf(`event-date-${date.dateId}`, host),
    sequence: date.sequence,
    stamp: Temporal.Instant.fromEpochMilliseconds(date.stampedAt.getTime()),
    summary: oneLine(date.title),
    description: manyLines(date.description),
    location: { title: oneLine(date.where) || oneLine(organizer.name) },
    url: date.url,
    organizer: { name: oneLine(organizer.name), email: organizer.email },
    status: date.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: takes ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    busystatus: takes ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
    ...heldSpan(date.span, date.zone),
  };
}
