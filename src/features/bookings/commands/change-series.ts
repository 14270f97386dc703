import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type SeriesId } from '@/kernel/ids';
import { releaseMoment } from '@/features/booking-rules/domain/rule-effects';
import { amendPrices } from '@/features/pricing/extras.service';
import { exchangeTime } from '@/features/occupancies/occupancies.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { env } from '@/server/env';
import { once, type Outcome } from '@/server/requests/once';
import { bookingError } from '../bookings.errors';
import type { BookingFact } from '../bookings.facts';
import type { ChangedParts } from '../domain/changed-parts';
import { leftBehind, newBookingOf, snapshotOf, snapshotsOf, type DateSnapshot } from '../domain/series-snapshot';
import { NOT_WANTED, wantedStill } from '../domain/wanted';
import type { ChangeSeriesAnswer, ChangeSeriesInput } from '../series-change.contract';
import { insertBookings } from '../sql/booking-writes';
import { insertCancellation } from '../sql/cancellation-writes';
import { insertParts, insertSeriesChange, updateDates, updateLeftOut, updateParts } from '../sql/series-change-writes';
import { amendedBy } from './amended-by';
import { answerOfChange } from './answer-of-change';
import { isMove } from './choose-dates';
import { bookingBuffers } from './claims';
import { decideChange, decisionsOf, staysBy, type DecidedDate, type OnClash } from './decide-series-change';
import { gatherSeriesChange, type GatheredChange } from './gather-series-change';
import { keepPrices } from './keep-prices';
import { partsAfter } from './parts-after-change';
import { viewOfChange } from './plan-series-change';
import { hasGuestsToTell } from './record-change';
import { standApart } from './stand-apart';
import { asksForTimeNow, leavingNow } from './time-of-change';
import { claimsOfDates } from './write-occurrences';

/**
 * "From now on on Tuesdays." Changes a series from a date on, or all that is to come of it, in one commit: what was shown is what happens, or nothing.
 * Dates that cannot be as wished go where their member said. Bookings survive it: links in old mails still name them. For a while it can be undone.
 *
 * @throws DomainError `series.plan_changed` where anything changed since the plan was shown (409, with the dates as they are now), `series.choices_missing`, and
 * as `planSeriesChange`.
 */
export function changeSeries(
  member: ActingMember,
  input: ChangeSeriesInput,
  now = new Date(),
): Promise<ChangeSeriesAnswer> {
  return once(member, { requestId: input.requestId, command: 'change-series', input }, (tx) =>
    changeSeriesIn(tx, member, input, now),
  );
}

/** Programs may leave the token out: then nobody was shown anything, and `onClash` says what becomes of the dates that cannot be. */
type SeriesChange = Omit<ChangeSeriesInput, 'requestId' | 'planToken'> & {
  readonly planToken?: string | undefined;
  readonly onClash?: OnClash;
};

/** The same for whoever has opened the transaction. @throws DomainError also `series.clashes` with the dates, where no token was given. */
export async function changeSeriesIn(
  tx: OperatorTx,
  member: ActingMember,
  input: SeriesChange,
  now: Date,
): Promise<Outcome<ChangeSeriesAnswer>> {
  const beside = input.decisions.filter(isMove).map((one) => one.resourceId);
  const asked = await gatherSeriesChange(tx, member, input, now, { inTurn: true, beside });
  if (input.planToken !== undefined && asked.planToken !== input.planToken) throw planChanged(asked);
  const gathered = standApart(asked, staysBy(input));
  const decisions = decisionsOf(gathered, input);
  const decided = await decideChange(tx, gathered, decisions, now);
  const parts = partsAfter(gathered, decided);
  const written = writtenDates(gathered, decided, parts, now);
  const lost = await write(tx, member, gathered, { decided, parts, written }, now);
  if (lost.size > 0) throw planChanged(gathered, lost);
  const changeId = newId<'series_change'>();
  const undoUntil = new Date(now.getTime() + env().UNDO_SECONDS * 1000);
  const seriesId = parts.ids[0]!;
  const { scope, bookingId } = input;
  const { before, after } = snapshotsOf(gathered.parts, parts, written);
  const act = {
    id: changeId,
    changedBy: member.memberId,
    scope,
    seriesId: gathered.series.isAlone ? seriesId : gathered.reckoned.parts[0]!.was.id,
  };
  await updateLeftOut(tx, leftBehind(before.dates, after.dates), 'leave_out');
  await insertSeriesChange(tx, { ...act, bookingId, before, after, undoUntil });
  const { spaceId, personId } = gathered.series;
  const { handsOver, holder } = gathered;
  const fact: BookingFact = {
    type: 'series.changed',
    operatorId: member.operatorId,
    spaceId,
    personId,
    ...(handsOver ? { otherPersonIds: [holder.personId] } : {}),
    ...(hasGuestsToTell(before.dates, after.dates) ? { guests: true } : {}),
    changeId,
    undoUntil: undoUntil.toISOString(),
  };
  const waiting = [...written.changed, ...written.added].filter(({ is }) => is.wanted !== null).length;
  const answer = answerOfChange(gathered, decided, { waiting, changeId, undoUntil: undoUntil.toISOString(), seriesId });
  const { changed, added, givenBack, kept, skipped } = answer;
  const to = handsOver ? { toMemberId: holder.memberId } : {};
  const details = { scope, changed, added, givenBack, kept, skipped, ...to };
  return {
    answer,
    audit: [{ action: fact.type, subjectKind: 'series_change', subjectId: changeId, details }],
    facts: [fact],
  };
}

const planChanged = (gathered: GatheredChange, lost: ReadonlySet<BookingId> = new Set()) =>
  bookingError('series.plan_changed', { ...viewOfChange(gathered, null), lost: [...lost] });

type Written = {
  /** Dates that were there, as they become. */
  readonly changed: readonly { readonly was: DateSnapshot; readonly is: DateSnapshot; readonly decided: DecidedDate }[];
  readonly added: readonly { readonly is: DateSnapshot; readonly decided: DecidedDate }[];
};

function writtenDates(
  gathered: GatheredChange,
  decided: readonly DecidedDate[],
  parts: ChangedParts,
  now: Date,
): Written {
  const rows = new Map(gathered.rows.map((row) => [row.bookingId, row]));
  const changed: Written['changed'][number][] = [];
  const added: Written['added'][number][] = [];
  for (const one of decided) {
    const partId = one.part === null ? null : (parts.ids[one.part] ?? null);
    const row = one.date && rows.get(one.date.bookingId);
    if (!row) {
      if (partId)
        added.push({
          is: becoming(gathered, one, { partId, bookingId: newId<'booking'>(), sequence: 0 }, now),
          decided: one,
        });
      continue;
    }
    const was = snapshotOf(row);
    const where = { partId: partId ?? row.partId, bookingId: row.bookingId, sequence: row.sequence + 1 };
    const is = becomes(gathered, one, was, where, now);
    if (JSON.stringify({ ...is, sequence: was.sequence }) !== JSON.stringify(was))
      changed.push({ was, is, decided: one });
  }
  return { changed, added };
}

type Where = { readonly partId: SeriesId; readonly bookingId: BookingId; readonly sequence: number };

function becomes(gathered: GatheredChange, one: DecidedDate, was: DateSnapshot, where: Where, now: Date): DateSnapshot {
  // What was given back stays under the start that it had.
  if (one.act === 'give_back') return { ...was, partId: where.partId, status: 'cancelled', sequence: where.sequence };
  const originalLocalStart = one.part === null ? was.originalLocalStart : one.wanted.localStart;
  if (one.act === 'keep') return { ...was, sequence: where.sequence, leftSeries: true };
  if (one.act === 'leave')
    return {
      ...was,
      ...where,
      originalLocalStart,
      ...(one.part !== null ? { ...whoseOf(gathered), leftSeries: false } : {}),
    };
  return becoming(gathered, one, where, now, was);
}

/** A date as it was wished, or where its member sent it; or wanted still, and not to be had. */
function becoming(
  gathered: GatheredChange,
  one: DecidedDate,
  where: Where,
  now: Date,
  was?: DateSnapshot,
): DateSnapshot {
  const { wanted, act, elsewhere, state } = one;
  const facts = placeOf(gathered, one);
  const range = elsewhere?.range ?? wanted;
  const who = gathered.holder;
  const subject = { resource: { id: facts.resourceId, kind: facts.kind }, who };
  const buffers = bookingBuffers(facts, who);
  const skipped = act === 'skip';
  const time = {
    resourceId: facts.resourceId,
    startsAt: range.startsAt.toISOString(),
    endsAt: range.endsAt.toISOString(),
    skipReason: skipped ? state : null,
  };
  return {
    ...where,
    ...time,
    originalLocalStart: wanted.localStart,
    status: skipped ? 'skipped' : 'confirmed',
    cancellationId: null,
    note: wanted.note,
    guests: wanted.guests,
    // Once for a date that was split.
    extras: one.isPiece ? [] : wanted.extras,
    beforeMinutes: buffers.beforeMinutes,
    afterMinutes: buffers.afterMinutes,
    undecided: false,
    releaseAt: releaseMoment(facts.bookingRules, subject, range, now)?.toISOString() ?? null,
    ...whoseOf(gathered),
    leftSeries: false,
    ...(skipped ? wantedStill(one.stillWanted, time, was) : NOT_WANTED),
  };
}

const whoseOf = ({ holder: { memberId, personId } }: GatheredChange) => ({ memberId, personId });

const placeOf = ({ places, facts }: GatheredChange, { elsewhere, wanted }: DecidedDate): BookableFacts =>
  elsewhere?.facts ?? places.get(wanted.resourceId) ?? facts;

/** Writes parts and dates, and gives up and takes their time in one go. Answers those whose time somebody else has: then nothing of it may stand. */
async function write(
  tx: OperatorTx,
  member: ActingMember,
  gathered: GatheredChange,
  { decided, parts, written }: { decided: readonly DecidedDate[]; parts: ChangedParts; written: Written },
  now: Date,
): Promise<ReadonlySet<BookingId>> {
  const { holder, series } = gathered;
  await insertParts(tx, parts.added, { spaceId: series.spaceId, ...holder });
  const given = written.changed
    .filter(({ is }) => is.status === 'cancelled')
    .filter(({ was }) => was.status !== 'cancelled');
  const cancellationId = given.length > 0 ? newId<'cancellation'>() : null;
  if (cancellationId) {
    const act = {
      id: cancellationId,
      cancelledBy: member.memberId,
      scope: 'series_change' as const,
      rruleBefore: null,
    };
    await insertCancellation(tx, {
      ...act,
      bookingId: given[0]!.is.bookingId,
      seriesId: given[0]!.is.partId,
      undoUntil: now,
    });
  }
  await updateDates(
    tx,
    written.changed.map(({ is }) => is),
    cancellationId,
  );
  await updateParts(tx, parts.updated);
  const shared = { spaceId: series.spaceId, ...whoseOf(gathered), bookedBy: member.memberId };
  for (const [place, partId] of parts.ids.entries()) {
    const rows = written.added.filter(({ decided: one }) => one.part === place);
    const becomesPart = gathered.reckoned.parts[place]?.becomes;
    if (rows.length === 0 || !becomesPart) continue;
    const { note, guests, extras, resourceId } = becomesPart;
    await insertBookings(
      tx,
      { ...shared, resourceId, seriesId: partId, note, guests, extras },
      rows.map(({ is }) => newBookingOf(is)),
    );
  }
  const taking = [...written.changed, ...written.added].filter(
    ({ is, decided: one }) => one.act === 'change' && is.status === 'confirmed' && asksForTimeNow(gathered, one),
  );
  const claims = await claimsOfDates(
    tx,
    taking.map(({ is, decided: one }) => ({
      id: is.bookingId,
      startsAt: new Date(is.startsAt),
      endsAt: new Date(is.endsAt),
      skipReason: null,
      facts: placeOf(gathered, one),
    })),
    gathered.facts,
    holder,
    null,
    leavingNow(gathered, decided),
  );
  // In other hands buffers come where they are free, and are no reason to refuse.
  const needed = gathered.handsOver ? claims.filter(({ buffer }) => !buffer) : claims;
  const lost = await exchangeTime(tx, leavingNow(gathered, decided), needed);
  const priced = taking.map(({ is, decided: one }) => ({
    ...{ id: is.bookingId, startsAt: new Date(is.startsAt), endsAt: new Date(is.endsAt) },
    ...{ facts: placeOf(gathered, one), guests: is.guests.length, who: holder, recurring: true },
  }));
  const amended = written.changed.flatMap(
    ({ decided: one }) => (one.act === 'change' && !one.elsewhere && amendedBy(one, gathered)) || [],
  );
  if (lost.size === 0) {
    await keepPrices(tx, priced, now);
    await amendPrices(tx, amended, now);
  }
  return lost;
}
