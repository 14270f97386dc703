import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, ResourceId, SeriesId } from '@/kernel/ids';
import { instantOf } from '@/kernel/zone';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { PlanningFacts, PlanningPlace, TouchedBooking } from './planning-facts';

export const LISBON = 'Europe/Lisbon';
export const at = (local: string, zone = LISBON): Date =>
  instantOf(local.length > 10 ? local : `2026-11-26T${local}`, zone);
export const alwaysFrom = (opensMinute: number, closesMinute: number): OpeningRules => ({
  timeZone: LISBON,
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute, closesMinute })),
  exceptions: [],
});

export function place(
  name: string,
  wish: Partial<Omit<PlanningPlace, 'id' | 'leaves'>> & { leaves?: string[] } = {},
): PlanningPlace {
  const id = name as ResourceId;
  const { leaves = [name], kind = 'desk', ...rest } = wish;
  return {
    id,
    name,
    kind,
    groupId: null,
    floorId: 'ground',
    at: null,
    capacity: 1,
    amenities: [],
    openToVisitors: false,
    leaves: leaves as ResourceId[],
    tree: leaves.map((leafId) => ({ leafId: leafId as ResourceId, id, kind })),
    ...rest,
  };
}

type BookingWish = Partial<Pick<TouchedBooking, 'guest' | 'seats' | 'begun' | 'outsideHours'>> & {
  role?: Role;
  member?: string;
  series?: string;
};

export const booking = (
  id: string,
  resource: string,
  from: string,
  to: string,
  { member = `member of ${id}`, series, role = 'member', ...rest }: BookingWish = {},
): TouchedBooking => ({
  id: id as BookingId,
  resourceId: resource as ResourceId,
  memberId: member as MemberId,
  role,
  guest: false,
  seats: 1,
  seriesId: (series ?? null) as SeriesId | null,
  startsAt: at(from),
  endsAt: at(to),
  begun: false,
  outsideHours: false,
  version: `${id} 1`,
  ...rest,
});

type FactsWish = {
  places: readonly PlanningPlace[];
  touched: readonly TouchedBooking[];
  /** What else is held: a resource, from, to, and by whom. */
  held?: readonly (readonly [resource: string, from: string, to: string, member?: string])[];
  shut?: readonly (readonly [leaves: readonly string[], from: string, to: string | null])[];
  gone?: readonly string[];
  hours?: OpeningRules;
  rules?: PlanningFacts['bookingRules'];
  now?: string;
};

/** The facts of a plan: what is touched holds its own time too, on each of its leaves. */
export function facts(wish: FactsWish): PlanningFacts {
  const {
    places,
    touched,
    held = [],
    shut = [],
    gone = [],
    hours = alwaysFrom(0, 1440),
    rules = [],
    now = '06:00',
  } = wish;
  const own = touched.flatMap((one) =>
    (places.find(({ id }) => id === one.resourceId)?.leaves ?? []).map((leafId) => ({
      leafId,
      holder: one.id,
      memberId: one.memberId,
      buffer: false,
      startsAt: one.startsAt,
      endsAt: one.endsAt,
    })),
  );
  const others = held.map(([leafId, from, to, member], number) => ({
    leafId: leafId as ResourceId,
    holder: `other ${number}`,
    memberId: (member ?? null) as MemberId | null,
    buffer: false,
    startsAt: at(from),
    endsAt: at(to),
  }));
  return {
    places,
    touched,
    held: [...own, ...others],
    bookingRules: rules,
    after: {
      shut: shut.map(([leaves, from, to]) => ({
        leaves: new Set(leaves as ResourceId[]),
        startsAt: at(from),
        endsAt: to === null ? null : at(to),
      })),
      gone: new Set(gone as ResourceId[]),
      timeZone: hours.timeZone,
      hoursOf: () => hours,
    },
    now: at(now),
  };
}
