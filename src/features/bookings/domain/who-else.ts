import type { PersonId } from '@/kernel/ids';
import type { BookingSnapshot } from './booking-snapshot';

/** Whose bookings an act is about: the first one's by now, and everybody else who has or had one of them. */
export function whoElse(
  before: readonly BookingSnapshot[],
  after: readonly BookingSnapshot[],
): { readonly personId: PersonId; readonly otherPersonIds: readonly PersonId[] } {
  const [personId, ...otherPersonIds] = [...new Set([...after, ...before].map((one) => one.personId))];
  return { personId: personId!, otherPersonIds };
}
