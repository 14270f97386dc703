import type { OperatorTx } from '@/server/db/transactions';
import type { BookingToCancel } from './booking-reads';

/** How many dates each way of cancelling would give back: those of the series that have not begun, skipped ones included. */
export async function countCancellable(tx: OperatorTx, booking: BookingToCancel, now: Date) {
  if (!booking.seriesId || !booking.originalLocalStart) return { following: 1, all: 1 };
  const row = await tx
    .selectFrom('bookings')
    .select((eb) => [
      eb.fn.countAll<string>().as('all'),
      eb.fn.countAll<string>().filterWhere('originalLocalStart', '>=', booking.originalLocalStart).as('following'),
    ])
    .where('operatorId', '=', tx.operatorId)
    .where('seriesId', '=', booking.seriesId)
    .where('status', 'in', ['confirmed', 'skipped'])
    .where('startsAt', '>', now)
    .executeTakeFirstOrThrow();
  return { following: Number(row.following), all: Number(row.all) };
}
