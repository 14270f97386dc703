import type { WaitlistEntryId } from '@/kernel/ids';
import { releaseOffers } from '@/features/occupancies/occupancies.service';
import type { OperatorTx } from '@/server/db/transactions';
import { listWaiting, updateSettled, updateWaitingZone, type WaitingRow } from './sql/waiting-in-space';

export { listWaiting, type WaitingRow };

/**
 * The space changed under those who wait: some wait for what will never come free, others lose what they were offered and stand in line again. What
 * was held for them is free at once.
 */
export async function settleEntries(
  tx: OperatorTx,
  settled: { readonly over: readonly WaitlistEntryId[]; readonly backInLine: readonly WaitlistEntryId[] },
  now: Date,
): Promise<void> {
  const all = [...settled.over, ...settled.backInLine];
  if (all.length === 0) return;
  await updateSettled(tx, settled, now);
  await releaseOffers(tx, all);
}

/** The space gets another zone: who waits, waits for the same time on the wall. What was offered is offered anew. */
export async function shiftWaiting(
  tx: OperatorTx,
  entries: readonly WaitingRow[],
  zones: { readonly from: string; readonly to: string },
  now: Date,
): Promise<void> {
  const backInLine = entries.filter((entry) => entry.offeredResourceId !== null).map(({ id }) => id);
  await settleEntries(tx, { over: [], backInLine }, now);
  if (entries.length > 0)
    await updateWaitingZone(
      tx,
      entries.map(({ id }) => id),
      zones,
    );
}
