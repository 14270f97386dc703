import { sql } from 'kysely';
import type { ResourceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/**
 * Before parts change, or a resource is retired: waits for all who have read what a resource is made of (`findBookable`) and are about to take
 * its time, and keeps those who come later waiting until this transaction ends. Read anew after it; take it before any `lockLeaves`.
 */
export async function lockParts(tx: OperatorTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${tx.operatorId}::text || ' parts', 0))`.execute(tx);
}

/** Has its turn at these undivided resources, as whoever books them does (`findBookable` with `queue`); sorted, so that nobody waits in a ring. */
export async function lockLeaves(tx: OperatorTx, leaves: readonly ResourceId[]): Promise<void> {
  const sorted = [...new Set(leaves)].sort();
  if (sorted.length === 0) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(leaf::text, 0)) from unnest(${sorted}::uuid[]) as leaf`.execute(
    tx,
  );
}
