import { describe } from 'vitest';
import { goldenTable } from './testing-golden';
import { band, block, cap, percentOff, sets, tiers, WEEKDAYS } from './testing-prices';

// 1 June 2026 is a Monday. Amounts are cents of a euro, times those of Berlin, who asks is a visitor unless it says otherwise.

describe('meeting room: weekdays 9-18 12.00 an hour, else 8.00, at most 60.00 a day, members 20 % off all of it', () => {
  goldenTable(
    [
      sets('hour', 1200, { time: band('9-18'), weekdays: WEEKDAYS }),
      sets('hour', 800),
      cap('day', 6000),
      percentOff(20, { roles: ['member'] }),
    ],
    [
      ['2026-06-02 9-12', {}, [3600], '3 h x 12.00'],
      ['2026-06-02 16-20', {}, [2400, 1600], '2 h x 12.00 = 24.00, then 2 h x 8.00 = 16.00'],
      ['2026-06-02 9-14', {}, [6000], '5 h x 12.00 = 60.00, just the most of a day'],
      ['2026-06-02 9-18', {}, [6000], '9 h x 12.00 = 108.00, but at most 60.00'],
      [
        '2026-06-02 7-20',
        {},
        [686, 4628, 686],
        '16.00 + 108.00 + 16.00 = 140.00, brought to 60.00: 6.857, 46.286, 6.857; running sums 6.86, 53.14, 60.00',
      ],
      ['2026-06-06 9-12', {}, [2400], 'a Saturday: 3 h x 8.00'],
      ['2026-06-02 9-9:50', {}, [1000], '50/60 x 12.00'],
      ['2026-06-02 9-9:05', {}, [100], '5/60 x 12.00'],
      ['2026-06-02 17:50-18:10', {}, [200, 133], '10/60 x 12.00 = 2.00, 10/60 x 8.00 = 1.333; in all 3.33'],
      ['2026-06-02 9-12', { role: 'member' }, [2880], '36.00 less 7.20'],
      ['2026-06-02 9-18', { role: 'member' }, [4800], '108.00, at most 60.00, less a fifth: 12.00'],
      ['2026-06-05 22 - 2026-06-06 2', {}, [1600, 1600], '2 h x 8.00 on each side of midnight'],
      [
        '2026-06-01 9 - 2026-06-02 18',
        {},
        [4154, 1846, 2400, 3600],
        'Monday 108.00 + 48.00 = 156.00 to 60.00: 41.54 + 18.46; Tuesday 72.00 + 108.00 = 180.00 to 60.00: 24.00 + 36.00',
      ],
    ],
  );
});

describe('desk: 15.00 a half day of four hours, at most 25.00 a day, 100.00 a week', () => {
  goldenTable(
    [sets('half_day', 1500), cap('day', 2500), cap('week', 10_000)],
    [
      ['2026-06-02 9-12', { kind: 'desk' }, [1500], 'one half day, begun'],
      ['2026-06-02 9-13', { kind: 'desk' }, [1500], 'one half day, to the minute'],
      ['2026-06-02 9-13:01', { kind: 'desk' }, [2500], 'two half days 30.00, at most 25.00'],
      ['2026-06-02 8-20', { kind: 'desk' }, [2500], 'a day has two halves, not three: 30.00, at most 25.00'],
      [
        '2026-06-01 9 - 2026-06-03 12',
        { kind: 'desk' },
        [2500, 2500, 2500],
        'from 9, all day, until 12 (12 h): 3 x 25.00',
      ],
      ['2026-06-01 9 - 2026-06-03 3', { kind: 'desk' }, [2500, 2500, 1500], 'the last one only three hours: 15.00'],
      [
        '2026-06-01 0 - 2026-06-08 0',
        { kind: 'desk' },
        [1429, 1428, 1429, 1428, 1429, 1428, 1429],
        '7 x 25.00 = 175.00, at most 100.00: sevenths of 14.2857; running sums 14.29, 28.57, 42.86, 57.14, 71.43, 85.71, 100.00',
      ],
    ],
  );
});

describe('office: 40.00 a day, at most 180.00 a week and 600.00 a month, laid where they save most', () => {
  const office = { kind: 'private_office' } as const;
  goldenTable(
    [sets('day', 4000), cap('week', 18_000), cap('month', 60_000)],
    [
      ['2026-06-02 9-10', office, [4000], 'one hour of a day is a day'],
      ['2026-06-01 0 - 2026-06-05 0', office, [4000, 4000, 4000, 4000], '4 x 40.00 = 160.00, less than a week'],
      ['2026-06-01 0 - 2026-06-06 0', office, [3600, 3600, 3600, 3600, 3600], '5 x 40.00 = 200.00, a week is 180.00'],
      [
        '2026-06-01 0 - 2026-06-09 0',
        office,
        [2571, 2572, 2571, 2572, 2571, 2572, 2571, 4000],
        'a week and one day: 180.00 + 40.00 = 220.00; sevenths of 25.714',
      ],
    ],
  );
  goldenTable(
    [sets('week', 20_000)],
    [
      ['2026-06-01 0 - 2026-06-08 0', office, [20_000], 'seven days are one week'],
      [
        '2026-06-03 9 - 2026-06-10 10',
        office,
        [40_000],
        'Wednesday to Wednesday touches eight days: a second week is begun',
      ],
    ],
  );
  goldenTable(
    [sets('month', 60_000)],
    [
      ['2026-06-01 0 - 2026-07-01 0', office, [60_000], 'all of June'],
      [
        '2026-01-31 0 - 2026-02-28 0',
        office,
        [60_000],
        'from the 31st a month goes to the last day but one of February',
      ],
      ['2026-01-31 0 - 2026-03-01 0', office, [120_000], '28 February is the first day of the next'],
      ['2028-02-29 0 - 2028-03-29 0', office, [60_000], 'from a leap day to 28 March'],
    ],
  );
});

describe('hall: 9-18 30.00 an hour, evening 18-23 40.00 flat, Friday and Saturday nights 22-6 35.00 flat, else 10.00 an hour', () => {
  goldenTable(
    [
      block(3500, '22-6', { weekdays: [5, 6] }),
      block(4000, '18-23'),
      sets('hour', 3000, { time: band('9-18') }),
      sets('hour', 1000),
    ],
    [
      ['2026-06-02 17-20', {}, [3000, 4000], '1 h x 30.00, then the evening'],
      ['2026-06-02 19-20', {}, [4000], 'an hour of the evening is the evening'],
      ['2026-06-02 18-23', {}, [4000], 'all of the evening is no more'],
      ['2026-06-05 22 - 2026-06-06 6', {}, [3500], "Friday's night, once, although midnight lies in it"],
      ['2026-06-06 1-3', {}, [3500], "Saturday at 1 is still Friday's night"],
      ['2026-06-07 1-3', {}, [3500], "Sunday at 1 is Saturday's night"],
      ['2026-06-08 1-3', {}, [2000], "Monday at 1 would be Sunday's night, which has no flat price: 2 h x 10.00"],
      ['2026-06-05 21-23', {}, [4000, 3500], 'the evening until 22, then the night'],
      [
        '2026-06-02 20 - 2026-06-03 20',
        {},
        [4000, 1000, 9000, 27_000, 4000],
        "Tuesday's evening 40.00; 23-24 10.00; 0-9 90.00; 9-18 270.00; Wednesday's evening 40.00",
      ],
    ],
  );
});

describe('by length: first 2 h 10.00 an hour, up to 6 h 8.00, then 5.00', () => {
  goldenTable(
    [
      tiers('each_hour', 'day', [
        [2, 1000],
        [6, 800],
        [null, 500],
      ]),
    ],
    [
      ['2026-06-02 9-10', {}, [1000], '1 h x 10.00'],
      ['2026-06-02 9-12', {}, [2800], '2 x 10.00 + 1 x 8.00'],
      ['2026-06-02 9-17', {}, [6200], '2 x 10.00 + 4 x 8.00 + 2 x 5.00'],
      ['2026-06-02 22 - 2026-06-03 2', {}, [2000, 2000], 'each day begins anew: 2 x 10.00 twice'],
    ],
  );
  goldenTable(
    [
      tiers('whole', 'booking', [
        [1, 1200],
        [4, 3500],
        [24, 6000],
        [null, 15_000],
      ]),
    ],
    [
      ['2026-06-02 9-10', {}, [1200], 'up to 1 h'],
      ['2026-06-02 9-10:01', {}, [3500], 'up to 4 h'],
      ['2026-06-02 9-13', {}, [3500], '4 h, to the minute'],
      ['2026-06-02 22 - 2026-06-03 5', {}, [6000], '7 h: up to a day; midnight does not matter, it is one price'],
      ['2026-06-02 9 - 2026-06-04 9', {}, [15_000], 'longer than a day'],
    ],
  );
});
