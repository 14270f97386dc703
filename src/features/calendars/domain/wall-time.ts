import type { ICalTemporalZonedDateTimeStub } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { instantOf, localOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';

/**
 * A wall-clock time that ical-generator writes exactly as it is (`DTSTART;TZID=…:20270328T013000`). A real ZonedDateTime cannot hold a time
 * inside the spring gap, so a series that starts on that day would be moved by an hour for good; and a native `Date` is written in the
 * machine's own zone.
 */
export function wallTime(local: LocalDateTime, zone: string): ICalTemporalZonedDateTimeStub {
  const plain = Temporal.PlainDateTime.from(local);
  const { year, month, day, hour, minute, second } = plain;
  const wall: ICalTemporalZonedDateTimeStub = {
    ...{ year, month, day, hour, minute, second, timeZoneId: zone },
    toInstant: () => Temporal.Instant.fromEpochMilliseconds(instantOf(local, zone).getTime()),
    toPlainDateTime: () => plain,
    withTimeZone: () => wall,
    toString: () => local,
    toJSON: () => local,
  };
  return wall;
}

/**
 * Whether the wall clock names both ends without doubt: false in the hour that autumn repeats. A time there means the first of the two (RFC 5545,
 * 3.3.5), yet ical.js, and so Thunderbird, reads its first minute as the second; only UTC is sure.
 */
export const namedByWallClock = (span: { startsAt: Date; endsAt: Date }, zone: string): boolean =>
  [span.startsAt, span.endsAt].every((at) => {
    const wall = Temporal.PlainDateTime.from(localOf(at, zone));
    const [first, second] = (['earlier', 'later'] as const).map((which) =>
      wall.toZonedDateTime(zone, { disambiguation: which }),
    );
    return first?.epochMilliseconds === second?.epochMilliseconds;
  });
