import type { OperatorId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import type { WhichBookings } from '../billing.contract';
import { reconcile } from '../domain/reconcile';
import { whatABookingComesTo } from '../domain/what-a-booking-comes-to';
import { listBookingsToCharge } from '../sql/bookings-to-charge';
import { insertCharges, lockCharging } from '../sql/charge-writes';

/**
 * "What my bookings come to stands on my account": charges what bookings should come to now less what was charged for them before. It looks at how
 * they are, not at what happened to them, so it may run late, twice and in any order; three statements however many there are.
 */
export function chargeBookings(
  where: { readonly operatorId: OperatorId },
  which: WhichBookings,
): Promise<{ readonly charges: number }> {
  return inOperator(where, async (tx) => {
    await lockCharging(tx);
    const bookings = await listBookingsToCharge(tx, which);
    const charges = bookings.flatMap(({ id, charged, ...booking }) =>
      reconcile(whatABookingComesTo(booking), charged).map((charge, at) => ({
        ...charge,
        sourceKind: 'booking',
        sourceId: id,
        ordinal: charged.length + at,
      })),
    );
    return { charges: await insertCharges(tx, charges) };
  });
}
