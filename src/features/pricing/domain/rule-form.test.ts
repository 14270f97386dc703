import { expect, test } from 'vitest';
import { priceRule, type PriceRule } from '../pricing.contract';
import { newId } from '@/kernel/ids';
import { formOfRule, newRuleForm, readRule, type RuleForm } from './rule-form';
import { minorIn, typedMoney } from '@/kernel/typed-money';

const rule = (conditions: object, effect: object, how: PriceRule['how'] = 'sets'): PriceRule =>
  priceRule.parse({ id: newId(), conditions, how, effect });
const desk = newId<'resource'>();
const RULES: readonly [string, PriceRule][] = [
  [
    'meeting rooms on weekdays',
    rule(
      { kinds: ['meeting_room'], weekdays: [1, 2, 3, 4, 5], time: { from: 540, to: 1080 } },
      { type: 'rate', per: 'hour', amount: 1250 },
    ),
  ],
  [
    'one desk by the day',
    rule({ resourceIds: [desk] }, { type: 'rate', per: 'half_day', amount: 900, halfDayMinutes: 300 }),
  ],
  ['an evening flat, over midnight', rule({ time: { from: 1080, to: 120 } }, { type: 'block', amount: 4000 })],
  [
    'steps by length',
    rule(
      {},
      {
        type: 'tiers',
        over: 'day',
        as: 'whole',
        steps: [
          { upToMinutes: 90, amount: 1000 },
          { upToMinutes: null, amount: 1800 },
        ],
      },
    ),
  ],
  [
    'those on a plan less',
    rule({ planIds: [newId<'plan'>()] }, { type: 'percent', direction: 'off', percent: 20 }, 'adjusts'),
  ],
  ['members less', rule({ roles: ['member'] }, { type: 'percent', direction: 'off', percent: 12.5 }, 'adjusts')],
  [
    'more in summer',
    rule({ season: { from: '06-01', to: '08-31' } }, { type: 'percent', direction: 'on', percent: 10 }, 'adjusts'),
  ],
  [
    'for a while',
    rule(
      { dates: { from: '2027-03-01', to: null } },
      { type: 'amount', direction: 'off', per: 'day', amount: 200 },
      'adjusts',
    ),
  ],
  [
    'late ones',
    rule(
      { lead: { from: null, to: 120 }, length: { from: 60, to: 240 }, guests: { from: 5, to: null }, recurring: false },
      { type: 'amount', direction: 'on', per: 'guest', amount: 50 },
      'adjusts',
    ),
  ],
  ['a minimum', rule({}, { type: 'minimum', amount: 500 }, 'adjusts')],
  ['a most', rule({}, { type: 'cap', per: 'week', amount: 12000 }, 'caps')],
  ['free', rule({ roles: ['owner'] }, { type: 'free' })],
  [
    'when it is nearly full',
    rule({ fullness: { from: 80, to: null } }, { type: 'percent', direction: 'on', percent: 5 }, 'adjusts'),
  ],
  [
    'what has no field stays',
    rule({ teamIds: [newId()], planIds: [newId()] }, { type: 'percent', direction: 'on', percent: 5 }, 'adjusts'),
  ],
];

test.each(RULES)('%s: a form shows a line and means the same', (_, one) => {
  expect(readRule(formOfRule(one, 'EUR'), 'EUR')).toEqual({ ok: true, rule: one });
});

const read = (change: Partial<RuleForm>) => {
  const found = readRule({ ...newRuleForm(), amount: '10', ...change }, 'EUR');
  return found.ok ? 'fine' : Object.keys(found.errors);
};
test('what cannot be is named at its field', () => {
  expect(read({})).toBe('fine');
  expect(read({ amount: '' })).toEqual(['amount']);
  expect(read({ amount: '12.345' })).toEqual(['amount']);
  expect(read({ does: 'percent_off', percent: '120' })).toEqual(['percent']);
  expect(read({ from: '09:00' })).toEqual(['from']);
  expect(read({ does: 'block' })).toEqual(['from']);
  expect(read({ everyYear: true, firstDay: '2028-06-01' })).toEqual(['firstDay']);
  expect(read({ firstDay: '2027-06-01', lastDay: '2027-05-01' })).toEqual(['firstDay']);
  expect(read({ length: { from: '4', to: '2' } })).toEqual(['length']);
  expect(read({ guests: { from: 'many', to: '' } })).toEqual(['guests']);
  for (const to of ['101', 'all', '70']) expect(read({ fullness: { from: '80', to } })).toEqual(['fullness']);
  expect(read({ does: 'tiers' })).toEqual(['steps']);
  expect(
    read({
      does: 'tiers',
      steps: [
        { upTo: '4', amount: '10' },
        { upTo: '2', amount: '20' },
        { upTo: '', amount: '30' },
      ],
    }),
  ).toEqual(['steps']);
});

test('money is read as people type it, in the coins that there are', () => {
  expect(['12', '12.5', '12,50', '0'].map((text) => minorIn(text, 'EUR'))).toEqual([1200, 1250, 1250, 0]);
  expect(['', '-1', '1.234', '1e3', '12.'].map((text) => minorIn(text, 'EUR'))).toEqual([null, null, null, null, null]);
  expect([minorIn('1200', 'JPY'), minorIn('12.5', 'JPY'), minorIn('1.234', 'KWD')]).toEqual([1200, null, 1234]);
  expect([typedMoney(1200, 'EUR'), typedMoney(1250, 'EUR'), typedMoney(1200, 'JPY')]).toEqual(['12', '12.50', '1200']);
});
