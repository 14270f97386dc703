import { isStaff, type ActingMember, type Role } from '@/kernel/acting-member';
import { newId, type BookingId, type MemberId, type ResourceId, type SeriesId } from '@/kernel/ids';
import { exchangeTime, type Claim } from '@/features/occupancies/occupancies.service';
import { insertQuoteOfBefore } from '@/features/pricing/extras.service';
import { getBookable, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import { hasOtherExtras } from '../domain/booking-snapshot';
import type { DateRow, PartRow } from '../domain/series-rows';
import { leftBehind, snapshotOf, type DateSnapshot } from '../domain/series-snapshot';
import type { UndoSeriesChangeAnswer, UndoSeriesChangeInput } from '../series-change.contract';
import { insertCancellation } from '../sql/cancellation-writes';
import {
  findSeriesChangeForUpdate,
  findSeriesOfPart,
  listDates,
  listParts,
  type ChosenSeries,
  type SeriesChangeAct,
} from '../sql/series-change-reads';
import {
  updateDates,
  updateLeftOut,
  updateParts,
  updateSeriesChangeToUndone,
  updateToNoDates,
} from '../sql/series-change-writes';
import { hasGuestsToTell } from './record-change';
import { takeTurnAtSeries } from './gather-series-change';
import { claimsOfDates } from './write-occurrences';

/**
 * "Put my series back": takes back one change of a series as a whole, as long as its undo window is open, nothing has changed its dates since, and every
 * old time is still free; where one is not, it is named and nothing is put back. Dates that the change added are given up.
 *
 * @throws DomainError `change.not_found`, `change.undo_over`, `change.already_undone`, `change.changed_since`, `series.change_taken` (`dates`).
 */
export function undoSeriesChange(
  member: ActingMember,
  input: UndoSeriesChangeInput,
  now = new Date(),
): Promise<UndoSeriesChangeAnswer> {
  return once(member, { requestId: input.requestId, command: 'undo-series-change', input }, async (tx) => {
    const act = await findSeriesChangeForUpdate(tx, input.changeId);
    if (!act || (act.changedBy !== member.memberId && !isStaff(member.role))) throw bookingError('change.not_found');
    if (input.seriesId && !(await isOf(tx, act, input.seriesId))) throw bookingError('change.not_found');
    if (act.undoneAt) throw bookingError('change.already_undone');
    if (act.undoUntil <= now) throw bookingError('change.undo_over', { undoUntil: act.undoUntil.toISOString() });
    const series = await findSeriesOfPart(tx, act.seriesId);
    if (!series) throw bookingError('change.changed_since');

    // Where it changed hands, the parts of the other are a series by themselves.
    const seriesIds = act.after.parts.map(({ id }) => id);
    const others = othersOf(act, series.memberId);
    const beside = [...new Set(act.before.dates.map((one) => one.resourceId))];
    await takeTurnAtSeries(tx, series, beside, { seriesIds, memberIds: others.memberIds });
    const parts = await listParts(tx, [series.rootId, ...seriesIds]);
    const rows = await listDates(
      tx,
      parts.map(({ id }) => id),
    );
    requireUnchanged(act, rows, parts, now);
    const lost = await putBack(
      tx,
      member,
      { act, parts, rows, series: { ...series, role: series.role ?? 'member' } },
      now,
    );
    if (lost.size > 0)
      throw bookingError('series.change_taken', {
        dates: act.before.dates.filter(({ bookingId }) => lost.has(bookingId)).map(({ startsAt }) => startsAt),
      });
    await updateLeftOut(tx, leftBehind(act.before.dates, act.after.dates), 'put_back');
    await updateSeriesChangeToUndone(tx, act.id, now);
    const { spaceId, personId } = series;
    const fact: BookingFact = {
      type: 'series.change_undone',
      operatorId: member.operatorId,
      spaceId,
      personId,
      ...(hasGuestsToTell(act.before.dates, act.after.dates) ? { guests: true } : {}),
      ...(others.personIds.length > 0 ? { otherPersonIds: others.personIds } : {}),
      changeId: act.id,
    };
    return {
      answer: { restored: act.before.dates.length },
      audit: [{ action: fact.type, subjectKind: 'series_change', subjectId: act.id }],
      facts: [fact],
    };
  });
}

/** Whether an act was about a series, whichever of its parts is named; also one that it began for somebody else. */
async function isOf(tx: OperatorTx, { seriesId, after }: SeriesChangeAct, named: SeriesId): Promise<boolean> {
  if (named === seriesId || after.parts.some(({ id }) => id === named)) return true;
  const [series, other] = [await findSeriesOfPart(tx, seriesId), await findSeriesOfPart(tx, named)];
  return series !== undefined && series.rootId === other?.rootId;
}

/** Who else has its dates since. */
function othersOf({ after }: SeriesChangeAct, memberId: MemberId) {
  const theirs = after.dates.filter((one) => one.memberId && one.memberId !== memberId && !one.leftSeries);
  return {
    memberIds: [...new Set(theirs.flatMap((one) => one.memberId ?? []))],
    personIds: [...new Set(theirs.flatMap((one) => one.personId ?? []))],
  };
}

/** Every date and part is as the change left it, no date was added by the night, and none of them has begun, nor would have. */
function requireUnchanged(
  { before, after }: SeriesChangeAct,
  rows: readonly DateRow[],
  parts: readonly PartRow[],
  now: Date,
): void {
  const byId = new Map(rows.map((row) => [row.bookingId, row]));
  const isAsLeft = (one: DateSnapshot) => {
    const row = byId.get(one.bookingId);
    return row?.sequence === one.sequence && row.status === one.status;
  };
  const known = new Map(parts.map((part) => [part.id, part]));
  const isPartAsLeft = (one: PartRow) => {
    const { rrule, status, madeUntil } = known.get(one.id) ?? {};
    return rrule === one.rrule && status === one.status && madeUntil === one.madeUntil;
  };
  const old = new Map(before.dates.map((one) => [one.bookingId, one]));
  const hasBegun = after.dates.some((is) => {
    const was = old.get(is.bookingId);
    const begun = (one: DateSnapshot | undefined) => one?.status === 'confirmed' && new Date(one.startsAt) <= now;
    return timeOf(was) !== timeOf(is) && (begun(was) || begun(is) || byId.get(is.bookingId)?.checkedIn);
  });
  if (!after.dates.every(isAsLeft) || !after.parts.every(isPartAsLeft) || hasBegun)
    throw bookingError('change.changed_since');
}

const timeOf = (one: DateSnapshot | undefined): string =>
  one ? [one.status, one.startsAt, one.endsAt, one.resourceId, one.memberId].join() : '';

type Undoing = {
  readonly act: SeriesChangeAct;
  readonly parts: readonly PartRow[];
  readonly rows: readonly DateRow[];
  readonly series: ChosenSeries & { readonly role: Role };
};

async function putBack(
  tx: OperatorTx,
  member: ActingMember,
  { act, parts, rows, series }: Undoing,
  now: Date,
): Promise<ReadonlySet<BookingId>> {
  const { before, after } = act;
  const sequences = new Map(after.dates.map((one) => [one.bookingId, one.sequence + 1]));
  const had = new Set(before.dates.map((one) => one.bookingId));
  const added = after.dates.filter(({ bookingId }) => !had.has(bookingId));
  const cancellationId = added.length > 0 ? newId<'cancellation'>() : null;
  const [first] = added;
  if (cancellationId && first)
    await insertCancellation(tx, {
      ...{
        id: cancellationId,
        cancelledBy: member.memberId,
        scope: 'series_change',
        rruleBefore: null,
        undoUntil: now,
      },
      ...{ bookingId: first.bookingId, seriesId: first.partId },
    });
  const asIs = new Map(rows.map((row) => [row.bookingId, snapshotOf(row)]));
  const back = [
    ...before.dates.map((one) => ({
      ...one,
      ...wantedSince(asIs.get(one.bookingId), one),
      sequence: sequences.get(one.bookingId) ?? one.sequence,
    })),
    ...added.map((one) => ({ ...one, status: 'cancelled' as const, sequence: one.sequence + 1 })),
  ];
  await updateDates(tx, back, cancellationId);
  await updateToNoDates(
    tx,
    added.map(({ bookingId }) => bookingId),
  );
  const old = new Set(before.parts.map(({ id }) => id));
  const split = parts.filter(({ id }) => !old.has(id) && after.parts.some((one) => one.id === id));
  await updateParts(tx, [...before.parts, ...split.map((part) => ({ ...part, status: 'ended' as const }))]);

  const were = new Map(after.dates.map((one) => [one.bookingId, one]));
  for (const one of before.dates)
    if (one.status === 'confirmed' && one.extras && hasOtherExtras(one, were.get(one.bookingId) ?? one))
      await insertQuoteOfBefore(tx, one.bookingId, act.createdAt);

  const wasHolding = after.dates.filter(({ status }) => status === 'confirmed').map(({ bookingId }) => bookingId);
  const holding = before.dates.filter(({ status }) => status === 'confirmed');
  return exchangeTime(tx, wasHolding, await claimsOf(tx, holding, series, wasHolding));
}

/**
 * What its member said since of waiting for the same time stays said: a wish that was dropped is not brought back with its date. Of another time it says
 * nothing: with that time comes back what was said of it.
 */
function wantedSince(is: DateSnapshot | undefined, was: DateSnapshot): Partial<DateSnapshot> {
  const same = is?.status === 'skipped' && was.status === 'skipped' && timeOf(is) === timeOf(was);
  return same ? { wanted: is.wanted, wantedSince: is.wantedSince, offerMinutes: is.offerMinutes } : {};
}

/** The time that dates had. Buffers come where they are free: they are no reason to refuse. */
async function claimsOf(
  tx: OperatorTx,
  dates: readonly DateSnapshot[],
  series: Undoing['series'],
  leaving: readonly BookingId[],
): Promise<Claim[]> {
  const places = new Map<ResourceId, BookableFacts>();
  for (const { resourceId } of dates)
    if (!places.has(resourceId)) places.set(resourceId, await getBookable(tx, series.spaceId, resourceId));
  const [any] = places.values();
  if (!any) return [];
  const rows = dates.map((one) => ({
    id: one.bookingId,
    startsAt: new Date(one.startsAt),
    endsAt: new Date(one.endsAt),
    skipReason: null,
    facts: places.get(one.resourceId) ?? any,
  }));
  const claims = await claimsOfDates(tx, rows, any, series, null, leaving);
  return claims.filter(({ buffer }) => !buffer);
}
