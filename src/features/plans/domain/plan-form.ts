import { AMOUNT_PROBLEM, amountIn, typedCredit } from '@/features/memberships/domain/credit-form';
import type { ResourceKind } from '@/kernel/resource-kind';
import { minorIn, typedMoney } from '@/kernel/typed-money';
import { planTerms, type Allowance, type PlanTerms, type PlanView } from '../plans.contract';

/** An allowance while it is typed. */
export type AllowanceForm = {
  readonly key: number;
  readonly unit: Allowance['unit'];
  readonly amount: string;
  readonly kinds: readonly ResourceKind[];
  /** Empty where nothing rolls over. */
  readonly cap: string;
  readonly periods: string;
};
export type PlanForm = {
  readonly name: string;
  readonly description: string;
  readonly public: boolean;
  readonly price: string;
  readonly every: PlanTerms['every'];
  readonly calendar: boolean;
  readonly trialDays: string;
  readonly signUpFee: string;
  readonly minPeriods: string;
  readonly noticeDays: string;
  readonly tax: string | null;
  readonly allowances: readonly AllowanceForm[];
};
type Figures = 'price' | 'trialDays' | 'signUpFee' | 'minPeriods' | 'noticeDays';
export type PlanErrors = Partial<Record<'name' | Figures, string>> & { readonly allowances?: Record<number, string> };
type Saved = Pick<PlanForm, 'name' | 'description' | 'public'> & { readonly terms: PlanTerms };
type Read = { readonly ok: true; readonly value: Saved } | { readonly ok: false; readonly errors: PlanErrors };

export const EMPTY_PLAN: PlanForm = {
  ...{ name: '', description: '', public: true, price: '', every: 'month', calendar: false, trialDays: '0' },
  ...{ signUpFee: '0', minPeriods: '0', noticeDays: '0', tax: null, allowances: [] },
};
export const newAllowance = (key: number): AllowanceForm => ({
  ...{ key, unit: 'minutes', amount: '', kinds: [], cap: '', periods: '1' },
});

export function formOfPlan({ name, description, terms, ...plan }: PlanView, currency: string): PlanForm {
  const { price, signUpFee, trialDays, minPeriods, noticeDays, every, calendar, tax } = terms;
  return {
    ...{ name, description, public: plan.public, every, calendar, tax, price: typedMoney(price, currency) },
    ...{ signUpFee: typedMoney(signUpFee, currency), trialDays: String(trialDays) },
    ...{ minPeriods: String(minPeriods), noticeDays: String(noticeDays) },
    allowances: terms.allowances.map(({ unit, amount, kinds, rollOver }, key) => ({
      ...{ key, unit, kinds, amount: unit === 'unlimited' ? '' : typedCredit(amount, unit, currency) },
      cap: rollOver && unit !== 'unlimited' ? typedCredit(rollOver.cap, unit, currency) : '',
      periods: String(rollOver?.periods ?? 1),
    })),
  };
}

const countIn = (text: string, most: number): number | null =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= most ? Number(text) : null;

/** What was typed as the terms of a plan, or what is wrong with it. */
export function readPlan(form: PlanForm, currency: string): Read {
  const name = form.name.trim();
  const [price, signUpFee] = [minorIn(form.price, currency), minorIn(form.signUpFee, currency)];
  const trialDays = countIn(form.trialDays, 365);
  const minPeriods = countIn(form.minPeriods, 36);
  const noticeDays = countIn(form.noticeDays, 365);
  const read = form.allowances.map((one) => [one.key, readAllowance(one)] as const);
  const wrong = Object.fromEntries(read.flatMap(([key, one]) => (typeof one === 'string' ? [[key, one]] : [])));
  const errors: PlanErrors = {
    ...(name ? {} : { name: 'Give it a name, like “Flex”' }),
    ...(price === null ? { price: 'Write an amount, like 129 or 99.90' } : {}),
    ...(signUpFee === null ? { signUpFee: 'Write an amount, like 50; 0 for none' } : {}),
    ...(trialDays === null ? { trialDays: 'Days, from 0 to 365' } : {}),
    ...(minPeriods === null ? { minPeriods: 'A number from 0 to 36' } : {}),
    ...(noticeDays === null ? { noticeDays: 'Days, from 0 to 365' } : {}),
    ...(Object.keys(wrong).length > 0 ? { allowances: wrong } : {}),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const { every, tax, description } = form;
  const allowances = read.map(([, one]) => one);
  const calendar = form.calendar && every === 'month';
  const figures = { price, signUpFee, trialDays, minPeriods, noticeDays };
  const terms = planTerms.parse({ ...figures, every, calendar, tax, allowances });
  return { ok: true, value: { name, description: description.trim(), public: form.public, terms } };
}

/** The allowance, or what is wrong with it. */
function readAllowance({ unit, kinds, cap, periods, ...typed }: AllowanceForm): object | string {
  if (unit === 'unlimited') return { unit, amount: 0, kinds: [...kinds] };
  const amount = amountIn(typed.amount, unit, '');
  if (amount === null || amount > 1_000_000) return AMOUNT_PROBLEM[unit];
  if (cap.trim() === '') return { unit, amount, kinds: [...kinds] };
  const [most, into] = [amountIn(cap, unit, ''), countIn(periods, 24)];
  if (most === null || most > 1_000_000 || into === null || into < 1)
    return `What goes over: ${AMOUNT_PROBLEM[unit].toLowerCase()}, into 1 to 24 periods`;
  return { unit, amount, kinds: [...kinds], rollOver: { cap: most, periods: into } };
}
