import type { BookingId, OperatorId } from '@/kernel/ids';
import { asPerson, inOperator, type PersonTx } from '@/server/db/transactions';
import type { PersonId } from '@/kernel/ids';

/**
 * The operator at whom this person may look for a booking of which they know no more than the id: that of their own booking, or one where
 * they run the space. Null when there is none, as for a booking that does not exist.
 */
export async function findOperatorOfBooking(personId: PersonId, bookingId: BookingId): Promise<OperatorId | null> {
  const { own, runs } = await asPerson({ personId }, async (tx) => ({
    own: await findOwn(tx, bookingId),
    runs: await listOperatorsRunBy(tx),
  }));
  if (own) return own;
  for (const operatorId of runs) {
    const found = await inOperator({ operatorId }, (tx) =>
      tx
        .selectFrom('bookings')
        .select('id')
        .where('operatorId', '=', operatorId)
        .where('id', '=', bookingId)
        .executeTakeFirst(),
    );
    if (found) return operatorId;
  }
  return null;
}

async function findOwn(tx: PersonTx, bookingId: BookingId): Promise<OperatorId | null> {
  const row = await tx
    .selectFrom('bookings')
    .select('operatorId')
    .where('personId', '=', tx.personId)
    .where('id', '=', bookingId)
    .executeTakeFirst();
  return row?.operatorId ?? null;
}

async function listOperatorsRunBy(tx: PersonTx): Promise<OperatorId[]> {
  const rows = await tx
    .selectFrom('members')
    .select('operatorId')
    .where('personId', '=', tx.personId)
    .where('status', '=', 'active')
    .where('role', 'in', ['owner', 'manager', 'front_desk'])
    .orderBy('operatorId')
    .execute();
  return rows.map((row) => row.operatorId);
}
