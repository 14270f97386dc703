import type { BookingId, OperatorId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import { isDepositHeld } from '../domain/what-a-deposit-comes-to';
import { listBookingsToCharge } from '../sql/bookings-to-charge';
import { lockCharging } from '../sql/charge-writes';
import { insertDecision } from '../sql/deposits';
import { chargeThem } from './charge-bookings';

/**
 * "Nobody said anything, so I get my deposit back": all of it returns by itself. Safe to run twice, and beside somebody who keeps some of it: who comes first has decided.
 * Answers whether it was this that returned it.
 */
export function returnDeposit(operatorId: OperatorId, bookingId: BookingId, now = new Date()): Promise<boolean> {
  return inOperator({ operatorId }, async (tx) => {
    await lockCharging(tx);
    const [booking] = await listBookingsToCharge(tx, { bookingId });
    if (!booking?.deposit || !isDepositHeld(booking) || booking.decisions > 0) return false;
    const decision = { kept: 0, reason: '', on: localDateOf(now, booking.timeZone) };
    if (!(await insertDecision(tx, { ...decision, bookingId, ordinal: 0, by: null }))) return false;
    await chargeThem(tx, [{ ...booking, decision }]);
    await record(tx, {
      audit: [{ action: 'deposit.returned', subjectKind: 'booking', subjectId: bookingId }],
      facts: [],
    });
    return true;
  });
}
