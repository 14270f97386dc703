import { newId } from '@/kernel/ids';
import { minutesOf, timeOf } from '@/kernel/parse-time';
import {
  priceConditions,
  priceRule,
  type PriceConditions,
  type PriceEffect,
  type PriceRule,
} from '../pricing.contract';
import { minorIn, typedMoney } from '@/kernel/typed-money';

/** What a line of the sheet does, as a form asks for it. */
export const DOES = [
  ...(['rate', 'block', 'tiers', 'free'] as const),
  ...(['percent_off', 'percent_on', 'amount_off', 'amount_on', 'minimum'] as const),
  'cap',
] as const;
export type Does = (typeof DOES)[number];
export type Step = { readonly upTo: string; readonly amount: string };
type Per = Extract<PriceEffect, { per: string }>['per'];

/** A line while it is typed. What the form has no field for stays in `kept`. */
export type RuleForm = {
  readonly id: PriceRule['id'];
  readonly name: string;
  /** "kind:desk", "group:…", "floor:…", "resource:…" */
  readonly places: readonly string[];
  readonly roles: PriceConditions['roles'];
  readonly planIds: PriceConditions['planIds'];
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** The first and last day count every year, whatever theirs is. */
  readonly everyYear: boolean;
  readonly recurring: 'any' | 'series' | 'single';
  readonly length: { readonly from: string; readonly to: string };
  readonly lead: { readonly from: string; readonly to: string };
  readonly guests: { readonly from: string; readonly to: string };
  /** How full the space is, in per cent. */
  readonly fullness: { readonly from: string; readonly to: string };
  readonly does: Does;
  readonly per: Per;
  readonly amount: string;
  readonly percent: string;
  readonly halfDayHours: string;
  readonly tierOver: 'day' | 'booking';
  readonly tierAs: 'each_hour' | 'whole';
  readonly steps: readonly Step[];
  readonly thenStop: boolean;
  readonly tax: string | null;
  readonly kept: PriceConditions;
};

/** The units that go with what a line does. */
export const PERS: Partial<Record<Does, readonly Per[]>> = {
  rate: ['hour', 'half_day', 'day', 'week', 'month', 'booking', 'guest'],
  amount_off: ['hour', 'day', 'booking', 'guest'],
  amount_on: ['hour', 'day', 'booking', 'guest'],
  cap: ['booking', 'day', 'week', 'month'],
};

const hours = (minutes: number | null): string =>
  minutes === null ? '' : String(Math.round((minutes / 60) * 100) / 100);
const text = (value: number | null): string => (value === null ? '' : String(value));

export function formOfRule(rule: PriceRule, currency: string): RuleForm {
  const { conditions: c, effect } = rule;
  const money = (minor: number) => typedMoney(minor, currency);
  const days = c.season ? { from: `2028-${c.season.from}`, to: `2028-${c.season.to}` } : c.dates;
  return {
    ...{ id: rule.id, name: rule.name, thenStop: rule.thenStop, tax: rule.tax, kept: c },
    places: [
      ...c.kinds.map((one) => `kind:${one}`),
      ...c.groupIds.map((one) => `group:${one}`),
      ...c.floorIds.map((one) => `floor:${one}`),
      ...c.resourceIds.map((one) => `resource:${one}`),
    ],
    ...{ roles: c.roles, planIds: c.planIds, weekdays: c.weekdays },
    from: c.time ? timeOf(c.time.from) : '',
    to: c.time ? timeOf(c.time.to) : '',
    ...{ firstDay: days?.from ?? null, lastDay: days?.to ?? null, everyYear: c.season !== null },
    recurring: c.recurring === null ? 'any' : c.recurring ? 'series' : 'single',
    length: { from: hours(c.length?.from ?? null), to: hours(c.length?.to ?? null) },
    lead: { from: hours(c.lead?.from ?? null), to: hours(c.lead?.to ?? null) },
    guests: { from: text(c.guests?.from ?? null), to: text(c.guests?.to ?? null) },
    fullness: { from: text(c.fullness?.from ?? null), to: text(c.fullness?.to ?? null) },
    does: doesOf(effect),
    per: 'per' in effect ? effect.per : 'hour',
    amount: 'amount' in effect ? money(effect.amount) : '',
    percent: effect.type === 'percent' ? String(effect.percent) : '',
    halfDayHours: effect.type === 'rate' ? hours(effect.halfDayMinutes) : '4',
    tierOver: effect.type === 'tiers' ? effect.over : 'booking',
    tierAs: effect.type === 'tiers' ? effect.as : 'each_hour',
    steps:
      effect.type === 'tiers'
        ? effect.steps.map((step) => ({ upTo: hours(step.upToMinutes), amount: money(step.amount) }))
        : [
            { upTo: '4', amount: '' },
            { upTo: '', amount: '' },
          ],
  };
}

function doesOf(effect: PriceEffect): Does {
  if (effect.type === 'percent') return effect.direction === 'off' ? 'percent_off' : 'percent_on';
  if (effect.type === 'amount') return effect.direction === 'off' ? 'amount_off' : 'amount_on';
  return effect.type;
}

/** A new line: everything, so much an hour. */
export const newRuleForm = (): RuleForm => ({
  ...{ id: newId<'price_rule'>(), name: '', thenStop: false, tax: null, kept: priceConditions.parse({}) },
  ...{
    places: [],
    roles: [],
    planIds: [],
    weekdays: [],
    from: '',
    to: '',
    firstDay: null,
    lastDay: null,
    everyYear: false,
  },
  ...{ recurring: 'any', length: NO_RANGE, lead: NO_RANGE, guests: NO_RANGE, fullness: NO_RANGE },
  ...{ does: 'rate', per: 'hour', amount: '', percent: '', halfDayHours: '4', tierOver: 'booking' },
  ...{
    tierAs: 'each_hour',
    steps: [
      { upTo: '4', amount: '' },
      { upTo: '', amount: '' },
    ],
  },
});
const NO_RANGE = { from: '', to: '' };

export type RuleErrors = Partial<Record<keyof RuleForm, string>>;
type Read = { readonly ok: true; readonly rule: PriceRule } | { readonly ok: false; readonly errors: RuleErrors };

/** The line that a form means, or what of it cannot be read. */
export function readRule(form: RuleForm, currency: string): Read {
  const errors: { -readonly [field in keyof RuleForm]?: string } = {};
  const amount = minorIn(form.amount, currency);
  const needsAmount = !['tiers', 'free', 'percent_off', 'percent_on'].includes(form.does);
  if (needsAmount && amount === null) errors.amount = 'Like 12 or 12.50.';
  const percent = /^\d{1,4}([.,]\d{1,2})?$/.test(form.percent) ? Number(form.percent.replace(',', '.')) : null;
  if (form.does.startsWith('percent') && percent === null) errors.percent = 'Like 20.';
  if (form.does === 'percent_off' && percent !== null && percent > 100) errors.percent = 'At most 100.';
  if ((form.from === '') !== (form.to === '')) errors.from = 'Say both, or neither.';
  if (form.does === 'block' && form.from === '') errors.from = 'A flat price needs its hours.';
  if (form.from !== '' && form.from === form.to) errors.from = 'Begins where it ends.';
  if (form.everyYear && (!form.firstDay || !form.lastDay)) errors.firstDay = 'A season has a first and a last day.';
  if (!form.everyYear && form.firstDay && form.lastDay && form.firstDay > form.lastDay)
    errors.firstDay = 'Ends before it begins.';
  const length = rangeIn(form.length, 60);
  const lead = rangeIn(form.lead, 60);
  const guests = rangeIn(form.guests, 1);
  const fullness = rangeIn(form.fullness, 1);
  if (length === undefined) errors.length = 'Hours, from a few to more.';
  if (lead === undefined) errors.lead = 'Hours, from a few to more.';
  if (guests === undefined) errors.guests = 'Numbers, from a few to more.';
  if (fullness === undefined || Math.max(fullness?.from ?? 0, fullness?.to ?? 0) > 100)
    errors.fullness = 'Per cent, from a few to more, up to 100.';
  const steps = form.steps.map((step) => ({
    upToMinutes: minutesIn(step.upTo),
    amount: minorIn(step.amount, currency),
  }));
  if (form.does === 'tiers' && steps.some((step) => step.amount === null || step.upToMinutes === undefined))
    errors.steps = 'Each step needs a price, and all but the last an end in hours.';
  const halfDayMinutes = minutesIn(form.halfDayHours) ?? 240;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const parsed = priceRule.safeParse({
    ...{ id: form.id, name: form.name, thenStop: form.thenStop, tax: form.tax },
    conditions: conditionsOf(form, { length, lead, guests, fullness }),
    ...effectOf(form, { amount: amount ?? 0, percent: percent ?? 0, steps, halfDayMinutes }),
  });
  if (parsed.success) return { ok: true, rule: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.includes('steps') ? 'steps' : issue?.path.includes('time') ? 'from' : 'does';
  return { ok: false, errors: { [field]: issue?.message ?? 'This cannot be.' } };
}

const minutesIn = (hoursTyped: string): number | null | undefined => {
  if (hoursTyped.trim() === '') return null;
  const value = Number(hoursTyped.replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? Math.round(value * 60) : undefined;
};

/** Undefined where it cannot be read, null where nothing is said. */
function rangeIn({ from, to }: { from: string; to: string }, unit: 60 | 1) {
  const read = (typed: string) =>
    unit === 60 ? minutesIn(typed) : /^\d{0,4}$/.test(typed) ? (typed === '' ? null : Number(typed)) : undefined;
  const [first, last] = [read(from), read(to)];
  if (first === undefined || last === undefined) return undefined;
  if (first === null && last === null) return null;
  return first !== null && last !== null && first > last ? undefined : { from: first, to: last };
}

type Ranges = Record<'length' | 'lead' | 'guests' | 'fullness', ReturnType<typeof rangeIn>>;

function conditionsOf(form: RuleForm, ranges: Ranges) {
  const of = (what: string) =>
    form.places.filter((one) => one.startsWith(`${what}:`)).map((one) => one.slice(what.length + 1));
  const hasDays = form.firstDay !== null || form.lastDay !== null;
  return {
    ...form.kept,
    ...ranges,
    ...{ kinds: of('kind'), groupIds: of('group'), floorIds: of('floor'), resourceIds: of('resource') },
    ...{ roles: form.roles, planIds: form.planIds, weekdays: form.weekdays },
    time: form.from === '' ? null : { from: minutesOf(form.from), to: minutesOf(form.to) },
    dates: hasDays && !form.everyYear ? { from: form.firstDay, to: form.lastDay } : null,
    season: hasDays && form.everyYear ? { from: form.firstDay?.slice(5), to: form.lastDay?.slice(5) } : null,
    recurring: form.recurring === 'any' ? null : form.recurring === 'series',
  };
}

type Figures = {
  readonly amount: number;
  readonly percent: number;
  readonly halfDayMinutes: number;
  readonly steps: readonly unknown[];
};

function effectOf(form: RuleForm, { amount, percent, steps, halfDayMinutes }: Figures) {
  const { does, per, tierAs, tierOver } = form;
  switch (does) {
    case 'rate':
      return { how: 'sets', effect: { type: 'rate', per, amount, halfDayMinutes } };
    case 'block':
      return { how: 'sets', effect: { type: 'block', amount } };
    case 'tiers':
      return { how: 'sets', effect: { type: 'tiers', over: tierOver, as: tierAs, steps } };
    case 'free':
      return { how: 'sets', effect: { type: 'free' } };
    case 'percent_off':
    case 'percent_on':
      return { how: 'adjusts', effect: { type: 'percent', direction: does.slice(8), percent } };
    case 'amount_off':
    case 'amount_on':
      return { how: 'adjusts', effect: { type: 'amount', direction: does.slice(7), per, amount } };
    case 'minimum':
      return { how: 'adjusts', effect: { type: 'minimum', amount } };
    case 'cap':
      return { how: 'caps', effect: { type: 'cap', per, amount } };
  }
}
