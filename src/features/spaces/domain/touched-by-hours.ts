import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { mayAnytime } from '@/features/booking-rules/domain/rule-effects';
import type { Role } from '@/kernel/acting-member';
import type { MemberId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import { hoursFor, openJudge, type OpeningRules, type SpaceHours } from './opening-hours';

/** What one must know of a booking to say whether other hours leave it outside. A guest without an account counts as a visitor. */
export type BookingInHours = TimeRange & {
  readonly resource: { readonly id: ResourceId; readonly kind: ResourceKind };
  readonly who: { readonly memberId: MemberId | null; readonly role: Role };
};

/** The hours of a space with those of single resources, before or after a change. */
export type HoursInFull = Pick<SpaceHours, 'rules' | 'own'>;

export const hoursOfResource = ({ rules, own }: HoursInFull, resourceId: ResourceId): OpeningRules =>
  hoursFor(rules, own[resourceId] ?? null);

/**
 * The bookings that lie in the hours as they are and would lie outside of the new ones. What was outside already (somebody had a reason), and who may
 * come at any hour, is not touched.
 */
export const touchedByHours = <B extends BookingInHours>(
  bookings: readonly B[],
  before: HoursInFull,
  after: HoursInFull,
  bookingRules: readonly BookingRule[],
): B[] => {
  const [wasOpen, isOpen] = [judgeOf(before), judgeOf(after)];
  return bookings.filter((booking) => !isOpen(booking) && wasOpen(booking) && !mayAnytime(bookingRules, booking));
};

/** One judge for the space, and one for each resource with a week of its own: a space has thousands of bookings ahead, on a few hundred dates. */
function judgeOf(hours: HoursInFull): (booking: BookingInHours) => boolean {
  const ofSpace = openJudge(hours.rules);
  const own = new Map(Object.keys(hours.own).map((id) => [id, openJudge(hoursOfResource(hours, id as ResourceId))]));
  return (booking) => (own.get(booking.resource.id) ?? ofSpace)(booking);
}

/** The exceptions as they will be: those before `today` as they were, from then on the new ones. */
export const exceptionsAfter = (
  before: OpeningRules['exceptions'],
  wanted: OpeningRules['exceptions'],
  today: LocalDate,
): OpeningRules['exceptions'] =>
  [...before.filter(({ date }) => date < today), ...wanted.filter(({ date }) => date >= today)].sort((a, b) =>
    a.date.localeCompare(b.date),
  );
