import { exactly, rounded, timesOver } from '@/kernel/money';

type Use = { readonly bucketId: string; readonly used: number };
/** A booking with what was agreed for it, as far as prepaid value goes. */
export type PrepaidBooking = {
  readonly status: string;
  /** When its own holder cancelled it; null where it stands, where somebody else did, or where nobody had said yes to it yet. */
  readonly cancelledByHolderAt: Date | null;
  readonly uses: readonly Use[];
  /** What cancelling costs from when on, as it was agreed; null is from the beginning. */
  readonly cancellation: readonly { readonly from: string | null; readonly percent: number }[];
  /** The share that not coming costs; null for all. */
  readonly noShowPercent?: number | null;
};

const STANDING = ['confirmed', 'requested'];

/**
 * What a booking keeps of the prepaid value that it used: all while it stands; the share that not coming costs of who did not, or cancelling where its holder
 * cancelled it; nothing where the house did, where it was declined, or where it never had its time.
 */
export function usesKept({ status, cancelledByHolderAt, uses, cancellation, noShowPercent }: PrepaidBooking): Use[] {
  const byBucket = new Map<string, number>();
  for (const { bucketId, used } of uses) byBucket.set(bucketId, (byBucket.get(bucketId) ?? 0) + used);
  const all = [...byBucket].map(([bucketId, used]) => ({ bucketId, used }));
  if (STANDING.includes(status)) return all;
  if (status === 'no_show') return shareOf(all, noShowPercent ?? 100);
  if (!cancelledByHolderAt) return [];
  const step = cancellation.findLast(({ from }) => from === null || new Date(from) <= cancelledByHolderAt);
  return shareOf(all, step?.percent ?? 0);
}

const shareOf = (all: readonly Use[], percent: number): Use[] =>
  all.flatMap(({ bucketId, used }) => {
    const kept = rounded(timesOver(exactly(used), Math.round(percent * 100), 10_000));
    return kept > 0 ? [{ bucketId, used: kept }] : [];
  });
