import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type SeriesId } from '@/kernel/ids';
import { requestExpiry } from '@/features/booking-rules/domain/rule-effects';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import { once } from '@/server/requests/once';
import type { BookSeriesAnswer, BookSeriesInput, SeriesDecisionInput } from '../series.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { wantedBy } from '../domain/wanted';
import type { NewBooking } from '../sql/booking-writes';
import { takeTurnAtChange } from '../sql/change-reads';
import { insertSeries } from '../sql/series-writes';
import { guestsToTell } from './cancel-booking';
import { chooseDates, isMove } from './choose-dates';
import { decideSeries, plannedView, type SeriesDecision } from './plan-series';
import { asNewBooking, piecesOf, writeOccurrences } from './write-occurrences';

/**
 * "My desk every Monday and Wednesday." Books every date of a series that is free, in one transaction, and keeps the others as skipped.
 * Dates that were decided one by one go where the member sent them. With `onClash: 'fail'`, or when a plan token is given and the plan no longer
 * holds, nothing is written and the error names the dates.
 *
 * @throws DomainError `series.plan_changed`, `series.clashes`, `series.nothing_free` (409), or a refusal by rule (422).
 */
export function bookDeskWeekly(
  member: ActingMember,
  input: BookSeriesInput,
  now = new Date(),
): Promise<BookSeriesAnswer> {
  return once(member, { requestId: input.requestId, command: 'book-desk-weekly', input }, async (tx) => {
    const moves = input.decisions.filter(isMove);
    // Places beside the wished one: the turn at all of them at once, in the one order.
    if (moves.length > 0) {
      const resourceIds = [input.resourceId, ...moves.map((one) => one.resourceId)];
      await takeTurnAtChange(tx, [], { resourceIds, memberIds: [member.memberId] });
    }
    const beside = moves.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }));
    const decision = await decideSeries(tx, member, input, now, { inTurn: true, beside });
    refuseUnwanted(input, decision);
    const chosen = await chooseDates(tx, member, decision, moves, now);

    const seriesId = newId<'series'>();
    const { facts, rule, dates } = decision;
    const { memberId, personId } = member;
    const subject = { resource: { id: facts.resourceId, kind: facts.kind }, who: member };
    const first = decision.judged.find((row) => row.state === 'fine');
    const expiresAt = first ? requestExpiry(facts.bookingRules, subject, member.role, first, now) : null;
    const shared = {
      spaceId: facts.spaceId,
      resourceId: facts.resourceId,
      memberId,
      personId,
      note: input.note,
      guests: input.guests,
    };
    const wanting = wantedBy(input.decisions);
    const dated = decision.judged.map((row) => {
      const said = { elsewhere: chosen.get(row.localStart), wanted: wanting.get(row.localStart) };
      return asNewBooking(row, facts, member, now, said);
    });
    const pieces = decision.judged.flatMap((row) => piecesOf(row, chosen.get(row.localStart), facts, member, now));
    const rows = [...dated, ...pieces];
    const rrule = formatRule(rule, facts.rules.timeZone);
    await insertSeries(tx, {
      id: seriesId,
      ...shared,
      localStart: input.localStart,
      timeZone: facts.rules.timeZone,
      durationMinutes: input.durationMinutes,
      rrule,
      madeUntil: dates.madeUntil,
      exdates: input.exdates,
      rdates: [...input.rdates, ...pieces.flatMap(({ localStart }) => localStart ?? [])].sort(),
    });
    const lost = await writeOccurrences(
      tx,
      { ...shared, bookedBy: memberId, seriesId, expiresAt },
      rows,
      facts,
      member,
    );
    if (lost.size > 0) refuseLost(input, decision, dated, lost);

    const about = { operatorId: member.operatorId, spaceId: facts.spaceId, personId, seriesId };
    const booked: BookingFact = expiresAt
      ? { type: 'series.requested', ...about }
      : { type: 'series.booked', ...about, ...guestsToTell([input]) };
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

const byStart = (a: NewBooking, b: NewBooking) => a.startsAt.getTime() - b.startsAt.getTime();

function refuseUnwanted(input: BookSeriesInput, { judged, planToken }: SeriesDecision): void {
  const said = new Map<string, SeriesDecisionInput['act']>(input.decisions.map((one) => [one.localStart, one.act]));
  const missing = judged.filter((row) => row.state !== 'fine' && said.get(row.localStart) !== 'move');
  const unsaid = missing.filter((row) => !said.has(row.localStart));
  if (input.planToken !== undefined && input.planToken !== planToken) {
    throw bookingError('series.plan_changed', { occurrences: judged.map((row) => plannedView(row)), planToken });
  }
  if (input.onClash === 'fail' && unsaid.length > 0) {
    throw bookingError('series.clashes', { occurrences: unsaid.map((row) => plannedView(row)), of: judged.length });
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
    occurrences: [...rows].sort(byStart).map((row) => {
      const skipReason = lost.has(row.id) ? 'taken' : row.skipReason;
      return {
        bookingId: row.id,
        localStart: row.localStart ?? '',
        resourceId: row.place?.resourceId ?? facts.resourceId,
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        status: skipReason ? 'skipped' : requested ? 'requested' : 'confirmed',
        skipReason,
        wanted: lost.has(row.id) ? 'offer' : (row.wanted?.how ?? null),
      };
    }),
  };
}
