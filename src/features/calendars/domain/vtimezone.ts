import type { Temporal } from 'temporal-polyfill';
import { observancesOf } from './zone-observances';
import type { Observance } from './zone-observances';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The VTIMEZONE of an IANA zone for events from `from` on. Without one Outlook puts every event an hour off for part of the year, and
 * with one no reader needs to guess what a zone's name means. Written from the same zone data that the bookings were made with.
 */
export function vtimezoneOf(zone: string, from: Date, to: Date): string {
  const observances = observancesOf(zone, from, to).flatMap(observanceLines);
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances, 'END:VTIMEZONE'].join('\r\n');
}

function observanceLines(observance: Observance): string[] {
  const { kind, onset, offsetFrom, offsetTo, yearly, again } = observance;
  return [
    `BEGIN:${kind}`,
    `TZOFFSETFROM:${offsetText(offsetFrom)}`,
    `TZOFFSETTO:${offsetText(offsetTo)}`,
    `DTSTART:${wallText(onset)}`,
    ...(yearly ? [`RRULE:FREQ=YEARLY;BYMONTH=${yearly.month};BYDAY=${yearly.nth}${WEEKDAYS[yearly.weekday - 1]}`] : []),
    // DTSTART once more among them: ical.js, and so Thunderbird, does not count it where there are others.
    ...(again.length > 0 ? [onset, ...again].map((next) => `RDATE:${wallText(next)}`) : []),
    `END:${kind}`,
  ];
}

/** `+0100`, `-0330`; with seconds only where the zone has them. */
function offsetText(seconds: number): string {
  const [hours, minutes, rest] = [3600, 60, 1].map((unit, index) => {
    const value = Math.floor(Math.abs(seconds) / unit);
    return String(index === 0 ? value : value % 60).padStart(2, '0');
  });
  return `${seconds < 0 ? '-' : '+'}${hours}${minutes}${rest === '00' ? '' : rest}`;
}

const wallText = (wall: Temporal.PlainDateTime): string =>
  wall.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
