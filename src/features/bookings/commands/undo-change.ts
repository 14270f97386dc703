import { isStaff, type ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { insertQuoteOfBefore } from '@/features/pricing/extras.service';
import { getBookable } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import type { UndoChangeAnswer, UndoChangeInput } from '../changes.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { hasOtherExtras, holdsOther, type BookingSnapshot } from '../domain/booking-snapshot';
import { changedView } from '../domain/changed-view';
import { whoElse } from '../domain/who-else';
import { findChangeForUpdate, listBookingsToChange, takeTurnAtChange, type BookingToChange } from '../sql/change-reads';
import { rulesOfCheckIn } from '../sql/check-in-rules';
import { writeUndo } from '../sql/change-writes';
import { holderOfBooking } from './bookings-in-turn';
import { exchangePlaces, type NewPlace } from './exchange-places';
import { askedFor, hasGuestsToTell } from './record-change';

/**
 * "Put it back": takes back one act of changing, a check-in or a check-out, as a whole, as long as its undo window is open, nothing has changed the bookings since, and their old
 * place is still free. Nobody has heard of it by then, and nobody does.
 *
 * @throws DomainError `change.not_found`, `change.undo_over`, `change.already_undone`, `change.changed_since`, `change.place_taken`.
 */
export function undoChange(member: ActingMember, input: UndoChangeInput, now = new Date()): Promise<UndoChangeAnswer> {
  return once(member, { requestId: input.requestId, command: 'undo-change', input }, async (tx) => {
    const act = await findChangeForUpdate(tx, input.changeId);
    if (!act || (act.changedBy !== member.memberId && !isStaff(member.role))) throw bookingError('change.not_found');
    if (act.undoneAt) throw bookingError('change.already_undone');
    if (act.undoUntil <= now) throw bookingError('change.undo_over', { undoUntil: act.undoUntil.toISOString() });

    const { before, after } = act;
    const ids = before.map((one) => one.bookingId);
    await takeTurnAtChange(tx, ids, {
      resourceIds: before.map((one) => one.resourceId),
      memberIds: before.map((one) => one.memberId),
    });
    const bookings = await listBookingsToChange(tx, ids);
    for (const one of after) requireUnchanged(one, bookings);
    for (const { status, requestExpiresAt } of before)
      if (status === 'requested' && new Date(requestExpiresAt ?? 0) <= now) throw bookingError('change.undo_over');

    const back = before.map((one, place) => ({ ...one, sequence: after[place]!.sequence + 1 }));
    const seriesIds = bookings.flatMap((one) => one.madeForSeries ?? []);
    await writeUndo(tx, act.id, back, seriesIds, now);
    const moved = before.some((one, place) => holdsOther(one, after[place]!));
    if (moved) await takeBack(tx, member, { after, back }, bookings, now);
    for (const [place, one] of back.entries())
      if (hasOtherExtras(one, after[place]!)) await insertQuoteOfBefore(tx, one.bookingId, act.createdAt);

    const [{ spaceId }] = bookings as [BookingToChange];
    const rules = await rulesOfCheckIn(tx, spaceId);
    const undone: BookingFact = {
      type: 'booking.change_undone',
      changeId: act.id,
      operatorId: member.operatorId,
      spaceId,
      ...whoElse(before, after),
      // Whoever had left has the rest of their time again: nothing is free that was not.
      freed: moved && act.kind !== 'checked_out',
      guests: hasGuestsToTell(before, after),
      asked: askedFor(after),
    };
    return {
      answer: { bookings: back.map((one) => changedView(rowOf(one, bookings), one, rules)) },
      audit: [
        { action: 'booking.change_undone', subjectKind: 'booking', subjectId: ids[0]!, details: { changeId: act.id } },
      ],
      facts: [undone],
    };
  });
}

/** What was agreed for where and when it was counts again. */
const PUT_BACK = { buffersWhereFree: true, pricedBefore: true };

const rowOf = ({ bookingId }: BookingSnapshot, bookings: readonly BookingToChange[]): BookingToChange =>
  bookings.find((one) => one.id === bookingId)!;

function requireUnchanged(after: BookingSnapshot, bookings: readonly BookingToChange[]): void {
  const now = rowOf(after, bookings);
  // A date comes back to a series that asks for it still.
  if (now.snapshot.seriesRule !== after.seriesRule) throw bookingError('change.changed_since');
  if (now.snapshot.sequence !== after.sequence || now.status !== after.status)
    throw bookingError('change.changed_since');
}

type Way = { readonly after: readonly BookingSnapshot[]; readonly back: readonly BookingSnapshot[] };

async function takeBack(
  tx: OperatorTx,
  member: ActingMember,
  { after, back }: Way,
  bookings: readonly BookingToChange[],
  now: Date,
): Promise<void> {
  const places: NewPlace[] = [];
  for (const [place, one] of back.entries()) {
    const booking = rowOf(one, bookings);
    const facts = await getBookable(tx, booking.spaceId, one.resourceId);
    // Buffers come where they are free: they need not know whose it was.
    places.push({ facts, holder: holderOfBooking(booking), before: after[place]!, after: one, ...PUT_BACK });
  }
  try {
    await exchangePlaces(tx, member, places, now);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'booking.slot_taken')
      throw bookingError('change.place_taken', error.details);
    throw error;
  }
}
