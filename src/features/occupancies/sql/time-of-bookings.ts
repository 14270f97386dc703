import { sql } from 'kysely';
import type { BookingId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Claim } from './occupancy-writes';

/** What these bookings hold, buffers too. One query. */
export async function listTimeOf(
  tx: OperatorTx,
  ids: readonly BookingId[],
): Promise<(Claim & { bookingId: BookingId })[]> {
  const { rows } = await sql<Claim & { bookingId: BookingId }>`
    select resource_id, booking_id, starts_at, ends_at, buffer, expires_at from occupancies
    where operator_id = ${tx.operatorId} and booking_id = any (${[...ids]}::uuid[]) order by resource_id, starts_at
  `.execute(tx);
  return rows;
}
