import type { ActingMember } from '@/kernel/acting-member';
import type { BookingId, MemberId, PersonId, ResourceId, SpaceId, WaitlistEntryId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import { fillDates, placeBooking } from '@/features/bookings/bookings.service';
import { giveUpHold } from '@/features/occupancies/occupancies.service';
import { getBookableInTurn } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once, type Outcome } from '@/server/requests/once';
import type { AcceptOfferAnswer, WaitlistEntryInput } from '../waitlists.contract';
import { waitlistError } from '../waitlists.errors';
import type { WaitlistFact } from '../waitlists.facts';
import { findEntryForUpdate, updateToSettled } from '../sql/waitlist-writes';

/**
 * "Yes, I take it": the place that was held becomes a booking, in one commit: whoever waits for the hold to go finds the booking. An offer that was
 * made in time is not refused for short notice now. Of a series, its wanted date is booked.
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

    if (entry.dateId)
      return takeDate(tx, member, { ...entry, dateId: entry.dateId, resourceId: offeredResourceId }, now);
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

type OfferedDate = TimeRange & {
  readonly id: WaitlistEntryId;
  readonly spaceId: SpaceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly dateId: BookingId;
  readonly resourceId: ResourceId;
};

/** The date of a series that was offered has its time: it keeps its id, its series and its links. */
async function takeDate(
  tx: OperatorTx,
  { operatorId }: ActingMember,
  entry: OfferedDate,
  now: Date,
): Promise<Outcome<AcceptOfferAnswer>> {
  const { id: entryId, spaceId, memberId, personId, dateId: bookingId, resourceId } = entry;
  const facts = await getBookableInTurn(tx, spaceId, resourceId, memberId);
  await giveUpHold(tx, entryId);
  const [date] = await fillDates(tx, spaceId, [{ bookingId, resourceId, memberId }], now, ['rule.too_soon']);
  // It went to another time or to somebody else, or was dropped, since it was offered.
  if (
    date?.memberId !== memberId ||
    date.startsAt.getTime() !== entry.startsAt.getTime() ||
    date.endsAt.getTime() !== entry.endsAt.getTime()
  )
    throw waitlistError('waitlist.offer_over');
  await updateToSettled(tx, entryId, { status: 'booked', bookingId }, now);
  const where = { operatorId, spaceId, personId };
  const { seriesId } = date;
  const when = { startsAt: [date.startsAt.toISOString()], at: now.toISOString() };
  const filled: BookingFact = { type: 'series.dates_filled', ...where, seriesId, ...when };
  const settled: WaitlistFact = { type: 'waitlist.settled', how: 'booked', freed: false, ...where, memberId, entryId };
  const details = { resourceId, waitlistEntryId: entryId };
  return {
    answer: { bookingId, resourceName: facts.resourceName },
    audit: [{ action: filled.type, subjectKind: 'booking', subjectId: bookingId, details }],
    facts: [filled, settled],
  };
}
