import type { ResourceId } from '@/kernel/ids';
import { freeWithin, type TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, instantOf, localDateOf, localOf, offsetMinutesAt, type LocalDate } from '@/kernel/zone';
import { narrowestRule, type RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import { buffersOf, mayAnytime, type Buffers } from '@/features/booking-rules/domain/rule-effects';
import { breaksOfLength } from '@/features/booking-rules/domain/time-breaks';
import type { HeldPicture, LeafTime } from './held-picture';
import type { OpenLookup } from './open-lookup';
import { fitOf, isLike, strangeness, type PlaceFit } from './place-fit';
import { meetsShut, type PlanningFacts, type PlanningPlace, type TouchedBooking } from './planning-facts';

/** A like resource at the same time; the same resource another time that day; a like one near that time; the same around what is in the way; another day. */
export type ProposalKind = 'like_place' | 'other_time' | 'like_place_other_time' | 'split' | 'other_day';

export type Proposal = TimeRange & {
  readonly kind: ProposalKind;
  /** Of a split: the pieces after the first. */
  readonly more?: readonly TimeRange[];
  readonly resourceId: ResourceId;
  readonly fit: PlaceFit;
  /** By how much it begins later than booked; negative is earlier. */
  readonly shiftMinutes: number;
  /** Good enough to be proposed without anybody having looked: the rest is offered. */
  readonly byItself: boolean;
  /** The lower, the better. */
  readonly rank: number;
  readonly claims: readonly LeafTime[];
};

const MINUTE_MS = 60_000;
/** Starts that people would choose: on the quarter hour. */
const STEP_MS = 15 * MINUTE_MS;
const DAYS_AROUND = 7;
/** Another time is near that time within so much; further off nobody is sent unasked. */
const NEAR_MINUTES = 240;
const TIER: Record<Exclude<ProposalKind, 'split'>, number> = {
  like_place: 0,
  other_time: 1000,
  like_place_other_time: 2000,
  other_day: 3000,
};

/** What a plan is made with: the facts, and where each is looked up. */
export type Setting = PlanningFacts & {
  readonly placeOf: ReadonlyMap<ResourceId, PlanningPlace>;
  readonly picture: HeldPicture;
  readonly open: OpenLookup;
  readonly dayOf: (booking: TouchedBooking) => BookedDay;
  /** Whether somebody has another booking in the space then. */
  readonly isElsewhere: (booking: TouchedBooking, range: TimeRange) => boolean;
  /** Where other dates of a series go, so that all of them go to one place. */
  readonly favoured: (booking: TouchedBooking, place: ResourceId) => number;
};

/** A booking on the wall: its day, how far the wall is ahead of UTC, and the same time on the days around. Asked for at every place, worked out once. */
export type BookedDay = {
  readonly date: LocalDate;
  readonly day: TimeRange;
  readonly aheadMs: number;
  /** Worked out where it is asked for: few plans get so far. */
  readonly around: () => readonly TimeRange[];
};

export function bookedDay(booking: TouchedBooking, timeZone: string): BookedDay {
  const date = localDateOf(booking.startsAt, timeZone);
  const aheadMs = offsetMinutesAt(booking.startsAt, timeZone) * MINUTE_MS;
  return { date, day: dayRange(date, timeZone), aheadMs, around: () => otherDays(date, booking, timeZone) };
}

/** The time that a booking takes at a place, on each of its leaves, with the longest buffers that the rules ask for there. */
export function claimsAt(
  setting: PlanningFacts,
  place: PlanningPlace,
  range: TimeRange,
  who: TouchedBooking,
): LeafTime[] {
  return place.leaves.map((leafId) => {
    const { beforeMinutes, afterMinutes } = leafBuffers(setting, place, leafId, who);
    return {
      leafId,
      startsAt: new Date(range.startsAt.getTime() - beforeMinutes * MINUTE_MS),
      endsAt: new Date(range.endsAt.getTime() + afterMinutes * MINUTE_MS),
    };
  });
}

export const leafBuffers = (
  { bookingRules }: Pick<PlanningFacts, 'bookingRules'>,
  place: PlanningPlace,
  leafId: ResourceId,
  who: TouchedBooking,
): Buffers =>
  buffersOf(
    bookingRules,
    place.tree.filter((step) => step.leafId === leafId),
    whoOf(who),
  );

export const whoOf = ({ memberId, role, guest }: TouchedBooking): RuleSubject['who'] =>
  guest ? { memberId: null, role: 'visitor' } : { memberId, role };

/** Like resources at the very same time, best first. */
export function proposeSameTime(setting: Setting, booking: TouchedBooking): Proposal[] {
  const own = setting.placeOf.get(booking.resourceId);
  if (!own) return [];
  return setting.places
    .filter((other) => isLike(own, other, booking))
    .flatMap((other) => proposal(setting, booking, own, other, booking, 'like_place') ?? [])
    .sort(byRank);
}

/** One of these looked at again, now that its place may be favoured; null where it would not do any more. */
export function proposeAgain(setting: Setting, booking: TouchedBooking, { resourceId }: Proposal): Proposal | null {
  const own = setting.placeOf.get(booking.resourceId);
  const place = setting.placeOf.get(resourceId);
  return own && place ? proposal(setting, booking, own, place, booking, 'like_place') : null;
}

/** The same place at other times of the day, nearest first. */
export function proposeOtherTime(setting: Setting, booking: TouchedBooking): Proposal[] {
  const own = setting.placeOf.get(booking.resourceId);
  if (!own) return [];
  return timesOn(setting, booking, own)
    .flatMap((range) => proposal(setting, booking, own, own, range, 'other_time') ?? [])
    .sort(byRank);
}

/** Like places near that time. */
export function proposeNear(setting: Setting, booking: TouchedBooking): Proposal[] {
  const own = setting.placeOf.get(booking.resourceId);
  if (!own) return [];
  return setting.places
    .filter((other) => isLike(own, other, booking))
    .flatMap((other) => timesOn(setting, booking, other).map((range) => ({ other, range })))
    .flatMap(({ other, range }) => proposal(setting, booking, own, other, range, 'like_place_other_time') ?? [])
    .sort(byRank);
}

/** The same time on the wall on the days around: offered, never chosen by itself. */
export function proposeOtherDays(setting: Setting, booking: TouchedBooking): Proposal[] {
  const own = setting.placeOf.get(booking.resourceId);
  if (!own) return [];
  const all = [own, ...setting.places.filter((other) => isLike(own, other, booking))];
  return setting
    .dayOf(booking)
    .around()
    .flatMap((range) => all.flatMap((other) => proposal(setting, booking, own, other, range, 'other_day') ?? []))
    .sort(byRank);
}

export const byRank = (a: Proposal, b: Proposal) =>
  a.rank - b.rank || a.startsAt.getTime() - b.startsAt.getTime() || (a.resourceId < b.resourceId ? -1 : 1);

/** In each stretch that is open and free, the start nearest to the one booked. */
function timesOn(setting: Setting, booking: TouchedBooking, place: PlanningPlace): TimeRange[] {
  const { after, now } = setting;
  const { date, day, aheadMs } = setting.dayOf(booking);
  const length = booking.endsAt.getTime() - booking.startsAt.getTime();
  const open = isOfTheNight(setting, booking, place) ? [day] : setting.open.within(place.id, date);
  const wide = claimsAt(setting, place, booking, booking);
  const before = Math.max(0, ...wide.map((one) => booking.startsAt.getTime() - one.startsAt.getTime()));
  const behind = Math.max(0, ...wide.map((one) => one.endsAt.getTime() - booking.endsAt.getTime()));
  const shut = after.shut
    .filter((one) => place.leaves.some((leaf) => one.leaves.has(leaf)))
    .map((one) => ({ startsAt: one.startsAt, endsAt: one.endsAt ?? day.endsAt }));
  const grid = { stepMs: stepFor(setting, booking, place), aheadMs };
  return open.flatMap((stretch) => {
    const around = {
      startsAt: new Date(stretch.startsAt.getTime() - before),
      endsAt: new Date(stretch.endsAt.getTime() + behind),
    };
    const held = setting.picture.heldWithin(place.leaves, around, booking.id).map((one) => ({
      startsAt: new Date(one.startsAt.getTime() - behind),
      endsAt: new Date(one.endsAt.getTime() + before),
    }));
    const from = stretch.startsAt > now ? stretch.startsAt : now;
    if (from >= stretch.endsAt) return [];
    return freeWithin({ startsAt: from, endsAt: stretch.endsAt }, [...held, ...shut]).flatMap(
      (gap) => nearestStart(gap, booking.startsAt, length, grid) ?? [],
    );
  });
}

/** Who may come at any hour is proposed the night only where they booked the night: at midday they meant the day. */
const isOfTheNight = (setting: Setting, booking: TouchedBooking, place: PlanningPlace): boolean =>
  mayAnytime(setting.bookingRules, { resource: place, who: whoOf(booking) }) && standsOutside(setting, booking);

const standsOutside = ({ open }: Setting, booking: TouchedBooking): boolean =>
  booking.outsideHours || !open.for(booking.resourceId, booking);

/** Starts that people would choose, and that the owner's grid allows: it counts from midnight on the wall. */
export function stepFor(setting: Setting, booking: TouchedBooking, place: PlanningPlace): number {
  const rule = narrowestRule(setting.bookingRules, 'length', { resource: place, who: whoOf(booking) });
  const every = rule?.settings.step.unit === 'minutes' ? rule.settings.step.every : 0;
  return Math.max(STEP_MS, every * MINUTE_MS);
}
type Grid = { readonly stepMs: number; readonly aheadMs: number };

function nearestStart(gap: TimeRange, wanted: Date, length: number, { stepMs, aheadMs }: Grid): TimeRange | null {
  const first = Math.ceil((gap.startsAt.getTime() + aheadMs) / stepMs) * stepMs - aheadMs;
  const last = Math.floor((gap.endsAt.getTime() - length + aheadMs) / stepMs) * stepMs - aheadMs;
  if (last < first) return null;
  const startsAt = Math.min(last, Math.max(first, wanted.getTime()));
  return { startsAt: new Date(startsAt), endsAt: new Date(startsAt + length) };
}

/** The same time on the wall on the days around, nearest first. */
function otherDays(date: LocalDate, booking: TouchedBooking, timeZone: string): TimeRange[] {
  const clock = localOf(booking.startsAt, timeZone).slice(10);
  const length = booking.endsAt.getTime() - booking.startsAt.getTime();
  return Array.from({ length: 2 * DAYS_AROUND }, (_, at) => (at % 2 ? -1 : 1) * (Math.floor(at / 2) + 1)).map(
    (days) => {
      const startsAt = instantOf(`${addDays(date, days)}${clock}`, timeZone);
      return { startsAt, endsAt: new Date(startsAt.getTime() + length) };
    },
  );
}

/** The proposal, or null where it would not do: shut, taken, closed at that hour, against a rule, or its member is elsewhere then. */
function proposal(
  setting: Setting,
  booking: TouchedBooking,
  own: PlanningPlace,
  place: PlanningPlace,
  range: TimeRange,
  kind: Exclude<ProposalKind, 'split'>,
): Proposal | null {
  const { startsAt, endsAt } = range;
  const shiftMinutes = Math.round((startsAt.getTime() - booking.startsAt.getTime()) / MINUTE_MS);
  if (place.id === own.id && shiftMinutes === 0) return null;
  if (kind === 'like_place_other_time' && (shiftMinutes === 0 || Math.abs(shiftMinutes) > NEAR_MINUTES)) return null;
  if (shiftMinutes !== 0 && !standsOutside(setting, booking) && !setting.open.for(place.id, range)) return null;
  const claims = claimsAt(setting, place, range, booking);
  if (!mayMoveTo(setting, booking, place, range, claims)) return null;
  const fit = fitOf(own, place);
  const base = strangeness(fit, own) - setting.favoured(booking, place.id);
  const days = kind === 'other_day' ? Math.abs(shiftMinutes) / 1440 : 0;
  const rank = TIER[kind] + Math.max(0, base) + (days > 0 ? 20 * days : Math.abs(shiftMinutes) / 4);
  const byItself = !fit.smaller && Math.abs(shiftMinutes) <= NEAR_MINUTES;
  return { kind, resourceId: place.id, startsAt, endsAt, fit, shiftMinutes, byItself, rank, claims };
}

/** Whether a booking could go there once the change stands: the same judge for what is proposed and for what the owner chose. */
export function mayMoveTo(
  setting: Setting,
  booking: TouchedBooking,
  place: PlanningPlace,
  range: TimeRange,
  claims: readonly LeafTime[] = claimsAt(setting, place, range, booking),
): boolean {
  const { after, now, picture } = setting;
  if (range.startsAt <= now || after.gone.has(place.id) || meetsShut(after.shut, place.leaves, range)) return false;
  if (!picture.isFree(claims, booking.id)) return false;
  const moves = range.startsAt.getTime() !== booking.startsAt.getTime();
  if (moves && !booking.guest && setting.isElsewhere(booking, range)) return false;
  return isAllowedThen(setting, booking, place, range);
}

/** Opening hours and the grid count, unless the booking does without them where it is. */
function isAllowedThen(setting: Setting, booking: TouchedBooking, place: PlanningPlace, range: TimeRange): boolean {
  const { bookingRules, after, open } = setting;
  const subject = { resource: place, who: whoOf(booking) };
  if (!booking.outsideHours && !mayAnytime(bookingRules, subject) && !open.for(place.id, range)) return false;
  const rule = narrowestRule(bookingRules, 'length', subject);
  if (!rule) return true;
  const walls = { timeZone: after.timeZone, openOn: (date: LocalDate) => open.on(place.id, date) };
  const kept = new Set(breaksOfLength(booking, rule.settings, walls).map(({ code }) => code));
  return breaksOfLength(range, rule.settings, walls).every(({ code }) => kept.has(code));
}
