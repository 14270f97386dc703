import { describe, expect, test } from 'vitest';
import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import { parseRule } from './parse-rule';
import { formatRule } from './recurrence-rule';
import { shiftPart } from './shift-part';
import type { SeriesPart } from './series-part';

const partOf = (localStart: LocalDateTime, text: string, timeZone = 'Europe/Lisbon'): SeriesPart => {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return { localStart, timeZone, rule: parsed.rule, exdates: [], rdates: [] };
};
const local = (text: string) => (text.includes('T') ? text : `${text}T09:00`) as LocalDateTime;
const shifted = (start: string, text: string, to: string, timeZone?: string) => {
  const { part, derivedAgain } = shiftPart(partOf(local(start), `FREQ=${text}`, timeZone), local(to));
  return { part, derivedAgain, rule: formatRule(part.rule, part.timeZone).replace('FREQ=', '') };
};
const datesOf = (part: SeriesPart) =>
  expandRule({ ...part, durationMinutes: 60, limit: 50 }).map((one) => one.localStart.slice(0, 10));

/** Reasoned from a calendar before the code was written. 23 November 2026 is a Monday. */
describe('a rule that can say the shifted dates', () => {
  test.each([
    // Another time of day leaves the days alone.
    ['2026-11-23', 'WEEKLY;BYDAY=MO,WE', '2026-11-23T10:30', 'WEEKLY;BYDAY=MO,WE'],
    ['2026-12-08', 'MONTHLY;BYDAY=2TU', '2026-12-08T10:30', 'MONTHLY;BYDAY=2TU'],
    ['2026-11-23', 'WEEKLY;BYDAY=MO,WE', '2026-11-24', 'WEEKLY;BYDAY=TU,TH'],
    ['2026-11-24', 'WEEKLY', '2026-11-26', 'WEEKLY'],
    ['2026-11-23', 'WEEKLY;BYDAY=MO,FR', '2026-11-26', 'WEEKLY;BYDAY=MO,TH'],
    ['2026-11-23', 'WEEKLY;INTERVAL=2;BYDAY=MO,WE', '2026-11-24', 'WEEKLY;INTERVAL=2;BYDAY=TU,TH'],
    // Monday and Friday of one week become Thursday and the Monday after it: their week now begins on Thursday.
    ['2026-11-23', 'WEEKLY;INTERVAL=2;BYDAY=MO,FR', '2026-11-26', 'WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=TH'],
    ['2026-11-23', 'WEEKLY;INTERVAL=2;BYDAY=MO,WE', '2026-11-22', 'WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU'],
    ['2026-11-24', 'WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-29', 'WEEKLY;INTERVAL=2;BYDAY=SU'],
    ['2026-11-23', 'WEEKLY;INTERVAL=2;BYDAY=MO,WE', '2026-11-30', 'WEEKLY;INTERVAL=2;BYDAY=MO,WE'],
    ['2026-11-23', 'DAILY;INTERVAL=3', '2026-11-24', 'DAILY;INTERVAL=3'],
    ['2026-11-23', 'DAILY;BYDAY=MO,TU,WE,TH,FR', '2026-11-24', 'DAILY;BYDAY=TU,WE,TH,FR,SA'],
    ['2026-11-24', 'MONTHLY;BYDAY=TU', '2026-11-25', 'MONTHLY;BYDAY=WE'],
    ['2026-12-15', 'MONTHLY;BYMONTHDAY=15', '2026-12-18', 'MONTHLY;BYMONTHDAY=18'],
    ['2026-12-15', 'MONTHLY', '2026-12-18', 'MONTHLY;BYMONTHDAY=18'],
    ['2026-12-02', 'MONTHLY;BYMONTHDAY=2,22', '2026-12-03', 'MONTHLY;BYMONTHDAY=3,23'],
    ['2026-12-31', 'MONTHLY;BYMONTHDAY=-1', '2026-12-29', 'MONTHLY;BYMONTHDAY=-3'],
    ['2026-11-13', 'MONTHLY;BYMONTHDAY=13;BYDAY=FR', '2026-11-14', 'MONTHLY;BYMONTHDAY=14;BYDAY=SA'],
    ['2027-01-29', 'MONTHLY;BYMONTH=1,3;BYMONTHDAY=29', '2027-01-31', 'MONTHLY;BYMONTH=1,3;BYMONTHDAY=31'],
    ['2027-03-03', 'YEARLY', '2027-03-05', 'YEARLY;BYMONTH=3;BYMONTHDAY=5'],
    ['2027-03-30', 'YEARLY', '2027-04-02', 'YEARLY;BYMONTH=4;BYMONTHDAY=2'],
    ['2026-12-31', 'YEARLY;INTERVAL=2', '2027-01-01', 'YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=1'],
    ['2027-06-24', 'YEARLY;BYMONTH=6,7', '2027-06-26', 'YEARLY;BYMONTH=6,7;BYMONTHDAY=26'],
  ])('%s %s moved to %s: %s', (start, text, to, expected) => {
    expect(shifted(start, text, to)).toMatchObject({ rule: expected, derivedAgain: false });
  });

  test('every two weeks on Monday and Friday, three days later', () => {
    const { part } = shifted('2026-11-23', 'WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4', '2026-11-26');
    expect(datesOf(part)).toEqual(['2026-11-26', '2026-11-30', '2026-12-10', '2026-12-14']);
  });
});

describe('a rule that is derived again', () => {
  test.each([
    ['2026-12-08', 'MONTHLY;BYDAY=2TU', '2026-12-09', 'MONTHLY;BYDAY=2WE'],
    ['2026-12-08', 'MONTHLY;BYDAY=2TU', '2026-12-15', 'MONTHLY;BYDAY=3TU'],
    // Thursday the 26th is in the last seven days of November, Friday the 20th is not.
    ['2026-11-27', 'MONTHLY;BYDAY=-1FR', '2026-11-26', 'MONTHLY;BYDAY=-1TH'],
    ['2026-11-27', 'MONTHLY;BYDAY=-1FR', '2026-11-20', 'MONTHLY;BYDAY=3FR'],
    // A fifth Monday is the last.
    ['2026-11-24', 'MONTHLY;BYDAY=4TU', '2026-11-30', 'MONTHLY;BYDAY=-1MO'],
    ['2026-12-07', 'MONTHLY;BYDAY=1MO,3MO', '2026-12-01', 'MONTHLY;BYDAY=1TU,3TU'],
    ['2026-12-07', 'MONTHLY;BYDAY=1MO,3MO', '2026-12-14', 'MONTHLY;BYDAY=2MO,3MO'],
    ['2026-12-01', 'MONTHLY;INTERVAL=2;BYDAY=1TU', '2027-01-05', 'MONTHLY;INTERVAL=2;BYDAY=1TU'],
    ['2026-12-15', 'MONTHLY;BYMONTHDAY=15', '2026-12-30', 'MONTHLY;BYMONTHDAY=30'],
    ['2026-12-15', 'MONTHLY;BYMONTHDAY=15', '2027-01-15', 'MONTHLY;BYMONTHDAY=15'],
    ['2026-12-30', 'MONTHLY;BYMONTHDAY=30', '2027-01-02', 'MONTHLY;BYMONTHDAY=2'],
    ['2026-12-02', 'MONTHLY;BYMONTHDAY=2,22', '2026-12-15', 'MONTHLY;BYMONTHDAY=15,22'],
    ['2026-11-30', 'MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-11-27', 'MONTHLY;BYDAY=-1FR'],
    ['2026-11-24', 'MONTHLY;INTERVAL=2;BYDAY=TU', '2026-11-25', 'MONTHLY;INTERVAL=2;BYDAY=WE'],
    ['2027-02-27', 'YEARLY;BYMONTH=2;BYMONTHDAY=27', '2027-03-01', 'YEARLY;BYMONTH=3;BYMONTHDAY=1'],
    ['2027-04-04', 'YEARLY;BYMONTH=4;BYDAY=1SU', '2027-04-05', 'YEARLY;BYMONTH=4;BYDAY=1MO'],
    ['2027-04-04', 'YEARLY;BYMONTH=4;BYDAY=1SU', '2027-05-02', 'YEARLY;BYMONTH=5;BYDAY=1SU'],
    ['2027-05-17', 'YEARLY;BYDAY=20MO', '2027-05-25', 'YEARLY;BYDAY=21TU'],
    ['2026-11-26', 'WEEKLY;BYMONTH=11;BYDAY=TH', '2026-12-01', 'WEEKLY;BYMONTH=12;BYDAY=TU'],
    ['2027-01-31', 'DAILY;BYMONTH=1', '2027-02-01', 'DAILY;BYMONTH=2'],
    ['2026-11-13', 'DAILY;BYMONTHDAY=13', '2026-11-15', 'DAILY;BYMONTHDAY=15'],
  ])('%s %s moved to %s: %s', (start, text, to, expected) => {
    expect(shifted(start, text, to)).toMatchObject({ rule: expected, derivedAgain: true });
  });

  test('its exceptions follow their dates, and its last one stays the last', () => {
    // The last Fridays of November and December; the last Thursday of December is the 31st.
    const friday = partOf('2026-11-27T09:00', 'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261225');
    const { part } = shiftPart(
      { ...friday, exdates: [local('2026-12-25')], rdates: [local('2026-12-02')] },
      local('2026-11-26'),
    );
    expect(part.exdates).toEqual([local('2026-12-31')]);
    expect(part.rdates).toEqual([local('2026-12-01')]);
    expect(formatRule(part.rule, part.timeZone)).toBe('FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20261231T235959Z');
  });
});

describe('the end moves along', () => {
  test.each([
    ['2026-11-24', 'UNTIL=20261215', '2026-11-25', 'Europe/Lisbon', '20261216T235959Z', 4],
    ['2026-11-24', 'UNTIL=20261215T090000Z', '2026-11-24T10:30', 'Europe/Lisbon', '20261215T103000Z', 4],
    ['2026-11-24', 'UNTIL=20261215T235959Z', '2026-11-24T10:30', 'Europe/Lisbon', '20261215T235959Z', 4],
    ['2026-11-24', 'UNTIL=20261215', '2026-11-25', 'Asia/Kathmandu', '20261216T181459Z', 4],
    ['2026-11-24', 'UNTIL=20261215', '2026-11-25', 'America/St_Johns', '20261217T032959Z', 4],
    // 02:15 on 4 October 2026 is 02:45 there, at +11; the last second before the change is at +10:30.
    ['2026-09-26T02:15', 'UNTIL=20261002T154500Z', '2026-09-27T02:15', 'Australia/Lord_Howe', '20261003T154500Z', 2],
    // 00:30 on 24 April 2026 is 01:30 there.
    ['2026-04-16T00:30', 'UNTIL=20260423', '2026-04-17T00:30', 'Africa/Cairo', '20260424T205959Z', 2],
    // There was no 30 December 2011: nine o'clock of that day is nine o'clock of the 31st.
    ['2011-12-15', 'UNTIL=20111229', '2011-12-16', 'Pacific/Apia', '20111231T095959Z', 3],
    ['2011-12-16', 'UNTIL=20111231', '2011-12-15', 'Pacific/Apia', '20111230T095959Z', 3],
  ])('weekly from %s, %s, moved to %s in %s ends %s', (start, end, to, zone, until, count) => {
    const { part, rule } = shifted(start, `WEEKLY;${end}`, to, zone);
    expect(rule).toBe(`WEEKLY;UNTIL=${until}`);
    expect(datesOf(part)).toHaveLength(count);
  });
});

test('from an extra date on, all move as it does, also over midnight', () => {
  const tuesdays = {
    ...partOf('2026-12-08T23:30', 'FREQ=WEEKLY;BYDAY=TU;COUNT=2'),
    rdates: [local('2026-12-03T14:00')],
  };
  const { part } = shiftPart(tuesdays, local('2026-12-04T15:00'));
  expect(part).toMatchObject({ localStart: '2026-12-10T00:30', rdates: ['2026-12-04T15:00'] });
  expect(formatRule(part.rule, part.timeZone)).toBe('FREQ=WEEKLY;BYDAY=TH;COUNT=2');
});

test('moved nowhere is the same', () => {
  const part = partOf('2026-12-08T09:00', 'FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270301');
  expect(shiftPart(part, '2026-12-08T09:00')).toEqual({ part, derivedAgain: false });
});
