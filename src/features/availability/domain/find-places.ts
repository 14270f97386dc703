import type { Role } from '@/kernel/acting-member';
import type { MemberId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import { narrowestRule } from '@/features/booking-rules/domain/narrowest-rule';
import { buffersOf, mayAnytime } from '@/features/booking-rules/domain/rule-effects';
import { alwaysOpen, hoursFor, openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { FindableResource, FindableSpace } from '@/features/spaces/spaces.contract';
import { askedOn, datesOf } from './asked-time';
import { slotIn, type PlaceTime } from './find-slot';
import type { FoundPlace } from './rank-places';
import { timeForSale, type TimeForSale } from './time-for-sale';
import type { Wish } from './wish';

export type Finder = { readonly memberId: MemberId; readonly role: Role };

/** A place that could answer a wish, with the hours it keeps for whoever asks and the time its bookings keep free around them. */
export type Candidate = {
  readonly resource: FindableResource;
  readonly hours: OpeningRules;
  /** The hours of the place itself, by which whole days are sold. */
  readonly ownHours: OpeningRules;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
};

/** No booking is longer, so that no wish waits for more. */
const MOST_MINUTES = 31 * 1440;
const plain = (text: string) => text.trim().toLowerCase();

/** The places of a space that answer everything in a wish but its time, and that whoever asks may book. */
export function candidatesFor(wish: Wish, space: FindableSpace, who: Finder): Candidate[] {
  const amenities = wish.amenities.map(plain);
  const group = wish.group === null ? null : plain(wish.group);
  const parts = new Map(space.resources.map((resource) => [resource.id, resource]));
  // One object for all that share hours: what is asked of a date is worked out once for each.
  const rules: OpeningRules = { timeZone: space.timeZone, ...space.hours };
  const always = alwaysOpen(space.timeZone);
  return space.resources
    .filter(
      (resource) =>
        (resource.openToVisitors || who.role !== 'visitor') &&
        (wish.places.length === 0 || wish.places.includes(resource.id)) &&
        (wish.kinds.length === 0 || wish.kinds.includes(resource.kind)) &&
        (wish.people === null || resource.capacity >= wish.people) &&
        (group === null || (resource.groupName !== null && plain(resource.groupName) === group)) &&
        amenities.every((name) => resource.amenities.some((has) => plain(has) === name)),
    )
    .map((resource) => {
      const anytime = mayAnytime(space.bookingRules, { resource, who });
      const ownHours = hoursFor(rules, resource.hours);
      const standing = withParts(resource, parts);
      const { beforeMinutes, afterMinutes } = buffersOf(space.bookingRules, standing, who);
      return {
        resource,
        hours: anytime ? always : ownHours,
        ownHours,
        beforeMinutes,
        afterMinutes,
      };
    });
}

/** A hall with its halves and their quarters: each has its say about buffers. */
function withParts(whole: FindableResource, resources: ReadonlyMap<ResourceId, FindableResource>): FindableResource[] {
  const found = new Set([whole]);
  for (const resource of found)
    for (const id of resource.partIds) {
      const part = resources.get(id);
      if (part) found.add(part);
    }
  return [...found];
}

/** The open stretches of a place on some dates: the time that has to be looked at. */
export const openOn = (hours: OpeningRules, dates: readonly LocalDate[]): TimeRange[] =>
  dates.flatMap((date) => openRangesOn(hours, date));

/** The candidates that have a time for a wish, each with its first on every date. `unheld` is what nobody holds of their open time, and around it. */
export function findPlaces(
  wish: Wish,
  space: FindableSpace,
  candidates: readonly Candidate[],
  unheld: ReadonlyMap<ResourceId, readonly TimeRange[]>,
  who: Finder,
  now: Date,
): FoundPlace[] {
  const dates = datesOf(wish, { timeZone: space.timeZone, ...space.hours }, now);
  const { openOn: openOnDate, askedOf } = rememberer(wish, now);
  const soldIn = sellers(space, openOnDate, who, now);
  return candidates.flatMap((candidate) => {
    const free = unheld.get(candidate.resource.id) ?? [];
    if (free.length === 0) return [];
    const sold = soldIn(candidate);
    const gapsIn = sweep(free);
    const slots = dates.flatMap((date) => {
      const open = openOnDate(candidate.hours, date);
      const place: PlaceTime = { ...candidate, open, unheld: gapsIn(open), sold };
      for (const one of askedOf(candidate, date)) {
        const slot = slotIn(one, place);
        if (slot) return slot;
      }
      return [];
    });
    const [first, ...rest] = slots;
    return first ? [{ resource: candidate.resource, slots: [first, ...rest] as const }] : [];
  });
}

/** How long nobody must hold a place, its buffers counted, for any of these wishes to be answered there: what is shorter need not be looked at. */
export function leastFree(
  wishes: readonly Wish[],
  space: FindableSpace,
  who: Finder,
  now: Date,
): (candidate: Candidate) => number {
  const rules = { timeZone: space.timeZone, ...space.hours };
  const asking = wishes.map((wish) => ({ dates: datesOf(wish, rules, now), ...rememberer(wish, now) }));
  const dates = [...new Set(asking.flatMap((one) => one.dates))];
  const soldIn = sellers(space, (hours, date) => openRangesOn(hours, date), who, now);
  const shortest = new Map<TimeForSale, number>();
  const shortestIn = (candidate: Candidate): number => {
    const sold = soldIn(candidate);
    if (!sold) return Infinity;
    const known = shortest.get(sold) ?? sold.shortest(dates);
    shortest.set(sold, known);
    return known;
  };
  return (candidate) => {
    const wished = asking.map((one) => one.leastOn(candidate, one.dates));
    const least = Math.min(MOST_MINUTES, shortestIn(candidate), ...wished);
    return least + candidate.beforeMinutes + candidate.afterMinutes;
  };
}

/** The gaps that meet the open stretches of one date after the other: both come in order, so that none is looked at from the start again. */
function sweep(gaps: readonly TimeRange[]) {
  let from = 0;
  return (open: readonly TimeRange[]): readonly TimeRange[] => {
    const [first, last] = [open[0]?.startsAt.getTime(), open.at(-1)?.endsAt.getTime()];
    if (first === undefined || last === undefined) return [];
    while (from < gaps.length && (gaps[from]?.endsAt.getTime() ?? Infinity) <= first) from++;
    let to = from;
    while (to < gaps.length && (gaps[to]?.startsAt.getTime() ?? Infinity) < last) to++;
    return gaps.slice(from, to);
  };
}

/** Hours are shared by most places: when they are open on a date, and what is asked of that, is worked out once. */
function rememberer(wish: Wish, now: Date) {
  const known = new Map<OpeningRules, Map<string, readonly unknown[]>>();
  const once = <T>(hours: OpeningRules, key: string, work: () => readonly T[]): readonly T[] => {
    const ofHours = known.get(hours) ?? new Map<string, readonly unknown[]>();
    known.set(hours, ofHours);
    const found = (ofHours.get(key) as readonly T[] | undefined) ?? work();
    ofHours.set(key, found);
    return found;
  };
  const askedOf = ({ hours, resource: { kind } }: Candidate, date: LocalDate) =>
    once(hours, `${kind} ${date}`, () => askedOn(wish, kind, date, hours, now));
  return {
    openOn: (hours: OpeningRules, date: LocalDate) => once(hours, date, () => openRangesOn(hours, date)),
    askedOf,
    leastOn: (candidate: Candidate, dates: readonly LocalDate[]) => {
      const minutes = () => dates.flatMap((date) => askedOf(candidate, date).map((one) => one.minutes));
      const [least] = once(candidate.hours, `least ${candidate.resource.kind}`, () => [Math.min(...minutes())]);
      return least ?? Infinity;
    },
  };
}

/**
 * What the owner's rules sell in a place; null where there are none of time. Places under the same rules with the same hours sell the same, so that what
 * was worked out for one of them is known for all.
 */
function sellers(
  { bookingRules: rules, timeZone }: FindableSpace,
  onDate: (hours: OpeningRules, date: LocalDate) => readonly TimeRange[],
  who: Finder,
  now: Date,
): (candidate: Candidate) => TimeForSale | null {
  const known = new Map<OpeningRules, Map<OpeningRules, Map<string, TimeForSale | null>>>();
  return ({ resource, hours, ownHours }) => {
    const subject = { resource, who };
    const ofHours = known.get(hours) ?? new Map<OpeningRules, Map<string, TimeForSale | null>>();
    known.set(hours, ofHours);
    const alike = ofHours.get(ownHours) ?? new Map<string, TimeForSale | null>();
    ofHours.set(ownHours, alike);
    const key = (['length', 'notice'] as const).map((topic) => narrowestRule(rules, topic, subject)?.id).join(' ');
    const found = alike.get(key);
    if (found !== undefined) return found;
    const openOn = (date: LocalDate) => onDate(hours, date);
    const soldOn = (date: LocalDate) => {
      const open = onDate(ownHours, date);
      return open.length > 0 ? open : openOn(date);
    };
    const sold = timeForSale({ rules, subject, timeZone, openOn, soldOn, now, recurring: false });
    alike.set(key, sold);
    return sold;
  };
}
