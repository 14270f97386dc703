import type { LocalDate } from '@/kernel/zone';
import { exactly, type Exact, NOTHING, plus, timesOver } from '@/kernel/money';
import type { PriceEffect, PriceListVersion, PriceRule } from '../pricing.contract';
import { windowsOver } from './day-windows';
import { dayOfRule, type Unmet } from './match-rule';
import type { PriceWish } from './price-wish';
import type { Segment } from './split-time';

/** A piece of time with the version in force and what each of its rules says to it. */
export type RuledSegment = Segment & {
  readonly version: PriceListVersion | null;
  /** By rule id: null where the rule matches, else the condition it fails by. */
  readonly unmet: ReadonlyMap<string, Unmet | null>;
  readonly base: PriceRule | null;
};

/** What is priced as one: a stretch by the hour, or a unit (a day, a block, a week) that its rule sells whole. */
export type Charge = {
  readonly segments: readonly RuledSegment[];
  readonly rule: PriceRule | null;
  readonly base: Exact;
  /** By the hour: it is cut at band edges, and what is off an hour of it is off each hour. */
  readonly byTheHour: boolean;
  /** The days of its rule's own, in order. */
  readonly days: readonly LocalDate[];
};

export const msOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { startsAt, endsAt }) => sum + endsAt.getTime() - startsAt.getTime(), 0);

const HOUR = 3_600_000;
const MINUTE = 60_000;
const byHour = (amount: number, ms: number): Exact => timesOver(exactly(amount), ms, HOUR);

const isByTheHour = (rule: PriceRule | null): boolean =>
  !rule || rule.effect.type === 'free' || (rule.effect.type === 'rate' && rule.effect.per === 'hour');

/** Whether its unit is for each day of the rule's own, or for the booking. */
function isOnceADay(effect: PriceEffect): boolean {
  if (effect.type === 'rate') return effect.per === 'day' || effect.per === 'half_day';
  return effect.type === 'block' || (effect.type === 'tiers' && effect.over === 'day');
}

/** The charges of a booking whose pieces know their rule, in the order in which they begin. */
export function chargesOf(segments: readonly RuledSegment[], wish: PriceWish): Charge[] {
  const groups = new Map<string, RuledSegment[]>();
  let run = 0;
  let lastKey = '';
  let lastEnd = 0;
  for (const segment of segments) {
    let key = keyOf(segment);
    if (isByTheHour(segment.base)) {
      // One that goes on where the last one ended is the same stretch.
      if (lastKey !== key || lastEnd !== segment.startsAt.getTime()) run += 1;
      [lastKey, lastEnd] = [key, segment.endsAt.getTime()];
      key = `${key}|${run}`;
    }
    groups.set(key, [...(groups.get(key) ?? []), segment]);
  }
  return [...groups.values()].map((group) => chargeOf(group, wish));
}

function keyOf({ base, version, unmet, ...segment }: RuledSegment): string {
  if (base && !isByTheHour(base)) {
    return isOnceADay(base.effect) ? `${base.id}|${dayOfRule(base.conditions, segment)}` : base.id;
  }
  const day = base ? dayOfRule(base.conditions, segment) : segment.date;
  const matched = [...unmet].flatMap(([id, why]) => (why === null ? [id] : []));
  return [base?.id ?? '-', version?.number ?? '-', day, ...matched].join('|');
}

function chargeOf(segments: readonly RuledSegment[], wish: PriceWish): Charge {
  // A unit costs what it cost when it began, should prices change within it.
  const rule = segments[0]?.base ?? null;
  const days = [...new Set(segments.map((one) => (rule ? dayOfRule(rule.conditions, one) : one.date)))];
  const base = rule ? baseOf(rule.effect, segments, days, wish) : NOTHING;
  return { segments, rule, base, byTheHour: isByTheHour(rule), days };
}

function baseOf(
  effect: PriceEffect,
  segments: readonly RuledSegment[],
  days: readonly LocalDate[],
  { guests }: PriceWish,
): Exact {
  const ms = msOf(segments);
  if (effect.type === 'block') return exactly(effect.amount);
  if (effect.type === 'tiers') return tiersOf(effect, ms);
  if (effect.type !== 'rate') return NOTHING;
  const units = (count: number): Exact => timesOver(exactly(effect.amount), count);
  switch (effect.per) {
    case 'hour':
      return byHour(effect.amount, ms);
    case 'half_day':
      return units(Math.min(2, Math.ceil(ms / (effect.halfDayMinutes * MINUTE))));
    case 'day':
    case 'booking':
      return units(1);
    case 'guest':
      return units(guests);
    case 'week':
    case 'month':
      return units(windowsOver(days, effect.per).length);
  }
}

function tiersOf({ as, steps }: Extract<PriceEffect, { type: 'tiers' }>, ms: number): Exact {
  if (as === 'whole') {
    const step = steps.find(({ upToMinutes }) => upToMinutes === null || ms <= upToMinutes * MINUTE);
    return exactly(step?.amount ?? 0);
  }
  let sum = NOTHING;
  let from = 0;
  for (const { upToMinutes, amount } of steps) {
    const to = upToMinutes === null ? ms : Math.min(ms, upToMinutes * MINUTE);
    if (to > from) sum = plus(sum, byHour(amount, to - from));
    from = Math.max(from, to);
  }
  return sum;
}
