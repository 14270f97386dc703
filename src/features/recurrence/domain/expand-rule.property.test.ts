import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, localOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import type { Occurrence } from './expand-rule';
import { parseRule } from './parse-rule';
import { formatRule, untilInstant } from './recurrence-rule';
import type { RecurrenceRule } from './recurrence-rule';

const DAY_MS = 86_400_000;
const ZONES = [
  'America/New_York',
  'Europe/London',
  'Europe/Lisbon',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'UTC',
];
const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const two = (value: number) => String(value).padStart(2, '0');
const list = (values: fc.Arbitrary<number | string>, maxLength: number) =>
  fc.uniqueArray(values, { minLength: 1, maxLength }).map((items) => items.join(','));
const maybe = (values: fc.Arbitrary<string>) => fc.option(values, { nil: undefined, freq: 2 });

const localStart: fc.Arbitrary<LocalDateTime> = fc
  .record({ day: fc.integer({ min: 0, max: 25 * 365 }), minute: fc.integer({ min: 0, max: 1439 }) })
  // Half of all times are early, where clocks change.
  .map(({ day, minute }) => {
    const early = day % 2 === 0 ? minute % 240 : minute;
    // And every fifth is just before Apia's missing day.
    const from = day % 5 === 0 ? Date.UTC(2011, 10, 1 + (day % 70)) : Date.UTC(2008, 0, 1) + day * DAY_MS;
    const date = new Date(from).toISOString().slice(0, 10);
    return `${date}T${two(Math.floor(early / 60))}:${two(early % 60)}` as LocalDateTime;
  });

const end = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 60 }).map((count) => `;COUNT=${count}`),
  fc
    .integer({ min: 0, max: 40 * 365 })
    .map(
      (day) => `;UNTIL=${new Date(Date.UTC(2008, 0, 1) + day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')}`,
    ),
);

const rule: fc.Arbitrary<RecurrenceRule> = fc
  .record({
    freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 5 }),
    byday: maybe(list(fc.constantFrom(...CODES), 7)),
    nth: maybe(
      list(
        fc
          .tuple(fc.constantFrom('', '1', '2', '4', '5', '-1', '-2', '-5'), fc.constantFrom(...CODES))
          .map((pair) => pair.join('')),
        3,
      ),
    ),
    bymonthday: maybe(list(fc.constantFrom(1, 7, 13, 15, 28, 29, 30, 31, -1, -2, -31), 3)),
    bymonth: maybe(list(fc.integer({ min: 1, max: 12 }), 4)),
    bysetpos: maybe(list(fc.constantFrom(1, 2, 3, -1, -2), 2)),
    wkst: fc.constantFrom('MO', 'SU', 'WE'),
    end,
  })
  .map(({ freq, interval, byday, nth, bymonthday, bymonth, bysetpos, wkst, end: ending }) => {
    const days = freq === 'MONTHLY' || freq === 'YEARLY' ? nth : byday;
    const parts = { BYDAY: days, BYMONTHDAY: bymonthday, BYMONTH: bymonth, BYSETPOS: bysetpos };
    const texts = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [`;${name}=${value}`]));
    return parseRule(`FREQ=${freq};INTERVAL=${interval};WKST=${wkst}${texts.join('')}${ending}`);
  })
  .filter((parsed) => parsed.ok)
  .map((parsed) => (parsed as { rule: RecurrenceRule }).rule);

const zone = fc.constantFrom(...ZONES);
const yearsLater = (local: LocalDateTime, years: number): LocalDateTime =>
  `${Number(local.slice(0, 4)) + years}-02-01T00:00` as LocalDateTime;

/**
 * The same again, from the words of RFC 5545 alone and without rrule: walk over every day, keep the periods that the interval meets,
 * keep the days that all parts allow, take the positions, make instants, drop repeated ones, end.
 */
function byHand(of: RecurrenceRule, start: LocalDateTime, timeZone: string, horizon: LocalDateTime): string[] {
  const startDay = Date.parse(`${start.slice(0, 10)}T00:00:00Z`) / DAY_MS;
  const lastDay = Date.parse(`${horizon.slice(0, 10)}T00:00:00Z`) / DAY_MS + 370;
  const isoWeekday = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;
  const at = (day: number) => new Date(day * DAY_MS);
  const periodOf = (day: number) => {
    const date = at(day);
    if (of.freq === 'daily') return day;
    if (of.freq === 'weekly') return (day - ((isoWeekday(day) - of.weekStart + 7) % 7)) / 7;
    return of.freq === 'monthly' ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear();
  };
  const ofStart = at(startDay);
  const implied = of.byday.length === 0 && of.bymonthday.length === 0;
  const fits = (day: number) => {
    const date = at(day);
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    if (of.bymonth.length > 0 && !of.bymonth.includes(month + 1)) return false;
    if (implied && of.freq === 'weekly') return isoWeekday(day) === isoWeekday(startDay);
    if (implied && of.freq === 'yearly' && of.bymonth.length === 0 && month !== ofStart.getUTCMonth()) return false;
    if (implied && of.freq !== 'daily') return date.getUTCDate() === ofStart.getUTCDate();
    const monthEnd = Date.UTC(year, month + 1, 1) / DAY_MS;
    const monthDays = [date.getUTCDate(), day - monthEnd];
    if (of.bymonthday.length > 0 && !of.bymonthday.some((one) => monthDays.includes(one))) return false;
    if (of.byday.length === 0) return true;
    const inYear = of.freq === 'yearly' && of.bymonth.length === 0;
    const scopeStart = inYear ? Date.UTC(year, 0, 1) / DAY_MS : Date.UTC(year, month, 1) / DAY_MS;
    const scopeEnd = inYear ? Date.UTC(year + 1, 0, 1) / DAY_MS : monthEnd;
    const nth = [null, Math.floor((day - scopeStart) / 7) + 1, -Math.floor((scopeEnd - 1 - day) / 7) - 1];
    return of.byday.some(({ weekday, ordinal }) => weekday === isoWeekday(day) && nth.includes(ordinal));
  };

  const periods = new Map<number, number[]>();
  for (let day = startDay - 366; day <= lastDay; day++) {
    const distance = periodOf(day) - periodOf(startDay);
    if (distance < 0 || Math.round(distance) % of.interval !== 0 || !fits(day)) continue;
    const period = periods.get(distance);
    if (period) period.push(day);
    else periods.set(distance, [day]);
  }
  const locals = [...periods.values()].flatMap((days) => {
    if (of.bysetpos.length === 0) return days;
    return days.filter((_, index) => of.bysetpos.includes(index + 1) || of.bysetpos.includes(index - days.length));
  });
  const starts = locals
    .sort((a, b) => a - b)
    .filter((day) => day >= startDay)
    .map((day) => `${at(day).toISOString().slice(0, 10)}${start.slice(10)}`)
    .map((local) => ({ local, instant: instantOf(local, timeZone).toISOString() }));
  const until = untilInstant(of, timeZone)?.toISOString() ?? '9';
  return starts
    .filter(({ instant }, index) => instant !== starts[index + 1]?.instant)
    .filter(({ instant }) => instant <= until)
    .slice(0, of.end.kind === 'count' ? of.end.count : undefined)
    .filter(({ local }) => local < horizon)
    .map(({ local, instant }) => `${local} ${instant}`);
}

const text = ({ localStart: local, startsAt }: Occurrence) => `${local} ${startsAt.toISOString()}`;

describe('every rule, from every start, in every zone', { timeout: 30_000 }, () => {
  test('gives what RFC 5545 says, day by day', () => {
    fc.assert(
      fc.property(rule, localStart, zone, (of, start, timeZone) => {
        const horizon = yearsLater(start, 4);
        const found = expandRule({ localStart: start, timeZone, rule: of, durationMinutes: 30, untilLocal: horizon });
        expect(found.map(text)).toEqual(byHand(of, start, timeZone, horizon));
      }),
      { numRuns: 250 },
    );
  });

  test('keeps its wall-clock time, except where the clocks leave it out; ascends; has no doubles; lasts as long as it should', () => {
    fc.assert(
      fc.property(rule, localStart, zone, fc.integer({ min: 1, max: 3000 }), (of, start, timeZone, durationMinutes) => {
        const found = expandRule({
          localStart: start,
          timeZone,
          rule: of,
          durationMinutes,
          untilLocal: yearsLater(start, 6),
        });
        found.forEach(({ localStart: local, startsAt, endsAt }, index) => {
          expect(local.slice(11)).toBe(start.slice(11));
          const shown = localOf(startsAt, timeZone);
          expect(shown >= local).toBe(true);
          if (shown !== local) expect(isInGap(local, timeZone)).toBe(true);
          expect(endsAt.getTime() - startsAt.getTime()).toBe(durationMinutes * 60_000);
          const before = found[index - 1];
          if (before) expect(before.startsAt < startsAt && before.localStart < local).toBe(true);
        });
      }),
      { numRuns: 150 },
    );
  });

  test('in pieces equals in whole', () => {
    fc.assert(
      fc.property(
        rule,
        localStart,
        zone,
        fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 6 }),
        (of, start, timeZone, steps) => {
          const horizon = yearsLater(start, 4);
          const whole = { localStart: start, timeZone, rule: of, durationMinutes: 30, untilLocal: horizon };
          const pieces: Occurrence[] = [];
          let from = start;
          for (const step of [...steps, 10_000]) {
            const later = new Date(Date.parse(`${from}:00Z`) + step * DAY_MS)
              .toISOString()
              .slice(0, 16) as LocalDateTime;
            const to = later < horizon ? later : horizon;
            pieces.push(...expandRule({ ...whole, fromLocal: from, untilLocal: to }));
            from = to;
          }
          expect(pieces).toEqual(expandRule(whole));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a limit is the beginning of the whole, and what is left out is only left out', () => {
    fc.assert(
      fc.property(rule, localStart, zone, fc.integer({ min: 1, max: 20 }), (of, start, timeZone, limit) => {
        const wanted = { localStart: start, timeZone, rule: of, durationMinutes: 30, untilLocal: yearsLater(start, 3) };
        const whole = expandRule(wanted);
        expect(expandRule({ ...wanted, limit })).toEqual(whole.slice(0, limit));
        const exdates = whole.filter((_, index) => index % 3 === 0).map((one) => one.localStart);
        expect(expandRule({ ...wanted, exdates })).toEqual(whole.filter((_, index) => index % 3 !== 0));
      }),
      { numRuns: 100 },
    );
  });

  test('the number of weekly dates is exactly the count, and each is on a chosen weekday', () => {
    const weekdays = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(weekdays, fc.integer({ min: 1, max: 300 }), localStart, zone, (chosen, count, start, timeZone) => {
        const parsed = parseRule(`FREQ=WEEKLY;COUNT=${count};BYDAY=${chosen.map((day) => CODES[day - 1]).join(',')}`);
        if (!parsed.ok) throw new Error(parsed.reason);
        const found = expandRule({ localStart: start, timeZone, rule: parsed.rule, durationMinutes: 30 });
        expect(found).toHaveLength(count);
        for (const { localStart: local } of found) {
          expect(chosen).toContain(new Date(`${local}:00Z`).getUTCDay() || 7);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('what is formatted and read again is the same rule', () => {
  fc.assert(
    fc.property(rule, zone, (of, timeZone) => {
      const formatted = formatRule(of, timeZone);
      const again = parseRule(formatted);
      if (!again.ok) throw new Error(`${formatted}: ${again.reason}`);
      const until = untilInstant(of, timeZone)?.toISOString().replace('.000', '');
      expect(again.rule).toEqual(until === undefined ? of : { ...of, end: { kind: 'until', until } });
      expect(formatRule(again.rule, 'UTC')).toBe(formatted);
    }),
  );
});

/** A wall-clock time that no instant shows. */
function isInGap(local: LocalDateTime, timeZone: string): boolean {
  const asUtc = Date.parse(`${local}:00Z`);
  for (let minutes = -15 * 60; minutes <= 15 * 60; minutes += 15) {
    if (localOf(new Date(asUtc + minutes * 60_000), timeZone) === local) return false;
  }
  return true;
}
