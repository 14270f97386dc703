import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import { parseRule } from './parse-rule';
import { formatRule } from './recurrence-rule';
import { startOnRule } from './rule-start';
import { splitAt, withEnd } from './series-part';
import type { SeriesPart } from './series-part';

const ruleOf = (text: string) => {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.rule;
};
const nine = (...dates: string[]) => dates.map((date) => `${date}T09:00` as LocalDateTime);
/** Tuesdays at nine from 24 November 2026, in Lisbon. */
const tuesdays = (text: string, more: Partial<SeriesPart> = {}): SeriesPart => ({
  localStart: '2026-11-24T09:00',
  timeZone: 'Europe/Lisbon',
  rule: ruleOf(text),
  exdates: [],
  rdates: [],
  ...more,
});
const written = (part: SeriesPart | null) =>
  part && [part.localStart.slice(0, 10), formatRule(part.rule, part.timeZone), part.exdates, part.rdates];
const datesOf = (part: SeriesPart | null, untilLocal: LocalDateTime = '2027-02-01T00:00') =>
  part ? expandRule({ ...part, durationMinutes: 60, untilLocal }) : [];
const days = (part: SeriesPart | null) => datesOf(part).map((one) => one.localStart.slice(5, 10));

describe('this and following', () => {
  test('shares out the count', () => {
    const { before, after } = splitAt(tuesdays('FREQ=WEEKLY;COUNT=10'), '2026-12-15T09:00');
    expect(written(before)).toEqual(['2026-11-24', 'FREQ=WEEKLY;COUNT=3', [], []]);
    expect(written(after)).toEqual(['2026-12-15', 'FREQ=WEEKLY;COUNT=7', [], []]);
  });

  test('counts a date that is left out, and each part keeps its own exceptions and extra dates', () => {
    const [early, late, extra] = nine('2026-12-01', '2026-12-22', '2026-12-17');
    const { before, after } = splitAt(
      tuesdays('FREQ=WEEKLY;COUNT=10', { exdates: nine('2026-12-01', '2026-12-22'), rdates: nine('2026-12-17') }),
      '2026-12-15T09:00',
    );
    expect(written(before)).toEqual(['2026-11-24', 'FREQ=WEEKLY;COUNT=3', [early], []]);
    expect(written(after)).toEqual(['2026-12-15', 'FREQ=WEEKLY;COUNT=7', [late], [extra]]);
  });

  test('an open end and a last date stay on the second part', () => {
    const open = splitAt(tuesdays('FREQ=WEEKLY'), '2026-12-15T09:00');
    expect(written(open.before)).toEqual(['2026-11-24', 'FREQ=WEEKLY;UNTIL=20261208T235959Z', [], []]);
    expect(written(open.after)).toEqual(['2026-12-15', 'FREQ=WEEKLY', [], []]);
    const { after } = splitAt(tuesdays('FREQ=WEEKLY;UNTIL=20270112'), '2026-12-15T09:00');
    expect(written(after)).toEqual(['2026-12-15', 'FREQ=WEEKLY;UNTIL=20270112T235959Z', [], []]);
  });

  test('nothing is left before the first date, nor where all before it is left out', () => {
    const first = splitAt(tuesdays('FREQ=WEEKLY;COUNT=10'), '2026-11-24T09:00');
    expect(first.before).toBeNull();
    expect(written(first.after)).toEqual(['2026-11-24', 'FREQ=WEEKLY;COUNT=10', [], []]);
    const second = splitAt(tuesdays('FREQ=WEEKLY;COUNT=10', { exdates: nine('2026-11-24') }), '2026-12-01T09:00');
    expect(second.before).toBeNull();
    expect(written(second.after)).toEqual(['2026-12-01', 'FREQ=WEEKLY;COUNT=9', [], []]);
  });

  test('an extra date is something that is left', () => {
    const part = tuesdays('FREQ=WEEKLY;COUNT=10', { exdates: nine('2026-11-24'), rdates: nine('2026-11-26') });
    expect(days(splitAt(part, '2026-12-01T09:00').before)).toEqual(['11-26']);
    const early = tuesdays('FREQ=WEEKLY;COUNT=2', { rdates: nine('2026-11-20', '2026-11-18', '2026-12-17') });
    expect(days(splitAt(early, '2026-11-24T09:00').before)).toEqual(['11-18', '11-20']);
    expect(days(splitAt(early, '2026-12-17T09:00').after)).toEqual(['12-17']);
  });

  test('from an extra date on, every two weeks stay the same weeks', () => {
    const { before, after } = splitAt(
      tuesdays('FREQ=WEEKLY;INTERVAL=2', { rdates: nine('2026-12-03') }),
      '2026-12-03T09:00',
    );
    expect(days(before)).toEqual(['11-24']);
    expect(days(after)).toEqual(['12-03', '12-08', '12-22', '01-05', '01-19']);
    expect(after?.localStart).toBe('2026-12-08T09:00');
  });

  test('nothing is behind the last date', () => {
    expect(splitAt(tuesdays('FREQ=WEEKLY;COUNT=2'), '2026-12-08T09:00').after).toBeNull();
  });

  test('the two parts have the dates of the whole, each once', { timeout: 30_000 }, () => {
    const minutes = fc.constantFrom('00:30', '02:15', '09:00', '23:30');
    const near = (time: string) => fc.nat(150).map((day): LocalDateTime => `${addDays('2011-09-01', day)}T${time}`);
    fc.assert(
      fc.property(
        fc.constantFrom(
          'FREQ=DAILY',
          'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO,WE',
          'FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;WKST=SU',
          'FREQ=MONTHLY;BYDAY=-1SU',
          'FREQ=MONTHLY;BYMONTHDAY=30,31',
          'FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1',
        ),
        fc.constantFrom('', ';COUNT=1', ';COUNT=25', ';UNTIL=20111101', ';UNTIL=20120301T120000Z'),
        fc.constantFrom('Europe/Lisbon', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Cairo', 'Asia/Kathmandu'),
        minutes.chain((time) =>
          fc.tuple(near(time), fc.array(near(time), { maxLength: 9 }), fc.array(near('12:00'), { maxLength: 4 })),
        ),
        fc.nat(60),
        (pattern, end, timeZone, [from, some, noons], pick) => {
          const rule = ruleOf(pattern + end);
          const localStart = startOnRule(from, rule) ?? from;
          const exdates = some.filter((_, index) => index % 2 === 0);
          const part = { localStart, timeZone, rule, exdates, rdates: [...noons, ...some.slice(3)] };
          const horizon: LocalDateTime = '2013-01-01T00:00';
          const all = datesOf(part, horizon);
          const at = all[pick % Math.max(1, all.length)]?.localStart;
          if (at === undefined) return;
          const { before, after } = splitAt(part, at);
          expect(datesOf(before, horizon)).toEqual(all.filter((one) => one.localStart < at));
          expect(datesOf(after, horizon)).toEqual(all.filter((one) => one.localStart >= at));
          expect(before === null).toBe(all[0]?.localStart === at);
          for (const one of [before, after])
            if (one) expect(startOnRule(one.localStart, one.rule)).toBe(one.localStart);
        },
      ),
      { numRuns: 120 },
    );
  });
});

test('another end keeps what is left out, and a last date ends the extra dates too', () => {
  const part = tuesdays('FREQ=WEEKLY;COUNT=3', {
    exdates: nine('2026-12-01'),
    rdates: nine('2026-12-17', '2026-12-18'),
  });
  expect(days(withEnd(part, { kind: 'until', until: '2026-12-17' }))).toEqual(['11-24', '12-08', '12-15', '12-17']);
  expect(days(withEnd(part, { kind: 'count', count: 5 }))).toEqual([
    '11-24',
    '12-08',
    '12-15',
    '12-17',
    '12-18',
    '12-22',
  ]);
  const shorter = withEnd(part, { kind: 'until', until: '2026-11-24' });
  expect(days(shorter)).toEqual(['11-24']);
  expect(days(withEnd(shorter, { kind: 'count', count: 3 }))).toEqual(['11-24', '12-08']);
});
