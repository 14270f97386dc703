import { describe, expect, test } from 'vitest';
import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import type { ExpandRequest } from './expand-rule';
import { parseRule } from './parse-rule';
import type { RecurrenceRule } from './recurrence-rule';

const rule = (text: string): RecurrenceRule => {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.rule;
};

const expand = (text: string, localStart: LocalDateTime, timeZone: string, more: Partial<ExpandRequest> = {}) =>
  expandRule({ localStart, timeZone, rule: rule(text), durationMinutes: 60, ...more });

/** `2026-03-28T09:00 2026-03-28T09:00Z` for each occurrence. */
const lines = (occurrences: ReturnType<typeof expandRule>) =>
  occurrences.map(({ localStart, startsAt }) => `${localStart} ${startsAt.toISOString().slice(0, 16)}Z`);

describe('clock changes', () => {
  test('London springs forward on 29 March 2026: nine stays nine, half past one is half past two', () => {
    expect(lines(expand('FREQ=DAILY;COUNT=3', '2026-03-28T09:00', 'Europe/London'))).toEqual([
      '2026-03-28T09:00 2026-03-28T09:00Z',
      '2026-03-29T09:00 2026-03-29T08:00Z',
      '2026-03-30T09:00 2026-03-30T08:00Z',
    ]);
    expect(lines(expand('FREQ=DAILY;COUNT=3', '2026-03-28T01:30', 'Europe/London'))).toEqual([
      '2026-03-28T01:30 2026-03-28T01:30Z',
      '2026-03-29T01:30 2026-03-29T01:30Z',
      '2026-03-30T01:30 2026-03-30T00:30Z',
    ]);
  });

  test('Lisbon falls back on 25 October 2026: of two half past ones, the first', () => {
    expect(lines(expand('FREQ=DAILY;COUNT=3', '2026-10-24T01:30', 'Europe/Lisbon'))).toEqual([
      '2026-10-24T01:30 2026-10-24T00:30Z',
      '2026-10-25T01:30 2026-10-25T00:30Z',
      '2026-10-26T01:30 2026-10-26T01:30Z',
    ]);
  });

  test('New York in November 2026: every Monday and Wednesday at nine', () => {
    expect(lines(expand('FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3', '2026-10-28T09:00', 'America/New_York'))).toEqual([
      '2026-10-28T09:00 2026-10-28T13:00Z',
      '2026-11-02T09:00 2026-11-02T14:00Z',
      '2026-11-04T09:00 2026-11-04T14:00Z',
    ]);
  });

  test('Lord Howe moves by half an hour, both ways', () => {
    // 4 October 2026: 02:00 +10:30 becomes 02:30 +11; 4 April 2027: 02:00 +11 becomes 01:30 +10:30.
    expect(lines(expand('FREQ=DAILY;COUNT=3', '2026-10-03T02:15', 'Australia/Lord_Howe'))).toEqual([
      '2026-10-03T02:15 2026-10-02T15:45Z',
      '2026-10-04T02:15 2026-10-03T15:45Z',
      '2026-10-05T02:15 2026-10-04T15:15Z',
    ]);
    expect(lines(expand('FREQ=DAILY;COUNT=3', '2027-04-03T01:45', 'Australia/Lord_Howe'))).toEqual([
      '2027-04-03T01:45 2027-04-02T14:45Z',
      '2027-04-04T01:45 2027-04-03T14:45Z',
      '2027-04-05T01:45 2027-04-04T15:15Z',
    ]);
  });

  test('Sao Paulo in 2018 had no midnight on 4 November, and twice 23:30 on 17 February', () => {
    expect(lines(expand('FREQ=WEEKLY;COUNT=2', '2018-11-04T00:00', 'America/Sao_Paulo'))).toEqual([
      '2018-11-04T00:00 2018-11-04T03:00Z',
      '2018-11-11T00:00 2018-11-11T02:00Z',
    ]);
    expect(lines(expand('FREQ=DAILY;COUNT=3', '2018-02-16T23:30', 'America/Sao_Paulo'))).toEqual([
      '2018-02-16T23:30 2018-02-17T01:30Z',
      '2018-02-17T23:30 2018-02-18T01:30Z',
      '2018-02-18T23:30 2018-02-19T02:30Z',
    ]);
  });

  test('Apia had no 30 December 2011: the daily series has no double, the Friday series moves by a day', () => {
    expect(lines(expand('FREQ=DAILY;COUNT=4', '2011-12-28T09:00', 'Pacific/Apia'))).toEqual([
      '2011-12-28T09:00 2011-12-28T19:00Z',
      '2011-12-29T09:00 2011-12-29T19:00Z',
      '2011-12-31T09:00 2011-12-30T19:00Z',
      '2012-01-01T09:00 2011-12-31T19:00Z',
    ]);
    expect(lines(expand('FREQ=WEEKLY;COUNT=3', '2011-12-23T09:00', 'Pacific/Apia'))).toEqual([
      '2011-12-23T09:00 2011-12-23T19:00Z',
      '2011-12-30T09:00 2011-12-30T19:00Z',
      '2012-01-06T09:00 2012-01-05T19:00Z',
    ]);
  });

  test('the double is dropped also where one piece ends and the next begins', () => {
    const of = (from: LocalDateTime, to: LocalDateTime) =>
      expand('FREQ=DAILY', '2011-12-28T09:00', 'Pacific/Apia', { fromLocal: from, untilLocal: to });
    expect(lines(of('2011-12-30T00:00', '2011-12-31T00:00'))).toEqual([]);
    expect(lines(of('2011-12-31T00:00', '2012-01-01T00:00'))).toEqual(['2011-12-31T09:00 2011-12-30T19:00Z']);
  });

  test('a night booking keeps its length: 22:00 to 06:00 ends at 07:00 when the night has 23 hours', () => {
    const [night] = expand('FREQ=DAILY;COUNT=1', '2026-03-28T22:00', 'Europe/London', { durationMinutes: 480 });
    expect(night?.endsAt.toISOString()).toBe('2026-03-29T06:00:00.000Z');
  });
});

describe('the end', () => {
  test('UNTIL is an instant and inclusive', () => {
    const starts = (until: string) =>
      expand(`FREQ=DAILY;UNTIL=${until}`, '2026-03-28T09:00', 'Europe/London').map((one) =>
        one.localStart.slice(8, 10),
      );
    expect(starts('20260330T080000Z')).toEqual(['28', '29', '30']);
    expect(starts('20260330T075959Z')).toEqual(['28', '29']);
  });

  test('a bare date is the whole local day, a wall-clock time is local', () => {
    const starts = (until: string, zone: string) =>
      expand(`FREQ=DAILY;UNTIL=${until}`, '2026-03-28T23:30', zone).map((one) => one.localStart.slice(8, 10));
    expect(starts('20260330', 'Pacific/Kiritimati')).toEqual(['28', '29', '30']);
    expect(starts('20260330', 'Pacific/Honolulu')).toEqual(['28', '29', '30']);
    expect(starts('20260330T233000', 'Pacific/Honolulu')).toEqual(['28', '29', '30']);
    expect(starts('20260330T232959', 'Pacific/Honolulu')).toEqual(['28', '29']);
  });

  test('a moved time is compared where it lands', () => {
    // The missing 01:30 lands on 02:30, which is 01:30Z. UNTIL is 02:10 on the wall: later than 01:30, earlier than 02:30.
    expect(expand('FREQ=DAILY;UNTIL=20260329T011000Z', '2026-03-28T01:30', 'Europe/London')).toHaveLength(1);
  });

  test('an open-ended rule needs a horizon, which is excluded', () => {
    expect(() => expand('FREQ=DAILY', '2026-03-28T09:00', 'Europe/London')).toThrow(RangeError);
    const found = expand('FREQ=DAILY', '2026-03-28T09:00', 'Europe/London', { untilLocal: '2026-03-30T09:00' });
    expect(found.map((one) => one.localStart)).toEqual(['2026-03-28T09:00', '2026-03-29T09:00']);
  });

  test('COUNT counts from the start and counts what is left out', () => {
    const found = expand('FREQ=DAILY;COUNT=5', '2026-03-28T09:00', 'Europe/London', {
      fromLocal: '2026-03-30T00:00',
      exdates: ['2026-03-31T09:00'],
    });
    expect(found.map((one) => one.localStart)).toEqual(['2026-03-30T09:00', '2026-04-01T09:00']);
  });

  test('a limit counts what is given', () => {
    const found = expand('FREQ=DAILY', '2026-03-28T09:00', 'Europe/London', {
      fromLocal: '2027-01-01T00:00',
      limit: 2,
    });
    expect(found.map((one) => one.localStart)).toEqual(['2027-01-01T09:00', '2027-01-02T09:00']);
  });
});

describe('where rrule is wrong', () => {
  test('BYSETPOS in a partial first week counts the whole week', () => {
    // Start on Wednesday 4 March 2026: the first of Monday, Wednesday and Friday is Monday the 2nd, which is past. rrule says the 4th.
    const found = expand('FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1;COUNT=3', '2026-03-04T09:00', 'Europe/Lisbon');
    expect(found.map((one) => one.localStart.slice(0, 10))).toEqual(['2026-03-09', '2026-03-16', '2026-03-23']);
    const second = expand('FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2;COUNT=2', '2026-03-04T09:00', 'Europe/Lisbon');
    expect(second.map((one) => one.localStart.slice(0, 10))).toEqual(['2026-03-04', '2026-03-11']);
  });

  test('BYSETPOS beyond the period finds nothing there', () => {
    const found = expand('FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-5;COUNT=2', '2026-01-01T09:00', 'Europe/Lisbon');
    expect(found.map((one) => one.localStart.slice(0, 10))).toEqual(['2026-03-02', '2026-06-01']);
  });

  test('each Monday and the second Tuesday are either, not both at once', () => {
    const found = expand('FREQ=MONTHLY;BYDAY=MO,2TU', '2026-06-01T09:00', 'Europe/Lisbon', {
      untilLocal: '2026-07-01T00:00',
    });
    expect(found.map((one) => one.localStart.slice(8, 10))).toEqual(['01', '08', '09', '15', '22', '29']);
  });

  test('a rule that never comes is over soon, not in the year 9999', () => {
    const began = performance.now();
    expect(expand('FREQ=DAILY;INTERVAL=7;BYDAY=TU', '2026-11-23T09:00', 'Europe/Lisbon', { limit: 1 })).toEqual([]);
    expect(expand('FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=3', '2026-11-23T09:00', 'Europe/Lisbon')).toEqual([]);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

test('the 29th, 30th and 31st are skipped where there is none', () => {
  const found = expand('FREQ=MONTHLY;BYMONTHDAY=31;COUNT=4', '2026-01-31T09:00', 'Europe/Lisbon');
  expect(found.map((one) => one.localStart.slice(0, 10))).toEqual([
    '2026-01-31',
    '2026-03-31',
    '2026-05-31',
    '2026-07-31',
  ]);
  const leap = expand('FREQ=YEARLY;COUNT=3', '2028-02-29T09:00', 'Europe/Lisbon');
  expect(leap.map((one) => one.localStart.slice(0, 4))).toEqual(['2028', '2032', '2036']);
});

test('520 dates take a fraction of 50 ms', () => {
  const once = () => expand('FREQ=WEEKLY;BYDAY=MO,WE;COUNT=520', '2026-11-23T09:00', 'Europe/Lisbon');
  expect(once()).toHaveLength(520);
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    once();
    return performance.now() - began;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});
