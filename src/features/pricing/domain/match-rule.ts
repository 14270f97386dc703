import { minutesOf } from '@/kernel/time-range';
import { addDays, type LocalDate, weekdayOf } from '@/kernel/zone';
import type { PriceConditions } from '../pricing.contract';
import type { PriceWish } from './price-wish';
import type { Segment } from './split-time';

/** The condition that a rule failed by. */
export type Unmet = keyof { [C in keyof PriceConditions as C extends `${infer One}Ids` ? One : C]: true };

const within = (range: { from: number | null; to: number | null } | null, value: number): boolean =>
  !range || ((range.from === null || value >= range.from) && (range.to === null || value <= range.to));
const among = <T>(wanted: readonly T[], value: T | null): boolean =>
  wanted.length === 0 || (value !== null && wanted.includes(value));

/** The first condition that the booking as a whole does not meet, or null. */
export function unmetByWish(rule: PriceConditions, wish: PriceWish, now: Date): Unmet | null {
  const { place, who } = wish;
  if (!among(rule.resourceIds, place.resourceId)) return 'resource';
  if (!among(rule.kinds, place.kind)) return 'kinds';
  if (rule.groupIds.length > 0 && !rule.groupIds.some((id) => place.groupIds.includes(id))) return 'group';
  if (!among(rule.floorIds, place.floorId)) return 'floor';
  if (!among(rule.roles, who.role)) return 'roles';
  if (!among(rule.planIds, who.planId)) return 'plan';
  if (!among(rule.teamIds, who.teamId)) return 'team';
  if (!within(rule.guests, wish.guests)) return 'guests';
  if (rule.recurring !== null && rule.recurring !== wish.recurring) return 'recurring';
  if (!within(rule.length, minutesOf(wish))) return 'length';
  if (!inLead(rule.lead, minutesOf({ startsAt: now, endsAt: wish.startsAt }))) return 'lead';
  // How full it is where nobody looked is no reason for a price.
  if (rule.fullness && (wish.fullness === null || !within(rule.fullness, wish.fullness))) return 'fullness';
  return null;
}

const inLead = (range: PriceConditions['lead'], minutes: number): boolean =>
  !range || ((range.from === null || minutes >= range.from) && (range.to === null || minutes < range.to));

/** The day of a rule's own that a piece of time belongs to: after midnight, a band over midnight is still on the day on which it began. */
export function dayOfRule({ time }: PriceConditions, segment: Segment): LocalDate {
  return time && time.to < time.from && segment.fromMinute < time.to ? addDays(segment.date, -1) : segment.date;
}

/** The first condition of time that a piece of it does not meet, or null. The piece is cut at the edges of the rule. */
export function unmetByTime(rule: PriceConditions, segment: Segment): Unmet | null {
  const { time, weekdays, dates, season } = rule;
  if (time && !inBand(time, segment.fromMinute)) return 'time';
  const date = dayOfRule(rule, segment);
  if (!among(weekdays, weekdayOf(date))) return 'weekdays';
  if (dates && ((dates.from && date < dates.from) || (dates.to && date > dates.to))) return 'dates';
  if (season && !inSeason(season, date)) return 'season';
  return null;
}

const inBand = ({ from, to }: { from: number; to: number }, minute: number): boolean =>
  from < to ? minute >= from && minute < to : minute >= from || minute < to;

export function inSeason({ from, to }: { from: string; to: string }, date: LocalDate): boolean {
  const day = date.slice(5);
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
}

/** The wall-clock minutes at which a rule may begin or cease to match. */
export const edgesOf = ({ time }: PriceConditions): readonly number[] => (time ? [time.from, time.to] : []);
