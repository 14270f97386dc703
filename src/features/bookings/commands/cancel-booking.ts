import type { ActingMember } from '@/kernel/acting-member';
import { newId, type CancellationId, type SeriesId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import { releaseTime } from '@/features/occupancies/occupancies.service';
import { endBefore } from '@/features/recurrence/domain/end-before';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import type { OperatorTx } from '@/server/db/transactions';
import { env } from '@/server/env';
import { once } from '@/server/requests/once';
import { mayCancel } from '../bookings.access';
import type { BookingGuest, CancelBookingAnswer, CancelBookingInput } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { findBookingToCancel, type BookingToCancel } from '../sql/booking-reads';
import { insertCancellation } from '../sql/cancellation-writes';
import { updateToCancelled, type CancelTarget } from '../sql/booking-writes';
import { insertReleasedDate } from '../sql/released-writes';
import {
  findSeriesForUpdate,
  isLater,
  listPartsForUpdate,
  updateSeriesRule,
  updateToEnded,
  type LockedSeries,
} from '../sql/series-writes';

/**
 * "I can't come": gives back this date, this and the following (through all later parts), or all dates of a series that have not begun. The
 * time is free at once; the mail waits out the undo window. A single date that its member gives up is kept as released.
 *
 * @throws DomainError `booking.not_found` (also for somebody else's), `booking.already_started`, `booking.already_cancelled`,
 * `booking.not_in_series`.
 */
export function cancelBooking(
  member: ActingMember,
  input: CancelBookingInput,
  now = new Date(),
): Promise<CancelBookingAnswer> {
  return once(member, { requestId: input.requestId, command: 'cancel-booking', input }, async (tx) => {
    const { scope } = input;
    const asked = await findBookingToCancel(tx, input.bookingId);
    if (!asked || !mayCancel(member, asked)) throw bookingError('booking.not_found');
    const { booking, parts } = scope === 'one' ? { booking: asked, parts: [] } : await getWithParts(tx, asked);
    if (scope !== 'one' && booking.seriesId === null) throw bookingError('booking.not_in_series');
    if (scope === 'one' && booking.status === 'cancelled') throw bookingError('booking.already_cancelled');
    if (scope === 'one' && booking.startsAt <= now)
      throw bookingError('booking.already_started', { startsAt: booking.startsAt.toISOString() });

    const chosen = parts.find(({ id }) => id === booking.seriesId);
    const series = chosen ?? (booking.seriesId ? await findSeriesForUpdate(tx, booking.seriesId) : undefined);
    const { later, beside } = partsToo(parts, chosen, input);
    const laterIds = later.map(({ id }) => id);
    const cancellationId = newId<'cancellation'>();
    const undoUntil = new Date(now.getTime() + env().UNDO_SECONDS * 1000);
    await insertCancellation(tx, {
      id: cancellationId,
      cancelledBy: member.memberId,
      scope,
      bookingId: booking.id,
      seriesId: booking.seriesId,
      rruleBefore: scope === 'one' ? null : (series?.rrule ?? null),
      rulesBefore: beside.map(({ id, rrule }) => ({ id, rrule })),
      undoUntil,
    });
    const cancelled = await updateToCancelled(tx, targetOf(booking, scope, laterIds, beside), cancellationId, now);
    if (cancelled.length === 0)
      throw bookingError(scope === 'one' ? 'booking.already_cancelled' : 'booking.already_started');
    await releaseTime(
      tx,
      cancelled.map((row) => row.id),
    );
    if (scope === 'one' && series && booking.memberId === member.memberId)
      await insertReleasedDate(tx, cancellationId, member.memberId, now);
    // Not from the date that was clicked: where that one has begun, it stays, and the rule with it.
    const ofChosen = cancelled.filter(({ seriesId }) => seriesId === booking.seriesId);
    const [firstGivenUp] = ofChosen.map((row) => row.originalLocalStart).sort();
    if (series && firstGivenUp) await endSeries(tx, series, scope, firstGivenUp as LocalDateTime);
    for (const part of beside) {
      const [first] = cancelled.flatMap((row) => (row.seriesId === part.id ? [row.originalLocalStart] : [])).sort();
      if (first) await endSeries(tx, part, scope, first as LocalDateTime);
    }
    await updateToEnded(
      tx,
      laterIds.filter((id) => cancelled.some(({ seriesId }) => seriesId === id)),
    );

    return {
      answer: {
        cancellationId,
        scope,
        cancelled: cancelled.length,
        bookingIds: cancelled.map((row) => row.id),
        undoUntil: undoUntil.toISOString(),
      },
      audit: [
        {
          action: 'booking.cancelled',
          subjectKind: 'cancellation',
          subjectId: cancellationId,
          details: { scope, dates: cancelled.length, bookingId: booking.id },
        },
      ],
      facts: [{ ...cancelledFact(member, booking, cancellationId, undoUntil), ...guestsToTell(cancelled) }],
    };
  });
}

/** Whether anybody who was to come along can be written to. */
export const guestsToTell = (rows: readonly { readonly guests: readonly BookingGuest[] }[]) =>
  rows.some(({ guests }) => guests.some(({ email }) => email !== undefined)) ? { guests: true } : {};

/** The parts that go with the chosen one: whole ones after it, or all; and those of the other times of the week, from its date on. */
function partsToo(
  parts: readonly LockedSeries[],
  chosen: LockedSeries | undefined,
  { scope, others = true }: Pick<CancelBookingInput, 'scope' | 'others'>,
): { readonly later: readonly LockedSeries[]; readonly beside: readonly LockedSeries[] } {
  const rest = parts.filter((part) => chosen && part !== chosen && (others || part.block === chosen.block));
  if (!chosen || scope === 'all') return { later: rest, beside: [] };
  const isOwn = (part: LockedSeries) => part.block === chosen.block;
  return {
    later: rest.filter((part) => isOwn(part) && isLater(part, chosen)),
    beside: rest.filter((part) => !isOwn(part)),
  };
}

/** The booking as it stands once nobody else can change its series: a change may have put it into another part meanwhile. */
async function getWithParts(tx: OperatorTx, asked: BookingToCancel) {
  if (asked.seriesId === null) return { booking: asked, parts: [] };
  await listPartsForUpdate(tx, asked.seriesId);
  const booking = (await findBookingToCancel(tx, asked.id)) ?? asked;
  return { booking, parts: booking.seriesId === null ? [] : await listPartsForUpdate(tx, booking.seriesId) };
}

const targetOf = (
  booking: BookingToCancel,
  scope: CancelBookingInput['scope'],
  laterIds: readonly SeriesId[],
  beside: readonly LockedSeries[],
): CancelTarget =>
  scope === 'one' || booking.seriesId === null
    ? { bookingId: booking.id }
    : {
        seriesId: booking.seriesId,
        fromLocal: scope === 'following' ? (booking.originalLocalStart as LocalDateTime) : null,
        laterIds,
        besideIds: beside.map(({ id }) => id),
      };

/**
 * The rule stops before the first date given up, so that the nightly extension adds none and calendars read the same. A single date
 * leaves the rule as it is.
 */
async function endSeries(
  tx: OperatorTx,
  series: LockedSeries,
  scope: CancelBookingInput['scope'],
  from: LocalDateTime,
): Promise<void> {
  const { rrule, status, timeZone } = series;
  if (scope === 'one') return updateSeriesRule(tx, series.id, { rrule, status });
  const parsed = parseRule(rrule);
  const localStart = series.localStart as LocalDateTime;
  const shorter = scope === 'following' && parsed.ok ? endBefore(parsed.rule, from, { localStart, timeZone }) : null;
  const ended = shorter?.kind !== 'shortened';
  await updateSeriesRule(
    tx,
    series.id,
    ended ? { rrule, status: 'ended' } : { rrule: formatRule(shorter.rule, timeZone), status },
  );
}

const cancelledFact = (
  member: ActingMember,
  booking: BookingToCancel,
  cancellationId: CancellationId,
  undoUntil: Date,
): BookingFact => ({
  type: 'bookings.cancelled',
  operatorId: member.operatorId,
  spaceId: booking.spaceId,
  personId: booking.personId,
  cancellationId,
  undoUntil: undoUntil.toISOString(),
});
