import type { ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { instantOfWhen } from '@/kernel/when';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { SpaceHours } from '@/features/spaces/domain/opening-hours';
import { hoursByResource } from '@/features/spaces/domain/hours-by-resource';
import { touchedByHours } from '@/features/spaces/domain/touched-by-hours';
import { hoursChangedMeanwhile, resourceNotFound } from '@/features/spaces/spaces.errors';
import { hoursAfter, versionOfHours } from '@/features/spaces/spaces.service';
import type { TouchedRow, TouchedWhere } from '@/features/bookings/bookings.service';
import type { ChangeWish } from '../closures.contract';
import { closureError } from '../closures.errors';
import { unchanged, type ChangedSpace, type PlanningPlace } from '@/features/planning/domain/planning-facts';

/** As far ahead as anybody can book, and no closure is longer. */
const MOST_DAYS = 731;
const MINUTE_MS = 60_000;

/** What a wish means for a space: what it shuts, whom it touches, and how the space will be. */
export type ChangeScope = {
  readonly touches: Omit<TouchedWhere, 'spaceId'>;
  /** Of what is booked there and then, what it gets in the way of. */
  readonly among: (rows: readonly TouchedRow[], bookingRules: readonly BookingRule[]) => readonly TouchedRow[];
  readonly before: ChangedSpace;
  readonly after: ChangedSpace;
  /** The undivided resources that it shuts. */
  readonly leaves: readonly ResourceId[];
  readonly shut: { readonly startsAt: Date; readonly endsAt: Date | null } | null;
  readonly place: PlanningPlace | null;
  /** A booking may stand in it all the same. */
  readonly mayKeep: boolean;
};

/** Every wish but another zone, which is planned apart: there all that is to come is touched. */
export type ShuttingWish = Exclude<ChangeWish, { kind: 'zone' }>;
type WishOf<Kind extends ChangeWish['kind']> = Extract<ChangeWish, { kind: Kind }>;

/** @throws DomainError `space_change.*`, `resource.not_found`, `hours.changed_meanwhile` where the wish means nothing. */
export function scopeOf(wish: ChangeWish, places: readonly PlanningPlace[], hours: SpaceHours, now: Date): ChangeScope {
  const before = unchanged(hours.rules.timeZone, hoursByResource(hours));
  const whole = {
    touches: { of: 'all' as const, startsAt: now, endsAt: null },
    before,
    after: before,
    shut: null,
    place: null,
  };
  switch (wish.kind) {
    case 'closure':
      return closureScope(wish, places, hours.rules.timeZone, before, now);
    case 'retire':
      return retireScope(wish, places, before, now);
    case 'hours':
      return { ...whole, ...hoursScope(wish, places, hours, now), leaves: [], mayKeep: true };
    case 'zone':
      // Nothing is shut: what meets once shifted is worked out apart.
      return { ...whole, among: all, leaves: [...new Set(places.flatMap((place) => place.leaves))], mayKeep: false };
  }
}

const all: ChangeScope['among'] = (rows) => rows;

function closureScope(
  wish: WishOf<'closure'>,
  places: readonly PlanningPlace[],
  timeZone: string,
  before: ChangedSpace,
  now: Date,
): ChangeScope {
  const { resourceId, resourceKind } = wish;
  const place = resourceId ? places.find(({ id }) => id === resourceId) : undefined;
  if (resourceId && !place) throw resourceNotFound();
  const meant = place ? [place] : places.filter(({ kind }) => resourceKind === null || kind === resourceKind);
  const leaves = [...new Set(meant.flatMap((one) => one.leaves))].sort();
  if (leaves.length === 0) throw closureError('space_change.nothing_there');
  const range = closureRange(wish, timeZone, now);
  const of = place || resourceKind ? { leaves } : ('all' as const);
  return {
    touches: { of, ...range },
    among: all,
    before,
    after: { ...before, shut: [{ leaves: new Set(leaves), ...range }] },
    leaves,
    shut: range,
    place: place ?? null,
    mayKeep: true,
  };
}

/** Whoever has it by its own name. What it is made of goes on, and what is made of it goes first. */
function retireScope(
  { resourceId }: WishOf<'retire'>,
  places: readonly PlanningPlace[],
  before: ChangedSpace,
  now: Date,
): ChangeScope {
  const place = places.find(({ id }) => id === resourceId);
  if (!place) throw resourceNotFound();
  const wholes = places.filter((one) => one.id !== place.id && one.tree.some(({ id }) => id === place.id));
  if (wholes.length > 0)
    throw closureError('space_change.part_of', { name: place.name, wholes: wholes.map(({ name }) => name) });
  return {
    touches: { of: { resourceId }, startsAt: now, endsAt: null },
    among: all,
    before,
    after: { ...before, gone: new Set([resourceId]) },
    leaves: place.leaves,
    shut: { startsAt: now, endsAt: null },
    place,
    mayKeep: false,
  };
}

/** Whoever lies in the hours as they are, has not begun, and would lie outside of the new ones. */
function hoursScope(
  wish: WishOf<'hours'>,
  places: readonly PlanningPlace[],
  hours: SpaceHours,
  now: Date,
): Pick<ChangeScope, 'among' | 'after'> {
  if (versionOfHours(hours) !== wish.version) throw hoursChangedMeanwhile();
  const next = hoursAfter(hours, wish.hours, now);
  const kinds = new Map(places.map(({ id, kind }) => [id, kind]));
  return {
    after: unchanged(hours.rules.timeZone, hoursByResource(next)),
    among: (rows, bookingRules) => {
      const asked = rows.flatMap((row) => {
        const kind = kinds.get(row.resourceId);
        if (!kind || row.startsAt <= now) return [];
        const guest = row.guestName !== null;
        const who = { memberId: guest ? null : row.memberId, role: guest ? ('visitor' as const) : row.role };
        return [{ startsAt: row.startsAt, endsAt: row.endsAt, resource: { id: row.resourceId, kind }, who, row }];
      });
      return touchedByHours(asked, hours, next, bookingRules).map(({ row }) => row);
    },
  };
}

/** From when until when, as instants; what has passed of it is left out. */
function closureRange(wish: WishOf<'closure'>, timeZone: string, now: Date): TimeRange {
  const startsAt = instantOfWhen(wish.startsAt, timeZone);
  const endsAt = instantOfWhen(wish.endsAt, timeZone);
  if (endsAt <= startsAt) throw closureError('space_change.ends_before_start');
  if (endsAt <= now) throw closureError('space_change.in_past');
  const days = (endsAt.getTime() - now.getTime()) / 86_400_000;
  if (days > MOST_DAYS) throw closureError('space_change.too_long', { mostDays: MOST_DAYS });
  const thisMinute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  return { startsAt: startsAt > thisMinute ? startsAt : thisMinute, endsAt };
}
