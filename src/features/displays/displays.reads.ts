import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { BookingId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import { listBookingRules } from '@/features/booking-rules/booking-rules.service';
import { checkInAsked, checkInOpens } from '@/features/booking-rules/domain/check-in-rule';
import { listTimeHeld, listTimeHeldInSpace, type OccupancyRow } from '@/features/occupancies/occupancies.service';
import { dayAndNight, holidayOn, hoursFor, openWithin, type SpaceHours } from '@/features/spaces/domain/opening-hours';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { countKinds } from './domain/count-kinds';
import { blocksOf } from './domain/display-blocks';
import { maySetDisplays } from './displays.access';
import type { DisplayList, DisplayPlace, DisplayView } from './displays.contract';
import { atDisplay } from './at-display';
import {
  listDisplays,
  listShownPlaces,
  listUncheckedBookings,
  type ShownPlace,
  type StandingDisplay,
} from './sql/display-reads';

/** The displays of a space, and what one can hang at, for those who set them. @throws DomainError `auth.not_allowed`. */
export async function readDisplays(member: ActingMember, spaceId: SpaceId): Promise<DisplayList> {
  if (!maySetDisplays(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const displays = await listDisplays(tx, spaceId);
    const places = await listShownPlaces(tx, spaceId);
    return {
      displays: displays.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
      rooms: places.map(({ id, name, kind }) => ({ id, name, kind })),
    };
  });
}

/**
 * What a display shows at this moment, to whoever has its token. A handful of statements, however many places.
 * @throws DomainError `display.not_found`.
 */
export const readDisplay = (token: string, now = new Date()): Promise<DisplayView> =>
  atDisplay(token, (tx, display) => viewOf(tx, display, now));

async function viewOf(tx: OperatorTx, display: StandingDisplay, now: Date): Promise<DisplayView> {
  const { spaceId, resourceId } = display;
  const { name: spaceName, rules, own } = await getOpeningRules(tx, spaceId);
  const date = localDateOf(now, rules.timeZone);
  const shown = await listShownPlaces(tx, spaceId, resourceId);
  const range = wholeDay(shown, { rules, own }, date);
  const held = resourceId ? await listTimeHeld(tx, resourceId, range) : await listTimeHeldInSpace(tx, spaceId, range);
  const checkInOpens = await listCheckInOpens(tx, spaceId, range, rules.timeZone);
  const byPlace = Map.groupBy(held, (row) => row.resourceId);
  const places = shown.map((place) =>
    placeOf(place, byPlace.get(place.id) ?? [], { display, rules, own, range, checkInOpens }),
  );
  return {
    name: display.name,
    spaceName,
    operator: { name: display.operatorName, accent: display.accent },
    timeZone: rules.timeZone,
    date,
    holiday: holidayOn(rules, date),
    shows: resourceId ? 'room' : 'space',
    books: display.books,
    kinds: resourceId ? [] : countKinds(places, now),
    places: resourceId ? places : places.filter(({ kind }) => kind !== 'desk' && kind !== 'parking'),
  };
}

type Hours = Pick<SpaceHours, 'rules' | 'own'>;

/** The day with the longest night of what is shown. */
function wholeDay(shown: readonly ShownPlace[], { rules, own }: Hours, date: string): TimeRange {
  const days = [rules, ...shown.flatMap(({ id }) => (own[id] ? [hoursFor(rules, own[id])] : []))].map((hours) =>
    dayAndNight(hours, date),
  );
  return days.reduce((one, other) => (one.endsAt > other.endsAt ? one : other));
}

type Shown = {
  readonly display: StandingDisplay;
  readonly range: TimeRange;
  readonly checkInOpens: ReadonlyMap<BookingId, Date>;
};

/** For each booking whose rules ask somebody to check in, and nobody has, from when they can. */
async function listCheckInOpens(
  tx: OperatorTx,
  spaceId: SpaceId,
  range: TimeRange,
  timeZone: string,
): Promise<ReadonlyMap<BookingId, Date>> {
  const rules = await listBookingRules(tx, spaceId);
  const unchecked = await listUncheckedBookings(tx, spaceId, range);
  return new Map(
    unchecked.flatMap((booking) => {
      const { id, memberId, role, resourceId, resourceKind } = booking;
      const subject = { resource: { id: resourceId, kind: resourceKind }, who: { memberId, role } };
      const asked = checkInAsked(rules, subject);
      return asked && !asked.automatic ? [[id, checkInOpens(rules, subject, booking, timeZone)] as const] : [];
    }),
  );
}

function placeOf(
  place: ShownPlace,
  held: readonly OccupancyRow[],
  { display, rules, own, range, checkInOpens }: Hours & Shown,
): DisplayPlace {
  return {
    ...place,
    open: openWithin(hoursFor(rules, own[place.id] ?? null), range).map(({ startsAt, endsAt }) => ({
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    blocks: blocksOf(held, { showsNames: display.showsNames, checkInOpens }),
  };
}
