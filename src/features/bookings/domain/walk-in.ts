import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { TimeRange } from '@/kernel/time-range';

const SOON_MS = 60 * 60_000;

/** It has begun, or begins within the hour. */
export const isForNow = ({ startsAt }: Pick<TimeRange, 'startsAt'>, now: Date): boolean =>
  startsAt.getTime() - now.getTime() <= SOON_MS;

/** The rules for a guest who has come: no minimum notice, for they stand at the desk, or before the display, already. All others as they are. */
export const rulesForWalkIn = (rules: readonly BookingRule[]): BookingRule[] =>
  rules.map((rule) => (rule.topic === 'notice' ? { ...rule, settings: { ...rule.settings, minMinutes: null } } : rule));
