import type { OperatorTx } from '@/server/db/transactions';
import type { BookingToCancel } from './booking-reads';

/** How many dates each way of cancelling would end: those of the series that have not begun; and how many of them are skipped, so give nothing back. */
export async function countCancellable(tx: OperatorTx, booking: BookingToCancel, now: Date) {
  if (!booking.seriesId || !booking.originalLocalStart) {
    const skipped = booking.status === 'skipped' ? 1 : 0;
    return { following: 1, all: 1, skipped: { following: skipped, all: skipped } };
  }
  const row = await tx
    .selectFrom('bookings')
    .select((eb) => [
      eb.fn.countAll<string>().as('all'),
      eb.fn.countAll<string>().filterWhere('originalLocalStart', '>=', booking.originalLocalStart).as('following'),
      eb.fn.countAll<string>().filterWhere('status', '=', 'skipped').as('skippedAll'),
      eb.fn
        .countAll<string>()
        .filterWhere('originalLocalStart', '>=', booking.originalLocalStart)
        .filterWhere('status', '=', 'skipped')
        .as('skippedFollowing'),
    ])
    .where('operatorId', '=', tx.operatorId)
    .where('seriesId', '=', booking.seriesId)
    .where('leftSeries', '=', false)
    .where('status', 'in', ['confirmed', 'skipped'])
    .where('startsAt', '>', now)
    .executeTakeFirstOrThrow();
  return {
    following: Number(row.following),
    all: Number(row.all),
    skipped: { following: Number(row.skippedFollowing), all: Number(row.skippedAll) },
  };
}
