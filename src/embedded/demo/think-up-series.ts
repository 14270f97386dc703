import { addDays, localAtMinute, localDateOf, type LocalDate, type LocalDateTime } from '@/kernel/zone';
import { datesOf, judgeOccurrences } from '@/features/bookings/domain/plan-series';
import { endBefore } from '@/features/recurrence/domain/end-before';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { formatRule, type RecurrenceRule, type RuleEnd } from '@/features/recurrence/domain/recurrence-rule';
import { startOnRule } from '@/features/recurrence/domain/rule-start';
import type { DemoSeries } from './demo-house';
import type { HouseTime, TakenTime } from './house-time';
import type { SeededRandom } from './seeded-random';
import type { ThoughtUpBooking, ThoughtUpCancellation, ThoughtUpSeries } from './thought-up';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A repeating booking with all its dates, as the product would have made and kept them until now. */
export function thinkUpSeries(
  wish: DemoSeries,
  time: HouseTime,
  taken: TakenTime,
  random: SeededRandom,
): ThoughtUpSeries {
  const { timeZone } = time.rules;
  const rule = ruleOf(wish, time.monday);
  const localStart = startOnRule(localAtMinute(addDays(time.monday, 7 * wish.beginsInWeek), wish.from), rule);
  if (!localStart) throw new Error(`The demo's series on ${wish.resource} never happens: ${wish.rule}`);
  const durationMinutes = wish.to - wish.from;
  const dates = datesOf({ localStart, durationMinutes, rule, timeZone, exdates: [], rdates: [] }, time.now);
  const nobodys = { mine: false, who: null, bookingId: null, reason: null };
  const held = taken.heldOn(wish.resource).map((range) => ({ ...range, kind: range.by, ...nobodys }));
  const judged = judgeOccurrences(dates.occurrences, time.rules, held);

  const firstStart = judged[0]?.startsAt ?? time.now;
  const createdAt = new Date(Math.min(firstStart.getTime(), time.now.getTime()) - random.between(20, 90) * HOUR);
  const plain = judged.map((date): ThoughtUpBooking => ({
    who: wish.who,
    resource: wish.resource,
    localStart: date.localStart,
    startsAt: date.startsAt,
    endsAt: date.endsAt,
    skipReason: date.state === 'fine' ? null : date.state,
    cancellation: null,
    // What lies more than a year after the beginning was added by a nightly extension.
    createdAt: new Date(
      Math.max(createdAt.getTime(), Math.min(date.startsAt.getTime() - 365 * DAY, time.now.getTime())),
    ),
    note: wish.note ?? '',
  }));
  const rrule = formatRule(rule, timeZone);
  const stop = stopOf(wish, plain, rrule, time, random);
  const bookings = giveBack(wish, stop ? stop.applied : plain, time, random);
  for (const booking of bookings) {
    if (!booking.cancellation && !booking.skipReason) taken.hold(wish.resource, booking);
  }
  const acts = new Set(bookings.flatMap(({ cancellation }) => cancellation ?? []));
  return {
    who: wish.who,
    resource: wish.resource,
    localStart,
    durationMinutes,
    rrule: stop ? shortened(rule, stop.from, localStart, timeZone) : rrule,
    madeUntil: stop ? addDays(localDateOf(stop.act.at, timeZone), 365) : dates.madeUntil,
    sequence: acts.size,
    changedAt: new Date(Math.max(createdAt.getTime(), ...[...acts].map(({ at }) => at.getTime()))),
    createdAt,
    note: wish.note ?? '',
    bookings,
  };
}

function ruleOf(wish: DemoSeries, monday: LocalDate): RecurrenceRule {
  const parsed = parseRule(wish.rule);
  if (!parsed.ok) throw new Error(`The demo's rule ${wish.rule} is none: ${parsed.reason}`);
  const end: RuleEnd = !wish.lasts
    ? { kind: 'never' }
    : 'count' in wish.lasts
      ? { kind: 'count', count: wish.lasts.count }
      : { kind: 'until', until: addDays(monday, 7 * wish.lasts.untilWeek + 6) };
  return { ...parsed.rule, end };
}

/** The first date of a week (counted from this one) that is still to be given back. */
function placeInWeek(bookings: readonly ThoughtUpBooking[], week: number, monday: LocalDate): number {
  const first = addDays(monday, 7 * week);
  const after = addDays(first, 7);
  return bookings.findIndex(({ localStart, skipReason, cancellation }) => {
    const date = localStart?.slice(0, 10) ?? '';
    return date >= first && date < after && !skipReason && !cancellation;
  });
}

/** Given back some hours before it begins, but never later than a while ago. */
const momentBefore = (startsAt: Date, now: Date, random: SeededRandom): Date => {
  const before = startsAt.getTime() - random.between(5, 60) * HOUR;
  return new Date(Math.min(before, now.getTime() - random.between(1, 30) * HOUR));
};

function giveBack(
  wish: DemoSeries,
  bookings: readonly ThoughtUpBooking[],
  time: HouseTime,
  random: SeededRandom,
): readonly ThoughtUpBooking[] {
  const kept = [...bookings];
  for (const week of wish.givenBackInWeeks ?? []) {
    const place = placeInWeek(kept, week, time.monday);
    const booking = kept[place];
    if (!booking) continue;
    const at = momentBefore(booking.startsAt, time.now, random);
    kept[place] = { ...booking, cancellation: { scope: 'one', at, rruleBefore: null } };
  }
  return kept;
}

/** "This and following" was given up. */
function stopOf(
  wish: DemoSeries,
  bookings: readonly ThoughtUpBooking[],
  rruleBefore: string,
  time: HouseTime,
  random: SeededRandom,
) {
  if (wish.stoppedInWeek === undefined) return null;
  const first = bookings[placeInWeek(bookings, wish.stoppedInWeek, time.monday)];
  const from = first?.localStart;
  if (!first || !from) return null;
  const at = momentBefore(first.startsAt, time.now, random);
  const act: ThoughtUpCancellation = { scope: 'following', at, rruleBefore };
  const last = addDays(localDateOf(at, time.rules.timeZone), 365);
  return {
    act,
    from,
    // Only what had been made by then was there to be given up.
    applied: bookings
      .filter(({ localStart }) => (localStart ?? '').slice(0, 10) <= last)
      .map((booking) => ((booking.localStart ?? '') >= from ? { ...booking, cancellation: act } : booking)),
  };
}

function shortened(rule: RecurrenceRule, from: LocalDateTime, localStart: LocalDateTime, timeZone: string): string {
  const shorter = endBefore(rule, from, { localStart, timeZone });
  return formatRule(shorter.kind === 'shortened' ? shorter.rule : rule, timeZone);
}
