import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDateTime } from '@/kernel/zone';
import { endBefore } from './end-before';
import { expandRule } from './expand-rule';
import { parseRule } from './parse-rule';
import { formatRule } from './recurrence-rule';

const ruleOf = (text: string) => {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.rule;
};

const shortened = (
  text: string,
  firstGivenUp: LocalDateTime,
  localStart: LocalDateTime,
  timeZone = 'Europe/Lisbon',
) => {
  const answer = endBefore(ruleOf(text), firstGivenUp, { localStart, timeZone });
  return answer.kind === 'shortened' ? formatRule(answer.rule, timeZone) : answer.kind;
};

describe('this and following', () => {
  test('an open end becomes the last kept day', () => {
    expect(shortened('FREQ=WEEKLY;BYDAY=MO,WE', '2027-07-05T09:00', '2026-11-23T09:00')).toBe(
      'FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270630T225959Z',
    );
  });

  test('an end on a date moves, a count shrinks', () => {
    expect(shortened('FREQ=DAILY;UNTIL=20270101', '2026-12-01T09:00', '2026-11-23T09:00')).toBe(
      'FREQ=DAILY;UNTIL=20261130T235959Z',
    );
    expect(shortened('FREQ=WEEKLY;COUNT=10', '2026-12-21T09:00', '2026-11-23T09:00')).toBe('FREQ=WEEKLY;COUNT=4');
  });

  test('from the first on, nothing is left', () => {
    expect(shortened('FREQ=DAILY', '2026-11-23T09:00', '2026-11-23T09:00')).toBe('nothing_left');
    expect(shortened('FREQ=DAILY;COUNT=3', '2026-11-20T09:00', '2026-11-23T09:00')).toBe('nothing_left');
  });

  test('a start that the clocks carried past midnight is still kept', () => {
    // Nuuk, 28 March 2026: 23:00 became 00:00 of the 29th, so 23:30 is 00:30 of the day that is given up.
    expect(shortened('FREQ=DAILY', '2026-03-29T23:30', '2026-03-27T23:30', 'America/Nuuk')).toBe(
      'FREQ=DAILY;UNTIL=20260330T002959Z',
    );
  });

  test('keeps exactly what came before, and still does when it is ended again', () => {
    const texts = [
      'FREQ=DAILY',
      'FREQ=WEEKLY;BYDAY=MO,WE',
      'FREQ=MONTHLY;BYDAY=-1SU',
      'FREQ=DAILY;INTERVAL=3;COUNT=200',
    ];
    const zones = ['Europe/Lisbon', 'Australia/Lord_Howe', 'America/Nuuk', 'Pacific/Apia', 'America/Sao_Paulo'];
    fc.assert(
      fc.property(
        fc.constantFrom(...texts, 'FREQ=DAILY;UNTIL=20120301'),
        fc.constantFrom(...zones),
        fc.constantFrom<LocalDateTime>('2011-09-01T00:30', '2011-09-01T02:15', '2011-09-01T23:30'),
        fc.nat({ max: 150 }),
        fc.nat({ max: 150 }),
        (text, timeZone, localStart, at, later) => {
          const series = { localStart, timeZone, durationMinutes: 60 };
          const rule = ruleOf(text);
          const all = expandRule({ ...series, rule, untilLocal: '2013-01-01T00:00' });
          const cut = all[Math.min(at, all.length - 1)];
          if (!cut) return;
          const before = all.filter((one) => one.localStart < cut.localStart);
          const answer = endBefore(rule, cut.localStart, series);
          if (answer.kind === 'nothing_left') {
            expect(before).toEqual([]);
            return;
          }
          expect(expandRule({ ...series, rule: answer.rule })).toEqual(before);

          const second = before[Math.min(later, before.length - 1)];
          if (!second) return;
          const again = endBefore(answer.rule, second.localStart, series);
          if (again.kind !== 'shortened') return;
          expect(expandRule({ ...series, rule: again.rule })).toEqual(before.slice(0, before.indexOf(second)));
        },
      ),
      { numRuns: 60 },
    );
  });
});
