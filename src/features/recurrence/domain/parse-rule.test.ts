import { describe, expect, test } from 'vitest';
import { parseRule } from './parse-rule';
import { EVERY_DAY, formatRule, isOpenEnded } from './recurrence-rule';

const formatted = (text: string, timeZone = 'UTC') => {
  const parsed = parseRule(text);
  return parsed.ok ? formatRule(parsed.rule, timeZone) : parsed.reason;
};

describe('reads', () => {
  test('the least there is', () => {
    expect(parseRule('FREQ=DAILY')).toEqual({ ok: true, rule: EVERY_DAY });
  });

  test('small letters, a prefix, spaces around, a semicolon at the end', () => {
    expect(parseRule(' rrule:freq=weekly;byday=we,mo; ')).toEqual({
      ok: true,
      rule: {
        ...EVERY_DAY,
        freq: 'weekly',
        byday: [
          { weekday: 1, ordinal: null },
          { weekday: 3, ordinal: null },
        ],
      },
    });
  });

  test.each([
    ['FREQ=WEEKLY;BYDAY=FR,MO,FR', 'FREQ=WEEKLY;BYDAY=MO,FR'],
    ['BYDAY=-1FR,+1TU,MO;FREQ=MONTHLY', 'FREQ=MONTHLY;BYDAY=MO,1TU,-1FR'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1,15,1,-3,01', 'FREQ=MONTHLY;BYMONTHDAY=1,15,-3,-1'],
    ['FREQ=YEARLY;INTERVAL=1;BYMONTH=7,6;WKST=MO', 'FREQ=YEARLY;BYMONTH=6,7'],
    ['FREQ=WEEKLY;COUNT=10;INTERVAL=2;WKST=SU', 'FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=10'],
  ])('%s as %s', (text, same) => {
    expect(formatted(text)).toBe(same);
  });

  test('which rules have no end', () => {
    const open = (text: string) => {
      const parsed = parseRule(text);
      return parsed.ok && isOpenEnded(parsed.rule);
    };
    expect(open('FREQ=DAILY')).toBe(true);
    expect(open('FREQ=DAILY;COUNT=2')).toBe(false);
    expect(open('FREQ=DAILY;UNTIL=20270303')).toBe(false);
  });
});

describe('UNTIL is written in UTC', () => {
  test.each([
    ['20270303T120000Z', 'Europe/Lisbon', '20270303T120000Z'],
    // The whole local day: 23, 24 or 25 hours, and in Lord Howe half an hour less.
    ['20270303', 'Europe/Lisbon', '20270303T235959Z'],
    ['20270703', 'Europe/Lisbon', '20270703T225959Z'],
    ['20270303', 'Pacific/Kiritimati', '20270303T095959Z'],
    ['20261004', 'Australia/Lord_Howe', '20261004T125959Z'],
    // The day after has no midnight: it begins at one, and this one ends an hour of UTC later than usual.
    ['20181103', 'America/Sao_Paulo', '20181104T025959Z'],
    ['20270703T090000', 'America/New_York', '20270703T130000Z'],
  ])('%s in %s is %s', (until, zone, utc) => {
    expect(formatted(`FREQ=DAILY;UNTIL=${until}`, zone)).toBe(`FREQ=DAILY;UNTIL=${utc}`);
  });
});

describe('refuses', () => {
  test.each([
    ['', 'not_a_rule'],
    ['every tuesday', 'not_a_rule'],
    ['FREQ=DAILY;', undefined],
    ['FREQ=DAILY;;COUNT=2', 'not_a_rule'],
    ['FREQ=DAILY\nRRULE:FREQ=DAILY', 'not_a_rule'],
    ['FREQ=', 'not_a_rule'],
    [`FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(300)}1`, 'too_long'],
    ['INTERVAL=2', 'no_frequency'],
    ['FREQ=FORTNIGHTLY', 'bad_value', 'FREQ'],
    ['FREQ=HOURLY', 'too_often', 'FREQ'],
    ['FREQ=MINUTELY;INTERVAL=1440', 'too_often', 'FREQ'],
    ['FREQ=SECONDLY', 'too_often', 'FREQ'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'repeated_part', 'FREQ'],
    ['FREQ=DAILY;DTSTART=20270303', 'unknown_part', 'DTSTART'],
    ['FREQ=DAILY;X-OWN=1', 'unknown_part', 'X-OWN'],
    ['FREQ=DAILY;BYHOUR=9', 'unsupported_part', 'BYHOUR'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'unsupported_part', 'BYWEEKNO'],
    ['FREQ=YEARLY;BYYEARDAY=100', 'unsupported_part', 'BYYEARDAY'],
    ['FREQ=DAILY;INTERVAL=0', 'bad_value', 'INTERVAL'],
    ['FREQ=DAILY;INTERVAL=-1', 'bad_value', 'INTERVAL'],
    ['FREQ=DAILY;INTERVAL=1000', 'interval_too_long', 'INTERVAL'],
    ['FREQ=YEARLY;INTERVAL=100', 'interval_too_long', 'INTERVAL'],
    ['FREQ=DAILY;COUNT=0', 'bad_value', 'COUNT'],
    ['FREQ=DAILY;COUNT=10000', 'count_too_high', 'COUNT'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20270303', 'count_with_until', 'COUNT'],
    ['FREQ=DAILY;UNTIL=20270230', 'bad_value', 'UNTIL'],
    ['FREQ=DAILY;UNTIL=20270303T250000Z', 'bad_value', 'UNTIL'],
    ['FREQ=DAILY;UNTIL=2027-03-03', 'bad_value', 'UNTIL'],
    ['FREQ=WEEKLY;BYDAY=XX', 'bad_value', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'bad_value', 'BYDAY'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'ordinal_needs_month', 'BYDAY'],
    ['FREQ=DAILY;BYDAY=-1MO', 'ordinal_needs_month', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'never_happens', 'BYDAY'],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=20MO', 'never_happens', 'BYDAY'],
    ['FREQ=YEARLY;BYDAY=20MO', undefined],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'month_day_in_week', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'bad_value', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'bad_value', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTH=13', 'bad_value', 'BYMONTH'],
    ['FREQ=YEARLY;BYMONTHDAY=15', 'year_day_without_month', 'BYMONTHDAY'],
    ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15', undefined],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'never_happens', 'BYMONTHDAY'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', undefined],
    ['FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=-31', 'never_happens', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'position_of_nothing', 'BYSETPOS'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0', 'bad_value', 'BYSETPOS'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=400', 'bad_value', 'BYSETPOS'],
    ['FREQ=WEEKLY;WKST=1', 'bad_value', 'WKST'],
  ])('%s', (text, reason, part?: string) => {
    const parsed = parseRule(text);
    expect(parsed.ok ? undefined : parsed.reason).toBe(reason);
    expect(parsed.ok ? undefined : parsed.part).toBe(part);
  });
});
