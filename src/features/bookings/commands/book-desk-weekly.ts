import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type SeriesId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import { requestExpiry } from '@/features/booking-rules/domain/rule-effects';
import { getCode, heedingGuesses } from '@/features/pricing/codes.service';
import { getExtras } from '@/features/pricing/extras.service';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import { once } from '@/server/requests/once';
import type { BookSeriesAnswer, BookSeriesInput, SeriesDecisionInput } from '../series.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import type { WishedBlock } from '../domain/series-blocks';
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
 * Several times of a week are one series, each with a part of its own. Dates that were decided one by one go where the member sent them. With `onClash: 'fail'`, or when a plan token is given and the plan no longer
 * holds, nothing is written and the error names the dates.
 *
 * @throws DomainError `series.plan_changed`, `series.clashes`, `series.nothing_free` (409), `codes.*` for a code that cannot be used, or a refusal by rule (422).
 */
export function bookDeskWeekly(
  member: ActingMember,
  input: BookSeriesInput,
  now = new Date(),
): Promise<BookSeriesAnswer> {
  return heedingGuesses(member.personId, input.code, () => bookNow(member, input, now));
}

function bookNow(member: ActingMember, input: BookSeriesInput, now: Date): Promise<BookSeriesAnswer> {
  return once(member, { requestId: input.requestId, command: 'book-desk-weekly', input }, async (tx) => {
    const moves = input.decisions.filter(isMove);
    // Places beside the wished one: the turn at all of them at once, in the one order.
    if (moves.length > 0) {
      const resourceIds = [input.resourceId, ...moves.map((one) => one.resourceId)];
      await takeTurnAtChange(tx, [], { resourceIds, memberIds: [member.memberId] });
    }
    const beside = moves.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }));
    const decision = await decideSeries(tx, member, input, now, { inTurn: true, beside, guests: input.guests.length });
    refuseUnwanted(input, decision);
    const chosen = await chooseDates(tx, member, decision, moves, now);

    const { facts, blocks, dates } = decision;
    const parts = blocks.map((block, at) => ({ ...block, id: newId<'series'>(), ...dates.blocks[at]! }));
    const seriesId = parts[0]!.id;
    const { memberId, personId } = member;
    const code = await getCode(tx, { code: input.code, facts, memberId }, now);
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
      extras: await getExtras(tx, input.extras ?? [], facts),
    };
    const wanting = wantedBy(input.decisions);
    const partOf = (localStart: LocalDateTime) => parts[dates.blockOf.get(localStart) ?? 0]!.id;
    const dated = decision.judged.map((row) => {
      const said = { elsewhere: chosen.get(row.localStart), wanted: wanting.get(row.localStart) };
      return { ...asNewBooking(row, facts, member, now, said), seriesId: partOf(row.localStart) };
    });
    const pieces = decision.judged.flatMap((row) =>
      piecesOf(row, chosen.get(row.localStart), facts, member, now).map((piece) => ({
        ...piece,
        // Once for the date that was split.
        extras: [],
        seriesId: partOf(row.localStart),
      })),
    );
    const rows = [...dated, ...pieces];
    const extraOf = (id: SeriesId) =>
      pieces.flatMap((piece) => (piece.seriesId === id ? (piece.localStart ?? []) : []));
    await insertSeries(
      tx,
      parts.map(({ id, localStart, timeZone, durationMinutes, rule, madeUntil, exdates, rdates }, block) => ({
        ...{ ...shared, id, block, rootId: block === 0 ? null : seriesId, localStart, timeZone, durationMinutes },
        ...{ rrule: formatRule(rule, timeZone), madeUntil, exdates, rdates: [...rdates, ...extraOf(id)].sort() },
      })),
    );
    const lost = await writeOccurrences(
      tx,
      { ...shared, bookedBy: memberId, seriesId, expiresAt },
      rows,
      facts,
      member,
      now,
      code,
    );
    if (lost.size > 0) refuseLost(input, decision, dated, lost);

    const about = { operatorId: member.operatorId, spaceId: facts.spaceId, personId };
    // Booked, it is told as one; each of its times is asked for by itself.
    const told: BookingFact[] = expiresAt
      ? parts.map(({ id }) => ({ type: 'series.requested', ...about, seriesId: id }))
      : [{ type: 'series.booked', ...about, seriesId, ...guestsToTell([input]) }];
    const confirmed = rows.filter((row) => row.skipReason === null && !lost.has(row.id)).length;
    return {
      answer: answerOf(decision, parts, rows, lost, expiresAt !== null),
      audit: [
        {
          action: told[0]!.type,
          subjectKind: 'series',
          subjectId: seriesId,
          details: { confirmed, of: rows.length },
        },
      ],
      facts: told,
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
  { facts }: SeriesDecision,
  parts: readonly (WishedBlock & { readonly id: SeriesId; readonly madeUntil: string })[],
  rows: readonly NewBooking[],
  lost: ReadonlySet<BookingId>,
  requested: boolean,
): BookSeriesAnswer {
  const { spaceId, resourceId, resourceName } = facts;
  const [series, ...blocks] = parts.map((part) => ({
    ...{ id: part.id, spaceId, resourceId, resourceName, localStart: part.localStart, timeZone: part.timeZone },
    ...{ durationMinutes: part.durationMinutes, rrule: formatRule(part.rule, part.timeZone) },
    ...{ words: describeRule(part.rule, part), madeUntil: part.madeUntil, status: 'live' as const },
  }));
  return {
    series: series!,
    blocks,
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
