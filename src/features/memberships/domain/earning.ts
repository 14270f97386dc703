import type { CreditUnit, EarningTerms } from '../memberships.contract';
import { AMOUNT_PROBLEM, amountIn, typedCredit } from './credit-form';
import { creditInWords } from './credit-words';

type Used = { readonly minutes: number; readonly rebookedMinutes: number };

/**
 * What time that was given up earns, in the unit of the terms. Minutes are earned for each hour that others had, in proportion and in whole
 * minutes; half days and money for all of it, once others had at least half.
 */
export function earnedBy({ unit, amount }: EarningTerms, { minutes, rebookedMinutes }: Used): number {
  if (unit === 'minutes') return Math.floor((rebookedMinutes * amount) / 60);
  return rebookedMinutes > 0 && rebookedMinutes * 2 >= minutes ? amount : 0;
}

/** "30 min for each hour that others book of it". */
export const earningInWords = (
  { unit, amount }: Pick<EarningTerms, 'unit' | 'amount'>,
  currency: string,
  locale = 'en',
) =>
  `${creditInWords(amount, unit, currency, locale)} ${
    unit === 'minutes' ? 'for each hour that others book of it' : 'for each date of which others book at least half'
  }`;

export type EarningForm = {
  readonly unit: CreditUnit | 'nothing';
  readonly amount: string;
  readonly validDays: string;
};
const NOTHING: EarningTerms = { unit: 'minutes', amount: 0, validDays: null };

export const formOfEarning = (earning: EarningTerms | null, currency: string): EarningForm =>
  earning
    ? {
        unit: earning.unit,
        amount: typedCredit(earning.amount, earning.unit, currency),
        validDays: String(earning.validDays ?? ''),
      }
    : { unit: 'nothing', amount: '', validDays: '' };

/** What is wrong with what was typed, by field; or the terms. */
export function readEarning({ unit, amount, validDays }: EarningForm, currency: string) {
  if (unit === 'nothing') return { ok: true, value: NOTHING } as const;
  const size = amountIn(amount, unit, currency);
  const days = validDays.trim() === '' ? null : /^\d{1,4}$/.test(validDays.trim()) ? Number(validDays) : Number.NaN;
  const badDays = days !== null && !(days >= 1 && days <= 3660);
  const errors = {
    ...(size === null ? { amount: AMOUNT_PROBLEM[unit] } : {}),
    ...(badDays ? { validDays: 'Write days, like 90, or leave it empty' } : {}),
  };
  return size === null || badDays
    ? ({ ok: false, errors } as const)
    : ({ ok: true, value: { unit, amount: size, validDays: days } } as const);
}
