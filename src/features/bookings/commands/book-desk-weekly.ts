import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type SeriesId } from '@/kernel/ids';
import { releaseTime, takeTime } from '@/features/occupancies/occupancies.service';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import type { BookSeriesAnswer, BookSeriesInput } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import type { JudgedOccurrence } from '../domain/plan-series';
import { insertBookings, updateToSkipped, type NewBooking, type SharedBooking } from '../sql/booking-writes';
import { insertSeries } from '../sql/series-writes';
import { decideSeries, plannedView, type SeriesDecision } from './plan-series';

/**
 * "My desk every Monday and Wednesday." Books every date of a series that is free, in one transaction, and keeps the others as skipped.
 * With `onClash: 'fail'`, or when a plan token is given and the plan no longer holds, nothing is written and the error names the dates.
 *
 * @throws DomainError `series.plan_changed`, `series.clashes`, `series.nothing_free` (409), or a refusal by rule (422).
 */
export function bookDeskWeekly(
  member: ActingMember,
  input: BookSeriesInput,
  now = new Date(),
): Promise<BookSeriesAnswer> {
  return once(member, { requestId: input.requestId, command: 'book-desk-weekly', input }, async (tx) => {
    const decision = await decideSeries(tx, member, input, now);
    refuseUnwanted(input, decision);

    const seriesId = newId<'series'>();
    const { facts, rule, dates } = decision;
    const { memberId, personId } = member;
    const shared = { spaceId: facts.spaceId, resourceId: facts.resourceId, memberId, personId, note: input.note };
    const rrule = formatRule(rule, facts.rules.timeZone);
    await insertSeries(tx, {
      id: seriesId,
      ...shared,
      localStart: input.localStart,
      timeZone: facts.rules.timeZone,
      durationMinutes: input.durationMinutes,
      rrule,
      madeUntil: dates.madeUntil,
    });
    const rows = decision.judged.map(asNewBooking);
    const lost = await writeOccurrences(tx, { ...shared, bookedBy: memberId, seriesId }, rows, facts.leaves);
    if (lost.size > 0) refuseLost(input, decision, rows, lost);

    const booked: BookingFact = {
      type: 'series.booked',
      operatorId: member.operatorId,
      spaceId: facts.spaceId,
      personId,
      seriesId,
    };
    const confirmed = rows.filter((row) => row.skipReason === null && !lost.has(row.id)).length;
    return {
      answer: answerOf(input, decision, seriesId, rrule, rows, lost),
      audit: [
        {
          action: 'series.booked',
          subjectKind: 'series',
          subjectId: seriesId,
          details: { confirmed, of: rows.length },
        },
      ],
      facts: [booked],
    };
  });
}

export const asNewBooking = (row: JudgedOccurrence): NewBooking => ({
  id: newId<'booking'>(),
  localStart: row.localStart,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  skipReason: row.state === 'fine' ? null : row.state,
});

/** Writes occurrences and takes their time; answers those that lost it to somebody who committed meanwhile, now kept as skipped. */
export async function writeOccurrences(
  tx: OperatorTx,
  shared: SharedBooking,
  rows: readonly NewBooking[],
  leaves: SeriesDecision['facts']['leaves'],
): Promise<ReadonlySet<BookingId>> {
  await insertBookings(tx, shared, rows);
  const wanted = rows.filter((row) => row.skipReason === null);
  const lost = await takeTime(
    tx,
    wanted.flatMap(({ id, startsAt, endsAt }) =>
      leaves.map((resourceId) => ({ resourceId, bookingId: id, startsAt, endsAt })),
    ),
  );
  if (lost.size > 0) {
    // A combined resource may have got one half only.
    await releaseTime(tx, [...lost]);
    await updateToSkipped(tx, [...lost]);
  }
  return lost;
}

function refuseUnwanted(input: BookSeriesInput, { judged, planToken }: SeriesDecision): void {
  const missing = judged.filter((row) => row.state !== 'fine');
  if (input.planToken !== undefined && input.planToken !== planToken) {
    throw bookingError('series.plan_changed', { occurrences: judged.map((row) => plannedView(row)), planToken });
  }
  if (input.onClash === 'fail' && missing.length > 0) {
    throw bookingError('series.clashes', { occurrences: missing.map((row) => plannedView(row)), of: judged.length });
  }
  if (missing.length === judged.length)
    throw bookingError('series.nothing_free', { occurrences: missing.map((row) => plannedView(row)) });
}

/** Somebody was faster between the plan and the insert: only whoever said "skip" without having seen a plan wants the rest. */
function refuseLost(
  input: BookSeriesInput,
  { judged }: SeriesDecision,
  rows: readonly NewBooking[],
  lost: ReadonlySet<BookingId>,
): void {
  const now = judged.map((row, place) => plannedView(lost.has(rows[place]!.id) ? { ...row, state: 'taken' } : row));
  if (input.planToken !== undefined) throw bookingError('series.plan_changed', { occurrences: now });
  if (input.onClash === 'fail')
    throw bookingError('series.clashes', { occurrences: now.filter((row) => row.state !== 'fine'), of: rows.length });
  if (now.every((row) => row.state !== 'fine')) throw bookingError('series.nothing_free', { occurrences: now });
}

function answerOf(
  input: BookSeriesInput,
  { facts, rule, dates }: SeriesDecision,
  id: SeriesId,
  rrule: string,
  rows: readonly NewBooking[],
  lost: ReadonlySet<BookingId>,
): BookSeriesAnswer {
  const { timeZone } = facts.rules;
  return {
    series: {
      id,
      spaceId: facts.spaceId,
      resourceId: facts.resourceId,
      resourceName: facts.resourceName,
      localStart: input.localStart,
      timeZone,
      durationMinutes: input.durationMinutes,
      rrule,
      words: describeRule(rule, { localStart: input.localStart, timeZone }),
      madeUntil: dates.madeUntil,
      status: 'live',
    },
    occurrences: rows.map((row) => {
      const skipReason = lost.has(row.id) ? 'taken' : row.skipReason;
      return {
        bookingId: row.id,
        localStart: row.localStart ?? '',
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        status: skipReason ? 'skipped' : 'confirmed',
        skipReason,
      };
    }),
  };
}
