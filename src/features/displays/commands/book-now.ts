import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { TimeRange } from '@/kernel/time-range';
import { bookingError } from '@/features/bookings/bookings.errors';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import { placeBooking, type Placed } from '@/features/bookings/bookings.service';
import { listTimeHeld } from '@/features/occupancies/occupancies.service';
import { getBookableInTurn, type BookableFacts } from '@/features/spaces/spaces.service';
import { makeActor } from '../at-display';
import type { BookNowAnswer, BookNowInput } from '../displays.contract';
import { displayError } from '../displays.errors';
import { nearbyTime, nowFor } from '../domain/book-now-time';
import { onceAtDisplay } from './once-at-display';
import type { OperatorTx } from '@/server/db/transactions';

/** What stands in the front desk's list for whoever booked at the wall. */
const WHO = { name: 'At the display', email: null };

/**
 * "This room, for half an hour, now." By whoever stands before the display, in the name of whoever hung it there, as a guest. The rules for visitors
 * hold, but for who may book it at all: that was decided by hanging the display; and for minimum notice: they are
 * there already. Never what somebody else has, and never a request.
 *
 * @throws DomainError `display.not_found`, `display.not_here`, `display.does_not_book`, `display.needs_yes`, `resource.not_found`,
 * `booking.slot_taken`, or the refusal of a rule.
 */
export function bookNow({ token, ...input }: BookNowInput, now = new Date()): Promise<BookNowAnswer> {
  return onceAtDisplay(token, { requestId: input.requestId, command: 'book-now', input }, async (tx, display) => {
    const { resourceId, minutes } = input;
    if (!display.books) throw displayError('display.does_not_book');
    if (display.resourceId && display.resourceId !== resourceId) throw displayError('display.not_here');
    const facts = await getBookableInTurn(tx, display.spaceId, resourceId, display.createdBy);
    const by = makeActor(tx, display);
    const wished = nowFor(minutes, now);
    const before = await listTimeHeld(tx, resourceId, wished);
    if (before.some((row) => row.endsAt > now)) throw taken(facts);
    const ended = before.reduce((last, row) => (row.endsAt > last ? row.endsAt : last), wished.startsAt);
    const { placed, range } = await place(tx, facts, by, { ...wished, startsAt: ended }, minutes, now);
    // Nothing that was written stands: the caller's transaction rolls back.
    if (placed.lost) throw taken(facts);
    if (placed.expiresAt) throw displayError('display.needs_yes', { resourceName: facts.resourceName });
    const { bookingId } = placed;
    const fact: BookingFact = {
      type: 'booking.booked',
      operatorId: tx.operatorId,
      spaceId: facts.spaceId,
      personId: by.personId,
      bookingId,
    };
    return {
      answer: {
        resourceName: facts.resourceName,
        startsAt: range.startsAt.toISOString(),
        endsAt: range.endsAt.toISOString(),
      },
      audit: [
        {
          action: 'booking.booked',
          subjectKind: 'booking',
          subjectId: bookingId,
          details: { resourceId, display: display.id },
        },
      ],
      facts: [fact],
    };
  });
}

/** Who else has it is nothing for a wall. */
const taken = ({ resourceName }: BookableFacts) => bookingError('booking.slot_taken', { resourceName });

/** From now on; where a rule wants another start or length, at the time next to it that keeps them all. */
async function place(
  tx: OperatorTx,
  facts: BookableFacts,
  by: ActingMember,
  range: TimeRange,
  minutes: number,
  now: Date,
): Promise<{ placed: Placed; range: TimeRange }> {
  const holder = { memberId: by.memberId, personId: by.personId, role: by.role, guest: WHO };
  const at = (wish: TimeRange) =>
    placeBooking(
      tx,
      facts,
      { range: wish, holder, by, note: '', guests: [], override: null, waived: ['booking.not_for_visitors'] },
      now,
    );
  try {
    return { placed: await at(range), range };
  } catch (error) {
    // A refusal comes before anything is written.
    const near = error instanceof DomainError ? nearbyTime(error.details, minutes, now) : null;
    if (!near) throw error;
    return { placed: await at(near), range: near };
  }
}
