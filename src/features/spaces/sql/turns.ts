import { sql } from 'kysely';
import type { OperatorTx } from '@/server/db/transactions';

/**
 * Before parts change, or a resource is retired: waits for all who have read what a resource is made of (`findBookable`) and are about to take
 * its time, and keeps those who come later waiting until this transaction ends. Read anew after it; take it before the turn at any leaf.
 */
export async function lockParts(tx: OperatorTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${tx.operatorId}::text || ' parts', 0))`.execute(tx);
}
