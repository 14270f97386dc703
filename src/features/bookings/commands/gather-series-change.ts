import { createHash } from 'node:crypto';
import type { ActingMember } from '@/kernel/acting-member';
import { isStaff } from '@/kernel/acting-member';
import type { BookingId, MemberId, ResourceId, SeriesId } from '@/kernel/ids';
import { monthsAhead, requestExpiry } from '@/features/booking-rules/domain/rule-effects';
import type { BookedExtra } from '@/features/pricing/domain/extras';
import { getExtras } from '@/features/pricing/extras.service';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { ruleRefused } from '@/features/recurrence/recurrence.errors';
import { findOpenBookable, getBookable, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { mayBook } from '../bookings.access';
import { bookingError } from '../bookings.errors';
import { startThatMeets } from '../domain/blocks-of-series';
import { judgeLength } from '../domain/judge-booking';
import type { LivePart, ReckonedSeries } from '../domain/live-series';
import { MOST_DATES } from '../domain/plan-series';
import { reckonSeries } from '../domain/reckon-series';
import type { DateRow, PartRow } from '../domain/series-rows';
import type { SeriesChangeWish } from '../series-change.contract';
import { takeTurnAtChange } from '../sql/change-reads';
import { listDates, listParts, listResourceNames, type ChosenSeries } from '../sql/series-change-reads';
import { judgeHandingOver } from './judge-handing-over';
import { judgeChange, type JudgedDate } from './judge-series-change';
import { requireSeats } from './require-seats';
import { getSeries, listSeries, type SeriesAsked } from './series-as-it-is';
import { getReceiver, type SeriesHolder } from './series-holder';

export type GatheredChange = {
  readonly series: SeriesAsked;
  /** Whose its dates are from here on. */
  readonly holder: SeriesHolder;
  /** It goes to somebody else as it is. */
  readonly handsOver: boolean;
  /** The date that leaves the series, as a booking by itself. */
  readonly keepsAlone: BookingId | null;
  readonly parts: readonly PartRow[];
  readonly rows: readonly DateRow[];
  readonly reckoned: ReckonedSeries;
  /** The place of each date that is to be different, by its resource. */
  readonly places: ReadonlyMap<ResourceId, BookableFacts>;
  /** The wished resource, or that of the chosen part. */
  readonly facts: BookableFacts;
  readonly judged: readonly JudgedDate[];
  readonly names: ReadonlyMap<string, string>;
  readonly planToken: string;
};

/**
 * What a change of a series would do: whose it is, each date with what becomes of it, judged against rules and time held. `inTurn` for whoever is about to
 * write: everybody else who wants any of it waits from here on; `beside` are places that were chosen for single dates.
 *
 * @throws DomainError `booking.not_found` (also for somebody else's), `booking.not_in_series`, `booking.already_started` where nothing is left to change,
 * `booking.needs_a_yes`, `series.waits_for_yes`, `series.times_meet`, `series.too_many_dates`, those of `getReceiver`, or the refusal of a rule.
 */
export async function gatherSeriesChange(
  tx: OperatorTx,
  asker: ActingMember,
  wish: SeriesChangeWish,
  now: Date,
  turn: { readonly inTurn: boolean; readonly beside?: readonly ResourceId[] } = { inTurn: false },
): Promise<GatheredChange> {
  const series = await getSeries(tx, asker, wish);
  if (turn.inTurn)
    await takeTurnAtSeries(tx, series, [...(wish.resourceId ? [wish.resourceId] : []), ...(turn.beside ?? [])], {
      memberIds: wish.toMemberId ? [wish.toMemberId] : [],
      bookingIds: [wish.bookingId],
    });
  const handsOver = wish.toMemberId !== undefined;
  const holder = wish.toMemberId
    ? await getReceiver(tx, asker, { from: series.memberId, to: wish.toMemberId })
    : { memberId: series.memberId, personId: series.personId, role: series.role };
  const { parts, rows } = await listSeries(tx, series, wish.bookingId);
  // A booking by itself may be looked at before it is said how it repeats.
  if (series.isAlone && turn.inTurn && !wish.rrule) throw bookingError('booking.not_in_series');
  const ofChosen = parts.find(({ id }) => id === series.seriesId);
  const place = wish.resourceId ?? ofChosen?.resourceId;
  const wished = place ? await findOpenBookable(tx, series.spaceId, place) : null;
  const subject = wished && { resource: { id: wished.resourceId, kind: wished.kind }, who: holder };
  const aheadMonths = subject && monthsAhead(wished.bookingRules, subject);
  const extras = wish.extras && wished ? await getExtras(tx, wish.extras, wished, ofChosen?.extras) : undefined;
  const reckoned = reckon(parts, rows, wish, { aheadMonths, extras, now });
  const met = startThatMeets(parts.map(livePart), rows, reckoned);
  if (met) throw bookingError('series.times_meet', { localStart: met });
  if (reckoned.dates.some(({ date, fate }) => date?.status === 'requested' && fate !== 'past'))
    throw bookingError('series.waits_for_yes');

  const toCome = reckoned.dates.filter(({ fate }) => fate !== 'past' && fate !== 'left_out' && fate !== 'gone');
  if (toCome.length > MOST_DATES) throw bookingError('series.too_many_dates', { most: MOST_DATES });

  const [lead] = reckoned.parts;
  const wanted = reckoned.dates.filter(({ fate }) => fate === 'wanted');
  const ids = new Set([
    lead!.becomes?.resourceId ?? lead!.was.resourceId,
    ...wanted.map((one) => one.wanted.resourceId),
  ]);
  const places = new Map<ResourceId, BookableFacts>();
  for (const id of ids) places.set(id, wished?.resourceId === id ? wished : await getBookable(tx, series.spaceId, id));
  const facts = places.get([...ids][0]!)!;
  for (const place of places.values()) requireOpen(place, holder, asker, wanted[0]?.wanted.startsAt ?? now, now);
  if (wish.guests) requireSeats(facts, wish.guests.length);
  const length = wanted[0] && judgeLength(wanted[0].wanted);
  if (length) throw bookingError(length.code, length.details);

  const judged = handsOver
    ? await judgeHandingOver(tx, holder, { reckoned, places }, now)
    : await judgeChange(tx, series, { reckoned, places }, now);
  const touched = reckoned.dates.flatMap(({ date, wanted: { resourceId } }) => [
    resourceId,
    ...(date ? [date.resourceId] : []),
  ]);
  const names = await listResourceNames(tx, [...new Set([...ids, ...parts.map((one) => one.resourceId), ...touched])]);
  const planToken = tokenOf(wish, rows, judged);
  const keepsAlone = wish.keepOnly ? wish.bookingId : null;
  return { series, holder, handsOver, keepsAlone, parts, rows, reckoned, places, facts, judged, names, planToken };
}

/** Has its turn at all parts and dates of a series, its member, its places and those beside: whoever else changes any of it waits from here on. */
export async function takeTurnAtSeries(
  tx: OperatorTx,
  series: Pick<ChosenSeries, 'rootId' | 'memberId'>,
  beside: readonly ResourceId[],
  others: {
    readonly memberIds: readonly MemberId[];
    readonly seriesIds?: readonly SeriesId[];
    readonly bookingIds?: readonly BookingId[];
  } = { memberIds: [] },
): Promise<void> {
  const parts = await listParts(tx, [series.rootId, ...(others.seriesIds ?? [])]);
  const rows = await listDates(
    tx,
    parts.map(({ id }) => id),
  );
  const resourceIds = [...new Set([...parts.map((one) => one.resourceId), ...beside])];
  await takeTurnAtChange(tx, [...new Set([...rows.map((row) => row.bookingId), ...(others.bookingIds ?? [])])], {
    resourceIds,
    memberIds: [series.memberId, ...others.memberIds],
  });
}

function reckon(
  parts: readonly PartRow[],
  rows: readonly DateRow[],
  wish: SeriesChangeWish,
  {
    aheadMonths,
    extras,
    now,
  }: { readonly aheadMonths: number | null; readonly extras: readonly BookedExtra[] | undefined; readonly now: Date },
): ReckonedSeries {
  const parsed = wish.rrule === undefined ? null : parseRule(wish.rrule);
  if (parsed && !parsed.ok) throw ruleRefused(parsed);
  const { bookingId, scope, resourceId, localStart, durationMinutes, note, guests, keepOwn, pause, others } = wish;
  const asked = {
    bookingId,
    scope,
    resourceId,
    localStart,
    durationMinutes,
    note,
    guests,
    extras,
    keepOwn,
    pause,
    others,
  };
  const reckoned = reckonSeries(
    partsThatLive(parts, rows, now).map(livePart),
    rows,
    { ...asked, rule: parsed?.rule, aheadMonths, handOver: wish.toMemberId !== undefined, keepOnly: wish.keepOnly },
    now,
  );
  if (!reckoned) throw bookingError('booking.already_started');
  return reckoned;
}

/** A part that was ended is history, unless single dates of it stand again: what it would make is nobody's wish. */
const partsThatLive = (parts: readonly PartRow[], rows: readonly DateRow[], now: Date): PartRow[] => {
  const stands = ({ partId, status, leftSeries, startsAt }: DateRow) =>
    startsAt > now && !leftSeries && ['confirmed', 'requested', 'skipped'].includes(status) && partId;
  const standing = new Set(rows.map(stands));
  return parts.filter(({ id, status }) => status === 'live' || standing.has(id));
};

export function livePart(row: PartRow): LivePart {
  const parsed = parseRule(row.rrule);
  if (!parsed.ok) throw ruleRefused(parsed);
  return { ...row, rule: parsed.rule };
}

/** What is not theirs to book, or asks for somebody's yes, is no place for a series that stands. */
function requireOpen(facts: BookableFacts, who: SeriesHolder, asker: ActingMember, startsAt: Date, now: Date): void {
  const allowed = mayBook(who.role, facts);
  if (!allowed.ok) throw bookingError(allowed.code);
  const subject = { resource: { id: facts.resourceId, kind: facts.kind }, who };
  const asks = requestExpiry(facts.bookingRules, subject, who.role, { startsAt, endsAt: startsAt }, now) !== null;
  if (asks && !isStaff(asker.role)) throw bookingError('booking.needs_a_yes', { resourceName: facts.resourceName });
}

/** Two plans have one token exactly if they are about the same dates as they are, and do the same with each. */
const tokenOf = (wish: SeriesChangeWish, rows: readonly DateRow[], judged: readonly JudgedDate[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        wish.bookingId,
        wish.toMemberId ?? null,
        rows.map(({ bookingId, sequence, status }) => [bookingId, sequence, status]),
        judged.map(({ state, wanted }) => [
          state,
          wanted.localStart,
          wanted.startsAt,
          wanted.endsAt,
          wanted.resourceId,
        ]),
      ]),
    )
    .digest('base64url');
