import type { BookingId, MemberId, ResourceId, SeriesId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { Proposal } from './find-proposals';
import { heldPicture } from './held-picture';
import type { PlanningFacts, TouchedBooking } from './planning-facts';

/**
 * The proposals that a plan has put in so far, where they send a series, and where its members are meanwhile. Every proposal that is looked at asks,
 * so it is looked up: going over all dates of a series each time took half a minute for one of 520.
 */
export function chosenSoFar({ held }: Pick<PlanningFacts, 'held'>) {
  const chosen = new Map<BookingId, Proposal>();
  const goers = new Map<string, number>();
  const count = ({ seriesId }: TouchedBooking, { resourceId }: Proposal, more: number) => {
    const key = `${seriesId} ${resourceId}`;
    goers.set(key, (goers.get(key) ?? 0) + more);
  };
  const whereabouts = heldPicture<MemberId>(
    held.flatMap(({ memberId, buffer, startsAt, endsAt, holder }) =>
      memberId && !buffer ? [{ leafId: memberId, startsAt, endsAt, holder }] : [],
    ),
  );
  const being = (leafId: MemberId, { startsAt, endsAt }: TimeRange) => [{ leafId, startsAt, endsAt }];
  return {
    get: (id: BookingId): Proposal | undefined => chosen.get(id),
    put: (booking: TouchedBooking, proposal: Proposal): void => {
      chosen.set(booking.id, proposal);
      count(booking, proposal, 1);
      whereabouts.propose(being(booking.memberId, proposal), booking.id);
    },
    takeBack: (booking: TouchedBooking, proposal: Proposal): void => {
      chosen.delete(booking.id);
      count(booking, proposal, -1);
      whereabouts.takeBack(being(booking.memberId, proposal), booking.id);
    },
    /** Whether some date of this series goes to this place. */
    goesTo: (seriesId: SeriesId, place: ResourceId): boolean => (goers.get(`${seriesId} ${place}`) ?? 0) > 0,
    /** Whether somebody has another booking then, or is sent elsewhere with one. */
    isElsewhere: ({ memberId, id }: TouchedBooking, range: TimeRange): boolean =>
      !whereabouts.isFree(being(memberId, range), id),
  };
}
export type ChosenSoFar = ReturnType<typeof chosenSoFar>;
