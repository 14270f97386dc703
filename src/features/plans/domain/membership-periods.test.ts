import { describe, expect, it } from 'vitest';
import { addDays } from '@/kernel/zone';
import { membershipOf, planFrom } from '../testing-plans';
import { differenceOf, duesOf, isSmaller, nextChargeOf } from './membership-dues';
import { type Membership, nextPeriodOn, periodsOf, standingOn, withPlan } from './membership-periods';
import { addMonths, shareOf, wholePeriodAt } from './period-grid';
import { earliestEnd } from './when-it-ends';

const flex = planFrom('Flex', '2027-01-10');
const calendar = { calendar: true };
/** Each period with its last date and its fee. */
const told = (membership: Membership, upTo: string) =>
  periodsOf(membership, upTo).map(({ from, to, fee, state }) => [from, addDays(to, -1), fee, state]);

const GOLDEN: [string, Membership, string, unknown[]][] = [
  [
    'months from any day',
    membershipOf([flex]),
    '2027-03-09',
    [
      ['2027-01-10', '2027-02-09', 3100, 'runs'],
      ['2027-02-10', '2027-03-09', 3100, 'runs'],
    ],
  ],
  [
    'months from the 31st end with shorter months, and come back to it',
    membershipOf([planFrom('Flex', '2027-01-31')]),
    '2027-04-30',
    [
      ['2027-01-31', '2027-02-27', 3100, 'runs'],
      ['2027-02-28', '2027-03-30', 3100, 'runs'],
      ['2027-03-31', '2027-04-29', 3100, 'runs'],
      ['2027-04-30', '2027-05-30', 3100, 'runs'],
    ],
  ],
  [
    'the same in a leap year',
    membershipOf([planFrom('Flex', '2028-01-31')]),
    '2028-02-29',
    [
      ['2028-01-31', '2028-02-28', 3100, 'runs'],
      ['2028-02-29', '2028-03-30', 3100, 'runs'],
    ],
  ],
  [
    'years from 29 February',
    membershipOf([planFrom('Year', '2028-02-29', { every: 'year', price: 36500 })]),
    '2030-01-01',
    [
      ['2028-02-29', '2029-02-27', 36500, 'runs'],
      ['2029-02-28', '2030-02-27', 36500, 'runs'],
    ],
  ],
  [
    'weeks',
    membershipOf([planFrom('Week', '2027-12-27', { every: 'week', price: 700 })]),
    '2028-01-03',
    [
      ['2027-12-27', '2028-01-02', 700, 'runs'],
      ['2028-01-03', '2028-01-09', 700, 'runs'],
    ],
  ],
  [
    // 22 of 31 days of 3100 are 2200; in April 12 of 30 days are 1240.
    'calendar months, the first and the last by their days',
    membershipOf([planFrom('Flex', '2027-03-10', calendar)], { endsOn: '2027-04-12' }),
    '2027-12-31',
    [
      ['2027-03-10', '2027-03-31', 2200, 'runs'],
      ['2027-04-01', '2027-04-12', 1240, 'runs'],
    ],
  ],
  [
    'a trial costs nothing, and the periods are counted from its end',
    membershipOf([planFrom('Flex', '2027-03-01', {}, '2027-03-15')], { trialDays: 14 }),
    '2027-03-15',
    [
      ['2027-03-01', '2027-03-14', 0, 'trial'],
      ['2027-03-15', '2027-04-14', 3100, 'runs'],
    ],
  ],
  [
    // 17 of 31 days.
    'a trial within a calendar month leaves the rest of it',
    membershipOf([planFrom('Flex', '2027-03-01', calendar, '2027-03-15')], { trialDays: 14 }),
    '2027-04-01',
    [
      ['2027-03-01', '2027-03-14', 0, 'trial'],
      ['2027-03-15', '2027-03-31', 1700, 'runs'],
      ['2027-04-01', '2027-04-30', 3100, 'runs'],
    ],
  ],
  [
    // Up on the 16th: 15 days of the old, 16 of the new.
    'another plan within a period, each by its days',
    withPlan(membershipOf([planFrom('Flex', '2027-03-01')]), planFrom('Full', '', { price: 6200 }), '2027-03-16'),
    '2027-04-01',
    [
      ['2027-03-01', '2027-03-15', 1500, 'runs'],
      ['2027-03-16', '2027-03-31', 3200, 'runs'],
      ['2027-04-01', '2027-04-30', 6200, 'runs'],
    ],
  ],
  [
    'a plan with other periods begins them on its first day',
    withPlan(membershipOf([flex]), planFrom('Year', '', { every: 'year', price: 36500 }), '2027-02-20'),
    '2028-02-20',
    [
      ['2027-01-10', '2027-02-09', 3100, 'runs'],
      // 10 of 28 days.
      ['2027-02-10', '2027-02-19', 1107, 'runs'],
      ['2027-02-20', '2028-02-19', 36500, 'runs'],
      ['2028-02-20', '2029-02-19', 36500, 'runs'],
    ],
  ],
  [
    // 9, 11 and 11 days of 31.
    'a pause within a period costs nothing, and the periods go on as they were',
    membershipOf([planFrom('Flex', '2027-03-01')], { pauses: [{ from: '2027-03-10', to: '2027-03-20' }] }),
    '2027-04-01',
    [
      ['2027-03-01', '2027-03-09', 900, 'runs'],
      ['2027-03-10', '2027-03-20', 0, 'paused'],
      ['2027-03-21', '2027-03-31', 1100, 'runs'],
      ['2027-04-01', '2027-04-30', 3100, 'runs'],
    ],
  ],
  [
    'a pause without an end',
    membershipOf([planFrom('Flex', '2027-03-01')], { pauses: [{ from: '2027-04-01', to: null }] }),
    '2027-05-01',
    [
      ['2027-03-01', '2027-03-31', 3100, 'runs'],
      ['2027-04-01', '2027-04-30', 0, 'paused'],
      ['2027-05-01', '2027-05-31', 0, 'paused'],
    ],
  ],
];

it.each(GOLDEN)('periods: %s', (_, membership, upTo, expected) => {
  expect(told(membership, upTo)).toEqual(expected);
});

describe('shares of a period', () => {
  it('sum to the whole however it is cut', () => {
    for (const price of [0, 1, 100, 9999, 12345])
      for (const [from, to] of [
        ['2027-02-01', '2027-03-01'],
        ['2028-01-01', '2029-01-01'],
      ] as const) {
        const days: string[] = [];
        for (let day: string = from; day < to; day = addDays(day, 1)) days.push(day);
        const shares = days.map((day) => shareOf(price, { from, to }, { from: day, to: addDays(day, 1) }));
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(price);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }
  });

  it('are found for dates before the anchor, too', () => {
    const monthly = { every: 'month' as const, calendar: false };
    expect(wholePeriodAt(monthly, '2027-03-31', '2027-02-28')).toEqual({
      from: '2027-02-28',
      to: '2027-03-31',
      nth: -1,
    });
    expect(wholePeriodAt(monthly, '2027-03-31', '2027-02-27')).toEqual({
      from: '2027-01-31',
      to: '2027-02-28',
      nth: -2,
    });
    expect(wholePeriodAt({ every: 'year', calendar: false }, '2027-06-15', '2027-06-14').from).toBe('2026-06-15');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
  });
});

describe('what is due', () => {
  it('is each period on its first day, and joining on the first day that is paid', () => {
    const joins = membershipOf([planFrom('Flex', '2027-03-01', { tax: 'vat' }, '2027-03-08')], {
      ...{ trialDays: 7, signUpFee: 5000 },
    });
    expect(duesOf(joins, '2027-03-07')).toEqual([]);
    expect(duesOf(joins, '2027-03-08')).toEqual([
      { on: '2027-03-08', words: 'Flex: joining', amount: 5000, tax: 'vat' },
      { on: '2027-03-08', words: 'Flex: 8 March 2027 to 7 April 2027', amount: 3100, tax: 'vat' },
    ]);
    expect(nextChargeOf(joins, '2027-03-01')).toEqual({ on: '2027-03-08', amount: 8100 });
    // Whoever leaves in the trial pays nothing at all.
    expect(duesOf({ ...joins, endsOn: '2027-03-07' }, '2027-12-31')).toEqual([]);
    expect(nextChargeOf({ ...joins, endsOn: '2027-03-07' }, '2027-03-01')).toBeNull();
  });

  it('is called by the month where it is one', () => {
    const [due] = duesOf(membershipOf([planFrom('Flex', '2027-03-01', calendar)]), '2027-03-01');
    expect(due?.words).toBe('Flex: March 2027');
  });

  it('is the difference where a plan is changed: the rest of one for the rest of the other', () => {
    const before = membershipOf([planFrom('Flex', '2027-03-01')]);
    const up = withPlan(before, planFrom('Full', '', { price: 6200 }), '2027-03-16');
    expect(differenceOf(before, up, '2027-03-16')).toBe(1500 + 3200 - 3100);
    const down = withPlan(before, planFrom('Less', '', { price: 1550 }), '2027-03-16');
    expect(differenceOf(before, down, '2027-03-16')).toBe(1500 + 800 - 3100);
    const later = withPlan(before, planFrom('Full', '', { price: 6200 }), '2027-04-01');
    expect(differenceOf(before, later, '2027-03-16')).toBe(0);
  });
});

describe('when', () => {
  it('the next period begins', () => {
    expect(nextPeriodOn(membershipOf([flex]), '2027-02-09')).toBe('2027-02-10');
    expect(nextPeriodOn(membershipOf([flex]), '2027-02-10')).toBe('2027-03-10');
    expect(nextPeriodOn(membershipOf([flex]), '2026-12-01')).toBe('2027-01-10');
    const paused = membershipOf([flex], { pauses: [{ from: '2027-01-20', to: '2027-01-25' }] });
    expect(nextPeriodOn(paused, '2027-01-12')).toBe('2027-02-10');
  });

  it('it stands on which plan', () => {
    const both = membershipOf([flex, planFrom('Full', '2027-02-10')], { endsOn: '2027-03-09' });
    const names = ['2027-01-09', '2027-02-09', '2027-02-10', '2027-03-09', '2027-03-10'].map(
      (date) => standingOn(both, date)?.plan.name,
    );
    expect(names).toEqual([undefined, 'Flex', 'Full', 'Full', undefined]);
  });

  const ENDS: [string, Membership, string, string][] = [
    ['the end of the period', membershipOf([flex]), '2027-02-09', '2027-02-09'],
    [
      'after the notice',
      membershipOf([planFrom('Flex', '2027-01-10', { noticeDays: 14 })]),
      '2027-01-27',
      '2027-03-09',
    ],
    ['just in time', membershipOf([planFrom('Flex', '2027-01-10', { noticeDays: 14 })]), '2027-01-26', '2027-02-09'],
    [
      'after the least time',
      membershipOf([planFrom('Flex', '2027-01-10', { minPeriods: 3 })]),
      '2027-01-20',
      '2027-04-09',
    ],
    [
      'the end of the trial',
      membershipOf([planFrom('Flex', '2027-01-10', { minPeriods: 3, noticeDays: 60 }, '2027-01-17')], { trialDays: 7 }),
      '2027-01-16',
      '2027-01-16',
    ],
    ['of one that is to begin', membershipOf([flex]), '2026-12-01', '2027-02-09'],
    [
      'counted anew on another plan',
      withPlan(membershipOf([flex]), planFrom('Year', '', { every: 'year', minPeriods: 1 }), '2027-03-10'),
      '2027-03-20',
      '2028-03-09',
    ],
    [
      'in a pause as without',
      membershipOf([flex], { pauses: [{ from: '2027-02-01', to: null }] }),
      '2027-02-05',
      '2027-02-09',
    ],
  ];
  it.each(ENDS)('it ends: %s', (_, membership, today, expected) => {
    expect(earliestEnd(membership, today)).toBe(expected);
  });
});

describe('a plan by the week in place of 31.00 a month', () => {
  const flex = membershipOf([planFrom('Flex', '2027-01-10')]);
  // Two days of 31 are given back, a whole week begins.
  const at = (price: number, membership = flex, on = '2027-02-08') => {
    const after = withPlan(membership, planFrom('Week', '', { every: 'week', price }), on);
    const difference = differenceOf(membership, after, on);
    return [difference, isSmaller(membership, after, on, difference)];
  };
  it('is smaller where it costs less by the day, whatever the first week costs', () => {
    expect(at(600)).toEqual([400, true]);
    expect(at(800)).toEqual([600, false]);
  });
  it('is not smaller in a trial, where nothing was paid', () => {
    const trial = membershipOf([planFrom('Flex', '2027-01-10', {}, '2027-03-01')], { trialDays: 50 });
    expect(at(600, trial)).toEqual([0, false]);
  });
});
