import {
  type Exact,
  exactly,
  isMore,
  isNothing,
  minus,
  NOTHING,
  plus,
  ratio,
  sumOf,
  times,
  timesOver,
} from '@/kernel/money';
import type { PriceEffect, PriceRule } from '../pricing.contract';
import { type Charge, msOf, type RuledSegment } from './charges';
import { cheapestWindows } from './day-windows';
import { dayOfRule, type Unmet } from './match-rule';
import type { RuleSlot } from './rule-order';

/** What became of a rule at a charge. */
export type Outcome =
  | { readonly type: 'set' }
  | { readonly type: 'changed'; readonly from: Exact; readonly to: Exact }
  /** It matched, and the charge was already as it wanted. */
  | { readonly type: 'unchanged' }
  | { readonly type: 'shadowed'; readonly by: string }
  | { readonly type: 'unmet'; readonly by: Unmet }
  /** What takes off must match all of what is sold whole. */
  | { readonly type: 'partly' }
  /** An amount off an hour, or a most a day, of what is sold by other units. */
  | { readonly type: 'other_unit' }
  | { readonly type: 'stopped'; readonly by: string };

export type Traced = { readonly rule: PriceRule; readonly outcome: Outcome };
export type PricedCharge = Charge & {
  readonly value: Exact;
  readonly trace: readonly Traced[];
  /** A rule wanted more off than there was. */
  readonly wouldBeBelow: readonly string[];
};

type Open = {
  charge: Charge;
  value: Exact;
  trace: Traced[];
  stoppedBy: string | null;
  stopAt: number;
  below: string[];
};

const HOUR = 3_600_000;

/** Whether it lowers: such a rule has to match all of a charge; one that raises, some of it. So a longer booking is never cheaper by it. */
const lowers = (effect: PriceEffect): boolean =>
  effect.type === 'free' || effect.type === 'cap' || ('direction' in effect && effect.direction === 'off');

/** Takes the charges through all rules, each in its turn. The base is there already; of rules that set, this only says what became of them. */
export function applyRules(charges: readonly Charge[], slots: readonly RuleSlot[], guests: number): PricedCharge[] {
  const open: Open[] = charges.map((charge) => {
    const stops = charge.rule?.thenStop ?? false;
    const stopAt = stops ? slots.findIndex(({ id }) => id === charge.rule?.id) : Infinity;
    const stoppedBy = stops ? (charge.rule?.id ?? null) : null;
    return { charge, value: charge.base, trace: [], stoppedBy, stopAt, below: [] };
  });
  for (const [at, slot] of slots.entries()) applySlot(open, slot, at, guests);
  return open.map(({ charge, value, trace, below }) => ({ ...charge, value, trace, wouldBeBelow: below }));
}

function applySlot(open: readonly Open[], slot: RuleSlot, at: number, guests: number): void {
  const touched: { one: Open; rule: PriceRule }[] = [];
  for (const one of open) {
    const rule = ruleAt(slot, one.charge.segments);
    if (!rule) continue;
    const outcome = judge(one, rule, at);
    if (outcome) one.trace.push({ rule, outcome });
    else touched.push({ one, rule });
  }
  // What counts once for the booking counts as the first of the versions that it meets has it.
  const rule = touched[0]?.rule;
  if (!rule) return;
  const before = touched.map(({ one }) => one.value);
  const openStill = open.filter((one) => one.stopAt >= at);
  const everyone = rule.effect.type === 'minimum' ? openStill : touched.map(({ one }) => one);
  const beforeAll = everyone.map((one) => one.value);
  change(touched, everyone, rule, guests);
  for (const [n, { one, rule: own }] of touched.entries()) {
    one.trace.push({ rule: own, outcome: outcomeOf(before[n] ?? NOTHING, one.value) });
    if (own.thenStop) Object.assign(one, { stopAt: at, stoppedBy: own.id });
  }
  // A minimum raises all of the booking, also what it does not match itself.
  for (const [n, one] of everyone.entries()) {
    if (touched.some((each) => each.one === one)) continue;
    const outcome = outcomeOf(beforeAll[n] ?? NOTHING, one.value);
    if (outcome.type !== 'changed') continue;
    // The version of its time may not have the rule: then nothing was said of it yet.
    if (one.trace.at(-1)?.rule.id === rule.id) one.trace.pop();
    one.trace.push({ rule, outcome });
  }
}

const outcomeOf = (from: Exact, to: Exact): Outcome =>
  isMore(from, to) || isMore(to, from) ? { type: 'changed', from, to } : { type: 'unchanged' };

function ruleAt(slot: RuleSlot, segments: readonly RuledSegment[]): PriceRule | null {
  for (const { version } of segments) {
    const rule = version && slot.byVersion.get(version.number);
    if (rule) return rule;
  }
  return null;
}

/** Why a rule does nothing at a charge, or null where it does its part. */
function judge({ charge, stopAt, stoppedBy }: Open, rule: PriceRule, at: number): Outcome | null {
  const answers = charge.segments.map(({ unmet }) => unmet.get(rule.id));
  const unmet = answers.find((one): one is Unmet => one !== null && one !== undefined);
  const matches = answers.filter((one) => one === null).length;
  if (charge.rule?.id === rule.id) return { type: 'set' };
  if (matches === 0) return { type: 'unmet', by: unmet ?? 'dates' };
  if (rule.how === 'sets') return { type: 'shadowed', by: charge.rule?.id ?? rule.id };
  if (at > stopAt) return { type: 'stopped', by: stoppedBy ?? rule.id };
  if (lowers(rule.effect) && matches < answers.length) return { type: 'partly' };
  if (!hasItsUnit(charge, rule.effect)) return { type: 'other_unit' };
  return null;
}

/** Taking off by the hour is for what is by the hour, by the day for what lies in one day: else each hour more would take off more. */
function hasItsUnit({ byTheHour, days }: Charge, effect: PriceEffect): boolean {
  if (effect.type === 'cap') return effect.per === 'booking' || days.length === 1;
  if (effect.type !== 'amount' || effect.direction === 'on') return true;
  return effect.per === 'hour' ? byTheHour : effect.per !== 'day' || days.length === 1;
}

function change(
  touched: readonly { one: Open; rule: PriceRule }[],
  everyone: readonly Open[],
  rule: PriceRule,
  guests: number,
): void {
  const { effect } = rule;
  const all = touched.map(({ one }) => one);
  if (effect.type === 'cap') return capThem(all, effect);
  if (effect.type === 'minimum') return raiseTo(everyone, exactly(effect.amount));
  if (effect.type === 'amount' && effect.per !== 'hour') return byOthers(all, rule, effect, guests);
  for (const { one, rule: own } of touched) eachByItself(one, own);
}

function eachByItself(one: Open, { id, effect }: PriceRule): void {
  if (effect.type === 'free') one.value = NOTHING;
  if (effect.type === 'percent') {
    const hundredths = Math.round(effect.percent * 100) * (effect.direction === 'off' ? -1 : 1);
    one.value = timesOver(one.value, 10_000 + hundredths, 10_000);
  }
  if (effect.type === 'amount') {
    const matched = one.charge.segments.filter(({ unmet }) => unmet.get(id) === null);
    const all = timesOver(exactly(effect.amount), msOf(matched), HOUR);
    if (effect.direction === 'on') one.value = plus(one.value, all);
    else takeOff([one], id, all);
  }
}

/** An amount for each day, once, or for each guest. What comes on stands with the first charge of its day or of the booking. */
function byOthers(
  all: readonly Open[],
  rule: PriceRule,
  effect: Extract<PriceEffect, { type: 'amount' }>,
  guests: number,
): void {
  const amount = timesOver(exactly(effect.amount), effect.per === 'guest' ? guests : 1);
  if (effect.per !== 'day') {
    if (effect.direction === 'off') return takeOff(all, rule.id, amount);
    const [first] = all;
    if (first) first.value = plus(first.value, amount);
    return;
  }
  if (effect.direction === 'off') {
    for (const ofDay of byDay(all).values()) takeOff(ofDay, rule.id, amount);
    return;
  }
  const seen = new Set<string>();
  for (const one of all) {
    for (const segment of one.charge.segments) {
      const day = dayOfRule(rule.conditions, segment);
      if (segment.unmet.get(rule.id) !== null || seen.has(day)) continue;
      seen.add(day);
      one.value = plus(one.value, amount);
    }
  }
}

function byDay(all: readonly Open[]): Map<string, Open[]> {
  const days = new Map<string, Open[]>();
  for (const one of all) {
    const day = one.charge.days[0] ?? '';
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return days;
}

const valueOf = (all: readonly Open[]): Exact => sumOf(all.map(({ value }) => value));

/** Brings some charges to a sum, each in proportion. */
function bringTo(all: readonly Open[], sum: Exact): void {
  const before = valueOf(all);
  for (const one of all) one.value = times(one.value, ratio(sum, before));
}

function takeOff(all: readonly Open[], ruleId: string, amount: Exact): void {
  const sum = valueOf(all);
  const below = isMore(amount, sum);
  if (below) for (const { below: rules } of all) rules.push(ruleId);
  bringTo(all, below ? NOTHING : minus(sum, amount));
}

function raiseTo(all: readonly Open[], least: Exact): void {
  const sum = valueOf(all);
  if (!isMore(least, sum)) return;
  const [first] = all;
  if (isNothing(sum) && first) first.value = least;
  else bringTo(all, least);
}

function capThem(all: readonly Open[], { per, amount }: Extract<PriceEffect, { type: 'cap' }>): void {
  const most = exactly(amount);
  if (per === 'booking') {
    if (isMore(valueOf(all), most)) bringTo(all, most);
    return;
  }
  const days = [...byDay(all)].sort(([a], [b]) => a.localeCompare(b));
  const sums = days.map(([date, ofDay]) => ({ date, amount: valueOf(ofDay) }));
  for (const window of cheapestWindows(sums, per, amount))
    bringTo(
      window.flatMap((at) => days[at]?.[1] ?? []),
      most,
    );
}
