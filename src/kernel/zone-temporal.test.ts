import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayRange,
  instantOf,
  isLocalDate,
  isLocalDateTime,
  isTimeZone,
  localAtMinute,
  localOf,
  offsetMinutesAt,
  weekdayOf,
} from './zone';

// The clock of every screen is counted without Temporal, which is too heavy for a page; here it is held against it.
const ZONES = [
  'UTC',
  'Europe/Lisbon',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'Antarctica/Troll',
];
const zone = fc.constantFrom(...ZONES);
const instant = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2045, 0, 1) / 1000 })
  .map((s) => new Date(s * 1000 + (s % 1000)));
const onDay = (at: Date) => at.toISOString().slice(0, 10);
const zoned = (at: Date, inZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(inZone);

/** The instants at which the clocks of a zone change, and the minutes around them: where counting goes wrong first. */
const change = fc
  .tuple(zone, instant, fc.integer({ min: -180, max: 180 }))
  .map(([inZone, at, minutes]): [string, Date] => {
    const next = zoned(at, inZone).getTimeZoneTransition('next');
    return [inZone, new Date((next?.epochMilliseconds ?? at.getTime()) + minutes * 60_000)];
  });
const anyMoment = fc.oneof(fc.tuple(zone, instant), change);

describe('the clock, held against Temporal', () => {
  it('shows the same wall clock and the same offset', () => {
    fc.assert(
      fc.property(anyMoment, ([inZone, at]) => {
        const theirs = zoned(at, inZone);
        expect(localOf(at, inZone)).toBe(
          theirs.toPlainDateTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' }),
        );
        expect(offsetMinutesAt(at, inZone)).toBe(theirs.offsetNanoseconds / 6e10);
      }),
      { numRuns: 4_000 },
    );
  });

  it('finds the same instant of a wall clock, in gaps and in hours that come twice too', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -120, max: 120 }), ([inZone, at], minutes) => {
        const local = zoned(at, inZone).toPlainDateTime().add({ minutes }).toString({ smallestUnit: 'minute' });
        const theirs = Temporal.PlainDateTime.from(local).toZonedDateTime(inZone, { disambiguation: 'compatible' });
        expect(instantOf(local, inZone).getTime(), `${local} ${inZone}`).toBe(theirs.epochMilliseconds);
      }),
      { numRuns: 6_000 },
    );
  });

  it('has the same days', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -900, max: 900 }), ([inZone, at], n) => {
        const date = onDay(at);
        const theirs = Temporal.PlainDate.from(date);
        expect(addDays(date, n)).toBe(theirs.add({ days: n }).toString());
        expect(weekdayOf(date)).toBe(theirs.dayOfWeek);
        expect(localAtMinute(date, n * 3)).toBe(
          theirs
            .toPlainDateTime()
            .add({ minutes: n * 3 })
            .toString({ smallestUnit: 'minute' }),
        );
        const { startsAt, endsAt } = dayRange(date, inZone);
        expect(startsAt.getTime()).toBe(theirs.toZonedDateTime(inZone).epochMilliseconds);
        expect(endsAt.getTime()).toBe(theirs.add({ days: 1 }).toZonedDateTime(inZone).epochMilliseconds);
      }),
      { numRuns: 4_000 },
    );
  });

  it('knows the same dates and zones', () => {
    const reads = (parse: () => unknown) => {
      try {
        parse();
        return true;
      } catch {
        return false;
      }
    };
    const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
    const year = fc.integer({ min: 1900, max: 2100 });
    fc.assert(
      fc.property(year, two, two, two, two, (y, m, d, h, min) => {
        const date = `${y}-${m}-${d}`;
        expect(isLocalDate(date)).toBe(reads(() => Temporal.PlainDate.from(date, { overflow: 'reject' })));
        const at = `2026-11-${d}T${h}:${min}`;
        expect(isLocalDateTime(at)).toBe(reads(() => Temporal.PlainDateTime.from(at, { overflow: 'reject' })));
      }),
      { numRuns: 4_000 },
    );
    expect(isLocalDate('2028-02-29')).toBe(true);
    expect(isLocalDate('2027-02-29')).toBe(false);
    for (const name of [...ZONES, 'Mars/Olympus', '', 'Europe/Lisbo', 'europe/lisbon', '+01:00', '../etc'])
      expect(isTimeZone(name), name).toBe(reads(() => zoned(new Date(0), name)));
  });

  it('refuses what is no date', () => {
    for (const text of ['', '2026-02-30', '2026-11-24T24:00', '24 Nov', '2026-11-24T09:00Z'])
      expect(() => instantOf(text, 'UTC'), text).toThrow(RangeError);
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => weekdayOf('nonsense')).toThrow(RangeError);
  });
});
