import type { ActingMember, Role } from '@/kernel/acting-member';
import { newId, type BookingId, type MemberId, type SeriesId } from '@/kernel/ids';
import { releaseMoment, requestExpiry } from '@/features/booking-rules/domain/rule-effects';
import { releaseTime, takeTime } from '@/features/occupancies/occupancies.service';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import type { BookSeriesAnswer, BookSeriesInput } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import type { JudgedOccurrence } from '../domain/plan-series';
import { insertBookings, updateToSkipped, type NewBooking, type SharedBooking } from '../sql/booking-writes';
import { insertSeries } from '../sql/series-writes';
import { bookingBuffers, claimsWithBuffers } from './claims';
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
    const decision = await decideSeries(tx, member, input, now, { inTurn: true });
    refuseUnwanted(input, decision);

    const seriesId = newId<'series'>();
    const { facts, rule, dates } = decision;
    const { memberId, personId } = member;
    const subject = { resource: { id: facts.resourceId, kind: facts.kind }, who: member };
    const first = decision.judged.find((row) => row.state === 'fine');
    const expiresAt = first ? requestExpiry(facts.bookingRules, subject, member.role, first, now) : null;
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
    const rows = decision.judged.map((row) => asNewBooking(row, facts, member, now));
    const lost = await writeOccurrences(
      tx,
      { ...shared, bookedBy: memberId, seriesId, expiresAt },
      rows,
      facts,
      member,
    );
    if (lost.size > 0) refuseLost(input, decision, rows, lost);

    const booked: BookingFact = {
      type: expiresAt ? 'series.requested' : 'series.booked',
      operatorId: member.operatorId,
      spaceId: facts.spaceId,
      personId,
      seriesId,
    };
    const confirmed = rows.filter((row) => row.skipReason === null && !lost.has(row.id)).length;
    return {
      answer: answerOf(input, decision, seriesId, rrule, rows, lost, expiresAt !== null),
      audit: [
        {
          action: booked.type,
          subjectKind: 'series',
          subjectId: seriesId,
          details: { confirmed, of: rows.length },
        },
      ],
      facts: [booked],
    };
  });
}

type Who = { readonly memberId: MemberId; readonly role: Role };

export const asNewBooking = (row: JudgedOccurrence, facts: BookableFacts, who: Who, now: Date): NewBooking => ({
  id: newId<'booking'>(),
  localStart: row.localStart,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  skipReason: row.state === 'fine' ? null : row.state,
  releaseAt: releaseMoment(facts.bookingRules, { resource: { id: facts.resourceId, kind: facts.kind }, who }, row, now),
});

/** Writes occurrences and takes their time; answers those that lost it to somebody who committed meanwhile, now kept as skipped. */
export async function writeOccurrences(
  tx: OperatorTx,
  shared: SharedBooking,
  rows: readonly NewBooking[],
  facts: BookableFacts,
  who: Who,
): Promise<ReadonlySet<BookingId>> {
  await insertBookings(tx, { ...shared, buffers: bookingBuffers(facts, who) }, rows);
  const wanted = rows.filter((row) => row.skipReason === null);
  const { expiresAt } = shared;
  const claims = await claimsWithBuffers(tx, facts, { ...who, guest: false }, wanted, { expiresAt });
  const lost = await takeTime(tx, claims);
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
  requested: boolean,
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
        status: skipReason ? 'skipped' : requested ? 'requested' : 'confirmed',
        skipReason,
      };
    }),
  };
}
