import type { BookingId, OperatorId, SpaceId } from '@/kernel/ids';
import { checkInAsked } from '@/features/booking-rules/domain/check-in-rule';
import { releaseMoment } from '@/features/booking-rules/domain/rule-effects';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import { subjectOfBooking } from '../domain/booking-subject';
import { findArrivingBooking, listRunningUnchecked, listToBeReleased } from '../sql/arrival-reads';
import { updateReleases } from '../sql/arrival-writes';
import { listCheckInRules } from '../sql/check-in-rules';
import { arrive } from './check-in';

/** The bookings that run and, by the owner's rule, check themselves in. */
export async function listAutomaticDue(tx: OperatorTx, now: Date): Promise<BookingId[]> {
  const running = await listRunningUnchecked(tx, now);
  const rules = await listCheckInRules(
    tx,
    running.map((booking) => booking.spaceId),
  );
  return running
    .filter((booking) => checkInAsked(rules.get(booking.spaceId) ?? [], subjectOfBooking(booking))?.automatic)
    .map((booking) => booking.id);
}

/** A booking has begun whose member need not say so. Safe to run twice, and beside somebody who says so all the same. Answers whether it did anything. */
export function checkInAutomatically(operatorId: OperatorId, bookingId: BookingId, now = new Date()): Promise<boolean> {
  return inOperator({ operatorId }, async (tx) => {
    const booking = await findArrivingBooking(tx, bookingId);
    if (booking?.status !== 'confirmed' || booking.startsAt > now || booking.endsAt <= now) return false;
    const { answer, audit, facts } = await arrive(tx, booking, { how: 'automatic', by: null }, now);
    if (answer.already) return false;
    await record(tx, { audit, facts });
    return true;
  });
}

/**
 * The owner has changed who must check in, or until when: that counts for what is booked already, too. What ran at that moment has as long to be checked
 * in to as if it had begun then. Safe to run twice: `changedAt` decides, not when it runs. Answers how many bookings it made a difference to.
 */
export function moveReleases(
  { operatorId, spaceId }: { readonly operatorId: OperatorId; readonly spaceId: SpaceId },
  changedAt: Date,
  now = new Date(),
): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const rules = (await listCheckInRules(tx, [spaceId])).get(spaceId) ?? [];
    const rows = (await listToBeReleased(tx, spaceId, now)).map((booking) => {
      const { id, startsAt, endsAt } = booking;
      return { id, startsAt, endsAt, releaseAt: releaseMoment(rules, subjectOfBooking(booking), booking, changedAt) };
    });
    return updateReleases(tx, rows);
  });
}
