import { shownHours } from '@/features/floor-plan/domain/day-clock';
import type { Lane } from '@/features/floor-plan/domain/block-drag';
import { overlaps, type TimeRange } from '@/kernel/time-range';
import { localOf, localDateOf, weekdayOf, addDays, instantOf, localAtMinute, type LocalDate } from '@/kernel/zone';
import type { CalendarPlace, CalendarView, DeskBooking, DeskCalendar } from '../front-desk.contract';
import { matches, standingOf, type Standing } from './standing';

/** What is looked at: which places, which people, which standing. Empty is all. */
export type CalendarFilter = {
  readonly kind: string;
  readonly floor: string;
  readonly group: string;
  readonly state: string;
  readonly q: string;
};

/** A stretch of one place that is drawn as a track: a day of it. */
export type CalendarLane = Lane & {
  readonly place: CalendarPlace;
  readonly date: LocalDate;
  /** How many days of the place lie in its row. */
  readonly daysBeside: number;
};

const rangeOf = (range: { readonly startsAt: string; readonly endsAt: string }): TimeRange => ({
  startsAt: new Date(range.startsAt),
  endsAt: new Date(range.endsAt),
});

/** The first date that a view shows: its day, or the Monday of its week. */
export const firstDateOf = (view: CalendarView, date: LocalDate): LocalDate =>
  view === 'day' ? date : addDays(date, 1 - weekdayOf(date));

export const placesShown = (
  places: readonly CalendarPlace[],
  { kind, floor, group }: Pick<CalendarFilter, 'kind' | 'floor' | 'group'>,
): CalendarPlace[] =>
  places.filter(
    (place) =>
      (!kind || place.kind === kind) && (!floor || place.floorName === floor) && (!group || place.groupName === group),
  );

/** Whether a booking is looked at: what is not stays on the calendar, faint, for its time is taken all the same. */
export function isMeant(booking: DeskBooking, { state, q }: Pick<CalendarFilter, 'state' | 'q'>, now: Date): boolean {
  return (!state || stateOf(booking, now) === state) && matches(booking, q);
}

export type BookingState = Standing | 'requested';
export const stateOf = (booking: DeskBooking, now: Date): BookingState =>
  booking.status === 'requested' ? 'requested' : standingOf(booking, now);

/** The hours that all days of a calendar show: from an hour before any of its places opens to an hour after all are shut, as minutes of the wall clock. */
export function hoursShown(
  { dates, bookings, timeZone }: Pick<DeskCalendar, 'dates' | 'bookings' | 'timeZone'>,
  places: readonly CalendarPlace[],
): { from: number; to: number } {
  const ids = new Set(places.map(({ id }) => id));
  const mine = bookings.filter(({ resourceId }) => ids.has(resourceId));
  const times = [...places.flatMap((place) => place.open), ...mine].map(rangeOf);
  const minuteOf = (at: Date) =>
    Number(localOf(at, timeZone).slice(11, 13)) * 60 + Number(localOf(at, timeZone).slice(14));
  let [from, to] = [1440, 0];
  for (const date of dates) {
    const day = shownHours(date, timeZone, []);
    const ofDay = times.filter((range) => overlaps(range, day));
    if (ofDay.length === 0) continue;
    const shown = shownHours(date, timeZone, ofDay);
    from = Math.min(from, minuteOf(shown.startsAt));
    to = Math.max(to, localDateOf(shown.endsAt, timeZone) > date ? 1440 : minuteOf(shown.endsAt));
  }
  return from < to ? { from, to } : { from: 480, to: 1200 };
}

/** One track for each place and day, in the order in which they are drawn. */
export function lanesOf(
  { dates, timeZone }: DeskCalendar,
  places: readonly CalendarPlace[],
  { from, to }: { readonly from: number; readonly to: number },
): CalendarLane[] {
  const at = (date: LocalDate, minute: number) => instantOf(localAtMinute(date, minute), timeZone);
  return places.flatMap((place) =>
    dates.map((date) => ({
      id: `${place.id}|${date}`,
      place,
      date,
      daysBeside: dates.length,
      shown: { startsAt: at(date, from), endsAt: at(date, to) },
    })),
  );
}

/** What of a list meets a track. */
export const within = <R extends { readonly startsAt: string; readonly endsAt: string }>(
  ranges: readonly R[],
  lane: Pick<CalendarLane, 'shown'>,
): R[] => ranges.filter((range) => overlaps(rangeOf(range), lane.shown));
