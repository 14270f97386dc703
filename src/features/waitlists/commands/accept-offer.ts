import type { ActingMember } from '@/kernel/acting-member';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import { placeBooking } from '@/features/bookings/bookings.service';
import { giveUpHold } from '@/features/occupancies/occupancies.service';
import { getBookableInTurn } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import type { AcceptOfferAnswer, WaitlistEntryInput } from '../waitlists.contract';
import { waitlistError } from '../waitlists.errors';
import type { WaitlistFact } from '../waitlists.facts';
import { findEntryForUpdate, updateToSettled } from '../sql/waitlist-writes';

/**
 * "Yes, I take it": the place that was held becomes a booking, in one commit: whoever waits for the hold to go finds the booking. An offer that was
 * made in time is not refused for short notice now.
 *
 * @throws DomainError `waitlist.not_found`, `waitlist.offer_over` when it has expired or went to somebody else, or a refusal by a limit.
 */
export function acceptOffer(
  member: ActingMember,
  input: WaitlistEntryInput,
  now = new Date(),
): Promise<AcceptOfferAnswer> {
  return once(member, { requestId: input.requestId, command: 'accept-offer', input }, async (tx) => {
    const entry = await findEntryForUpdate(tx, input.entryId);
    if (!entry || entry.memberId !== member.memberId) throw waitlistError('waitlist.not_found');
    const { offeredResourceId, offerExpiresAt, spaceId, personId, memberId, id: entryId } = entry;
    if (entry.status !== 'offered' || !offeredResourceId || !offerExpiresAt || offerExpiresAt <= now)
      throw waitlistError('waitlist.offer_over');

    const facts = await getBookableInTurn(tx, spaceId, offeredResourceId, memberId);
    await giveUpHold(tx, entryId);
    const holder = { memberId, personId, role: member.role, guest: null };
    const range = { startsAt: entry.startsAt, endsAt: entry.endsAt };
    const wish = {
      range,
      holder,
      by: member,
      note: '',
      guests: [],
      override: null,
      waived: ['rule.too_soon' as const],
    };
    const placed = await placeBooking(tx, facts, wish, now);
    if (placed.lost) throw waitlistError('waitlist.offer_over');
    await updateToSettled(tx, entryId, { status: 'booked', bookingId: placed.bookingId }, now);
    const { operatorId } = member;
    const where = { operatorId, spaceId, personId };
    const settled: WaitlistFact = {
      type: 'waitlist.settled',
      how: 'booked',
      freed: false,
      ...where,
      memberId,
      entryId,
    };
    const booked: BookingFact = {
      type: placed.expiresAt ? 'booking.requested' : 'booking.booked',
      ...where,
      bookingId: placed.bookingId,
    };
    return {
      answer: { bookingId: placed.bookingId, resourceName: facts.resourceName },
      audit: [
        {
          action: booked.type,
          subjectKind: 'booking',
          subjectId: placed.bookingId,
          details: { resourceId: facts.resourceId, waitlistEntryId: entryId },
        },
      ],
      facts: [booked, settled],
    };
  });
}
