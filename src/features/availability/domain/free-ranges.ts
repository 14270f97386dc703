import { freeWithin, type TimeRange } from '@/kernel/time-range';

/** What of the open time nobody holds. */
export const freeRanges = (open: readonly TimeRange[], held: readonly TimeRange[]): TimeRange[] =>
  open.flatMap((stretch) => freeWithin(stretch, held));
