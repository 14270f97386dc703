import { sql } from 'kysely';
import type { BookingId, CancellationId, MemberId, SeriesId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

type RuleBefore = { readonly id: SeriesId; readonly rrule: string };
export type NewCancellation = {
  readonly id: CancellationId;
  readonly cancelledBy: MemberId;
  readonly scope: 'one' | 'following' | 'all' | 'series_change';
  readonly bookingId: BookingId;
  readonly seriesId: SeriesId | null;
  readonly rruleBefore: string | null;
  /** Of the parts of other blocks that it ends. */
  readonly rulesBefore?: readonly RuleBefore[];
  readonly undoUntil: Date;
};

export async function insertCancellation(tx: OperatorTx, cancellation: NewCancellation): Promise<void> {
  const { rulesBefore = [], ...rest } = cancellation;
  await tx
    .insertInto('cancellations')
    .values({ operatorId: tx.operatorId, ...rest, rulesBefore: JSON.stringify(rulesBefore) })
    .execute();
}

/** The act with whose bookings it took back, locked: of two undos at once the second sees that it is done. */
export async function findCancellationForUpdate(tx: OperatorTx, id: CancellationId) {
  return tx
    .selectFrom('cancellations as c')
    .innerJoin('bookings as b', (join) =>
      join.onRef('b.operatorId', '=', 'c.operatorId').onRef('b.id', '=', 'c.bookingId'),
    )
    .select([
      'c.id',
      'c.cancelledBy',
      'c.scope',
      'c.seriesId',
      'c.rruleBefore',
      sql<RuleBefore[]>`c.rules_before`.as('rulesBefore'),
      'c.undoUntil',
      'c.undoneAt',
      'b.spaceId',
      'b.resourceId',
      'b.memberId',
      'b.personId',
    ])
    .where('c.operatorId', '=', tx.operatorId)
    .where('c.id', '=', id)
    .forUpdate('c')
    .executeTakeFirst();
}

/** Whether a change of the series, by its first part, came after this act and stands. */
export async function wasChangedSince(tx: OperatorTx, rootId: SeriesId, id: CancellationId): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select exists (
      select 1 from series_changes sc
      join series s on s.operator_id = sc.operator_id and s.id = sc.series_id
      join cancellations c on c.operator_id = sc.operator_id and c.id = ${id}
      where sc.operator_id = ${tx.operatorId} and coalesce(s.root_id, s.id) = ${rootId} and sc.undone_at is null and sc.created_at > c.created_at
    ) as changed`.execute(tx);
  return rows[0]?.changed ?? false;
}

export async function updateToUndone(tx: OperatorTx, id: CancellationId, now: Date): Promise<void> {
  await tx
    .updateTable('cancellations')
    .set({ undoneAt: now })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}
