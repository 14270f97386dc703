import type { ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { LocalDate } from '@/kernel/zone';

/**
 * Prepaid value: `minutes` (an allowance, a pass of hours, a time credit), `half_days` (a pass of days: a day is two), or `money` in minor units.
 * `covers` are the local dates that it is for, both belonging to it: an allowance is for those of its period.
 */
export type CreditBucket = {
  readonly id: string;
  readonly name: string;
  readonly source: 'allowance' | 'pass' | 'time' | 'money';
  readonly unit: 'minutes' | 'half_days' | 'money';
  /** Without a meaning where it is unlimited. */
  readonly left: number;
  /** It gives whatever is asked of it. */
  readonly unlimited?: boolean;
  /** Of an allowance: the version of the plan that gives it. */
  readonly planVersionId?: string | null;
  readonly covers: { readonly from: LocalDate | null; readonly to: LocalDate | null };
  /** After this it is gone; null for never. */
  readonly expiresAt: Date | null;
  /** Empty for all. */
  readonly kinds: readonly ResourceKind[];
  readonly resourceIds: readonly ResourceId[];
  /** Up to so many minutes of a day are half a day of a pass. */
  readonly halfDayMinutes?: number;
};
