import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localAtMinute } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import { parseRule } from './parse-rule';
import { formatRule } from './recurrence-rule';
import type { RecurrenceRule } from './recurrence-rule';
import { startOnRule } from './rule-start';
import type { SeriesPart } from './series-part';
import { shiftPart } from './shift-part';

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const ZONES = [
  'UTC',
  'Europe/Lisbon',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/St_Johns',
  'Asia/Kathmandu',
  'America/Nuuk',
];

const some = (values: readonly (string | number)[], maxLength = 7) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength }).map((items) => items.join(','));
const interval = fc.integer({ min: 1, max: 4 }).map((number) => `INTERVAL=${number}`);
const wkst = fc.constantFrom('MO', 'SU', 'TH').map((code) => `WKST=${code}`);
const written = (...parts: (string | fc.Arbitrary<string>)[]) =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(';'));

const weekly = written(
  'FREQ=WEEKLY',
  interval,
  wkst,
  some(CODES).map((days) => `BYDAY=${days}`),
);
const position = fc.constantFrom('', ';BYSETPOS=1', ';BYSETPOS=-1');
const daily = fc.oneof(
  written('FREQ=DAILY', interval),
  some(CODES, 6).map((days) => `FREQ=DAILY;BYDAY=${days}`),
);
const plain = fc.oneof(
  weekly,
  fc.tuple(weekly, position).map((both) => both.join('')),
  daily,
);
const ordinals = ['1TU', '2TU', '4FR', '-1FR', '-1SU', '-2MO', '5WE'];
const monthly = written(
  'FREQ=MONTHLY',
  interval,
  fc.oneof(
    some([1, 2, 15, 27, 28, 29, 31, -1, -3], 3).map((days) => `BYMONTHDAY=${days}`),
    some(ordinals, 2).map((days) => `BYDAY=${days}`),
    some(CODES, 3).map((days) => `BYDAY=${days}`),
    fc.constant('BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'),
  ),
);
const yearly = written(
  'FREQ=YEARLY',
  interval,
  some([1, 2, 3, 6, 12], 2).map((months) => `BYMONTH=${months}`),
  fc.oneof(
    some([1, 15, 28, -1], 2).map((days) => `BYMONTHDAY=${days}`),
    some(ordinals, 2).map((days) => `BYDAY=${days}`),
  ),
);
const end = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
  fc.nat(500).map((day) => `;UNTIL=${addDays('2026-02-01', day).replaceAll('-', '')}`),
  fc
    .tuple(fc.nat(500), fc.constantFrom('000000Z', '013000Z', '090000Z', '154500Z'))
    .map(([day, time]) => `;UNTIL=${addDays('2026-02-01', day).replaceAll('-', '')}T${time}`),
);

const time = fc.constantFrom('00:00', '00:30', '01:30', '02:15', '09:00', '23:45');
const shift = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.constantFrom(0, 0, 15, -45, 180, -600))
  .map(([days, minutes]) => days * 1440 + minutes);
const later = (local: LocalDateTime, minutes: number) =>
  localAtMinute(local.slice(0, 10), Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)) + minutes);

/** A part whose start is on its rule, from about February 2026 on. */
const partOf = (texts: fc.Arbitrary<string>): fc.Arbitrary<SeriesPart> =>
  fc
    .record({ text: texts, ending: end, day: fc.nat(120), at: time, timeZone: fc.constantFrom(...ZONES) })
    .map(({ text, ending, day, at, timeZone }) => {
      const parsed = parseRule(text + ending);
      const rule: RecurrenceRule | null = parsed.ok ? parsed.rule : null;
      const localStart = rule && startOnRule(`${addDays('2026-02-01', day)}T${at}`, rule);
      return rule && localStart ? { localStart, timeZone, rule, exdates: [], rdates: [] } : null;
    })
    .filter((part) => part !== null);

const startsOf = (part: SeriesPart) => expandRule({ ...part, durationMinutes: 30 }).map((one) => one.localStart);

describe('a series is moved', { timeout: 30_000 }, () => {
  test('every weekly or daily date by just that much, whatever the interval, the week, the end and the zone', () => {
    fc.assert(
      fc.property(partOf(plain), shift, (part, minutes) => {
        const { part: moved, derivedAgain } = shiftPart(part, later(part.localStart, minutes));
        expect(derivedAgain).toBe(false);
        expect(startsOf(moved)).toEqual(startsOf(part).map((one) => later(one, minutes)));
      }),
      { numRuns: 150 },
    );
  });

  test('every monthly or yearly date too, unless it says that it was derived again; and there are as many', () => {
    fc.assert(
      fc.property(partOf(fc.oneof(monthly, yearly)), shift, (part, minutes) => {
        const to = later(part.localStart, minutes);
        const { part: moved, derivedAgain } = shiftPart(part, to);
        const [before, now] = [startsOf(part), startsOf(moved)];
        expect(now).toHaveLength(before.length);
        if (now.length > 0) expect(now[0]).toBe(to);
        expect(startOnRule(to, moved.rule)).toBe(to);
        if (!derivedAgain) expect(now).toEqual(before.map((one) => later(one, minutes)));
        const again = parseRule(formatRule(moved.rule, moved.timeZone));
        expect(again.ok && { ...again.rule, end: moved.rule.end }).toEqual(moved.rule);
      }),
      { numRuns: 150 },
    );
  });

  test('with its extra dates and exceptions', () => {
    fc.assert(
      fc.property(partOf(plain), shift, fc.array(fc.nat(100), { maxLength: 8 }), (part, minutes, picks) => {
        const all = startsOf(part);
        const exdates = picks.slice(0, 4).map((pick) => all[pick % all.length] ?? part.localStart);
        const rdates = picks.slice(3).map((pick) => later(part.localStart, 720 + pick * 1440));
        const whole = { ...part, timeZone: 'UTC', exdates, rdates };
        const { part: moved } = shiftPart(whole, later(part.localStart, minutes));
        expect(startsOf(moved)).toEqual(startsOf(whole).map((one) => later(one, minutes)));
      }),
      { numRuns: 80 },
    );
  });

  test('there and back again is the same series', () => {
    fc.assert(
      fc.property(partOf(plain), shift, (part, minutes) => {
        const there = shiftPart(part, later(part.localStart, minutes)).part;
        const back = shiftPart(there, part.localStart).part;
        expect(startsOf(back)).toEqual(startsOf(part));
      }),
      { numRuns: 50 },
    );
  });
});
