import type { Role } from '@/kernel/acting-member';
import { newId, type MemberId, type OperatorId } from '@/kernel/ids';
import { releaseTime } from '@/features/occupancies/occupancies.service';
import { inOperator } from '@/server/db/transactions';
import { record, type AuditEntry } from '@/server/requests/once';
import type { BookingFact } from '../bookings.facts';
import { updateToCancelled } from '../sql/booking-writes';
import { guestsToTell } from './cancel-booking';
import { insertCancellation } from '../sql/cancellation-writes';
import { endSeriesOf, hasLostPlaceForShare, listUpcomingThings, type UpcomingThing } from '../sql/member-bookings';
import { findSeriesForUpdate } from '../sql/series-writes';

type Removed = {
  readonly operatorId: OperatorId;
  readonly memberId: MemberId;
  readonly removedBy: MemberId;
  /** What they were until they were removed. */
  readonly role: Role;
};

/**
 * A member is gone: gives back everything they have to come, in one commit, each series as one act. Does nothing for a member who was
 * brought back meanwhile; whoever registered anew, and so is no more than a visitor, has lost them all the same. Safe to run twice.
 */
export function cancelBookingsOfRemovedMember(removed: Removed, now = new Date()): Promise<number> {
  return inOperator(removed, async (tx) => {
    if (!(await hasLostPlaceForShare(tx, removed.memberId, removed.role))) return 0;
    const audit: AuditEntry[] = [];
    const facts: BookingFact[] = [];
    let dates = 0;
    for (const thing of await listUpcomingThings(tx, removed.memberId, now)) {
      const series = thing.seriesId ? await findSeriesForUpdate(tx, thing.seriesId) : undefined;
      const cancellationId = newId<'cancellation'>();
      const act = {
        id: cancellationId,
        cancelledBy: removed.removedBy,
        scope: series ? ('all' as const) : ('one' as const),
        bookingId: thing.bookingId,
        seriesId: thing.seriesId,
        rruleBefore: series?.rrule ?? null,
        undoUntil: now,
      };
      await insertCancellation(tx, act);
      const cancelled = await updateToCancelled(tx, targetOf(thing), cancellationId, now);
      await releaseTime(
        tx,
        cancelled.map((row) => row.id),
      );
      dates += cancelled.length;
      const details = {
        scope: act.scope,
        dates: cancelled.length,
        bookingId: thing.bookingId,
        because: 'member.removed',
      };
      audit.push({ action: 'booking.cancelled', subjectKind: 'cancellation', subjectId: cancellationId, details });
      const { operatorId } = removed;
      const { spaceId, personId } = thing;
      const undoUntil = now.toISOString();
      const fact = { type: 'bookings.cancelled' as const, operatorId, spaceId, personId, cancellationId, undoUntil };
      facts.push({ ...fact, ...guestsToTell(cancelled) });
    }
    await endSeriesOf(tx, removed.memberId);
    await record(tx, { audit, facts });
    return dates;
  });
}

const targetOf = ({ seriesId, bookingId }: UpcomingThing) => (seriesId ? { seriesId, fromLocal: null } : { bookingId });
