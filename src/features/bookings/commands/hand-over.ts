import type { ActingMember } from '@/kernel/acting-member';
import { once } from '@/server/requests/once';
import { mayOverride } from '../bookings.access';
import type { HandOverAnswer, HandOverInput } from '../changes.contract';
import { bookingError } from '../bookings.errors';
import { changedView } from '../domain/changed-view';
import { getBookingsInTurn, requireStanding } from './bookings-in-turn';
import { exchangePlaces } from './exchange-places';
import { planChange } from './plan-change';
import { recordChange } from './record-change';
import { getReceiver } from './series-holder';

/**
 * "Take mine": gives a booking, or one date of a series, to another member, whose rules and limits it must keep. It stays the same booking at the
 * same place and time. A date that was handed over belongs to the series no more.
 *
 * @throws DomainError `booking.not_found`, `booking.member_not_found` (also for one whom the asker may not see), `booking.already_theirs`,
 * `booking.guest_keeps_it`, those of `changeBooking`.
 */
export function handOver(member: ActingMember, input: HandOverInput, now = new Date()): Promise<HandOverAnswer> {
  return once(member, { requestId: input.requestId, command: 'hand-over', input }, async (tx) => {
    const { override, bookingId, toMemberId } = input;
    if (override !== null && !mayOverride(member.role)) throw bookingError('booking.override_not_allowed');
    const [booking] = await getBookingsInTurn(tx, member, [bookingId], { memberIds: [toMemberId] });
    if (!booking) throw bookingError('booking.not_found');
    requireStanding(booking, now);
    if (booking.guestName !== null) throw bookingError('booking.guest_keeps_it', { name: booking.guestName });
    const { name, ...receiver } = await getReceiver(tx, member, { from: booking.memberId, to: toMemberId });
    const holder = { ...receiver, guest: null };

    const { resourceId } = booking;
    const planned = await planChange(tx, member, booking, { resourceId, range: booking, holder, override }, now);
    const { after, broken } = planned;
    const recorded = await recordChange(tx, member, [planned], { kind: 'handed_over', override, broken }, now);
    await exchangePlaces(tx, member, [{ ...planned, buffersWhereFree: true }], now);
    return {
      answer: {
        change: { changeId: recorded.id, undoUntil: recorded.undoUntil.toISOString() },
        // It is no date of the old holder's series for whoever has it now.
        booking: changedView({ ...booking, seriesId: null }, after, planned.facts.bookingRules),
        to: { memberId: toMemberId, name },
      },
      audit: [recorded.audit],
      facts: recorded.facts,
    };
  });
}
