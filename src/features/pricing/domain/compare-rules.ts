import { addDays } from '@/kernel/zone';
import type { PriceConditions, PriceListVersion, PriceRule } from '../pricing.contract';
import { inSeason } from './match-rule';
import type { PriceWish } from './price-wish';
import { minutesCover, minutesMeet, weekMinutesOf } from './week-minutes';

export type Place = PriceWish['place'];
type Range = { readonly from: number | null; readonly to: number | null } | null;

/** Whether a rule is meant for a place. */
export const isForPlace = (rule: PriceConditions, { resourceId, kind, groupIds, floorId }: Place): boolean =>
  (rule.resourceIds.length === 0 || rule.resourceIds.includes(resourceId)) &&
  (rule.kinds.length === 0 || rule.kinds.includes(kind)) &&
  (rule.groupIds.length === 0 || rule.groupIds.some((id) => groupIds.includes(id))) &&
  (rule.floorIds.length === 0 || rule.floorIds.includes(floorId));

/** Places that every rule treats alike, as one. */
export function alikePlaces({ rules }: PriceListVersion, places: readonly Place[]): Place[][] {
  const alike = new Map<string, Place[]>();
  for (const place of places) {
    const key = rules.map(({ conditions }) => (isForPlace(conditions, place) ? 1 : 0)).join('');
    alike.set(key, [...(alike.get(key) ?? []), place]);
  }
  return [...alike.values()];
}

/** One day of each stretch of the coming year in which other rules count by their dates. */
export function daysThatDiffer({ rules, effectiveFrom }: PriceListVersion): string[] {
  const seen = new Map<string, string>();
  for (let n = 0, day = effectiveFrom; n < 366; n++, day = addDays(day, 1)) {
    const key = rules.map((rule) => (countsOn(rule, day) ? 1 : 0)).join('');
    if (!seen.has(key)) seen.set(key, day);
  }
  return [...seen.values()];
}

export const countsOn = ({ conditions: { dates, season } }: PriceRule, day: string): boolean =>
  (!dates || ((!dates.from || day >= dates.from) && (!dates.to || day <= dates.to))) &&
  (!season || inSeason(season, day));

/** Whether whatever matches `inner` matches `outer` too, at the places that there are. Where that can't be seen, no. */
export function coversRule(outer: PriceConditions, inner: PriceConditions, places: readonly Place[]): boolean {
  return (
    places.every((place) => !isForPlace(inner, place) || isForPlace(outer, place)) &&
    setCovers(outer.roles, inner.roles) &&
    setCovers(outer.planIds, inner.planIds) &&
    setCovers(outer.teamIds, inner.teamIds) &&
    [outer.length, outer.lead, outer.guests, outer.fullness].every((range, at) =>
      rangeCovers(range, [inner.length, inner.lead, inner.guests, inner.fullness][at] ?? null),
    ) &&
    (outer.recurring === null || outer.recurring === inner.recurring) &&
    minutesCover(weekMinutesOf(outer), weekMinutesOf(inner)) &&
    datesCover(outer, inner)
  );
}

/** Whether something may match both. */
export function rulesMeet(a: PriceConditions, b: PriceConditions, places: readonly Place[]): boolean {
  return (
    places.some((place) => isForPlace(a, place) && isForPlace(b, place)) &&
    setsMeet(a.roles, b.roles) &&
    setsMeet(a.planIds, b.planIds) &&
    setsMeet(a.teamIds, b.teamIds) &&
    [a.length, a.guests, a.fullness].every((range, at) =>
      rangesMeet(range, [b.length, b.guests, b.fullness][at] ?? null, true),
    ) &&
    rangesMeet(a.lead, b.lead, false) &&
    (a.recurring === null || b.recurring === null || a.recurring === b.recurring) &&
    minutesMeet(weekMinutesOf(a), weekMinutesOf(b)) &&
    datesMeet(a, b)
  );
}

const setCovers = <T>(outer: readonly T[], inner: readonly T[]): boolean =>
  outer.length === 0 || (inner.length > 0 && inner.every((one) => outer.includes(one)));
const setsMeet = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));

const rangeCovers = (outer: Range, inner: Range): boolean =>
  !outer ||
  (inner !== null &&
    (outer.from === null || (inner.from !== null && inner.from >= outer.from)) &&
    (outer.to === null || (inner.to !== null && inner.to <= outer.to)));

/** `closed`: both ends belong to a range. */
const rangesMeet = (a: Range, b: Range, closed: boolean): boolean => {
  const from = Math.max(a?.from ?? -Infinity, b?.from ?? -Infinity);
  const to = Math.min(a?.to ?? Infinity, b?.to ?? Infinity);
  return closed ? from <= to : from < to;
};

function datesCover(outer: PriceConditions, inner: PriceConditions): boolean {
  const { dates, season } = outer;
  const from = inner.dates?.from ?? null;
  const to = inner.dates?.to ?? null;
  if (dates?.from && (from === null || from < dates.from)) return false;
  if (dates?.to && (to === null || to > dates.to)) return false;
  if (!season) return true;
  return daysOfYear(inner).every((date) => inSeason(season, date));
}

const datesMeet = (a: PriceConditions, b: PriceConditions): boolean => {
  const from = [a.dates?.from, b.dates?.from].reduce((x, y) => ((y ?? '') > (x ?? '') ? y : x), null) ?? '';
  const to = [a.dates?.to, b.dates?.to].reduce((x, y) => ((y ?? '~') < (x ?? '~') ? y : x), null) ?? '~';
  if (from > to) return false;
  const days = daysOfYear({ dates: from === '' || to === '~' ? null : { from, to }, season: null });
  return days.some((date) => [a, b].every(({ season }) => !season || inSeason(season, date)));
};

/** The days of a leap year, or of its dates where those are few, that a rule may match. */
function daysOfYear({ dates, season }: Pick<PriceConditions, 'dates' | 'season'>): string[] {
  const first = dates?.from && dates.to ? dates.from : '2028-01-01';
  const last = dates?.from && dates.to ? dates.to : '2028-12-31';
  const days: string[] = [];
  for (let day = first; day <= last && days.length < 366; day = addDays(day, 1)) {
    if (!season || inSeason(season, day)) days.push(day);
  }
  return days;
}
