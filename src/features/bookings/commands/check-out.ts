import type { ActingMember } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import { minutesOf } from '@/kernel/time-range';
import { endTimeAt } from '@/features/occupancies/occupancies.service';
import { once } from '@/server/requests/once';
import type { CheckInWay, CheckOutAnswer, CheckOutInput } from '../arrivals.contract';
import { mayCheckIn } from '../bookings.access';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { endWhenLeaving, refuseCheckOut } from '../domain/arrival';
import type { BookingSnapshot } from '../domain/booking-snapshot';
import { releasedPieces } from '../domain/released-pieces';
import { findLeavingBooking } from '../sql/arrival-reads';
import { updateToCheckedOut } from '../sql/arrival-writes';
import { insertReleased } from '../sql/released-writes';
import { listBookingsToChange, type BookingToChange } from '../sql/change-reads';
import { recordArrival } from './record-arrival';

/**
 * "I'm off": the rest of the time is free for others from the next full minute on. Whoever leaves was there, so it counts as checked in. Said twice, it
 * answers when it was first. For a while it can be undone, as long as nobody has the freed time (`undoChange`).
 *
 * @throws DomainError `booking.not_found` (also for somebody else's), `check_out.not_begun` (412), `check_in.over`, `check_in.released`,
 * `check_in.not_booked`.
 */
export function checkOut(member: ActingMember, input: CheckOutInput, now = new Date()): Promise<CheckOutAnswer> {
  return once(member, { requestId: input.requestId, command: 'check-out', input }, async (tx) => {
    const booking = await findLeavingBooking(tx, input.bookingId);
    if (!booking || !mayCheckIn(member, booking)) throw bookingError('booking.not_found');
    const { id: bookingId, checkedOutAt, spaceId, personId } = booking;
    if (checkedOutAt && booking.status === 'confirmed')
      return {
        answer: answerOf(bookingId, checkedOutAt, booking.endsAt, 0, true),
        audit: [],
        facts: [],
      };
    const refused = refuseCheckOut(booking, now);
    if (refused) throw bookingError(refused.code, { ...refused.details, resourceName: booking.resourceName });

    const endsAt = endWhenLeaving(booking, now);
    const freed = Math.round(minutesOf({ startsAt: endsAt, endsAt: booking.endsAt }));
    const own = booking.memberId === member.memberId && booking.guestName === null;
    const how = own ? ('member' as const) : ('front_desk' as const);
    const [standing] = (await listBookingsToChange(tx, [bookingId])) as [BookingToChange];
    await updateToCheckedOut(tx, bookingId, { at: now, by: member.memberId, how, endsAt });
    if (freed > 0) await endTimeAt(tx, bookingId, endsAt);
    const before = standing.snapshot;
    const after = hasLeft(before, { at: now, by: member.memberId, how, endsAt });
    await insertReleased(tx, releasedPieces(member, standing, after), now);
    const act = { kind: 'checked_out', bookingId, changedBy: member.memberId, before, after } as const;
    const change = await recordArrival(tx, act, now);
    const { operatorId } = member;
    const guest = booking.guestName !== null;
    const fact: BookingFact = { type: 'booking.checked_out', operatorId, spaceId, personId, bookingId, guest };
    return {
      answer: {
        ...answerOf(bookingId, now, endsAt, freed, false),
        change,
      },
      audit: [
        { action: fact.type, subjectKind: 'booking', subjectId: bookingId, details: { how, freedMinutes: freed } },
      ],
      facts: [fact],
    };
  });
}

const hasLeft = (
  was: BookingSnapshot,
  { at, by, how, endsAt }: { at: Date; by: MemberId; how: CheckInWay; endsAt: Date },
): BookingSnapshot => ({
  ...was,
  endsAt: endsAt.toISOString(),
  sequence: was.sequence + 1,
  checkedOutAt: at.toISOString(),
  ...(was.checkedInAt ? {} : { checkedInAt: at.toISOString(), checkedInBy: by, checkedInHow: how }),
});

const answerOf = (
  bookingId: string,
  at: Date,
  endsAt: Date,
  freedMinutes: number,
  already: boolean,
): CheckOutAnswer => ({
  bookingId,
  checkedOutAt: at.toISOString(),
  endsAt: endsAt.toISOString(),
  freedMinutes,
  already,
  change: null,
});
