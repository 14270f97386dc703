import type { Role } from '@/kernel/acting-member';
import { figureOf } from '@/kernel/money';
import type { ResourceKind } from '@/kernel/resource-kind';
import { KINDS_IN_WORDS, ROLES_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import { lengthInWords } from '@/features/booking-rules/domain/length-words';
import type { PriceConditions, PriceEffect, PriceRule } from '../pricing.contract';

/** How a list is read: in which currency, and what the places, plans and teams in it are called. */
export type PriceNames = { readonly currency: string; readonly nameOf: (id: string) => string | null };

const DAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "9", "18:30", "24". */
export const clockInWords = (minute: number): string =>
  minute % 60 === 0 ? String(minute / 60) : `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** "weekdays", "weekends", "Mondays and Thursdays". */
export function weekdaysInWords(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort();
  if (days.length === 7) return '';
  if (days.join('') === '12345') return 'weekdays';
  if (days.join('') === '67') return 'weekends';
  return listed(days.map((day) => DAYS[day - 1] ?? ''));
}

const dayOfYear = (text: string): string => `${Number(text.slice(-2))} ${MONTHS[Number(text.slice(-5, -3)) - 1] ?? ''}`;
const dateInWords = (date: string): string => `${dayOfYear(date)} ${date.slice(0, 4)}`;

function range(
  of: { from: number | null; to: number | null } | null,
  both: (from: number, to: number) => string,
  from: (from: number) => string,
  to: (to: number) => string,
): string {
  if (!of) return '';
  if (of.from !== null && of.to !== null) return both(of.from, of.to);
  return of.from !== null ? from(of.from) : of.to !== null ? to(of.to) : '';
}

function placeWords({ resourceIds, kinds, groupIds, floorIds }: PriceConditions, names: PriceNames): string[] {
  const named = (ids: readonly string[]) =>
    listed(
      ids.map((id) => names.nameOf(id) ?? 'one that is gone'),
      'or',
    );
  return [
    resourceIds.length > 0 ? named(resourceIds) : '',
    kinds.length > 0 ? listed(kinds.map((kind: ResourceKind) => KINDS_IN_WORDS[kind])) : '',
    named(groupIds),
    named(floorIds),
  ];
}

function peopleWords({ roles, planIds, teamIds }: PriceConditions, names: PriceNames): string[] {
  const named = (what: string, ids: readonly string[]) =>
    ids.length > 0
      ? `${what} ${listed(
          ids.map((id) => names.nameOf(id) ?? 'one that is gone'),
          'or',
        )}`
      : '';
  return [listed(roles.map((role: Role) => ROLES_IN_WORDS[role])), named('plan', planIds), named('team', teamIds)];
}

function timeWords({ time, weekdays, dates, season }: PriceConditions): string[] {
  const days = weekdaysInWords(weekdays);
  const band = time ? `${clockInWords(time.from)}–${clockInWords(time.to)}` : '';
  return [
    [days, band].filter(Boolean).join(' '),
    dates
      ? dates.from && dates.to
        ? `${dateInWords(dates.from)} – ${dateInWords(dates.to)}`
        : dates.from
          ? `from ${dateInWords(dates.from)}`
          : `until ${dateInWords(dates.to ?? '')}`
      : '',
    season ? `${dayOfYear(season.from)} – ${dayOfYear(season.to)} every year` : '',
  ];
}

function otherWords({ length, lead, guests, recurring, fullness }: PriceConditions): string[] {
  return [
    range(
      length,
      (from, to) => `${lengthInWords(from)} to ${lengthInWords(to)}`,
      (from) => `from ${lengthInWords(from)}`,
      (to) => `up to ${lengthInWords(to)}`,
    ),
    range(
      lead,
      (from, to) => `booked between ${lengthInWords(from)} and ${lengthInWords(to)} before`,
      (from) => `booked ${lengthInWords(from)} or more before`,
      (to) => `booked less than ${lengthInWords(to)} before`,
    ),
    range(
      guests,
      (from, to) => (from === to ? `${from} ${from === 1 ? 'guest' : 'guests'}` : `${from} to ${to} guests`),
      (from) => `from ${from} ${from === 1 ? 'guest' : 'guests'}`,
      (to) => `up to ${to} ${to === 1 ? 'guest' : 'guests'}`,
    ),
    recurring === null ? '' : recurring ? 'series' : 'single bookings',
    range(
      fullness,
      (from, to) => `${from}–${to} % full`,
      (from) => `${from} % full or more`,
      (to) => `at most ${to} % full`,
    ),
  ];
}

const UNITS = {
  hour: 'an hour',
  half_day: 'a half day',
  day: 'a day',
  week: 'a week',
  month: 'a month',
  booking: 'a booking',
  guest: 'a guest',
};

/** What a rule does: "12.00 an hour", "20 % off", "at most 60.00 a day". */
export function effectInWords(effect: PriceEffect, currency: string): string {
  const money = (amount: number): string => figureOf(amount, currency);
  switch (effect.type) {
    case 'rate':
      return `${money(effect.amount)} ${UNITS[effect.per]}`;
    case 'block':
      return `${money(effect.amount)} flat`;
    case 'tiers': {
      const unit = effect.as === 'each_hour' ? ' an hour' : '';
      const steps = effect.steps.map(({ upToMinutes, amount }, at) => {
        const to = upToMinutes === null ? (at === 0 ? '' : 'then ') : `up to ${lengthInWords(upToMinutes)} `;
        return `${to}${money(amount)}${unit}`;
      });
      return `${listed(steps, ',').replace(' , ', ', ')}${effect.over === 'day' ? ', each day' : ''}`;
    }
    case 'percent':
      return `${effect.percent} % ${effect.direction}`;
    case 'amount':
      return `${money(effect.amount)} ${effect.direction} ${UNITS[effect.per]}`;
    case 'minimum':
      return `at least ${money(effect.amount)}`;
    case 'cap':
      return `at most ${money(effect.amount)} ${UNITS[effect.per]}`;
    case 'free':
      return 'free';
  }
}

/** When a rule counts: "Meeting rooms · weekdays 9–18"; empty where it always does. */
export const conditionsInWords = (conditions: PriceConditions, names: PriceNames): string =>
  sentence(
    [
      ...placeWords(conditions, names),
      ...peopleWords(conditions, names),
      ...timeWords(conditions),
      ...otherWords(conditions),
    ]
      .filter(Boolean)
      .join(' · '),
  );

/** A rule as a line of the sheet: "Meeting rooms · weekdays 9–18 · 12.00 an hour". */
export const ruleInWords = ({ conditions, effect, thenStop, how }: PriceRule, names: PriceNames): string =>
  [
    conditionsInWords(conditions, names) || (how === 'sets' ? 'Everything else' : 'Every booking'),
    effectInWords(effect, names.currency),
    thenStop ? 'and nothing further counts' : '',
  ]
    .filter(Boolean)
    .join(' · ');
