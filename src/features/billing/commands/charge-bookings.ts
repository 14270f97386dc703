import type { OperatorId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import type { WhichBookings } from '../billing.contract';
import type { NewCharge } from '../domain/charge-lines';
import { reconcile } from '../domain/reconcile';
import { whatABookingComesTo } from '../domain/what-a-booking-comes-to';
import { whatADepositComesTo } from '../domain/what-a-deposit-comes-to';
import { type ChargedBooking, listBookingsToCharge } from '../sql/bookings-to-charge';
import { insertCharges, lockCharging } from '../sql/charge-writes';

/**
 * "What my bookings come to stands on my account": charges what bookings and their deposits should come to now less what was charged for them before. It looks at how
 * they are, not at what happened to them, so it may run late, twice and in any order; three statements however many there are.
 */
export function chargeBookings(
  where: { readonly operatorId: OperatorId },
  which: WhichBookings,
): Promise<{ readonly charges: number }> {
  return inOperator(where, async (tx) => {
    await lockCharging(tx);
    return { charges: await chargeThem(tx, await listBookingsToCharge(tx, which)) };
  });
}

/** Whoever calls it has the turn of `lockCharging`. Answers how many charges it took. */
export function chargeThem(tx: OperatorTx, bookings: readonly ChargedBooking[]): Promise<number> {
  const charges = bookings.flatMap((booking) => {
    const { id: sourceId, charged, chargedHeld, chargedBack, chargedKept } = booking;
    const added = (sourceKind: string, target: NewCharge | null, so: readonly NewCharge[]) =>
      reconcile(target, so).map((charge, at) => ({ ...charge, sourceKind, sourceId, ordinal: so.length + at }));
    const { held, back, kept } = whatADepositComesTo(booking);
    return [
      ...added('booking', whatABookingComesTo(booking), charged),
      ...added('deposit', held, chargedHeld),
      ...added('deposit_back', back, chargedBack),
      ...added('deposit_kept', kept, chargedKept),
    ];
  });
  return insertCharges(tx, charges);
}
