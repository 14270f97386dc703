import { overlaps, type TimeRange } from '@/kernel/time-range';
import { addDays, instantOf, localAtMinute, localDateOf, localOf, weekdayOf, type LocalDate } from '@/kernel/zone';
import { openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { DemoHouse } from './demo-house';
import { holidaysBetween } from './public-holidays';

/** How far the demo's bookings reach around the moment of loading. */
const DAYS_BACK = 91;
const DAYS_AHEAD = 61;
/** Series without an end are made a year ahead and moved on every night: holidays are entered beyond that. */
const HOLIDAYS_AHEAD = 430;

export type OpenDay = {
  readonly date: LocalDate;
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** Wall-clock minutes after midnight. */
  readonly opens: number;
  readonly closes: number;
  /** From today, negative in the past. */
  readonly distance: number;
};

/** The calendar of one house around a moment: when it is open, and which instant a wall-clock minute is. */
export type HouseTime = {
  readonly now: Date;
  readonly today: LocalDate;
  /** The Monday of this week. */
  readonly monday: LocalDate;
  readonly rules: OpeningRules;
  readonly openDays: readonly OpenDay[];
  readonly at: (date: LocalDate, minute: number) => Date;
};

export function houseTime(house: DemoHouse, now: Date): HouseTime {
  const { timeZone } = house.space;
  const today = localDateOf(now, timeZone);
  const rules: OpeningRules = {
    timeZone,
    weekly: house.hours.map(([weekday, opensMinute, closesMinute]) => ({ weekday, opensMinute, closesMinute })),
    exceptions: holidaysBetween(house.holidaysOf, addDays(today, -DAYS_BACK - 7), addDays(today, HOLIDAYS_AHEAD)).map(
      ({ date, name, open }) => ({
        date,
        name,
        opensMinute: open?.[0] ?? null,
        closesMinute: open?.[1] ?? null,
      }),
    ),
  };
  const known = new Map<string, Date>();
  const at = (date: LocalDate, minute: number): Date => {
    const key = `${date} ${minute}`;
    const instant = known.get(key) ?? instantOf(localAtMinute(date, minute), timeZone);
    known.set(key, instant);
    return instant;
  };
  return {
    now,
    today,
    monday: addDays(today, 1 - weekdayOf(today)),
    rules,
    openDays: openDaysAround(today, rules),
    at,
  };
}

function openDaysAround(today: LocalDate, rules: OpeningRules): OpenDay[] {
  const days: OpenDay[] = [];
  for (let distance = -DAYS_BACK; distance <= DAYS_AHEAD; distance++) {
    const date = addDays(today, distance);
    const [open] = openRangesOn(rules, date);
    if (!open) continue;
    const minuteOf = (instant: Date) => {
      const clock = localOf(instant, rules.timeZone).slice(11);
      return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
    };
    days.push({
      date,
      weekday: weekdayOf(date),
      opens: minuteOf(open.startsAt),
      closes: minuteOf(open.endsAt),
      distance,
    });
  }
  return days;
}

/** The undivided resources whose time a resource needs, all by slug. The demo's plans are one level deep. */
export type LeavesOf = (resource: string) => readonly string[];

export function leavesIn(plan: DemoHouse['plan']): LeavesOf {
  const parts = new Map(plan.resources.map(({ slug, partsOf }) => [slug, partsOf]));
  return (resource) => parts.get(resource) ?? [resource];
}

export type HeldTime = TimeRange & { readonly by: 'booking' | 'closure' };

/** Which resource is taken when, while the demo is thought up; the database referees once more when it is written. */
export class TakenTime {
  private readonly held = new Map<string, HeldTime[]>();
  private readonly leavesOf: LeavesOf;

  constructor(plan: DemoHouse['plan']) {
    this.leavesOf = leavesIn(plan);
  }

  heldOn(resource: string): HeldTime[] {
    return this.leavesOf(resource).flatMap((leaf) => this.held.get(leaf) ?? []);
  }

  isFree(resource: string, range: TimeRange): boolean {
    return this.leavesOf(resource).every((leaf) => !this.held.get(leaf)?.some((taken) => overlaps(taken, range)));
  }

  hold(resource: string, range: TimeRange, by: HeldTime['by'] = 'booking'): void {
    for (const leaf of this.leavesOf(resource)) {
      const list = this.held.get(leaf) ?? [];
      list.push({ startsAt: range.startsAt, endsAt: range.endsAt, by });
      this.held.set(leaf, list);
    }
  }
}
