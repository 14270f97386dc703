import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, ResourceId, SeriesId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { listBookingRules } from '@/features/booking-rules/booking-rules.service';
import { requestExpiry } from '@/features/booking-rules/domain/rule-effects';
import { byRank, claimsAt, mayMoveTo, type Proposal } from '@/features/planning/domain/find-proposals';
import type { LeafTime } from '@/features/planning/domain/held-picture';
import { planMoves, settingOf } from '@/features/planning/domain/plan-moves';
import { splitAround } from '@/features/planning/domain/split-around';
import {
  unchanged,
  type PlanningFacts,
  type PlanningPlace,
  type TouchedBooking,
} from '@/features/planning/domain/planning-facts';
import { listHeldAround, listPlanningPlaces } from '@/features/planning/planning.service';
import { hoursByResource } from '@/features/spaces/domain/hours-by-resource';
import { getOpeningRules, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { refusalsOf } from '../domain/judge-booking';

/** A date of a series on its way, known by its original local start. */
export type SeriesDate = TimeRange & { readonly localStart: string };
type Who = { readonly memberId: MemberId; readonly role: Role };

/** What could stand in for the dates that are not free. */
export type SeriesOptions = {
  readonly places: ReadonlyMap<ResourceId, PlanningPlace>;
  /** Best first, for each date; the first is good enough by itself where `proposed` says so. */
  readonly optionsOf: (date: SeriesDate) => { readonly options: readonly Proposal[]; readonly proposed: boolean };
  /** The time that a date would take elsewhere; null where it may not go there: taken, shut, against a rule. The same judge as of the options. */
  readonly claimsOf: (date: SeriesDate, resourceId: ResourceId, range: TimeRange) => readonly LeafTime[] | null;
};

/**
 * Looks for other places and times for the dates of a series that cannot be had (`wanting`), beside those that can (`settled`). Four queries, however
 * many dates. `leaving`: bookings that give up their time in the same change.
 */
export async function findSeriesOptions(
  tx: OperatorTx,
  who: Who,
  facts: BookableFacts,
  dates: {
    readonly wanting: readonly SeriesDate[];
    readonly settled: readonly SeriesDate[];
    readonly seats?: number;
    readonly leaving?: ReadonlySet<BookingId>;
  },
  now: Date,
): Promise<SeriesOptions> {
  const { wanting, settled, seats = 1, leaving } = dates;
  const all = await listPlanningPlaces(tx, facts.spaceId);
  const hours = await getOpeningRules(tx, facts.spaceId);
  const bookingRules = await listBookingRules(tx, facts.spaceId);
  const asksFirst = (place: Pick<PlanningPlace, 'id' | 'kind'>) => {
    const [range] = wanting;
    return range !== undefined && requestExpiry(bookingRules, { resource: place, who }, who.role, range, now) !== null;
  };
  // What waits for a yes and what needs none are not booked by one press.
  const own = { id: facts.resourceId, kind: facts.kind };
  const places = all.filter((place) => place.id === own.id || asksFirst(place) === asksFirst(own));
  const touched = wanting.map((date) => touchedOf(date, facts, who, seats));
  const held = await listHeldAround(tx, places, touched, now);
  const hoursOf = hoursByResource(hours);
  const planning: PlanningFacts = {
    places,
    touched,
    held: [...held.filter(({ holder }) => !leaving?.has(holder as BookingId)), ...heldBy(settled, facts, who)],
    bookingRules,
    after: unchanged(facts.rules.timeZone, hoursOf),
    now,
  };
  const isAllowed = (place: PlanningPlace, range: TimeRange) =>
    refusalsOf({ range, rules: hoursOf(place.id), bookingRules, resource: place, who, now, recurring: true }).length ===
    0;
  const byId = new Map(places.map((place) => [place.id, place]));
  const rows = new Map(planMoves(planning).map((row) => [row.booking.id as string, row]));
  const touchedAt = new Map(touched.map((one) => [one.id as string, one]));
  const setting = settingOf(planning);
  return {
    places: byId,
    optionsOf: ({ localStart }) => {
      const row = rows.get(localStart);
      const isGood = (one: Proposal) => {
        const place = byId.get(one.resourceId);
        return place !== undefined && isAllowed(place, one);
      };
      const booking = touchedAt.get(localStart);
      const split = booking && splitAround(setting, booking);
      const options = [...(row?.options ?? []), ...(split ? [split] : [])]
        .sort(byRank)
        .filter((one) => [one, ...(one.more ?? [])].every((piece) => isGood({ ...one, ...piece })));
      const best = row?.proposed ?? null;
      return { options, proposed: best !== null && options[0] === best };
    },
    claimsOf: ({ localStart }, resourceId, range) => {
      const place = byId.get(resourceId);
      const booking = touchedAt.get(localStart);
      if (!place || !booking || !isAllowed(place, range)) return null;
      const claims = claimsAt(setting, place, range, booking);
      return mayMoveTo(setting, booking, place, range, claims) ? claims : null;
    },
  };
}

/** A date that is not written yet, as planning knows bookings: its local start stands for its id. */
const touchedOf = (date: SeriesDate, facts: BookableFacts, who: Who, seats: number): TouchedBooking => ({
  id: date.localStart as BookingId,
  resourceId: facts.resourceId,
  memberId: who.memberId,
  role: who.role,
  guest: false,
  seats,
  seriesId: 'wished' as SeriesId,
  startsAt: date.startsAt,
  endsAt: date.endsAt,
  begun: false,
  outsideHours: false,
  version: date.localStart,
});

/** The dates that are to be had hold their time already: nobody is sent to two places at once. */
const heldBy = (settled: readonly SeriesDate[], facts: BookableFacts, who: Who): PlanningFacts['held'] =>
  settled.flatMap(({ localStart, startsAt, endsAt }) =>
    facts.leaves.map((leafId) => ({
      leafId,
      startsAt,
      endsAt,
      holder: `date ${localStart}`,
      memberId: who.memberId,
      buffer: false,
    })),
  );
