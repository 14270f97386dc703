import type { ActingMember } from '@/kernel/acting-member';
import type { BookingId, ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { getBookable, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingGuest } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import { afterChange } from '../domain/after-change';
import type { BookingSnapshot } from '../domain/booking-snapshot';
import type { BookingToChange } from '../sql/change-reads';
import { holderOfBooking } from './bookings-in-turn';
import { bookingBuffers } from './claims';
import { requireAllowed, whoOf, type Holder } from './place-booking';

/** What is meant: where, when and whose the booking is to be. */
export type WantedChange = {
  readonly resourceId: ResourceId;
  readonly range: TimeRange;
  readonly holder?: Holder;
  readonly override: string | null;
  /** Who comes along; as it is where nothing is said. */
  readonly guests?: readonly BookingGuest[];
};

export type PlannedChange = {
  readonly booking: BookingToChange;
  readonly facts: BookableFacts;
  readonly holder: Holder;
  readonly before: BookingSnapshot;
  readonly after: BookingSnapshot;
  readonly broken: readonly string[];
};

/**
 * Judges what a booking is to become and says what that is; nothing is written. `leaving` are the bookings that give up their time with it.
 * @throws DomainError `resource.not_found`, `booking.needs_a_yes`, or the refusal of a rule.
 */
export async function planChange(
  tx: OperatorTx,
  by: ActingMember,
  booking: BookingToChange,
  { resourceId, range, holder = holderOfBooking(booking), override, guests = booking.snapshot.guests }: WantedChange,
  now: Date,
  leaving: readonly BookingId[] = [booking.id],
): Promise<PlannedChange> {
  const facts = await getBookable(tx, booking.spaceId, resourceId);
  const { memberId } = whoOf(holderOfBooking(booking));
  const was = { range: booking, resourceId: booking.resourceId, memberId, seriesId: booking.seriesId };
  const sitAlready = resourceId === booking.resourceId && guests.length <= booking.snapshot.guests.length;
  const judged = { range, holder, by, override, was, guests: sitAlready ? [] : guests };
  const broken = await requireAllowed(tx, facts, judged, now, leaving);
  const before = booking.snapshot;
  const after = afterChange({
    before,
    place: { resourceId, resourceName: facts.resourceName, kind: facts.kind },
    range,
    whose: { memberId: holder.memberId, personId: holder.personId },
    who: whoOf(holder),
    by: by.role,
    rules: facts.bookingRules,
    buffers: bookingBuffers(facts, whoOf(holder)),
    overridden: broken,
    override,
    now,
  });
  if (after === 'needs_a_yes') throw bookingError('booking.needs_a_yes', { resourceName: facts.resourceName });
  return { booking, facts, holder, before, after, broken };
}
