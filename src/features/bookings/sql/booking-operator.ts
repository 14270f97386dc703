import { sql } from 'kysely';
import type { BookingId, OperatorId, PersonId, SeriesId } from '@/kernel/ids';
import { asPerson, inOperator, type PersonTx } from '@/server/db/transactions';

/**
 * The operator at whom this person may look for a booking of which they know no more than the id: that of their own booking, or one where
 * they run the space. Null when there is none, as for a booking that does not exist.
 */
export const findOperatorOfBooking = (personId: PersonId, bookingId: BookingId): Promise<OperatorId | null> =>
  findOperator(personId, 'bookings', bookingId);

/** The same for a series, by any of its parts. */
export const findOperatorOfSeries = (personId: PersonId, seriesId: SeriesId): Promise<OperatorId | null> =>
  findOperator(personId, 'series', seriesId);

type Table = 'bookings' | 'series';

async function findOperator(personId: PersonId, table: Table, id: string): Promise<OperatorId | null> {
  const { own, runs } = await asPerson({ personId }, async (tx) => ({
    own: await findOwn(tx, table, id),
    runs: await listOperatorsRunBy(tx),
  }));
  if (own) return own;
  for (const operatorId of runs) {
    const { rows } = await inOperator({ operatorId }, (tx) =>
      sql`select from ${sql.table(table)} where operator_id = ${operatorId} and id = ${id}`.execute(tx),
    );
    if (rows.length > 0) return operatorId;
  }
  return null;
}

async function findOwn(tx: PersonTx, table: Table, id: string): Promise<OperatorId | null> {
  const { rows } = await sql<{ operatorId: OperatorId }>`
    select operator_id from ${sql.table(table)} where person_id = ${tx.personId} and id = ${id}`.execute(tx);
  return rows[0]?.operatorId ?? null;
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
