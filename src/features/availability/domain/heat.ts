import type { LocalDate } from '@/kernel/zone';

/** How full a day is: the share of what is open that is taken, 0 to 1, or null where nothing is open. */
export type HeatDay = {
  readonly date: LocalDate;
  readonly share: number | null;
  /** The name of the holiday that shuts it. */
  readonly holiday: string | null;
};

type Minutes = { readonly openMinutes: number; readonly heldMinutes: number; readonly closedMinutes: number };

/** Time that a closure has is not open: a day that is shut altogether is closed, not full. */
export function shareOfDay(minutes: Minutes | undefined): number | null {
  if (!minutes) return null;
  const open = minutes.openMinutes - minutes.closedMinutes;
  return open <= 0 ? null : Math.min(1, minutes.heldMinutes / open);
}

/** "70 % taken", "closed", "closed, Christmas": full only when it is, and free only when it is. */
export function heatInWords({ share, holiday }: Pick<HeatDay, 'share' | 'holiday'>): string {
  if (share === null) return holiday ? `closed, ${holiday}` : 'closed';
  if (share === 0) return 'all free';
  if (share === 1) return 'full';
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))} % taken`;
}
