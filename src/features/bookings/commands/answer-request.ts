import type { ActingMember, Role } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { BookingId } from '@/kernel/ids';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { releaseMoment } from '@/features/booking-rules/domain/rule-effects';
import { confirmHolds, listFreeResources, releaseTime } from '@/features/occupancies/occupancies.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { mayAnswer } from '../bookings.access';
import { bookingError } from '../bookings.errors';
import type { BookingFact, RequestSubject } from '../bookings.facts';
import type { AnswerRequestAnswer, AnswerRequestInput } from '../requests.contract';
import { judgeMoment } from '../domain/judge-booking';
import { findBookingToAnswer, type BookingToAnswer } from '../sql/booking-to-answer';
import { listCheckInRules } from '../sql/check-in-rules';
import { isWelcomeToTheEnd, listRequestedForUpdate, type OpenRequest } from '../sql/request-reads';
import { updateToAnswered } from '../sql/request-writes';
import { findSeriesForUpdate, updateSeriesRule } from '../sql/series-writes';

/**
 * "Yes, have it", or "not this time", with a note: to one date, or to all of a series that are asked for. The time that was held becomes theirs, or is free
 * at once. Whoever answers second, or too late, learns what became of it; too late comes with whether it could still be booked.
 *
 * @throws DomainError `auth.not_allowed`, `booking.not_found`, `request.lapsed` (409, with `free`), `request.withdrawn`, `request.already_answered`.
 */
export function answerRequest(
  member: ActingMember,
  input: AnswerRequestInput,
  now = new Date(),
): Promise<AnswerRequestAnswer> {
  return once(member, { requestId: input.requestId, command: 'answer-request', input }, async (tx) => {
    if (!mayAnswer(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
    const booking = await findBookingToAnswer(tx, input.bookingId);
    if (!booking?.requestExpiresAt) throw bookingError('booking.not_found');
    const all = input.scope === 'all' && booking.seriesId !== null;
    const subject: RequestSubject = all ? { seriesId: booking.seriesId } : { bookingId: booking.id };
    // The same order as cancelling: first the series, then its bookings, then time.
    const series = booking.seriesId ? await findSeriesForUpdate(tx, booking.seriesId) : undefined;
    const open = (await listRequestedForUpdate(tx, subject)).filter((row) => row.requestExpiresAt > now);
    const approve = input.answer === 'approve';
    const answered = approve ? await confirm(tx, booking, open, now) : await turnDown(tx, open);
    if (answered.length === 0) throw await whyNot(tx, booking.id, now);

    const status = approve ? ('confirmed' as const) : ('declined' as const);
    await updateToAnswered(tx, answered, { status, by: member.memberId, at: now, note: input.note });
    if (series) {
      const ended = !approve && (all || !(await isWelcomeToTheEnd(tx, series.id)));
      await updateSeriesRule(tx, series.id, { rrule: series.rrule, status: ended ? 'ended' : series.status });
    }
    const bookingIds = answered.map((row) => row.id);
    const type = approve ? ('request.approved' as const) : ('request.declined' as const);
    const fact: BookingFact = {
      type,
      operatorId: member.operatorId,
      spaceId: booking.spaceId,
      personId: booking.personId,
      subject,
      at: now.toISOString(),
    };
    return {
      answer: { status, bookingIds, answeredAt: now.toISOString() },
      audit: [
        {
          action: type,
          subjectKind: all ? 'series' : 'booking',
          subjectId: all ? booking.seriesId : booking.id,
          details: { dates: bookingIds.length, bookingId: booking.id },
        },
      ],
      facts: [fact],
    };
  });
}

type AnsweredRow = { readonly id: BookingId; readonly releaseAt: Date | null };

/** What is still held becomes theirs. Nobody who hears late is released before they can have come. */
async function confirm(
  tx: OperatorTx,
  { spaceId }: BookingToAnswer,
  open: readonly OpenRequest[],
  now: Date,
): Promise<AnsweredRow[]> {
  if (open.length === 0) return [];
  const kept = await confirmHolds(
    tx,
    open.map((row) => row.id),
  );
  const rules: readonly BookingRule[] = (await listCheckInRules(tx, [spaceId])).get(spaceId) ?? [];
  return open
    .filter((row) => kept.has(row.id))
    .map((row) => {
      const resource = { id: row.resourceId, kind: row.kind };
      const who = { memberId: row.memberId, role: row.role as Role };
      return { id: row.id, releaseAt: releaseMoment(rules, { resource, who }, row, now) };
    });
}

async function turnDown(tx: OperatorTx, open: readonly OpenRequest[]): Promise<AnsweredRow[]> {
  const ids = open.map((row) => row.id);
  await releaseTime(tx, ids);
  return ids.map((id) => ({ id, releaseAt: null }));
}

/** Read again: what was found before the lock may be older than what it waited for. */
async function whyNot(tx: OperatorTx, bookingId: BookingId, now: Date) {
  const booking = await findBookingToAnswer(tx, bookingId);
  if (!booking) return bookingError('booking.not_found');
  const { status, startsAt, endsAt, resourceId } = booking;
  const asText = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  if (status === 'requested' || status === 'lapsed') {
    const free = await listFreeResources(tx, [resourceId], [{ startsAt, endsAt }]);
    const { spaceId, memberId, memberName, resourceName, timeZone } = booking;
    return bookingError('request.lapsed', {
      ...asText,
      bookingId,
      spaceId,
      memberId,
      memberName,
      resourceId,
      resourceName,
      timeZone,
      free: free.get(0)?.has(resourceId) === true && judgeMoment({ startsAt, endsAt }, now) === null,
    });
  }
  if (status === 'cancelled' && !booking.answeredAt) return bookingError('request.withdrawn', asText);
  return bookingError('request.already_answered', {
    answer: status === 'declined' ? 'declined' : 'approved',
    by: booking.answeredByName,
    at: booking.answeredAt?.toISOString() ?? null,
    timeZone: booking.timeZone,
  });
}
