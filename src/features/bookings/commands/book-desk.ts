import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { takeTime } from '@/features/occupancies/occupancies.service';
import { getBookableInTurn, type BookableFacts } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import type { BookDeskAnswer, BookDeskInput, BookingView } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { judgeBooking, rangeOf } from '../domain/judge-booking';
import { insertBookings } from '../sql/booking-writes';
import { explainTaken } from './explain-taken';

/** Rolls a dry run back after it has been answered by the very statements that a real one runs. */
class DryRun extends Error {
  constructor(readonly answer: BookDeskAnswer) {
    super('dry run');
  }
}

/**
 * "Give me this desk from nine to five." Books one resource once, or says why not and what would work.
 * Six statements with the access check; the exclusion constraint decides between two who ask at the same moment.
 *
 * @throws DomainError `booking.*`: refused by a rule (422, 403) or `booking.slot_taken` (409) with what is free instead.
 */
export async function bookDesk(member: ActingMember, input: BookDeskInput, now = new Date()): Promise<BookDeskAnswer> {
  if (!input.dryRun) {
    return once(member, { requestId: input.requestId, command: 'book-desk', input }, async (tx) => {
      const { view, facts, bookingId } = await take(tx, member, input, now);
      const booked: BookingFact = {
        type: 'booking.booked',
        operatorId: member.operatorId,
        spaceId: facts.spaceId,
        personId: member.personId,
        bookingId,
      };
      return {
        answer: { booking: view, dryRun: false },
        audit: [
          {
            action: 'booking.booked',
            subjectKind: 'booking',
            subjectId: bookingId,
            details: { resourceId: facts.resourceId },
          },
        ],
        facts: [booked],
      };
    });
  }
  try {
    return await inOperator(member, async (tx) => {
      throw new DryRun({ booking: (await take(tx, member, input, now)).view, dryRun: true });
    });
  } catch (error) {
    if (error instanceof DryRun) return error.answer;
    throw error;
  }
}

async function take(tx: OperatorTx, member: ActingMember, input: BookDeskInput, now: Date) {
  const facts = await getBookableInTurn(tx, input.spaceId, input.resourceId);
  const range = rangeOf(input, facts.rules.timeZone);
  const refusal = judgeBooking({ range, rules: facts.rules, resource: facts, role: member.role, now });
  if (refusal) throw bookingError(refusal.code, refusal.details);

  const bookingId = newId<'booking'>();
  const { memberId, personId } = member;
  const shared = {
    spaceId: facts.spaceId,
    resourceId: facts.resourceId,
    memberId,
    personId,
    bookedBy: memberId,
    seriesId: null,
    note: input.note,
  };
  await insertBookings(tx, shared, [{ id: bookingId, localStart: null, ...range, skipReason: null }]);
  const lost = await takeTime(
    tx,
    facts.leaves.map((resourceId) => ({ resourceId, bookingId, ...range })),
  );
  if (lost.size > 0) throw await explainTaken(tx, member, facts, range);
  return { view: viewOf(member, facts, bookingId, range, input.note, now), facts, bookingId };
}

const viewOf = (
  member: ActingMember,
  facts: BookableFacts,
  id: BookingId,
  range: TimeRange,
  note: string,
  now: Date,
): BookingView => ({
  id,
  operatorId: member.operatorId,
  operatorName: facts.operatorName,
  operatorSlug: facts.operatorSlug,
  spaceId: facts.spaceId,
  spaceName: facts.spaceName,
  spaceSlug: facts.spaceSlug,
  timeZone: facts.rules.timeZone,
  resourceId: facts.resourceId,
  resourceName: facts.resourceName,
  resourceKind: facts.kind,
  startsAt: range.startsAt.toISOString(),
  endsAt: range.endsAt.toISOString(),
  status: 'confirmed',
  skipReason: null,
  note,
  series: null,
  createdAt: now.toISOString(),
});
