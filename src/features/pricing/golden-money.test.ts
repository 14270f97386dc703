import { describe } from 'vitest';
import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';
import type { TaxSettings } from './pricing.contract';
import { goldenTable } from './testing-golden';
import { band, cap, percentOff, sets } from './testing-prices';

const VAT: TaxSettings = {
  mode: 'inclusive',
  categories: [
    { id: 'standard', name: 'VAT', percent: 19 },
    { id: 'reduced', name: 'VAT reduced', percent: 7 },
  ],
  byKind: { parking: 'reduced' },
  otherwise: 'standard',
};

describe('taxes', () => {
  goldenTable(
    [sets('hour', 1000)],
    [
      ['2026-06-02 9-11', {}, [2000], '20.00 with tax in it: 20.00 x 19/119 = 3.193', { tax: [319], total: 2000 }],
      ['2026-06-02 9-11', { kind: 'parking' }, [2000], '20.00 x 7/107 = 1.308', { tax: [131], total: 2000 }],
      ['2026-06-02 9-11', { taxExempt: true }, [2000], 'exempt: 20.00 less 3.19', { tax: [0], total: 1681 }],
    ],
    { taxes: VAT },
  );
  goldenTable(
    [sets('hour', 1000)],
    [
      ['2026-06-02 9-11', {}, [2000], 'tax on top: 20.00 x 0.19 = 3.80', { tax: [380], total: 2380 }],
      ['2026-06-02 9-9:15', {}, [250], '2.50 x 0.19 = 0.475, a half away from zero', { tax: [48], total: 298 }],
      ['2026-06-02 9-11', { taxExempt: true }, [2000], 'exempt: nothing on top', { tax: [0], total: 2000 }],
    ],
    { taxes: { ...VAT, mode: 'exclusive' } },
  );
  goldenTable(
    [sets('hour', 333, { weekdays: [1] }, { tax: 'reduced' }), sets('hour', 333)],
    [
      [
        '2026-06-01 22 - 2026-06-02 2',
        {},
        [666, 666],
        'each category once: 6.66 x 0.07 = 0.4662, 6.66 x 0.19 = 1.2654',
        { tax: [47, 127], total: 1506 },
      ],
    ],
    { taxes: { ...VAT, mode: 'exclusive' } },
  );
});

describe('yen have no cents: 1000 an hour, at most 5000 a day, members 15 % off', () => {
  goldenTable(
    [sets('hour', 1000), cap('day', 5000), percentOff(15, { roles: ['member'] })],
    [
      ['2026-06-02 9-9:20', {}, [333], '333.33 is 333'],
      ['2026-06-02 9-9:50', {}, [833], '833.33'],
      ['2026-06-02 9-18', { role: 'member' }, [4250], '9000, at most 5000, less 750', { total: 4250, tax: [425] }],
    ],
    {
      currency: 'JPY',
      taxes: { ...VAT, mode: 'inclusive', categories: [{ id: 'standard', name: 'Tax', percent: 11.11 }] },
    },
  );
});

const bucket = (id: string, more: Partial<CreditBucket>): CreditBucket => ({
  id,
  name: id,
  source: 'time',
  unit: 'minutes',
  left: 0,
  covers: { from: null, to: null },
  expiresAt: null,
  kinds: [],
  resourceIds: [],
  ...more,
});
const soon = new Date('2026-06-30T22:00:00Z');
const later = new Date('2026-12-31T23:00:00Z');

describe('credits in hours: an allowance of 2 h for June and one for July, 3 h bought for meeting rooms until December', () => {
  goldenTable(
    [sets('hour', 1000)],
    [
      ['2026-06-02 9-10', {}, [1000], '1 h of June', { used: [['june', 60, 1000]], total: 0 }],
      [
        '2026-06-02 9-12',
        {},
        [3000],
        '2 h of June, 1 h bought',
        {
          used: [
            ['june', 120, 2000],
            ['bought', 60, 1000],
          ],
          total: 0,
        },
      ],
      [
        '2026-06-02 9-15',
        {},
        [6000],
        '2 h of June, 3 h bought, 1 h to pay',
        {
          used: [
            ['june', 120, 2000],
            ['bought', 180, 3000],
          ],
          total: 1000,
          dueNow: 1000,
        },
      ],
      ['2026-07-02 9-11', {}, [2000], "July's, not June's", { used: [['july', 120, 2000]], total: 0 }],
      [
        '2026-06-30 23 - 2026-07-01 1',
        {},
        [1000, 1000],
        'an hour of each month',
        {
          used: [
            ['june', 60, 1000],
            ['july', 60, 1000],
          ],
          total: 0,
        },
      ],
      [
        '2026-06-02 9-12',
        { kind: 'desk' },
        [3000],
        'the bought ones are for rooms: 1 h to pay',
        { used: [['june', 120, 2000]], total: 1000 },
      ],
      [
        '2026-09-01 9-14',
        {},
        [5000],
        'no allowance in September: 3 h bought',
        { used: [['bought', 180, 3000]], total: 2000 },
      ],
    ],
    {},
    [
      bucket('bought', { left: 180, kinds: ['meeting_room'], expiresAt: later }),
      bucket('july', {
        source: 'allowance',
        left: 120,
        covers: { from: '2026-07-01', to: '2026-07-31' },
        expiresAt: new Date('2026-07-31T22:00:00Z'),
      }),
      bucket('june', {
        source: 'allowance',
        left: 120,
        covers: { from: '2026-06-01', to: '2026-06-30' },
        expiresAt: soon,
      }),
    ],
  );
});

describe('a day at 25.00 with hours, with a pass of days, with money', () => {
  const day = [sets('day', 2500)];
  goldenTable(
    day,
    [
      [
        '2026-06-02 9-17',
        {},
        [2500],
        '3 h of 8 pay 3/8 of it: 9.375, a half away',
        { used: [['h', 180, 938]], total: 1562 },
      ],
    ],
    {},
    [bucket('h', { left: 180 })],
  );
  const pass = (left: number): CreditBucket => bucket('pass', { source: 'pass', unit: 'half_days', left });
  goldenTable(
    day,
    [
      [
        '2026-06-02 9-13',
        {},
        [2500],
        'four hours are one half, and it pays them all',
        { used: [['pass', 1, 2500]], total: 0 },
      ],
      ['2026-06-02 9-17', {}, [2500], 'a long day is two halves', { used: [['pass', 2, 2500]], total: 0 }],
      [
        '2026-06-02 9 - 2026-06-03 17',
        {},
        [2500, 2500],
        'two halves for the first, the last half pays half of the second',
        {
          used: [
            ['pass', 2, 2500],
            ['pass', 1, 1250],
          ],
          total: 1250,
        },
      ],
    ],
    {},
    [pass(3)],
  );
  goldenTable(
    [sets('hour', 1, { time: band('0-5') }), sets('hour', 1)],
    [
      [
        '2026-06-02 3:45-5:15',
        {},
        [1, 1],
        '38 of 75 minutes at 0.01 an hour pay its coin; the half day pays the other, not the 37 minutes that cost nothing',
        {
          used: [
            ['minutes', 38, 1],
            ['pass', 1, 1],
          ],
          total: 0,
        },
      ],
    ],
    {},
    [bucket('minutes', { left: 38, expiresAt: later }), pass(1)],
  );
  goldenTable(
    day,
    [
      [
        '2026-06-02 9-17',
        {},
        [2500],
        '20.00 that expire first, then 5.00 of the 100.00',
        {
          used: [
            ['gift', 2000, 2000],
            ['deposit', 500, 500],
          ],
          total: 2500,
          dueNow: 0,
        },
      ],
    ],
    {},
    [
      bucket('deposit', { source: 'money', unit: 'money', left: 10_000 }),
      bucket('gift', { source: 'money', unit: 'money', left: 2000, expiresAt: later }),
      bucket('old', { source: 'money', unit: 'money', left: 2000, expiresAt: new Date('2025-12-31T00:00:00Z') }),
    ],
  );
  goldenTable(
    day,
    [
      [
        '2026-06-02 9-17',
        {},
        [2500],
        '2 h of 8 pay 6.25; 18.75 + 19 % = 22.3125; 10.00 of money; 12.31 to pay',
        {
          used: [
            ['h', 120, 625],
            ['m', 1000, 1000],
          ],
          tax: [356],
          total: 2231,
          dueNow: 1231,
        },
      ],
    ],
    { taxes: { ...VAT, mode: 'exclusive' } },
    [bucket('m', { source: 'money', unit: 'money', left: 1000, expiresAt: soon }), bucket('h', { left: 120 })],
  );
});

describe('30 % at once, the rest seven days before', () => {
  const payment = { nowPercent: 30, restDaysBefore: 7 };
  goldenTable(
    [sets('hour', 1115)],
    [
      [
        '2026-06-20 9-10',
        { now: '2026-06-01T08:00:00Z' },
        [1115],
        '3.345 is 3.35 now, 7.80 later',
        { dueNow: 335, dueLater: 780 },
      ],
      [
        '2026-06-20 9-10',
        { now: '2026-06-13T07:00:00Z' },
        [1115],
        'within the seven days: all at once',
        { dueNow: 1115, dueLater: 0 },
      ],
    ],
    { payment },
  );
});
