import type { BookingId } from '@/kernel/ids';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import { getPrices } from '@/features/pricing/pricing.service';
import { sql } from 'kysely';
import type { OperatorTx } from '@/server/db/transactions';

/** What is had with bookings beside the time; those that have nothing are not in it. One statement, and none where nothing is sold. */
export async function listExtrasOf(
  tx: OperatorTx,
  bookingIds: readonly BookingId[],
): Promise<ReadonlyMap<BookingId, readonly BookedExtra[]>> {
  if (bookingIds.length === 0 || !(await getPrices(tx)).hasExtras) return new Map();
  const { rows } = await sql<{ id: BookingId; extras: readonly BookedExtra[] }>`
    select id, extras from bookings where operator_id = ${tx.operatorId} and id = any(${bookingIds}::uuid[]) and extras <> '[]'
  `.execute(tx);
  return new Map(rows.map(({ id, extras }) => [id, extras]));
}
