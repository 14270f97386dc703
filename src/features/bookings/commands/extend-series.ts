import type { OperatorId, SeriesId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import { addDays, localDateOf } from '@/kernel/zone';
import type { RuleSettings } from '@/features/booking-rules/booking-rules.contract';
import { listSeriesRules } from '@/features/booking-rules/booking-rules.service';
import { monthsAhead } from '@/features/booking-rules/domain/rule-effects';
import { seriesMadeTo } from '@/features/booking-rules/domain/series-made-to';
import { listTimeHeld } from '@/features/occupancies/occupancies.service';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { findOpenBookable } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import { mayBook } from '../bookings.access';
import type { BookingFact } from '../bookings.facts';
import { datesToAdd, judgeOccurrences } from '../domain/plan-series';
import { hasOpenRequests } from '../sql/request-reads';
import { findRoleOfActive } from '../sql/member-bookings';
import { findSeriesForUpdate, listSeriesToExtend, updateMadeUntil } from '../sql/series-writes';
import { updateToUndecided } from '../sql/undecided-dates';
import { guestsToTell } from './cancel-booking';
import { asNewBooking, writeOccurrences } from './write-occurrences';
import { rulingOf, withBuffers } from './series-ruling';

/** The live series of an operator that lack dates before the horizon that the owner sets, each to be extended by itself. Two queries. */
export const listSeriesDue = (operatorId: OperatorId, now: Date): Promise<SeriesId[]> =>
  inOperator({ operatorId }, async (tx) => {
    const rules = await listSeriesRules(tx);
    // A zone is at most a day ahead of UTC, so no series is missed; one asked too early has nothing to add.
    const tomorrow = addDays(localDateOf(now, 'UTC'), 1);
    const horizons = [null, ...rules.map(({ settings }) => (settings as RuleSettings<'series'>).aheadMonths)];
    const furthest = horizons.map((months) => seriesMadeTo(tomorrow, months)).sort();
    const series = await listSeriesToExtend(tx, furthest.at(-1)!);
    const lacks = series.filter(({ spaceId, resourceId: id, kind, memberId, role, madeUntil }) => {
      const here = rules.filter((rule) => rule.spaceId === spaceId);
      return madeUntil < seriesMadeTo(tomorrow, monthsAhead(here, { resource: { id, kind }, who: { memberId, role } }));
    });
    return lacks.map(({ id }) => id);
  });

/**
 * A weekly desk without an end goes on: makes the dates up to the horizon that the owner sets, a year from now where none is. New dates that are not free are kept as skipped and told to the
 * member. Safe to run twice: the series is locked, and what was made is not made again. Nothing happens where it cannot go on: the member is
 * gone or may not book this any more, or the desk is retired. Should that change back, the next night catches up.
 */
export function extendSeries(
  target: { readonly operatorId: OperatorId; readonly seriesId: SeriesId },
  now = new Date(),
): Promise<number> {
  return inOperator(target, async (tx) => {
    const series = await findSeriesForUpdate(tx, target.seriesId);
    const parsed = series && parseRule(series.rrule);
    if (!series || series.status !== 'live' || !parsed?.ok) return 0;
    const wish = { ...series, localStart: series.localStart as LocalDateTime, rule: parsed.rule };
    const facts = await findOpenBookable(tx, series.spaceId, series.resourceId);
    const role = await findRoleOfActive(tx, series.memberId);
    if (!facts || !role || !mayBook(role, facts).ok) return 0;
    const who = { memberId: series.memberId, role };
    const subject = { resource: { id: facts.resourceId, kind: facts.kind }, who };
    const dates = datesToAdd(wish, now, monthsAhead(facts.bookingRules, subject));
    if (dates.madeUntil === series.madeUntil) return 0;
    // Nobody has said yes yet: the night after the answer catches up.
    if (await hasOpenRequests(tx, series.id)) return 0;
    await updateMadeUntil(tx, series.id, dates.madeUntil);
    const [first] = dates.occurrences;
    const last = dates.occurrences.at(-1);
    if (!first || !last) return 0;

    const ruling = await rulingOf(tx, facts, who, dates.occurrences, now, {
      ...{ seriesId: series.rootId ?? series.id, guests: series.guests.length },
    });
    const range = withBuffers({ startsAt: first.startsAt, endsAt: last.endsAt }, ruling.buffers);
    const held = await listTimeHeld(tx, series.resourceId, range);
    const rows = judgeOccurrences(
      dates.occurrences,
      facts.rules,
      held.map((row) => ({ ...row, who: null, reason: null, mine: row.memberId === series.memberId })),
      ruling,
    ).map((row) => asNewBooking(row, facts, who, now));
    const { spaceId, resourceId, memberId, personId, note, guests, extras } = series;
    const shared = {
      spaceId,
      resourceId,
      memberId,
      personId,
      bookedBy: memberId,
      seriesId: series.id,
      note,
      guests,
      extras,
    };
    const lost = await writeOccurrences(tx, shared, rows, facts, who, now);

    const clashing = rows.filter((row) => row.skipReason !== null || lost.has(row.id));
    await updateToUndecided(
      tx,
      clashing.map(({ id }) => id),
    );
    const newClashes = clashing.length;
    const extended: BookingFact = {
      type: 'series.extended',
      operatorId: target.operatorId,
      spaceId,
      personId,
      seriesId: series.id,
      madeAfter: series.madeUntil,
      newClashes,
      ...guestsToTell([{ guests }]),
    };
    await record(tx, {
      audit: [
        {
          action: 'series.extended',
          subjectKind: 'series',
          subjectId: series.id,
          details: { dates: rows.length, skipped: newClashes },
        },
      ],
      facts: [extended],
    });
    return rows.length;
  });
}
