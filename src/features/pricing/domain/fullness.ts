import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, localDateOf, type LocalDate } from '@/kernel/zone';
import { hoursFor, openRangesOn, type OpeningRules, type WeeklyHours } from '@/features/spaces/domain/opening-hours';
import type { PriceListVersion } from '../pricing.contract';
import { versionOn } from './rule-order';

/** One place that is like the one asked for: its own week if it has one, and what holds it. */
export type LikePlace = {
  readonly own: WeeklyHours | null;
  readonly held: readonly (TimeRange & { readonly closed: boolean })[];
};

/** Whether the lists that count on the days of a booking ask how full the space is. */
export const asksFullness = (versions: readonly PriceListVersion[], range: TimeRange, timeZone: string): boolean =>
  datesOf(range, timeZone).some((date) =>
    versionOn(versions, date)?.rules.some(({ conditions }) => conditions.fullness !== null),
  );

/** The local dates on which a booking is. */
export function datesOf({ startsAt, endsAt }: TimeRange, timeZone: string): LocalDate[] {
  const last = localDateOf(new Date(endsAt.getTime() - 1), timeZone);
  const dates: LocalDate[] = [];
  for (let date = localDateOf(startsAt, timeZone); date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** What has to be known of what holds places: from the first of these dates to the end of the night after the last. */
export const heldAround = (dates: readonly LocalDate[], timeZone: string): TimeRange => ({
  startsAt: dayRange(dates[0] ?? '', timeZone).startsAt,
  endsAt: dayRange(addDays(dates.at(-1) ?? '', 1), timeZone).endsAt,
});

const within = (open: TimeRange, held: TimeRange): number => {
  const startsAt = open.startsAt > held.startsAt ? open.startsAt : held.startsAt;
  const endsAt = open.endsAt < held.endsAt ? open.endsAt : held.endsAt;
  return startsAt < endsAt ? minutesOf({ startsAt, endsAt }) : 0;
};

/**
 * How full the space is for whoever books now, in whole per cent, rounded down: of the minutes at which the places of that kind are open and not closed on the days of the
 * booking, how many are held by bookings, events and holds, buffers included. The whole opening hours of each day count, those that are over too; a night counts to the day
 * on which it opens. Where nothing is open, nothing is full. `rules` are those of the space.
 */
export function fullnessOf(places: readonly LikePlace[], rules: OpeningRules, dates: readonly LocalDate[]): number {
  const sums = { open: 0, held: 0 };
  for (const { own, held } of places)
    for (const open of dates.flatMap((date) => openRangesOn(hoursFor(rules, own), date))) {
      sums.open += minutesOf(open);
      for (const one of held) {
        if (one.closed) sums.open -= within(open, one);
        else sums.held += within(open, one);
      }
    }
  return sums.open > 0 ? Math.min(100, Math.floor((sums.held * 100) / sums.open)) : 0;
}
