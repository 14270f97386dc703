import { exactly, type Minor, rounded, timesOver } from '@/kernel/money';
import type { CancellationStep, NoShowFee } from '../pricing.contract';

export type CancellationCost = {
  /** Null for what counts from now on. */
  readonly from: Date | null;
  readonly percent: number;
  readonly cost: Minor;
  readonly back: Minor;
};

/** What cancelling will cost from when on, as seen now: the step that counts already, and each that is still to come. Hours are elapsed ones. */
export function cancellationTimeline(
  steps: readonly CancellationStep[],
  total: Minor,
  startsAt: Date,
  now: Date,
): CancellationCost[] {
  const timeline: CancellationCost[] = [costFrom(null, 0, total)];
  for (const { minutesBefore, percent } of [...steps].sort((a, b) => b.minutesBefore - a.minutesBefore)) {
    const from = new Date(startsAt.getTime() - minutesBefore * 60_000);
    if (from <= now) timeline.splice(0, 1, costFrom(null, percent, total));
    else timeline.push(costFrom(from, percent, total));
  }
  return timeline.filter((one, at) => at === 0 || one.percent !== timeline[at - 1]?.percent);
}

/**
 * What not coming costs, and the share of prepaid value that is kept then; undefined where it is the whole price. An amount is at most the price, and leaves what was
 * prepaid used: there is no share of it.
 */
export function noShowCost(
  fee: NoShowFee | null | undefined,
  total: Minor,
): { readonly cost: Minor; readonly percent: number } | undefined {
  if (!fee) return undefined;
  if (fee.type === 'amount') return { cost: Math.min(fee.amount, total), percent: 100 };
  const { cost, percent } = costFrom(null, fee.percent, total);
  return { cost, percent };
}

function costFrom(from: Date | null, percent: number, total: Minor): CancellationCost {
  const cost = rounded(timesOver(exactly(total), Math.round(percent * 100), 10_000));
  return { from, percent, cost, back: total - cost };
}
