import { describe, expect, it } from 'vitest';
import type { TimeRange } from '@/kernel/time-range';
import { addDays, localOf } from '@/kernel/zone';
import type { BookingRule } from '../booking-rules.contract';
import { codesOf, given, lasting, lengthRule, nearestOf, noticeRule, NOW, openOn, wall } from '../testing-rules';
import { judgeTime } from './judge-time';

const LISBON = 'Europe/Lisbon';
const ST_JOHNS = 'America/St_Johns';
const ZONES = [LISBON, ST_JOHNS, 'Australia/Lord_Howe'];

describe.each(ZONES)('notice and horizon in %s', (zone) => {
  const after = (minutes: number, length = 60): TimeRange => {
    const startsAt = new Date(NOW.getTime() + minutes * 60_000);
    return { startsAt, endsAt: new Date(startsAt.getTime() + length * 60_000) };
  };
  const hour = [noticeRule({ minMinutes: 60 })];
  it.each<[string, number, string[]]>([
    ['exactly at notice', 60, []],
    ['one minute late', 59, ['rule.too_soon']],
    ['at once', 0, ['rule.too_soon']],
    ['walking in a little late', -10, ['rule.too_soon']],
  ])('%s', (_case, minutes, expected) => {
    expect(codesOf(after(minutes), given(hour, zone))).toEqual(expected);
  });

  it('offers the first quarter hour that is early enough, and the grid of the place where it has one', () => {
    const offered = (rules: BookingRule[]) => {
      const near = judgeTime(after(10), given(rules, zone))[0]!.details.nearest as { startsAt: string };
      return (Date.parse(near.startsAt) - NOW.getTime()) / 60_000;
    };
    // 10:07 UTC is 10:07, 06:37 and 21:07 on the three walls.
    expect(offered(hour)).toBe(60);
    const quarter = lengthRule({ step: { unit: 'minutes', every: 15 } });
    expect(offered([...hour, quarter])).toBe(68);
    const full = lengthRule({ step: { unit: 'minutes', every: 60 } });
    expect(offered([...hour, full])).toBe(zone === ST_JOHNS ? 83 : 113);
  });

  it('no notice is none: walking in is judged elsewhere', () => {
    for (const minMinutes of [0, null])
      expect(codesOf(after(-5), given([noticeRule({ minMinutes })], zone))).toEqual([]);
  });

  const today = localOf(NOW, zone).slice(0, 10);
  it.each<[string, number | null, string, number, string[]]>([
    ['the last minute of the last day', 14, '23:55', 14, []],
    ['the first of the day after', 14, '00:00', 15, ['rule.too_far_ahead']],
    ['the day itself alone', 0, '23:55', 0, []],
    ['tomorrow, where it is the day itself alone', 0, '00:00', 1, ['rule.too_far_ahead']],
    ['no horizon', null, '09:00', 700, []],
  ])('%s', (_case, maxDays, time, ahead, expected) => {
    const wish = lasting(`${addDays(today, ahead)}T${time}`, 60, zone);
    expect(codesOf(wish, given([noticeRule({ maxDays })], zone))).toEqual(expected);
  });

  it('a date of a series lies as far ahead as it likes, but keeps notice', () => {
    const rules = [noticeRule({ maxDays: 14, minMinutes: 60 })];
    const far = lasting(`${addDays(today, 60)}T09:00`, 60, zone);
    expect(codesOf(far, given(rules, zone, { recurring: true }))).toEqual([]);
    expect(codesOf(after(30), given(rules, zone, { recurring: true }))).toEqual(['rule.too_soon']);
  });

  it('offers the same hour on the last day, or on the last before it that is open', () => {
    const rules = [noticeRule({ maxDays: 14 })];
    const last = addDays(today, 14);
    const wish = lasting(`${addDays(today, 60)}T09:00`, 60, zone);
    expect(nearestOf(wish, given(rules, zone))).toBe(`${last} 09:00-10:00`);
    const shut = (date: string) => (date >= addDays(last, -1) ? [] : openOn(zone, [[480, 1200]])(date));
    expect(nearestOf(wish, given(rules, zone, { openOn: shut }))).toBe(`${addDays(last, -2)} 09:00-10:00`);
    const details = judgeTime(wish, given(rules, zone))[0]!.details;
    expect(details).toMatchObject({ maxDays: 14, lastDate: last, timeZone: zone });
  });
});

it('counts notice in minutes that pass, also over the hour that is left out', () => {
  const now = new Date('2027-03-28T00:30:00Z');
  const rules = [noticeRule({ minMinutes: 60 })];
  // 00:30 on the wall; one hour on it shows 02:30.
  expect(codesOf(wall('2027-03-28T02:30', '2027-03-28T03:30', LISBON), given(rules, LISBON, { now }))).toEqual([]);
  expect(codesOf(wall('2027-03-28T02:29', '2027-03-28T03:29', LISBON), given(rules, LISBON, { now }))).toEqual([
    'rule.too_soon',
  ]);
});

it('counts the horizon in days of the wall, also over a change of the clocks', () => {
  const now = new Date('2026-10-24T23:30:00Z');
  const rules = [noticeRule({ maxDays: 1 })];
  // It is 00:30 on 25 October, a day of 25 hours: the 26th is the last day, to its end.
  expect(codesOf(wall('2026-10-26T23:45', '2026-10-27T00:45', LISBON), given(rules, LISBON, { now }))).toEqual([]);
  expect(codesOf(wall('2026-10-27T00:00', '2026-10-27T01:00', LISBON), given(rules, LISBON, { now }))).toEqual([
    'rule.too_far_ahead',
  ]);
});
