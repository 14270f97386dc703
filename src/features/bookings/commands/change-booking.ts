import { isStaff, type ActingMember } from '@/kernel/acting-member';
import { instantOfWhen } from '@/kernel/when';
import { amendPrices, getExtras } from '@/features/pricing/extras.service';
import { getBookable } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { mayOverride } from '../bookings.access';
import type { ChangeBookingAnswer, ChangeBookingInput } from '../changes.contract';
import { bookingError } from '../bookings.errors';
import { hasOtherExtras, type BookingSnapshot } from '../domain/booking-snapshot';
import { changedView } from '../domain/changed-view';
import type { BookingToChange } from '../sql/change-reads';
import { rulesOfCheckIn } from '../sql/check-in-rules';
import { getBookingsInTurn, hasBegunBy, holderOfBooking, requireStanding } from './bookings-in-turn';
import { exchangePlaces } from './exchange-places';
import { whoOf } from './place-booking';
import { planChange, type WantedChange } from './plan-change';
import { recordChange } from './record-change';
import { rehearse } from './rehearse';
import { requireSeats } from './require-seats';

/**
 * "Wednesday instead", "an hour longer", "at the window", "and two guests": moves a booking to another time or resource of its space, extends or
 * shortens it, or changes who comes along, its extras and its note. One's own, and anybody's for staff, who may break a rule with a reason. Of one that has
 * begun only the end changes, and, by staff, the resource. Moved to where somebody must say yes it becomes a request; a request stays one.
 *
 * @throws DomainError `booking.not_found`, `booking.already_cancelled`, `booking.not_standing`, `booking.over`, `booking.only_end_changes`,
 * `booking.desk_change_by_staff`, `booking.needs_a_yes`, `booking.nothing_changes`, `booking.too_many_guests`, `resource.not_found`, the refusal of a rule, or
 * `booking.slot_taken` with what is free instead.
 */
export async function changeBooking(
  member: ActingMember,
  input: ChangeBookingInput,
  now = new Date(),
): Promise<ChangeBookingAnswer> {
  if (input.dryRun) return rehearse(member, async (tx) => (await changeBookingIn(tx, member, input, now)).answer);
  return once(member, { requestId: input.requestId, command: 'change-booking', input }, async (tx) => {
    const { answer, recorded } = await changeBookingIn(tx, member, input, now);
    return { answer, audit: [recorded.audit], facts: recorded.facts };
  });
}

type BookingChange = Omit<ChangeBookingInput, 'requestId'>;

/** The same for whoever has opened the transaction. */
export async function changeBookingIn(tx: OperatorTx, member: ActingMember, input: BookingChange, now: Date) {
  if (input.override !== null && !mayOverride(member.role)) throw bookingError('booking.override_not_allowed');
  const beside = { resourceIds: input.resourceId ? [input.resourceId] : [] };
  const [booking] = (await getBookingsInTurn(tx, member, [input.bookingId], beside)) as [BookingToChange];
  requireStanding(booking, now);
  const wish = wishOf(input, booking);
  const extras = await extrasOf(tx, input, booking);
  const { override } = input;
  if (!wish.moves) await requireSeatsFor(tx, member, input, booking);
  const planned = wish.moves ? await planMove(tx, member, booking, { ...wish, override }, now) : null;
  const { sequence } = booking.snapshot;
  const becomes = planned?.after ?? { ...booking.snapshot, sequence: sequence + 1 };
  const after = { ...becomes, note: wish.note, guests: wish.guests, extras };
  const about = { kind: planned ? 'moved' : 'details', override, broken: planned?.broken } as const;
  const recorded = await recordChange(tx, member, [{ booking, after }], about, now);
  if (planned) await exchangePlaces(tx, member, [{ ...planned, after }], now);
  else if (hasOtherExtras(booking.snapshot, after)) await amend(tx, booking, after, now);
  const rules = planned?.facts.bookingRules ?? (await rulesOfCheckIn(tx, booking.spaceId));
  const { id: changeId, undoUntil } = recorded;
  const answer: ChangeBookingAnswer = {
    change: input.dryRun ? null : { changeId, undoUntil: undoUntil.toISOString() },
    booking: changedView(booking, after, rules, planned?.facts.kind),
    dryRun: input.dryRun,
  };
  return { answer, recorded };
}

/** What is wished for, with what stays as it is. @throws DomainError `booking.nothing_changes`. */
function wishOf(input: BookingChange, booking: BookingToChange) {
  const at = (when: string | undefined, standing: Date) => (when ? instantOfWhen(when, booking.timeZone) : standing);
  const range = { startsAt: at(input.startsAt, booking.startsAt), endsAt: at(input.endsAt, booking.endsAt) };
  const resourceId = input.resourceId ?? booking.resourceId;
  const note = input.note ?? booking.note;
  const guests = input.guests ?? booking.snapshot.guests;
  const moves =
    resourceId !== booking.resourceId ||
    range.startsAt.getTime() !== booking.startsAt.getTime() ||
    range.endsAt.getTime() !== booking.endsAt.getTime();
  const others = JSON.stringify(guests) !== JSON.stringify(booking.snapshot.guests);
  if (!moves && !others && note === booking.note && !wantsOtherExtras(input, booking))
    throw bookingError('booking.nothing_changes');
  return { range, resourceId, note, guests, moves };
}

/** At the same place and time: whether more can come along than did. @throws DomainError `booking.too_many_guests` */
async function requireSeatsFor(tx: OperatorTx, by: ActingMember, input: BookingChange, booking: BookingToChange) {
  const { guests, override } = input;
  if (!guests || guests.length <= booking.snapshot.guests.length || (override !== null && isStaff(by.role))) return;
  requireSeats(await getBookable(tx, booking.spaceId, booking.resourceId), guests.length);
}

const wantsOtherExtras = ({ extras }: BookingChange, { snapshot }: BookingToChange): boolean =>
  extras !== undefined &&
  JSON.stringify(extras) !== JSON.stringify((snapshot.extras ?? []).map(({ extraId, count }) => ({ extraId, count })));

/** What is had with it beside the time, at the terms at which it was asked for. @throws DomainError `extras.not_offered` */
async function extrasOf(tx: OperatorTx, input: BookingChange, booking: BookingToChange) {
  const had = booking.snapshot.extras ?? [];
  if (input.extras === undefined || !wantsOtherExtras(input, booking)) return had;
  return getExtras(tx, input.extras, await getBookable(tx, booking.spaceId, booking.resourceId), had);
}

/** Its time keeps its price; what it costs with other extras is kept with it. */
async function amend(tx: OperatorTx, booking: BookingToChange, after: BookingSnapshot, now: Date): Promise<void> {
  const holder = holderOfBooking(booking);
  const { memberId } = holder;
  const { startsAt, endsAt } = booking;
  await amendPrices(
    tx,
    [
      {
        ...{ bookingId: after.bookingId, startsAt, endsAt, memberId, role: whoOf(holder).role },
        ...{ guest: holder.guest !== null, guests: after.guests.length, extras: after.extras ?? [] },
        recurring: after.seriesRule !== null && !after.leftSeries,
        facts: await getBookable(tx, booking.spaceId, booking.resourceId),
      },
    ],
    now,
  );
}

/** @throws DomainError `booking.desk_change_by_staff`, and those of `planChange`. */
function planMove(tx: OperatorTx, by: ActingMember, booking: BookingToChange, wish: WantedChange, now: Date) {
  const elsewhere = wish.resourceId !== booking.resourceId;
  if (elsewhere && hasBegunBy(booking, now) && !isStaff(by.role)) throw bookingError('booking.desk_change_by_staff');
  return planChange(tx, by, booking, wish, now);
}
