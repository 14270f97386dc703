import { isStaff, type ActingMember } from '@/kernel/acting-member';
import type { BookingId } from '@/kernel/ids';
import { releaseTime, takeTime } from '@/features/occupancies/occupancies.service';
import { getBookable } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import type { UndoCancellationAnswer, UndoCancellationInput } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { ruleAfterUndo } from '../domain/rule-after-undo';
import { updateBackToCancelled, updateToRestored } from '../sql/booking-writes';
import { findCancellationForUpdate, updateToUndone } from '../sql/cancellation-writes';
import { findSeriesForUpdate, updateSeriesRule } from '../sql/series-writes';

/**
 * "That was a mistake": puts back what one act of cancelling took, as long as the undo window is open. Dates that somebody took meanwhile are
 * named and stay cancelled.
 *
 * @throws DomainError `cancellation.not_found`, `cancellation.undo_over`, `cancellation.already_undone`.
 */
export function undoCancellation(
  member: ActingMember,
  input: UndoCancellationInput,
  now = new Date(),
): Promise<UndoCancellationAnswer> {
  return once(member, { requestId: input.requestId, command: 'undo-cancellation', input }, async (tx) => {
    const act = await findCancellationForUpdate(tx, input.cancellationId);
    if (!act || (act.cancelledBy !== member.memberId && !isStaff(member.role)))
      throw bookingError('cancellation.not_found');
    if (act.undoneAt) throw bookingError('cancellation.already_undone');
    if (act.undoUntil <= now) throw bookingError('cancellation.undo_over', { undoUntil: act.undoUntil.toISOString() });

    // The same order as cancelling: first the series, then its bookings, then time.
    const series = act.seriesId ? await findSeriesForUpdate(tx, act.seriesId) : undefined;
    const facts = await getBookable(tx, act.spaceId, act.resourceId);
    const back = await updateToRestored(tx, act.id);
    const live = back.filter((row) => row.status === 'confirmed');
    const claims = live.flatMap(({ id, startsAt, endsAt }) =>
      facts.leaves.map((resourceId) => ({ resourceId, bookingId: id, startsAt, endsAt })),
    );
    const lost: ReadonlySet<BookingId> = await takeTime(tx, claims);
    if (lost.size > 0) {
      await releaseTime(tx, [...lost]);
      await updateBackToCancelled(tx, [...lost], act.id);
    }
    if (series) {
      const { rrule, status, timeZone } = series;
      const { rruleBefore } = act;
      await updateSeriesRule(
        tx,
        series.id,
        rruleBefore ? ruleAfterUndo({ rrule, status }, rruleBefore, timeZone) : { rrule, status },
      );
    }
    await updateToUndone(tx, act.id, now);

    const undone: BookingFact = {
      type: 'cancellation.undone',
      operatorId: member.operatorId,
      spaceId: act.spaceId,
      personId: act.personId,
      cancellationId: act.id,
    };
    return {
      answer: {
        restored: back.length - lost.size,
        takenMeanwhile: live
          .filter((row) => lost.has(row.id))
          .map((row) => ({
            bookingId: row.id,
            startsAt: row.startsAt.toISOString(),
            endsAt: row.endsAt.toISOString(),
          })),
      },
      audit: [
        {
          action: 'cancellation.undone',
          subjectKind: 'cancellation',
          subjectId: act.id,
          details: { restored: back.length - lost.size, takenMeanwhile: lost.size },
        },
      ],
      facts: [undone],
    };
  });
}
