import type { ActingMember } from '@/kernel/acting-member';
import type { BookingId, SeriesId } from '@/kernel/ids';
import { byRank, type Proposal } from '@/features/planning/domain/find-proposals';
import { planMoves } from '@/features/planning/domain/plan-moves';
import { unchanged, type PlanningFacts, type TouchedBooking } from '@/features/planning/domain/planning-facts';
import { listHeldAround, listPlanningPlaces } from '@/features/planning/planning.service';
import { alwaysOpen } from '@/features/spaces/domain/opening-hours';
import type { OperatorTx } from '@/server/db/transactions';
import type { EventWish } from '../events.contract';
import type { Around, EventDecision, JudgedDate } from './decide-event';

export type EventOptions = {
  readonly names: ReadonlyMap<string, string>;
  readonly of: (date: JudgedDate) => { readonly options: readonly Proposal[]; readonly proposed: boolean };
};

/**
 * Other rooms and times for the dates whose room is not free, by the planner of closures and series: what the room is held for, set-up and clean-up
 * included, is what is moved. Two queries, however many dates.
 */
export async function findEventOptions(
  tx: OperatorTx,
  member: ActingMember,
  wish: Around & Pick<EventWish, 'capacity'>,
  { room, dates, timeZone }: Pick<EventDecision, 'room' | 'dates' | 'timeZone'>,
  now: Date,
): Promise<EventOptions | null> {
  const wanting = dates.filter(({ state }) => state !== 'fine');
  if (!room || wanting.length === 0) return null;
  const places = await listPlanningPlaces(tx, room.spaceId);
  const held = (date: JudgedDate) => ({
    startsAt: new Date(date.startsAt.getTime() - wish.setupMinutes * 60_000),
    endsAt: new Date(date.endsAt.getTime() + wish.cleanupMinutes * 60_000),
  });
  const touched: TouchedBooking[] = wanting.map((date) => ({
    ...{ id: date.localStart as string as BookingId, resourceId: room.resourceId, memberId: member.memberId },
    ...{ role: member.role, guest: false, seats: wish.capacity ?? 1, seriesId: 'event' as SeriesId, begun: false },
    ...{ outsideHours: true, version: date.localStart, ...held(date) },
  }));
  const around = await listHeldAround(tx, places, touched, now);
  const own = dates
    .filter(({ state }) => state === 'fine')
    .flatMap((date) =>
      room.leaves.map((leafId) => ({
        ...{ leafId, holder: `date ${date.localStart}`, memberId: member.memberId, buffer: false },
        ...held(date),
      })),
    );
  const facts: PlanningFacts = {
    ...{ places, touched, held: [...around, ...own], bookingRules: [], now },
    after: unchanged(timeZone, () => alwaysOpen(timeZone)),
  };
  const rows = new Map(planMoves(facts).map((row) => [row.booking.id as string, row]));
  return {
    names: new Map(places.map(({ id, name }) => [id, name])),
    of: ({ localStart }) => {
      const row = rows.get(localStart);
      const options = [...(row?.options ?? [])]
        .filter((one) => !one.more)
        .sort(byRank)
        .map((one) => withoutAround(one, wish));
      return { options, proposed: row !== undefined && row.proposed !== null && options.length > 0 };
    },
  };
}

/** What the host reads is when the event is; what is held stays with it. */
const withoutAround = (option: Proposal, { setupMinutes, cleanupMinutes }: Around): Proposal => ({
  ...option,
  startsAt: new Date(option.startsAt.getTime() + setupMinutes * 60_000),
  endsAt: new Date(option.endsAt.getTime() - cleanupMinutes * 60_000),
});
