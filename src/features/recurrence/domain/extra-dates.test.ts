import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, instantOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import type { ExpandRequest } from './expand-rule';
import { parseRule } from './parse-rule';

const ruleOf = (text: string) => {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.rule;
};

/** A Tuesday in Lisbon. */
const expand = (text: string, rdates: LocalDateTime[], more: Partial<ExpandRequest> = {}) =>
  expandRule({
    localStart: '2026-11-24T09:00',
    timeZone: 'Europe/Lisbon',
    rule: ruleOf(text),
    durationMinutes: 60,
    rdates,
    ...more,
  }).map((one) => one.localStart);

describe('extra dates', () => {
  test('stand among the dates of the rule, in order, each once', () => {
    expect(
      expand('FREQ=WEEKLY;COUNT=3', ['2026-12-03T14:00', '2026-11-26T09:00', '2026-12-01T09:00', '2026-11-26T09:00']),
    ).toEqual(['2026-11-24T09:00', '2026-11-26T09:00', '2026-12-01T09:00', '2026-12-03T14:00', '2026-12-08T09:00']);
  });

  test('are not counted by COUNT, not ended by UNTIL, and may come before the start', () => {
    const extra: LocalDateTime[] = ['2026-11-20T09:00', '2027-02-02T09:00'];
    expect(expand('FREQ=WEEKLY;COUNT=1', extra)).toEqual([extra[0], '2026-11-24T09:00', extra[1]]);
    expect(expand('FREQ=WEEKLY;UNTIL=20261124', extra)).toEqual([extra[0], '2026-11-24T09:00', extra[1]]);
  });

  test('an exception wins over an extra date of the same local start, and only over that', () => {
    expect(
      expand('FREQ=WEEKLY;COUNT=2', ['2026-11-26T09:00', '2026-12-01T09:00', '2026-12-01T10:00'], {
        exdates: ['2026-11-26T09:00', '2026-12-01T09:00'],
      }),
    ).toEqual(['2026-11-24T09:00', '2026-12-01T10:00']);
  });

  test('lie in the window, its end excluded, and count for the limit', () => {
    const extra: LocalDateTime[] = ['2026-11-26T09:00', '2026-11-30T09:00', '2026-12-02T09:00'];
    const window = { fromLocal: '2026-11-26T09:00', untilLocal: '2026-12-02T09:00' } as const;
    expect(expand('FREQ=WEEKLY', extra, window)).toEqual(['2026-11-26T09:00', '2026-11-30T09:00', '2026-12-01T09:00']);
    expect(expand('FREQ=WEEKLY', extra, { ...window, limit: 2 })).toEqual(['2026-11-26T09:00', '2026-11-30T09:00']);
    expect(expand('FREQ=WEEKLY', extra, { limit: 6 }).at(-1)).toBe('2026-12-08T09:00');
  });

  test('one that the clocks make the same instant as a date of the rule is that date, in every window', () => {
    // 02:30 on 29 March 2026 in Berlin is 03:30.
    const more = { localStart: '2026-03-28T02:30', timeZone: 'Europe/Berlin' } as const;
    const extra: LocalDateTime[] = ['2026-03-29T03:30'];
    expect(expand('FREQ=DAILY;COUNT=2', extra, more)).toEqual(['2026-03-28T02:30', '2026-03-29T02:30']);
    expect(expand('FREQ=DAILY;COUNT=2', extra, { ...more, fromLocal: '2026-03-29T03:00' })).toEqual([]);
    expect(expand('FREQ=DAILY;COUNT=1', ['2026-03-29T02:30', ...extra], more)).toEqual(['2026-03-28T02:30', ...extra]);
  });
});

test('the union, by hand: whatever the rule, the zone, the exceptions and the window', { timeout: 30_000 }, () => {
  const minutes = fc.constantFrom('00:00', '00:15', '02:15', '02:30', '03:30', '09:00', '23:45');
  // About both changes of the clocks of 2011 and Apia's missing day.
  const day = fc.oneof(fc.nat(150), fc.integer({ min: 205, max: 225 }), fc.integer({ min: 270, max: 320 }));
  const local = fc.tuple(day, minutes).map(([days, time]) => `${addDays('2011-03-01', days)}T${time}` as LocalDateTime);
  fc.assert(
    fc.property(
      fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=SU,WE', 'FREQ=DAILY;COUNT=20', 'FREQ=DAILY;UNTIL=20110901'),
      fc.constantFrom('Europe/Lisbon', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Cairo', 'America/St_Johns'),
      minutes,
      fc.array(local, { maxLength: 12 }),
      fc.array(local, { maxLength: 6 }),
      fc.option(local, { nil: undefined }),
      fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
      (text, timeZone, time, rdates, some, fromLocal, limit) => {
        const rule = ruleOf(text);
        const untilLocal: LocalDateTime = '2012-02-01T00:00';
        const exdates = [...some, ...rdates.slice(0, 2)];
        const base = {
          localStart: `2011-03-01T${time}`,
          timeZone,
          rule,
          durationMinutes: 30,
          untilLocal,
          exdates,
        } as const;
        const ofRule = expandRule(base);
        const instants = new Map(ofRule.map((one) => [one.startsAt.getTime(), one.localStart]));
        for (const extra of [...rdates].sort().reverse()) {
          const at = instantOf(extra, timeZone).getTime();
          if (!exdates.includes(extra) && !instants.has(at)) instants.set(at, extra);
        }
        const expected = [...instants.values()]
          .filter((one) => one < untilLocal && (fromLocal === undefined || one >= fromLocal))
          .sort()
          .slice(0, limit);
        const found = expandRule({ ...base, rdates, ...(fromLocal && { fromLocal }), ...(limit && { limit }) });
        expect(found.map((one) => one.localStart)).toEqual(expected);
        for (const { startsAt, endsAt, localStart } of found) {
          expect(startsAt).toEqual(instantOf(localStart, timeZone));
          expect(endsAt.getTime() - startsAt.getTime()).toBe(30 * 60_000);
        }
      },
    ),
    { numRuns: 150 },
  );
});
