import { expect, it } from 'vitest';
import type { PlanView } from '../plans.contract';
import { termsOf } from '../testing-plans';
import { EMPTY_PLAN, formOfPlan, newAllowance, readPlan } from './plan-form';
import { allowanceInWords, priceInWords, termsInWords } from './plan-words';

const terms = termsOf({
  ...{ price: 12900, calendar: true, trialDays: 14, signUpFee: 5000, minPeriods: 3, noticeDays: 30, tax: 'vat' },
  allowances: [
    { unit: 'minutes', amount: 630, kinds: ['meeting_room'], rollOver: { cap: 90, periods: 2 } },
    { unit: 'half_days', amount: 5, kinds: ['desk', 'private_office'] },
    { unit: 'unlimited', amount: 0 },
  ],
});
const plan: PlanView = {
  ...{
    id: 'one',
    name: 'Flex',
    description: 'Most days',
    public: false,
    retired: false,
    version: 2,
    holders: 1,
    terms,
  },
};

it('a plan that is opened and saved as it is has the same terms', () => {
  const read = readPlan(formOfPlan(plan, 'EUR'), 'EUR');
  expect(read).toEqual({ ok: true, value: { name: 'Flex', description: 'Most days', public: false, terms } });
});

it('what is typed wrongly is said where it stands', () => {
  const wrong = { ...EMPTY_PLAN, price: 'much', trialDays: '-1', minPeriods: '37', noticeDays: '400', signUpFee: '' };
  const allowances = [newAllowance(4), { ...newAllowance(5), amount: '3', cap: '1', periods: '0' }];
  const read = readPlan({ ...wrong, allowances }, 'EUR');
  expect(read.ok ? [] : Object.keys(read.errors).sort()).toEqual([
    'allowances',
    'minPeriods',
    'name',
    'noticeDays',
    'price',
    'signUpFee',
    'trialDays',
  ]);
  expect(read.ok ? {} : Object.keys(read.errors.allowances ?? {})).toEqual(['4', '5']);
});

it('says in words what a plan costs and gives', () => {
  expect(priceInWords(terms, 'EUR')).toBe('€129.00 a month');
  expect(terms.allowances.map((one) => allowanceInWords(one, terms))).toEqual([
    '10 h 30 min of meeting rooms a month; up to 1 h 30 min of what is left go over into the next 2 months',
    '2½ days of desks and private offices a month',
    'All places without limit',
  ]);
  expect(termsInWords(terms, 'EUR')).toBe(
    'By calendar months, the first by its days. The first 14 days cost nothing. Joining costs €50.00 once. At least 3 months. It ends with a period, after 30 days of notice.',
  );
  expect(termsInWords(termsOf(), 'EUR')).toBe('It ends with any period.');
});
