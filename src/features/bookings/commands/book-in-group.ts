import type { DeskGroupId, SpaceId } from '@/kernel/ids';
import { getBookable, type BookableFacts } from '@/features/spaces/spaces.service';
import { DomainError } from '@/kernel/domain-error';
import type { OperatorTx } from '@/server/db/transactions';
import { bookingError } from '../bookings.errors';
import { rankCandidates } from '../domain/rank-candidates';
import { listGroupCandidates, takeTurnAtGroup } from '../sql/group-reads';
import { placeAgain, placeBooking, type Placed, type Placing } from './place-booking';

/**
 * "Any quiet desk": takes the best free one of a group, and when somebody is faster there, the next. Those who ask for the same group come one after
 * another; whoever books a certain desk of it is met by the constraint. @throws DomainError `booking.group_full`, or the refusal of a rule where the
 * rules let none of them be booked.
 */
export async function placeInGroup(
  tx: OperatorTx,
  where: { readonly spaceId: SpaceId; readonly groupId: DeskGroupId },
  placing: Placing,
  now: Date,
): Promise<{ placed: Placed; facts: BookableFacts }> {
  await takeTurnAtGroup(tx, placing.holder.memberId, where.groupId);
  const all = await listGroupCandidates(tx, { ...where, memberId: placing.holder.memberId }, placing.range, now);
  const ranked = rankCandidates(
    all.filter((one) => one.free),
    all,
  );
  let refusal: DomainError | null = null;
  let tried: Placed | null = null;
  for (const { id } of ranked) {
    const facts = await getBookable(tx, where.spaceId, id);
    try {
      // The row of a try that lost its time goes on to the next desk: it stays one booking, whatever it had to try.
      tried = tried
        ? await placeAgain(tx, facts, placing, tried.bookingId, now)
        : await placeBooking(tx, facts, placing, now);
      if (!tried.lost) return { placed: tried, facts };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refusal = error;
    }
  }
  if (refusal && !tried) throw refusal;
  throw bookingError('booking.group_full', { groupId: where.groupId, of: all.length });
}
