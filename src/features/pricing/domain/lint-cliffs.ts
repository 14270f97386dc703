import { isMore, rounded, sumOf } from '@/kernel/money';
import { dayRange } from '@/kernel/zone';
import type { PriceListVersion } from '../pricing.contract';
import { alikePlaces, daysThatDiffer, type Place } from './compare-rules';
import type { Finding } from './lint-findings';
import { edgesOf } from './match-rule';
import { whatMayBeCheaper } from './never-cheaper';
import type { PriceWish } from './price-wish';
import { pricedCharges } from './quote';

type Probe = { readonly wish: PriceWish; readonly now: Date };
const HOURS = Array.from({ length: 12 }, (_, n) => (n + 1) * 60);
/** Days and weeks cost more to look at than hours: only where a rule speaks of them. */
const DAYS = [1440, 2880, 10_080, 11_520];
const FEW = [15, 60, 480];

/** How long the bookings are that a list is tried with: where none can become cheaper by growing, a few will do. */
function lengthsFor(list: PriceListVersion): number[] {
  // How long before a booking is made is the same for all that begin at one time.
  if (whatMayBeCheaper(list).every(({ why }) => why === 'lead')) return FEW;
  const limits = list.rules.flatMap(({ conditions: { length } }) => aroundRange(length));
  const byDays = list.rules.some(({ effect }) => 'per' in effect && ['day', 'week', 'month'].includes(effect.per));
  return [...new Set([30, 90, ...HOURS, ...(byDays ? DAYS : []), ...limits])]
    .filter((minutes) => minutes > 0)
    .sort((x, y) => x - y);
}

/** Bookings that grow, by place, people and time: one list for each place, person, day and start. */
export function probesOf(list: PriceListVersion, places: readonly Place[], timeZone: string): Probe[][] {
  const edges = [...new Set([540, ...list.rules.flatMap(({ conditions }) => edgesOf(conditions))])];
  const starts = edges.flatMap((edge) => [edge - 60, edge]).filter((minute) => minute >= 0 && minute < 1440);
  const people = peopleOf(list);
  const lengths = lengthsFor(list);
  const days = daysThatDiffer(list).slice(0, 4);
  const grown = (place: Place, who: PriceWish['who'], date: string, minute: number): Probe[] => {
    const startsAt = new Date(dayRange(date, timeZone).startsAt.getTime() + minute * 60_000);
    const now = new Date(startsAt.getTime() - 14 * 86_400_000);
    const usual = { startsAt, timeZone, place, who, guests: 2, recurring: false, fullness: 50 };
    return lengths.map((minutes) => ({
      wish: { ...usual, endsAt: new Date(startsAt.getTime() + minutes * 60_000) },
      now,
    }));
  };
  return alikePlaces(list, places)
    .slice(0, 12)
    .flatMap(([place]) =>
      people.flatMap((who) =>
        days.flatMap((date) =>
          [...new Set(starts)].slice(0, 8).flatMap((minute) => (place ? [grown(place, who, date, minute)] : [])),
        ),
      ),
    );
}

const aroundRange = (range: { from: number | null; to: number | null } | null): number[] =>
  range
    ? [
        range.from,
        range.from === null ? null : range.from - 5,
        range.to,
        range.to === null ? null : range.to + 5,
      ].filter((one) => one !== null)
    : [];

/** A visitor, a member, and whoever a rule is for. */
function peopleOf({ rules }: PriceListVersion): PriceWish['who'][] {
  const nobody = { planId: null, teamId: null, taxExempt: false };
  const people: PriceWish['who'][] = [
    { ...nobody, role: 'visitor' },
    { ...nobody, role: 'member' },
  ];
  for (const { conditions } of rules) {
    for (const planId of conditions.planIds.slice(0, 1)) people.push({ ...nobody, role: 'member', planId });
    for (const teamId of conditions.teamIds.slice(0, 1)) people.push({ ...nobody, role: 'member', teamId });
  }
  return [...new Map(people.map((who) => [JSON.stringify(who), who])).values()].slice(0, 8);
}

/** The first booking that becomes cheaper by becoming longer, for each rule that makes it so. */
export function cliffsIn(list: PriceListVersion, probes: readonly (readonly Probe[])[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const growing of probes) {
    let dearest: { minutes: number; price: ReturnType<typeof sumOf>; rules: Set<string> } | null = null;
    for (const { wish, now } of growing) {
      const charges = pricedCharges(wish, [list], now);
      const price = sumOf(charges.map(({ value }) => value));
      const counted = charges.flatMap(({ trace }) =>
        trace.filter(({ outcome }) => outcome.type === 'set' || outcome.type === 'changed'),
      );
      const rules = new Set(counted.map(({ rule }) => rule.id as string));
      const minutes = (wish.endsAt.getTime() - wish.startsAt.getTime()) / 60_000;
      if (dearest && isMore(dearest.price, price)) {
        const ruleId = [...rules].find((id) => !dearest?.rules.has(id)) ?? null;
        if (!found.has(ruleId ?? '')) {
          const shorter = { minutes: dearest.minutes, price: rounded(dearest.price) };
          const { resourceId } = wish.place;
          found.set(ruleId ?? '', {
            type: 'cliff',
            ruleId,
            resourceId,
            startsAt: wish.startsAt,
            shorter,
            longer: { minutes, price: rounded(price) },
          });
        }
      } else dearest = { minutes, price, rules };
    }
  }
  return [...found.values()];
}

export function belowZeroIn(list: PriceListVersion, probes: readonly (readonly Probe[])[]): Finding[] {
  const below = new Set(
    probes.flat().flatMap(({ wish, now }) => pricedCharges(wish, [list], now).flatMap((one) => one.wouldBeBelow)),
  );
  return [...below].map((ruleId) => ({ type: 'below_zero', ruleId }));
}
