import type { MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';

/** What was said of a member and taxes, from a date on. */
export type ExemptionSaid = {
  readonly memberId: MemberId;
  readonly exempt: boolean;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
};

/**
 * Whether a member pays no taxes on a date: of what was said of them, in that order, the last that begins by then counts. So what is said today changes nothing of the
 * days before it. A guest pays them.
 */
export function exemptOn(said: readonly ExemptionSaid[], memberId: MemberId | null, date: LocalDate): boolean {
  if (memberId === null) return false;
  const last = said.findLast((one) => one.memberId === memberId && one.from <= date);
  return last !== undefined && last.exempt && (last.to === null || date <= last.to);
}
