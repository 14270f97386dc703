import { describe } from 'vitest';
import { goldenTable } from './testing-golden';
import {
  amountOf,
  band,
  cap,
  floorId,
  free,
  groupId,
  minimum,
  percentOff,
  percentOn,
  placeId,
  planId,
  sets,
  teamId,
  WEEKEND,
} from './testing-prices';

describe('10.00 an hour, by when it is booked: under 2 h before 30 % off, 30 days and more before 10 % off', () => {
  goldenTable(
    [
      sets('hour', 1000),
      percentOff(30, { lead: { from: null, to: 120 } }),
      percentOff(10, { lead: { from: 43_200, to: null } }),
    ],
    [
      ['2026-06-02 9-12', { now: '2026-06-02T05:01:00Z' }, [2100], 'booked 7:01, 119 min before: 30.00 less 9.00'],
      ['2026-06-02 9-12', { now: '2026-06-02T05:00:00Z' }, [3000], 'booked 7:00, two hours before: no less than two'],
      ['2026-06-02 9-12', { now: '2026-05-03T07:00:00Z' }, [2700], '30 days before, to the minute: less 3.00'],
      ['2026-06-02 9-12', { now: '2026-05-03T07:01:00Z' }, [3000], 'a minute later'],
    ],
  );
});

describe('event: 200.00 each, 5.00 a guest on, cleaning 15.00 on, from 11 guests 10 % on, weekends 50.00 a day on', () => {
  goldenTable(
    [
      sets('booking', 20_000),
      amountOf('on', 'guest', 500),
      percentOn(10, { guests: { from: 11, to: null } }),
      amountOf('on', 'booking', 1500),
      amountOf('on', 'day', 5000, { weekdays: WEEKEND }),
    ],
    [
      ['2026-06-02 9-12', {}, [21_500], '200.00 + cleaning 15.00'],
      ['2026-06-02 9-12', { guests: 10 }, [26_500], '200.00 + 50.00 + 15.00'],
      ['2026-06-02 9-12', { guests: 11 }, [29_550], '(200.00 + 55.00) x 1.10 = 280.50, + 15.00'],
      ['2026-06-06 9-12', {}, [26_500], '200.00 + 15.00 + Saturday 50.00'],
      ['2026-06-05 18 - 2026-06-07 12', {}, [31_500], '200.00 + 15.00 + Saturday and Sunday 100.00'],
    ],
  );
});

describe('10.00 an hour, 2.00 off an hour before 9, 5.00 off the booking on Mondays, at least 8.00', () => {
  goldenTable(
    [
      sets('hour', 1000),
      amountOf('off', 'hour', 200, { time: band('0-9') }),
      amountOf('off', 'booking', 500, { weekdays: [1] }),
      minimum(800),
    ],
    [
      ['2026-06-02 7-10', {}, [1600, 1000], '2 x (10.00 - 2.00), 1 x 10.00'],
      ['2026-06-01 10-12', {}, [1500], '20.00 less 5.00'],
      ['2026-06-01 10-10:15', {}, [800], '2.50 less 5.00 is nothing, never less; at least 8.00'],
      ['2026-06-02 10-10:30', {}, [800], '5.00, at least 8.00'],
      ['2026-06-02 8:45-9:15', {}, [356, 444], '2.00 + 2.50 = 4.50, raised to 8.00: 3.556 + 4.444'],
    ],
  );
});

describe('who and where: the narrower line stands first', () => {
  goldenTable(
    [
      sets('hour', 2000, { resourceIds: [placeId(7)] }),
      free('sets', { planIds: [planId(1)] }, { thenStop: true }),
      sets('hour', 500, { groupIds: [groupId(1)] }),
      sets('hour', 1500, { floorIds: [floorId(2)] }),
      sets('hour', 1000),
      percentOff(50, { teamIds: [teamId(1)] }, { thenStop: true }),
      percentOff(10, { roles: ['member', 'host'] }),
      percentOff(5, { recurring: true }),
      percentOn(25, { fullness: { from: 80, to: null } }),
    ],
    [
      ['2026-06-02 9-11', {}, [2000], '2 x 10.00'],
      ['2026-06-02 9-11', { resourceId: placeId(7) }, [4000], 'its own price: 2 x 20.00'],
      ['2026-06-02 9-11', { resourceId: placeId(7), planId: planId(1) }, [4000], 'its own price stands above the plan'],
      ['2026-06-02 9-11', { planId: planId(1), fullness: 90 }, [0], 'free with the plan, and nothing further counts'],
      ['2026-06-02 9-11', { groupIds: [groupId(2), groupId(1)] }, [1000], 'of the group: 2 x 5.00'],
      ['2026-06-02 9-11', { floorId: floorId(2) }, [3000], 'upstairs: 2 x 15.00'],
      [
        '2026-06-02 9-11',
        { role: 'member', teamId: teamId(1) },
        [1000],
        'the team pays half, and its 10 % do not come on top',
      ],
      ['2026-06-02 9-11', { role: 'member', recurring: true }, [1710], '20.00 x 0.9 = 18.00, x 0.95 = 17.10'],
      ['2026-06-02 9-11', { fullness: 79 }, [2000], 'not full yet'],
      ['2026-06-02 9-11', { fullness: 80 }, [2500], 'nearly full: + 25 %'],
      [
        '2026-06-02 9-11',
        { role: 'host', recurring: true, fullness: 100 },
        [2138],
        '17.10 x 1.25 = 21.375, a half away from zero',
      ],
    ],
  );
});

describe('seasons: summer and the turn of the year; a date range above both', () => {
  goldenTable(
    [
      sets('day', 9900, { dates: { from: '2026-08-10', to: '2026-08-14' } }),
      sets('day', 3000, { season: { from: '07-01', to: '08-31' } }),
      sets('day', 1500, { season: { from: '12-20', to: '01-06' } }),
      sets('day', 2000),
    ],
    [
      ['2026-06-30 9 - 2026-07-01 9', {}, [2000, 3000], 'the last day of June, the first of summer'],
      ['2027-08-31 9 - 2027-09-01 9', {}, [3000, 2000], 'every year, its last day too'],
      ['2026-08-09 9 - 2026-08-10 9', {}, [3000, 9900], 'the fair of that one year'],
      ['2027-08-10 9-10', {}, [3000], 'and not of the next'],
      ['2026-12-19 9 - 2026-12-20 9', {}, [2000, 1500], 'begins'],
      ['2027-01-06 9 - 2027-01-07 9', {}, [1500, 2000], 'ends, over New Year'],
    ],
  );
});

describe('a most by day before or after the discount: the order of the list decides', () => {
  const off = percentOff(50, { roles: ['member'] });
  const member = { role: 'member' } as const;
  goldenTable(
    [sets('hour', 1000), cap('day', 4000), off],
    [['2026-06-02 9-17', member, [2000], '80.00, at most 40.00, half of it']],
  );
  goldenTable(
    [sets('hour', 1000), off, cap('day', 4000)],
    [['2026-06-02 9-17', member, [4000], '80.00, half of it 40.00, just the most']],
  );
  goldenTable(
    [sets('day', 6000), percentOff(50, { time: band('18-22') }), percentOn(10, { time: band('20-22') })],
    [
      ['2026-06-02 18-20', {}, [3000], 'a day is sold whole; all of it in the evening: half'],
      ['2026-06-02 17-20', {}, [6000], 'an hour before the evening: what takes off must match all of it'],
      ['2026-06-02 17-21', {}, [6600], 'what comes on needs to match some of it'],
    ],
  );
});
