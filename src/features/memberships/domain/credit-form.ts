import { typedMoney, minorIn } from '@/kernel/typed-money';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { CreditUnit, GrantCreditInput, PassTerms, PassView } from '../memberships.contract';

type Errors<F> = { readonly [K in keyof F]?: string };
type Read<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Errors<F> };

export const UNIT_WORDS: Record<CreditUnit, string> = { minutes: 'Hours', half_days: 'Days', money: 'Money' };

/** What somebody typed as an amount, in the unit that is kept: "2.5" hours are 150 minutes, "2.5" days five halves. Null where it is no such amount. */
export function amountIn(text: string, unit: CreditUnit, currency: string): number | null {
  if (unit === 'money') {
    const minor = minorIn(text, currency);
    return minor !== null && minor > 0 ? minor : null;
  }
  const found = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!found) return null;
  const size = Number(`${found[1]}.${found[2] ?? 0}`) * (unit === 'minutes' ? 60 : 2);
  const whole = Math.round(size);
  return whole > 0 && Math.abs(size - whole) < 1e-6 ? whole : null;
}

export const AMOUNT_PROBLEM: Record<CreditUnit, string> = {
  minutes: 'Write hours, like 3 or 2.5',
  half_days: 'Write days, like 10 or 2.5',
  money: 'Write an amount, like 25 or 12.50',
};

export type GrantForm = {
  readonly unit: CreditUnit;
  readonly amount: string;
  readonly name: string;
  readonly kinds: readonly ResourceKind[];
  readonly until: string | null;
  readonly reason: string;
};
export const EMPTY_GRANT: GrantForm = { unit: 'minutes', amount: '', name: '', kinds: [], until: null, reason: '' };
type Granted = Pick<GrantCreditInput, 'unit' | 'amount' | 'name' | 'kinds' | 'until' | 'reason'>;

export function readGrant(form: GrantForm, currency: string): Read<Granted, GrantForm> {
  const amount = amountIn(form.amount, form.unit, currency);
  const name = form.name.trim();
  if (amount === null || !name)
    return {
      ok: false,
      errors: {
        ...(amount === null ? { amount: AMOUNT_PROBLEM[form.unit] } : {}),
        ...(name ? {} : { name: 'Give it a name, like “For the noise in May”' }),
      },
    };
  return { ok: true, value: { ...form, kinds: [...form.kinds], name, amount } };
}

export type PassForm = {
  readonly name: string;
  readonly unit: PassTerms['unit'];
  readonly amount: string;
  readonly halfDayHours: string;
  readonly kinds: readonly ResourceKind[];
  readonly validDays: string;
  readonly price: string;
  readonly tax: string | null;
  readonly onSale: boolean;
};
export const EMPTY_PASS: PassForm = {
  ...{ name: '', unit: 'half_days', amount: '', halfDayHours: '4', kinds: [], validDays: '', price: '' },
  ...{ tax: null, onSale: true },
};

/** An amount as it is typed: what `amountIn` reads. */
export const typedCredit = (amount: number, unit: CreditUnit, currency: string): string =>
  unit === 'money' ? typedMoney(amount, currency) : String(amount / (unit === 'minutes' ? 60 : 2));

export const formOfPass = (pass: PassView, currency: string): PassForm => ({
  ...{ name: pass.name, unit: pass.unit, amount: typedCredit(pass.amount, pass.unit, currency) },
  ...{ halfDayHours: String(pass.halfDayMinutes / 60), kinds: pass.kinds, validDays: String(pass.validDays ?? '') },
  ...{ price: typedMoney(pass.price, currency), tax: pass.tax, onSale: pass.onSale },
});

export function readPass(form: PassForm, currency: string): Read<PassTerms, PassForm> {
  const name = form.name.trim();
  const amount = amountIn(form.amount, form.unit, currency);
  const price = minorIn(form.price, currency);
  const halfDay = amountIn(form.halfDayHours, 'minutes', currency);
  const days = form.validDays.trim();
  const validDays = days === '' ? null : Number(days);
  const errors: Errors<PassForm> = {
    ...(name ? {} : { name: 'Give it a name, like “Ten days”' }),
    ...(amount === null || amount > 1_000_000 ? { amount: AMOUNT_PROBLEM[form.unit] } : {}),
    ...(price === null ? { price: 'Write an amount, like 150 or 99.90; 0 for none' } : {}),
    ...(halfDay === null || halfDay < 30 || halfDay > 720 ? { halfDayHours: 'Half an hour to twelve hours' } : {}),
    ...(validDays !== null && !(Number.isInteger(validDays) && validDays >= 1 && validDays <= 3660)
      ? { validDays: 'Days, from 1 to 3660, or nothing for ever' }
      : {}),
  };
  if (Object.keys(errors).length > 0 || amount === null || price === null || halfDay === null)
    return { ok: false, errors };
  const { unit, kinds, tax, onSale } = form;
  return {
    ok: true,
    value: { name, unit, amount, price, kinds: [...kinds], halfDayMinutes: halfDay, validDays, tax, onSale },
  };
}
