import type { ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { instantOfWhen } from '@/kernel/when';
import type { OpeningRules, SpaceHours } from '@/features/spaces/domain/opening-hours';
import { hoursFor } from '@/features/spaces/domain/opening-hours';
import { resourceNotFound } from '@/features/spaces/spaces.errors';
import type { TouchedWhere } from '@/features/bookings/bookings.service';
import type { ChangeWish } from '../closures.contract';
import { closureError } from '../closures.errors';
import { unchanged, type ChangedSpace, type PlanningPlace } from '../domain/planning-facts';

/** As far ahead as anybody can book, and no closure is longer. */
const MOST_DAYS = 731;
const MINUTE_MS = 60_000;

/** What a wish means for a space: what it shuts, whom it touches, and how the space will be. */
export type ChangeScope = {
  readonly touches: Omit<TouchedWhere, 'spaceId'>;
  readonly after: ChangedSpace;
  /** The undivided resources that it shuts. */
  readonly leaves: readonly ResourceId[];
  readonly shut: { readonly startsAt: Date; readonly endsAt: Date | null } | null;
  readonly place: PlanningPlace | null;
  /** A booking may stand in it all the same. */
  readonly mayKeep: boolean;
};

export type ClosureWish = Extract<ChangeWish, { kind: 'closure' }>;

/** Hours as each resource keeps them; one object for all that keep those of the space, so that answers can be remembered by it. */
export function hoursByResource({ rules, own }: SpaceHours): (resourceId: ResourceId) => OpeningRules {
  const byOwn = new Map(Object.entries(own).map(([id, weekly]) => [id, hoursFor(rules, weekly)]));
  return (resourceId) => byOwn.get(resourceId) ?? rules;
}

/** @throws DomainError `space_change.*`, `resource.not_found` where the wish means nothing. */
export function scopeOf(wish: ChangeWish, places: readonly PlanningPlace[], hours: SpaceHours, now: Date): ChangeScope {
  return wish.kind === 'zone' ? zoneScope(places, hours, now) : closureScope(wish, places, hours, now);
}

/** Everything to come. Nothing is shut: what meets once shifted is worked out apart. */
const zoneScope = (places: readonly PlanningPlace[], hours: SpaceHours, now: Date): ChangeScope => ({
  touches: { of: 'all', startsAt: now, endsAt: null },
  after: unchanged(hours.rules.timeZone, hoursByResource(hours)),
  leaves: [...new Set(places.flatMap((place) => place.leaves))],
  shut: null,
  place: null,
  mayKeep: false,
});

export function closureScope(
  wish: ClosureWish,
  places: readonly PlanningPlace[],
  hours: SpaceHours,
  now: Date,
): ChangeScope {
  const { resourceId, resourceKind } = wish;
  const place = resourceId ? places.find(({ id }) => id === resourceId) : undefined;
  if (resourceId && !place) throw resourceNotFound();
  const meant = place ? [place] : places.filter(({ kind }) => resourceKind === null || kind === resourceKind);
  const leaves = [...new Set(meant.flatMap((one) => one.leaves))].sort();
  if (leaves.length === 0) throw closureError('space_change.nothing_there');
  const range = closureRange(wish, hours.rules.timeZone, now);
  const of = place || resourceKind ? { leaves } : ('all' as const);
  const shut = [{ leaves: new Set(leaves), ...range }];
  return {
    touches: { of, ...range },
    after: { shut, gone: new Set(), timeZone: hours.rules.timeZone, hoursOf: hoursByResource(hours) },
    leaves,
    shut: range,
    place: place ?? null,
    mayKeep: true,
  };
}

/** From when until when, as instants; what has passed of it is left out. */
function closureRange(wish: ClosureWish, timeZone: string, now: Date): TimeRange {
  const startsAt = instantOfWhen(wish.startsAt, timeZone);
  const endsAt = instantOfWhen(wish.endsAt, timeZone);
  if (endsAt <= startsAt) throw closureError('space_change.ends_before_start');
  if (endsAt <= now) throw closureError('space_change.in_past');
  const days = (endsAt.getTime() - now.getTime()) / 86_400_000;
  if (days > MOST_DAYS) throw closureError('space_change.too_long', { mostDays: MOST_DAYS });
  const thisMinute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  return { startsAt: startsAt > thisMinute ? startsAt : thisMinute, endsAt };
}
