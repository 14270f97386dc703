import { describe, expect, test } from 'vitest';
import type { LocalDateTime } from '@/kernel/zone';
import { expandRule } from './expand-rule';
import { parseRule } from './parse-rule';

/**
 * The examples of RFC 5545, section 3.8.5.3, that are not hourly or finer and use no BYYEARDAY or BYWEEKNO, as printed there:
 * DTSTART;TZID=America/New_York, 09:00 EDT is 13:00Z, 09:00 EST is 14:00Z.
 * `dates` is the beginning of the list; `total` its length where it ends.
 */
type Example = { title: string; start: string; rule: string; dates: string; total?: number; exdates?: LocalDateTime[] };

const EXAMPLES: Example[] = [
  {
    title: 'Daily for 10 occurrences',
    start: '1997-09-02',
    rule: 'FREQ=DAILY;COUNT=10',
    dates: '1997-09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11',
    total: 10,
  },
  {
    title: 'Daily until December 24, 1997',
    start: '1997-09-02',
    rule: 'FREQ=DAILY;UNTIL=19971224T000000Z',
    dates: '1997-09-02 09-03 09-04',
    total: 113,
  },
  {
    title: 'Every other day, forever',
    start: '1997-09-02',
    rule: 'FREQ=DAILY;INTERVAL=2',
    dates: '1997-09-02 09-04 09-06 09-08 09-10 09-12 09-14 09-16 09-18 09-20 09-22 09-24 09-26 09-28 09-30 10-02',
  },
  {
    title: 'Every 10 days, 5 occurrences',
    start: '1997-09-02',
    rule: 'FREQ=DAILY;INTERVAL=10;COUNT=5',
    dates: '1997-09-02 09-12 09-22 10-02 10-12',
    total: 5,
  },
  {
    title: 'Every day in January, for 3 years (yearly)',
    start: '1998-01-01',
    rule: 'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
    dates: '1998-01-01 01-02 01-03',
    total: 93,
  },
  {
    title: 'Every day in January, for 3 years (daily)',
    start: '1998-01-01',
    rule: 'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1',
    dates: '1998-01-01 01-02 01-03',
    total: 93,
  },
  {
    title: 'Weekly for 10 occurrences',
    start: '1997-09-02',
    rule: 'FREQ=WEEKLY;COUNT=10',
    dates: '1997-09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04',
    total: 10,
  },
  {
    title: 'Weekly until December 24, 1997',
    start: '1997-09-02',
    rule: 'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    dates: '1997-09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04 11-11 11-18 11-25 12-02 12-09 12-16 12-23',
    total: 17,
  },
  {
    title: 'Every other week, forever',
    start: '1997-09-02',
    rule: 'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    dates: '1997-09-02 09-16 09-30 10-14 10-28 11-11 11-25 12-09 12-23 1998-01-06 01-20 02-03 02-17',
  },
  {
    title: 'Weekly on Tuesday and Thursday for five weeks (until)',
    start: '1997-09-02',
    rule: 'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    dates: '1997-09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02',
    total: 10,
  },
  {
    title: 'Weekly on Tuesday and Thursday for five weeks (count)',
    start: '1997-09-02',
    rule: 'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    dates: '1997-09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02',
    total: 10,
  },
  {
    title: 'Every other week on Monday, Wednesday, and Friday until December 24, 1997',
    start: '1997-09-01',
    rule: 'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    dates:
      '1997-09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03 10-13 10-15 10-17 10-27 10-29 10-31 11-10 11-12 11-14 11-24 11-26 11-28 12-08 12-10 12-12 12-22',
    total: 25,
  },
  {
    title: 'Every other week on Tuesday and Thursday, for 8 occurrences',
    start: '1997-09-02',
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
    dates: '1997-09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16',
    total: 8,
  },
  {
    title: 'Monthly on the first Friday for 10 occurrences',
    start: '1997-09-05',
    rule: 'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    dates: '1997-09-05 10-03 11-07 12-05 1998-01-02 02-06 03-06 04-03 05-01 06-05',
    total: 10,
  },
  {
    title: 'Monthly on the first Friday until December 24, 1997',
    start: '1997-09-05',
    rule: 'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
    dates: '1997-09-05 10-03 11-07 12-05',
    total: 4,
  },
  {
    title: 'Every other month on the first and last Sunday of the month for 10 occurrences',
    start: '1997-09-07',
    rule: 'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    dates: '1997-09-07 09-28 11-02 11-30 1998-01-04 01-25 03-01 03-29 05-03 05-31',
    total: 10,
  },
  {
    title: 'Monthly on the second-to-last Monday of the month for 6 months',
    start: '1997-09-22',
    rule: 'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    dates: '1997-09-22 10-20 11-17 12-22 1998-01-19 02-16',
    total: 6,
  },
  {
    title: 'Monthly on the third-to-the-last day of the month, forever',
    start: '1997-09-28',
    rule: 'FREQ=MONTHLY;BYMONTHDAY=-3',
    dates: '1997-09-28 10-29 11-28 12-29 1998-01-29 02-26',
  },
  {
    title: 'Monthly on the 2nd and 15th of the month for 10 occurrences',
    start: '1997-09-02',
    rule: 'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    dates: '1997-09-02 09-15 10-02 10-15 11-02 11-15 12-02 12-15 1998-01-02 01-15',
    total: 10,
  },
  {
    title: 'Monthly on the first and last day of the month for 10 occurrences',
    start: '1997-09-30',
    rule: 'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    dates: '1997-09-30 10-01 10-31 11-01 11-30 12-01 12-31 1998-01-01 01-31 02-01',
    total: 10,
  },
  {
    title: 'Every 18 months on the 10th thru 15th of the month for 10 occurrences',
    start: '1997-09-10',
    rule: 'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
    dates: '1997-09-10 09-11 09-12 09-13 09-14 09-15 1999-03-10 03-11 03-12 03-13',
    total: 10,
  },
  {
    title: 'Every Tuesday, every other month',
    start: '1997-09-02',
    rule: 'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    dates:
      '1997-09-02 09-09 09-16 09-23 09-30 11-04 11-11 11-18 11-25 1998-01-06 01-13 01-20 01-27 03-03 03-10 03-17 03-24 03-31',
  },
  {
    title: 'Yearly in June and July for 10 occurrences',
    start: '1997-06-10',
    rule: 'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    dates: '1997-06-10 07-10 1998-06-10 07-10 1999-06-10 07-10 2000-06-10 07-10 2001-06-10 07-10',
    total: 10,
  },
  {
    title: 'Every other year on January, February, and March for 10 occurrences',
    start: '1997-03-10',
    rule: 'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    dates: '1997-03-10 1999-01-10 02-10 03-10 2001-01-10 02-10 03-10 2003-01-10 02-10 03-10',
    total: 10,
  },
  {
    title: 'Every 20th Monday of the year, forever',
    start: '1997-05-19',
    rule: 'FREQ=YEARLY;BYDAY=20MO',
    dates: '1997-05-19 1998-05-18 1999-05-17',
  },
  {
    title: 'Every Thursday in March, forever',
    start: '1997-03-13',
    rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
    dates: '1997-03-13 03-20 03-27 1998-03-05 03-12 03-19 03-26 1999-03-04 03-11 03-18 03-25',
  },
  {
    title: 'Every Thursday, but only during June, July, and August, forever',
    start: '1997-06-05',
    rule: 'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
    dates:
      '1997-06-05 06-12 06-19 06-26 07-03 07-10 07-17 07-24 07-31 08-07 08-14 08-21 08-28 1998-06-04 06-11 06-18 06-25 07-02',
  },
  {
    title: 'Every Friday the 13th, forever',
    start: '1997-09-02',
    rule: 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    exdates: ['1997-09-02T09:00'],
    dates: '1998-02-13 03-13 11-13 1999-08-13 2000-10-13',
  },
  {
    title: 'The first Saturday that follows the first Sunday of the month, forever',
    start: '1997-09-13',
    rule: 'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    dates: '1997-09-13 10-11 11-08 12-13 1998-01-10 02-07 03-07 04-11 05-09 06-13',
  },
  {
    title: 'Every 4 years, the first Tuesday after a Monday in November, forever',
    start: '1996-11-05',
    rule: 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    dates: '1996-11-05 2000-11-07 2004-11-02',
  },
  {
    title: 'The third instance into the month of one of Tuesday, Wednesday, or Thursday, for the next 3 months',
    start: '1997-09-04',
    rule: 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
    dates: '1997-09-04 10-07 11-06',
    total: 3,
  },
  {
    title: 'The second-to-last weekday of the month',
    start: '1997-09-29',
    rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    dates: '1997-09-29 10-30 11-27 12-30 1998-01-29 02-26 03-30',
  },
  {
    title: 'WKST=MO matters',
    start: '1997-08-05',
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    dates: '1997-08-05 08-10 08-19 08-24',
    total: 4,
  },
  {
    title: 'WKST=SU matters',
    start: '1997-08-05',
    rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    dates: '1997-08-05 08-17 08-19 08-31',
    total: 4,
  },
  {
    title: 'An invalid date (February 30) is ignored',
    start: '2007-01-15',
    rule: 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
    dates: '2007-01-15 01-30 02-15 03-15 03-30',
    total: 5,
  },
];

/** `1997-09-02 09-03 1998-01-02`: the year carries over. */
function localStartsOf(dates: string): string[] {
  let year = '';
  return dates.split(' ').map((date) => {
    const own = /^\d{4}/.exec(date)?.[0];
    year = own ?? year;
    return `${own ? date : `${year}-${date}`}T09:00`;
  });
}

/** Daylight time from the first Sunday of April to the last of October: the rule of the years in question. */
function hourInNewYork(localStart: string): number {
  const day = new Date(`${localStart.slice(0, 10)}T00:00:00Z`);
  const year = day.getUTCFullYear();
  const april = new Date(Date.UTC(year, 3, 1));
  april.setUTCDate(1 + ((7 - april.getUTCDay()) % 7));
  const october = new Date(Date.UTC(year, 9, 31));
  october.setUTCDate(31 - october.getUTCDay());
  return day >= april && day < october ? 13 : 14;
}

describe('RFC 5545, 3.8.5.3', () => {
  test.each(EXAMPLES)('$title: $rule', ({ start, rule: text, dates, total, exdates }) => {
    const parsed = parseRule(text);
    if (!parsed.ok) throw new Error(parsed.reason);
    const expected = localStartsOf(dates);
    const found = expandRule({
      localStart: `${start}T09:00`,
      timeZone: 'America/New_York',
      rule: parsed.rule,
      durationMinutes: 60,
      exdates,
      ...(total === undefined ? { limit: expected.length } : {}),
    });
    expect(found.slice(0, expected.length).map(({ localStart }) => localStart)).toEqual(expected);
    if (total !== undefined) expect(found).toHaveLength(total);
    if (start < '2007') {
      const instants = found.map(({ localStart: at }) => `${at.slice(0, 10)}T${hourInNewYork(at)}:00:00.000Z`);
      expect(found.map(({ startsAt }) => startsAt.toISOString())).toEqual(instants);
    }
  });
});
