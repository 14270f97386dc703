import * as rruleModule from 'rrule';
import { addDays, instantOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { completeRule, isOpenEnded, untilInstant } from './recurrence-rule';
import type { RecurrenceRule } from './recurrence-rule';
import { atPositions, DAY_MS, isWithinLimits, periodOf, periodStart } from './rule-periods';

// rrule's `main` is a UMD file, of which Node sees only a default export; bundlers read its ES module, which has names.
const { RRule } = 'RRule' in rruleModule ? rruleModule : (rruleModule as { default: typeof rruleModule }).default;

/** `localStart` is the wall-clock time that the rule asks for: the occurrence's identity (RECURRENCE-ID), whatever the clocks do. */
export type Occurrence = { readonly localStart: LocalDateTime; readonly startsAt: Date; readonly endsAt: Date };

export type ExpandRequest = {
  /** When the series begins (DTSTART). COUNT and INTERVAL count from here, also when `fromLocal` is later. */
  readonly localStart: LocalDateTime;
  readonly timeZone: string;
  readonly rule: RecurrenceRule;
  /** Elapsed minutes, so that a night booking over a clock change keeps its length. */
  readonly durationMinutes: number;
  /** Only occurrences from this wall-clock time on, itself included. */
  readonly fromLocal?: LocalDateTime;
  /** The horizon: only occurrences before this wall-clock time, itself excluded, so that pieces join without doubles. */
  readonly untilLocal?: LocalDateTime;
  /** At most so many (from `fromLocal` on). */
  readonly limit?: number;
  /** Local starts that are left out (EXDATE); COUNT counts them all the same, as RFC 5545 has it. */
  readonly exdates?: readonly LocalDateTime[];
  /** Extra dates (RDATE), wherever they lie: COUNT does not count them and UNTIL does not end them; an exdate of the same local start wins. */
  readonly rdates?: readonly LocalDateTime[];
};

/** A rule that finds nothing for so long is over: "every 7 days, on Tuesday" from a Monday never comes. */
const LONGEST_SILENCE_MS = 100 * 366 * DAY_MS;

/**
 * The dates of a repeating booking, in the order of their local starts. Each keeps its wall-clock time through clock changes: a time in the spring gap moves forward by the
 * gap, an ambiguous autumn time is the first of the two. UNTIL is compared with the instants. A moved time that falls on the rule's next
 * occurrence is that one (Apia had no 30 December 2011); it is not counted twice, and an extra date that is one of the rule's is that one.
 * @throws RangeError for an open-ended rule without horizon or limit, which is a mistake of the caller.
 */
export function expandRule(request: ExpandRequest): Occurrence[] {
  const { rdates = [], fromLocal, untilLocal, limit } = request;
  if (rdates.length === 0) return datesOfRule(request);
  // Two local starts of one instant are at most a day apart: so an extra date meets its double also where that lies outside the window.
  const ofRule = datesOfRule({
    ...request,
    ...(fromLocal === undefined ? {} : { fromLocal: daysLater(fromLocal, -2) }),
    ...(untilLocal === undefined ? {} : { untilLocal: daysLater(untilLocal, 2) }),
    ...(limit === undefined ? {} : { limit: limit + 3 }),
  });
  return [...ofRule, ...extraDates(request, ofRule)]
    .filter(({ localStart: at }) => (!fromLocal || at >= fromLocal) && (!untilLocal || at < untilLocal))
    .sort((a, b) => (a.localStart < b.localStart ? -1 : 1))
    .slice(0, limit);
}

const daysLater = (local: LocalDateTime, days: number) =>
  `${addDays(local.slice(0, 10), days)}${local.slice(10)}` as LocalDateTime;

/** The extra dates that are not among the rule's; of two that are one instant, the one that the clock shows. */
function extraDates({ rdates, exdates, timeZone, durationMinutes }: ExpandRequest, ofRule: Occurrence[]): Occurrence[] {
  const left = new Set(exdates);
  const taken = new Set(ofRule.map(({ startsAt }) => startsAt.getTime()));
  const latestFirst = [...new Set(rdates)]
    .filter((local) => !left.has(local))
    .sort()
    .reverse();
  return latestFirst.flatMap((localStart) => {
    const startsAt = instantOf(localStart, timeZone);
    if (taken.has(startsAt.getTime())) return [];
    taken.add(startsAt.getTime());
    return [{ localStart, startsAt, endsAt: new Date(startsAt.getTime() + durationMinutes * 60_000) }];
  });
}

function datesOfRule(request: ExpandRequest): Occurrence[] {
  const { rule, timeZone, localStart, fromLocal = localStart, untilLocal, limit = Infinity } = request;
  if (isOpenEnded(rule) && untilLocal === undefined && limit === Infinity) {
    throw new RangeError('An open-ended rule needs a horizon');
  }
  const until = untilInstant(rule, timeZone);
  const count = rule.end.kind === 'count' ? rule.end.count : Infinity;
  const exdates = new Set(request.exdates);
  const found: Occurrence[] = [];
  let counted = 0;
  let held: { local: LocalDateTime; startsAt: Date } | null = null;

  /** Takes the start that was held back until its successor was known; false when there can be no more. */
  const takeHeld = (): boolean => {
    if (!held) return true;
    const { local, startsAt } = held;
    held = null;
    if (until && startsAt > until) return false;
    counted += 1;
    if (local >= fromLocal && !exdates.has(local)) {
      const endsAt = new Date(startsAt.getTime() + request.durationMinutes * 60_000);
      found.push({ localStart: local, startsAt, endsAt });
    }
    return counted < count && found.length < limit;
  };

  eachLocalStart(rule, localStart, untilLocal, (local) => {
    // Zone look-ups cost more than all the rest, and only COUNT has to know what came before.
    if (local < fromLocal && count === Infinity) return true;
    const startsAt = instantOf(local, timeZone);
    const same = held?.startsAt.getTime() === startsAt.getTime();
    if (!same && !takeHeld()) return false;
    held = untilLocal !== undefined && local >= untilLocal ? null : { local, startsAt };
    return held !== null;
  });
  takeHeld();
  return found;
}

/**
 * Visits the rule's wall-clock starts in order until `visit` says false. rrule *expands* here and nothing more (RFC 5545, table in
 * 3.3.10); what *limits* is done in this file, so that each period yields candidates and the horizon is noticed: rrule alone looks at
 * its end only when it has found something, and would walk to the year 9999. BYSETPOS is done here too, on whole periods: rrule counts a
 * partial first week from the start's own day.
 */
function eachLocalStart(
  rule: RecurrenceRule,
  localStart: LocalDateTime,
  untilLocal: LocalDateTime | undefined,
  visit: (local: LocalDateTime) => boolean,
): void {
  const full = completeRule(rule, localStart);
  const start = floating(localStart);
  const horizon = untilLocal === undefined ? Infinity : floating(untilLocal).getTime();
  let lastFound = start.getTime();
  let period = NaN;
  let days: Date[] = [];

  const visitPeriod = (): boolean => {
    for (const day of atPositions(days, full.bysetpos)) {
      if (day < start) continue;
      lastFound = day.getTime();
      if (!visit(day.toISOString().slice(0, 16) as LocalDateTime)) return false;
    }
    days = [];
    return true;
  };

  let going = true;
  candidatesOf(full, start).all((day) => {
    const itsPeriod = periodOf(full, day);
    if (itsPeriod !== period) {
      going = visitPeriod();
      period = itsPeriod;
      // One period past the horizon: whoever listens has then seen the successor of the last start before it.
      if (day.getTime() > horizon + DAY_MS || day.getTime() > lastFound + LONGEST_SILENCE_MS) going = false;
    }
    if (going && isWithinLimits(full, day)) days.push(day);
    return going;
  });
  if (going) visitPeriod();
}

/** Wall-clock time put into UTC fields: rrule without TZID reads nothing but those, so that the machine's zone has no say. */
const floating = (local: LocalDateTime): Date => new Date(`${local}:00Z`);

function candidatesOf(rule: RecurrenceRule, start: Date): InstanceType<typeof RRule> {
  const options = {
    freq: { daily: RRule.DAILY, weekly: RRule.WEEKLY, monthly: RRule.MONTHLY, yearly: RRule.YEARLY }[rule.freq],
    interval: rule.interval,
    wkst: rule.weekStart - 1,
    dtstart: periodStart(rule, start),
  };
  if (rule.freq === 'daily') return new RRule(options, true);
  const bymonth = rule.freq === 'yearly' && rule.bymonth.length > 0 ? { bymonth: [...rule.bymonth] } : {};
  if (rule.bymonthday.length > 0) return new RRule({ ...options, ...bymonth, bymonthday: [...rule.bymonthday] }, true);
  return new RRule({ ...options, ...bymonth, byweekday: weekdaysFor(rule) }, true);
}

/** rrule takes a mixture of "each Monday" and "second Tuesday" as both at once; RFC 5545 means either: so all get their ordinal. */
function weekdaysFor(rule: RecurrenceRule): rruleModule.Weekday[] {
  const named = (weekday: number) =>
    [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA, RRule.SU][weekday - 1] ?? RRule.MO;
  const mixed = rule.byday.some(({ ordinal }) => ordinal !== null);
  const most = rule.freq === 'yearly' && rule.bymonth.length === 0 ? 53 : 5;
  return rule.byday.flatMap(({ weekday, ordinal }) => {
    if (ordinal !== null) return [named(weekday).nth(ordinal)];
    return mixed ? Array.from({ length: most }, (_, i) => named(weekday).nth(i + 1)) : [named(weekday)];
  });
}
