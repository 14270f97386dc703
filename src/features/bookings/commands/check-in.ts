import type { ActingMember } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { once, type Outcome } from '@/server/requests/once';
import type { CheckInAnswer, CheckInInput, CheckInWay } from '../arrivals.contract';
import { mayCheckIn } from '../bookings.access';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { refuseCheckIn } from '../domain/arrival';
import { subjectOfBooking } from '../domain/booking-subject';
import { findArrivingBooking, findPlaceOfCode, sharesPlace, type ArrivingBooking } from '../sql/arrival-reads';
import { updateToCheckedIn } from '../sql/arrival-writes';
import { listBookingsToChange, type BookingToChange } from '../sql/change-reads';
import { listCheckInRules } from '../sql/check-in-rules';
import { recordArrival } from './record-arrival';

/**
 * "I'm here." By the member, with or without the code at the desk, or by the front desk for anybody. Who says it twice hears when it was. From then
 * on nobody releases the time. For a while it can be undone (`undoChange`).
 *
 * @throws DomainError `booking.not_found` (also for somebody else's), `check_in.too_early` (412, with `opensAt`), `check_in.over`, `check_in.released`,
 * `check_in.not_booked`, `check_in.wrong_place` (422): the code of another desk.
 */
export function checkIn(member: ActingMember, input: CheckInInput, now = new Date()): Promise<CheckInAnswer> {
  return once(member, { requestId: input.requestId, command: 'check-in', input }, async (tx) => {
    const booking = await findArrivingBooking(tx, input.bookingId);
    if (!booking || !mayCheckIn(member, booking)) throw bookingError('booking.not_found');
    if (input.code) await requireHere(tx, booking, input.code);
    const own = booking.memberId === member.memberId && booking.guestName === null;
    const how = !own ? 'front_desk' : input.code ? 'qr' : 'member';
    const outcome = await arrive(tx, booking, { how, by: member.memberId }, now);
    if (outcome.answer.already) return outcome;
    // What it was follows from what it is by now, which is locked.
    const [{ snapshot: after }] = (await listBookingsToChange(tx, [booking.id])) as [BookingToChange];
    const before = { ...after, checkedInAt: null, checkedInBy: null, checkedInHow: null };
    const act = { kind: 'checked_in', bookingId: booking.id, changedBy: member.memberId, before, after } as const;
    return { ...outcome, answer: { ...outcome.answer, change: await recordArrival(tx, act, now) } };
  });
}

/** A code says that somebody is at a place: it must be the booked one, or a part of it. */
async function requireHere(tx: OperatorTx, { spaceId, resourceId, resourceName }: ArrivingBooking, code: string) {
  const place = await findPlaceOfCode(tx, spaceId, code);
  if (!place) throw bookingError('check_in.code_unknown');
  if (!(await sharesPlace(tx, place.id, resourceId)))
    throw bookingError('check_in.wrong_place', { here: place.name, booked: resourceName });
}

export type Arrived = { readonly how: CheckInWay; readonly by: MemberId | null };

/** The same for whoever has found the booking already: displays, and check-in that happens by itself. */
export async function arrive(
  tx: OperatorTx,
  booking: ArrivingBooking,
  { how, by }: Arrived,
  now: Date,
): Promise<Outcome<CheckInAnswer>> {
  const before = saidBefore(booking);
  if (before) return before;
  const rules = (await listCheckInRules(tx, [booking.spaceId])).get(booking.spaceId) ?? [];
  const refused = refuseCheckIn(booking, rules, subjectOfBooking(booking), now);
  if (refused) throw bookingError(refused.code, { ...refused.details, resourceName: booking.resourceName });
  if (!(await updateToCheckedIn(tx, booking.id, { at: now, by, how }))) {
    // Somebody was faster: another who checked in, or the release.
    const changed = await findArrivingBooking(tx, booking.id);
    const meanwhile = changed && saidBefore(changed);
    if (meanwhile) return meanwhile;
    const why = changed && refuseCheckIn(changed, rules, subjectOfBooking(changed), now);
    throw bookingError(why?.code ?? 'check_in.not_booked', why?.details);
  }
  const { spaceId, personId, id: bookingId } = booking;
  const guest = booking.guestName !== null;
  const where = { operatorId: tx.operatorId, spaceId, personId };
  const fact: BookingFact = { type: 'booking.checked_in', ...where, bookingId, guest };
  return {
    answer: { bookingId, checkedInAt: now.toISOString(), how, already: false, change: null },
    audit: [{ action: fact.type, subjectKind: 'booking', subjectId: bookingId, details: { how } }],
    facts: [fact],
  };
}

function saidBefore({ id, status, checkedInAt, checkedInHow }: ArrivingBooking): Outcome<CheckInAnswer> | null {
  if (status !== 'confirmed' || !checkedInAt || !checkedInHow) return null;
  const answer = {
    bookingId: id,
    checkedInAt: checkedInAt.toISOString(),
    how: checkedInHow,
    already: true,
    change: null,
  };
  return { answer, audit: [], facts: [] };
}
