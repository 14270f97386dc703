import type { TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, localDateOf, weekdayOf } from '@/kernel/zone';
import type { HeldForLimits } from '../domain/judge-limits';
import type { RuleSubject } from '../domain/narrowest-rule';

/** What somebody who is tried has already: so many bookings ahead of them, and so many hours on other days of that week. */
export type HasAlready = { readonly bookings: number; readonly hours: number };

type Trying = {
  readonly range: TimeRange;
  readonly now: Date;
  readonly timeZone: string;
  readonly resource: RuleSubject['resource'];
};

/** Bookings that make up what somebody has: the hours on the other days of the tried week, those of the same month first, the rest far ahead. */
export function heldAlready(
  { bookings, hours }: HasAlready,
  { range, now, timeZone, resource }: Trying,
): HeldForLimits[] {
  const date = localDateOf(range.startsAt, timeZone);
  const monday = addDays(date, 1 - weekdayOf(date));
  const others = [0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(monday, ahead)).filter((day) => day !== date);
  const near = [...others].sort(
    (a, b) => Number(b.slice(0, 7) === date.slice(0, 7)) - Number(a.slice(0, 7) === date.slice(0, 7)),
  );
  const held: HeldForLimits[] = [];
  const hold = (startsAt: Date, minutes: number) =>
    held.push({
      id: `held-${held.length}`,
      // One series: however many days they lie on, the hours are no bookings of their own.
      seriesId: minutes > 0 ? 'hours' : null,
      resourceId: resource.id,
      kind: resource.kind,
      startsAt,
      endsAt: new Date(startsAt.getTime() + minutes * 60_000),
    });
  let left = Math.round(hours * 60);
  for (const day of near) {
    const minutes = Math.min(left, 22 * 60);
    if (minutes > 0) hold(dayRange(day, timeZone).startsAt, minutes);
    left -= minutes;
  }
  const ahead = held.some(({ endsAt }) => endsAt > now) ? 1 : 0;
  // Those beyond the hours are ahead and take no time of that week.
  for (let more = ahead; more < bookings; more++) hold(new Date(Math.max(+now, +range.endsAt) + 86_400_000), 0);
  return held;
}
