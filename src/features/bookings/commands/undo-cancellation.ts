import { isStaff, type ActingMember, type Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, SeriesId, SpaceId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import { judgeLimits, limitsFor, windowForLimits } from '@/features/booking-rules/domain/judge-limits';
import type { RuleRefusal } from '@/features/booking-rules/domain/judge-time';
import { releaseTime, takeTime } from '@/features/occupancies/occupancies.service';
import { getBookableInTurn, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import type { UndoCancellationAnswer, UndoCancellationInput } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { GUEST } from '../domain/booking-subject';
import { ruleAfterUndo, ruleReaching } from '../domain/rule-after-undo';
import { updateBackToCancelled, updateToRestored, type RestoredRow } from '../sql/booking-writes';
import { findCancellationForUpdate, updateToUndone, wasChangedSince } from '../sql/cancellation-writes';
import { findActiveMember } from '../sql/holder-reads';
import { listHeldForLimits } from '../sql/limit-reads';
import { updateToTakenBack } from '../sql/released-writes';
import {
  findReach,
  findSeriesForUpdate,
  listPartsForUpdate,
  updateSeriesRule,
  type LockedSeries,
} from '../sql/series-writes';
import { claimsWithBuffers } from './claims';

/**
 * "That was a mistake": puts back what one act of cancelling took, as long as the undo window is open. Dates that somebody took meanwhile are
 * named and stay cancelled.
 *
 * @throws DomainError `cancellation.not_found`, `cancellation.undo_over`, `cancellation.already_undone`, `change.changed_since` where the series was changed
 * since: the rule that it ended is not that of its dates any more.
 */
export function undoCancellation(
  member: ActingMember,
  input: UndoCancellationInput,
  now = new Date(),
): Promise<UndoCancellationAnswer> {
  return once(member, { requestId: input.requestId, command: 'undo-cancellation', input }, async (tx) => {
    const act = await findCancellationForUpdate(tx, input.cancellationId);
    if (!act || (act.cancelledBy !== member.memberId && !isStaff(member.role)))
      throw bookingError('cancellation.not_found');
    if (act.undoneAt) throw bookingError('cancellation.already_undone');
    if (act.undoUntil <= now) throw bookingError('cancellation.undo_over', { undoUntil: act.undoUntil.toISOString() });

    // The same order as cancelling: first the series, then its bookings, then time.
    const isOne = act.scope === 'one';
    const parts = act.seriesId && !isOne ? await listPartsForUpdate(tx, act.seriesId) : [];
    const series = isOne && act.seriesId ? await findSeriesForUpdate(tx, act.seriesId) : partOf(parts, act.seriesId);
    if (series && act.rruleBefore && (await wasChangedSince(tx, series.rootId ?? series.id, act.id)))
      throw bookingError('change.changed_since');
    const back = await updateToRestored(tx, act.id);
    const live = back.filter((row) => row.status !== 'skipped');
    const lost = await takeBack(tx, { ...act, seriesId: series?.rootId ?? act.seriesId }, live, now);
    if (lost.size > 0) {
      await releaseTime(tx, [...lost]);
      await updateBackToCancelled(tx, [...lost], act.id);
    }
    if (series) await updateSeriesRule(tx, series.id, await ruleWithAllBack(tx, series, act.rruleBefore));
    // The parts after it were ended as they were, their rules untouched; those of other times of the week with theirs.
    const rules = new Map(act.rulesBefore.map(({ id, rrule }) => [id, rrule]));
    for (const part of parts.filter(({ id }) => id !== act.seriesId && back.some((row) => row.seriesId === id)))
      await updateSeriesRule(tx, part.id, await ruleWithAllBack(tx, part, rules.get(part.id) ?? part.rrule));
    if (series && act.scope === 'one' && lost.size < live.length)
      await updateToTakenBack(
        tx,
        live.flatMap(({ id }) => (lost.has(id) ? [] : [id])),
        now,
      );
    await updateToUndone(tx, act.id, now);

    const undone: BookingFact = {
      type: 'cancellation.undone',
      operatorId: member.operatorId,
      spaceId: act.spaceId,
      personId: act.personId,
      cancellationId: act.id,
    };
    return {
      answer: {
        restored: back.length - lost.size,
        takenMeanwhile: live
          .filter((row) => lost.has(row.id))
          .map((row) => ({
            bookingId: row.id,
            startsAt: row.startsAt.toISOString(),
            endsAt: row.endsAt.toISOString(),
          })),
      },
      audit: [
        {
          action: 'cancellation.undone',
          subjectKind: 'cancellation',
          subjectId: act.id,
          details: { restored: back.length - lost.size, takenMeanwhile: lost.size },
        },
      ],
      facts: [undone],
    };
  });
}

const partOf = (parts: readonly LockedSeries[], id: SeriesId | null) => parts.find((part) => part.id === id);

/** The rule as it was before, or as far as what has come back. Calendars hear of either. */
async function ruleWithAllBack(tx: OperatorTx, series: LockedSeries, rruleBefore: string | null) {
  const { id, rrule, status, timeZone } = series;
  const now = { rrule, status };
  const rule = rruleBefore ? ruleAfterUndo(now, rruleBefore, timeZone) : now;
  const { last, rulesBefore } = await findReach(tx, id);
  const localStart = series.localStart as LocalDateTime;
  return last ? ruleReaching(rule, rulesBefore, last, { localStart, timeZone }) : rule;
}

/**
 * Takes the time of what comes back, resource by resource in one order: a date may have been moved to another desk by hand. A request whose time to be
 * answered is over has lost it.
 */
async function takeBack(
  tx: OperatorTx,
  act: { readonly spaceId: SpaceId; readonly memberId: MemberId; readonly seriesId: SeriesId | null },
  rows: readonly RestoredRow[],
  now: Date,
): Promise<ReadonlySet<BookingId>> {
  const alive = rows.filter((row) => row.status !== 'requested' || (row.requestExpiresAt ?? now) > now);
  const lost = new Set(rows.filter((row) => !alive.includes(row)).map((row) => row.id));
  const role = (await findActiveMember(tx, act.memberId))?.role ?? 'visitor';
  for (const resourceId of [...new Set(alive.map((row) => row.resourceId))].sort()) {
    const facts = await getBookableInTurn(tx, act.spaceId, resourceId, act.memberId);
    const here = alive.filter((row) => row.resourceId === resourceId);
    const [one] = here;
    const holder = {
      ...(one?.guestName ? GUEST : { memberId: act.memberId, role }),
      guest: Boolean(one?.guestName),
    };
    const expiresAt = one?.status === 'requested' ? one.requestExpiresAt : null;
    const waiting = alive.filter((row) => row.resourceId >= resourceId).map((row) => row.id);
    const { memberId, seriesId } = act;
    const over = holder.guest ? [] : await overLimit(tx, facts, { memberId, role, seriesId }, here, waiting, now);
    // Of several dates those within the limit come back; one alone is refused with the rule's own words.
    if (over.length > 0 && rows.length === 1) throw bookingError(over[0]!.refusal.code, over[0]!.refusal.details);
    const within = here.filter((row) => !over.some(({ id }) => id === row.id));
    for (const { id } of over) lost.add(id);
    for (const id of await takeTime(tx, await claimsWithBuffers(tx, facts, holder, within, { expiresAt })))
      lost.add(id);
  }
  return lost;
}

/** What was booked since may leave no room under the limits for what comes back. A date that staff booked against a rule comes back so. */
async function overLimit(
  tx: OperatorTx,
  facts: BookableFacts,
  who: { readonly memberId: MemberId; readonly role: Role; readonly seriesId: SeriesId | null },
  rows: readonly RestoredRow[],
  notYetBack: readonly BookingId[],
  now: Date,
): Promise<{ id: BookingId; refusal: RuleRefusal }[]> {
  const { bookingRules, rules } = facts;
  const subject = { resource: { id: facts.resourceId, kind: facts.kind }, who };
  const judged = rows.filter((row) => row.overrideReason === null);
  if (judged.length === 0 || limitsFor(bookingRules, subject).length === 0) return [];
  const { timeZone } = rules;
  const held = await listHeldForLimits(tx, who.memberId, windowForLimits(judged, timeZone), now, notYetBack);
  return judgeLimits(judged, { rules: bookingRules, subject, held, timeZone, now, seriesId: who.seriesId }).flatMap(
    (refusal, place) => (refusal ? [{ id: judged[place]!.id, refusal }] : []),
  );
}
