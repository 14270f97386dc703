import { addDays, localAtMinute, localDateOf, type LocalDate, type LocalDateTime } from '@/kernel/zone';
import { seriesMadeTo } from '@/features/booking-rules/domain/series-made-to';
import { expandRule, type Occurrence } from '@/features/recurrence/domain/expand-rule';
import { matchDates } from '@/features/recurrence/domain/match-dates';
import { isOpenEnded, type RecurrenceRule } from '@/features/recurrence/domain/recurrence-rule';
import { startOnRule } from '@/features/recurrence/domain/rule-start';
import { splitAt, withEnd, type SeriesPart } from '@/features/recurrence/domain/series-part';
import { shiftPart } from '@/features/recurrence/domain/shift-part';
import { endedWhereEmpty, joined, partsBeside, wishForOther } from './blocks-of-series';
import { handOverPart } from './hand-over-series';
import { keepOnly } from './keep-only';
import type { LiveDate, LivePart, ReckonedDate, ReckonedPart, ReckonedSeries, SeriesWish } from './live-series';
import { asItIs, fresh, hasPassed, isOut, isSame, NOTHING_OWN, ownOf, wantedOf } from './own-fields';
import { pausePart } from './pause-series';
import { asFarAs } from './plan-series';
import { reckonUndecided } from './undecided-dates';

const MINUTE_MS = 60_000;
const minuteOf = (local: string): number => Date.parse(`${local}:00Z`) / MINUTE_MS;
const shiftedBy = (local: LocalDateTime, minutes: number): LocalDateTime =>
  localAtMinute(local.slice(0, 10), minuteOf(local) - minuteOf(`${local.slice(0, 10)}T00:00`) + minutes);
const byStart = (a: { readonly originalLocalStart: string }, b: { readonly originalLocalStart: string }) =>
  a.originalLocalStart < b.originalLocalStart ? -1 : 1;

/** From the first part on; of two that begin at once, the one that was made first. */
const byPart = (a: LivePart, b: LivePart) =>
  a.localStart < b.localStart || (a.localStart === b.localStart && a.id < b.id) ? -1 : 1;

/**
 * "This and following", or "all": what becomes of the parts and of each date of a series, by wall-clock time alone; whether a date can be had is judged
 * afterwards. An occurrence is known by its original local start. What has passed never changes; what was changed by hand keeps what was changed. Null
 * where nothing is left to change.
 */
export function reckonSeries(
  parts: readonly LivePart[],
  dates: readonly LiveDate[],
  wish: SeriesWish,
  now: Date,
): ReckonedSeries | null {
  const chosen = dates.find(({ bookingId }) => bookingId === wish.bookingId);
  const inOrder = [...parts].sort(byPart);
  const own = inOrder.find(({ id }) => id === chosen?.partId);
  if (!chosen || !own) return null;
  const block = inOrder.filter((part) => part.block === own.block);
  const beside = partsBeside(inOrder, own.block);
  if (wish.pause) return paused(wish.others === false ? block : inOrder, dates, wish.pause, now);
  const reached = wish.scope === 'all' ? block : block.slice(block.indexOf(own));
  const together = wish.others === false ? reached : [...reached, ...beside.map(({ part }) => part)];
  const undecided = reckonUndecided(together, dates, wish, now);
  if (undecided) return joined([undecided]);
  const minutes = wish.localStart ? minuteOf(wish.localStart) - minuteOf(chosen.originalLocalStart) : 0;
  const since = wish.scope === 'following' ? chosen.originalLocalStart : '';
  const reach: Reach = { minutes, since: (part) => (part.id === own.id || part.block !== own.block ? since : '') };
  // What goes to somebody else, or ends for one date's sake, does so with all its times.
  const isOfAll = wish.handOver === true || wish.keepOnly !== undefined;
  const main = reckonBlock(isOfAll ? together : reached, dates, wish, now, reach);
  if (!main || isOfAll) return main && joined([main]);
  const others = beside.flatMap((one) => {
    const wished = wishForOther(main, wish, one);
    const reckoned = wished && reckonBlock([one.part], dates, wished, now, { ...reach, minutes: 0 });
    return reckoned ? [endedWhereEmpty(reckoned)] : [];
  });
  return joined([main, ...others]);
}

type Reach = { readonly minutes: number; readonly since: (part: LivePart) => string };

/** One block of a series, from where it is reached on. */
function reckonBlock(
  reached: readonly LivePart[],
  dates: readonly LiveDate[],
  wish: SeriesWish,
  now: Date,
  { minutes, since: sinceOf }: Reach,
): ReckonedSeries | null {
  const pieces = reached.flatMap((part): Piece[] => {
    const all = dates.filter(({ partId }) => partId === part.id).sort(byStart);
    const since = sinceOf(part);
    const cut = all.find((one) => one.originalLocalStart >= since && !hasPassed(one, now))?.originalLocalStart;
    const split = cut === undefined ? null : splitAt(part, cut);
    if (cut === undefined || !split?.after) return [];
    const isLate = (one: LiveDate) => one.originalLocalStart >= cut;
    const [rows, earlier] = [all.filter(isLate), all.filter((one) => !isLate(one))];
    return [{ part, before: split.before, after: split.after, rows, earlier }];
  });
  if (pieces.length === 0) return null;
  if (wish.keepOnly) {
    const kept = keepOnly(pieces, wish, now);
    return kept && inOne(kept);
  }
  if (wish.handOver) return inOne(pieces.map((piece, place) => handOverPart(piece, place, now)));
  return wish.rule
    ? rePatterned(pieces, { ...wish, rule: wish.rule }, minutes, now)
    : shifted(pieces, wish, minutes, now);
}

/** Every part that has dates to come, each in its place. */
function paused(
  parts: readonly LivePart[],
  dates: readonly LiveDate[],
  pause: NonNullable<SeriesWish['pause']>,
  now: Date,
): ReckonedSeries | null {
  const live = parts.filter((part) => dates.some((one) => one.partId === part.id && !hasPassed(one, now)));
  const done = live.map((part, place) => {
    const all = dates.filter(({ partId }) => partId === part.id).sort(byStart);
    const rows = all.slice(all.findIndex((one) => !hasPassed(one, now)));
    return pausePart(part, place, rows, pause, now);
  });
  return done.length === 0 ? null : inOne(done);
}

type Done = { readonly part: ReckonedPart; readonly dates: readonly ReckonedDate[] };
const inOne = (done: readonly Done[]): ReckonedSeries => ({
  parts: done.map(({ part }) => part),
  dates: done.flatMap((one) => one.dates),
  derivedAgain: false,
});

type Piece = {
  readonly part: LivePart;
  readonly before: SeriesPart | null;
  readonly after: SeriesPart;
  readonly rows: readonly LiveDate[];
  /** Its dates before the change begins. */
  readonly earlier: readonly LiveDate[];
};

/** The same pattern, at another time, place or length: the first date becomes the first, and so on. */
function shifted(pieces: readonly Piece[], wish: SeriesWish, minutes: number, now: Date): ReckonedSeries {
  let derivedAgain = false;
  const done = pieces.map((piece, place) => {
    const { after, part, rows } = piece;
    const [first = after.localStart] = [after.localStart, ...after.rdates].sort();
    const moved = shiftPart(after, shiftedBy(first, minutes));
    derivedAgain ||= moved.derivedAgain;
    const becomes = sharedBy(part, moved.part, wish, now, minutes);
    const news = occurrencesOf(becomes);
    const byLocal = new Map(news.map((one) => [one.localStart, one]));
    // The rule's dates by their number, extra dates by theirs: those may lie behind all that was made by rule so far.
    const ruled = occurrencesOf({ ...becomes, rdates: [] });
    const olds = startsOf({ ...after, rdates: [] }, part.madeUntil);
    const extra = after.rdates.map((old, at) => [old, byLocal.get(becomes.rdates[at] ?? old)] as const);
    const newOf = new Map([...extra, ...olds.map((old, at) => [old, ruled[at]] as const)]);
    const pairs = new Map(rows.map((row) => [row, newOf.get(row.originalLocalStart)] as const));
    // A date that is left out goes along, so that no other takes its start.
    const relabel = (row: LiveDate) => (moved.derivedAgain ? null : shiftedBy(row.originalLocalStart, minutes));
    return settle(piece, place, becomes, pairs, news, wish, now, { relabel });
  });
  return { parts: done.map(({ part }) => part), dates: done.flatMap((one) => one.dates), derivedAgain };
}

/** Another pattern: the first part takes it on with the dates of all later ones, which end; each date becomes the nearest of the new ones. */
function rePatterned(
  pieces: readonly Piece[],
  wish: SeriesWish & { readonly rule: RecurrenceRule },
  minutes: number,
  now: Date,
): ReckonedSeries | null {
  const [lead, ...later] = pieces;
  if (!lead) return null;
  const { part, after } = lead;
  const endOnly = minutes === 0 && samePattern(part.rule, wish.rule);
  const [first = after.localStart] = [after.localStart, ...after.rdates].sort();
  const start = endOnly ? after.localStart : startOnRule(shiftedBy(first, minutes), wish.rule);
  if (start === null) return null;
  const next: SeriesPart = endOnly
    ? withEnd(after, wish.rule.end)
    : {
        ...after,
        localStart: start,
        rule: wish.rule,
        exdates: after.exdates.map((one) => shiftedBy(one, minutes)),
        rdates: after.rdates.map((one) => shiftedBy(one, minutes)),
      };
  const becomes = sharedBy(part, next, wish, now, 0);
  const news = occurrencesOf(becomes);
  const rows = [lead, ...later].flatMap((piece) => piece.rows);
  const { pairs } = matchDates(
    rows.map((row) => row.originalLocalStart),
    news.map((one) => one.localStart),
  );
  const byLocal = new Map(news.map((one) => [one.localStart, one]));
  const newOf = new Map(pairs.map((pair) => [pair.old, byLocal.get(pair.new)]));
  const met = new Map<LiveDate, Occurrence | undefined>();
  for (const row of rows) {
    met.set(row, newOf.get(row.originalLocalStart));
    newOf.delete(row.originalLocalStart);
  }
  const relabel = ({ originalLocalStart: own }: LiveDate) => (byLocal.has(own) ? null : own);
  const settled = settle({ ...lead, rows }, 0, becomes, met, news, wish, now, { from: pieces, relabel });
  const ended = later.map(({ part: was, before }) => ({ was, before, becomes: null, inPlace: false }));
  return { parts: [settled.part, ...ended], dates: settled.dates, derivedAgain: false };
}

const samePattern = (a: RecurrenceRule, b: RecurrenceRule): boolean =>
  JSON.stringify({ ...a, end: null }) === JSON.stringify({ ...b, end: null });

function sharedBy(part: LivePart, next: SeriesPart, wish: SeriesWish, now: Date, minutes: number): LivePart {
  const { resourceId = part.resourceId, durationMinutes = part.durationMinutes, note = part.note } = wish;
  const ahead = seriesMadeTo(localDateOf(now, part.timeZone), wish.aheadMonths ?? null);
  const horizon = addDays(ahead > part.madeUntil ? ahead : part.madeUntil, Math.max(0, Math.ceil(minutes / 1440)));
  const shared = {
    ...next,
    ...{ id: part.id, block: part.block, resourceId, durationMinutes, note },
    ...{ guests: wish.guests ?? part.guests, extras: wish.extras ?? part.extras },
  };
  if (isOpenEnded(next.rule)) return { ...shared, madeUntil: asFarAs(shared, horizon).madeUntil };
  const last =
    expandRule({ ...next, durationMinutes })
      .at(-1)
      ?.localStart.slice(0, 10) ?? part.madeUntil;
  return { ...shared, madeUntil: last };
}

const startsOf = (part: SeriesPart, madeUntil: LocalDate): LocalDateTime[] =>
  expandRule({ ...part, durationMinutes: 0, untilLocal: localAtMinute(madeUntil, 1440) }).map((one) => one.localStart);
/** What the rule makes as far as it is made, and every extra date wherever it lies. */
function occurrencesOf(part: LivePart): Occurrence[] {
  const until = localAtMinute(part.madeUntil, 1440);
  const [latest = until] = part.rdates
    .map((one) => localAtMinute(one.slice(0, 10), 1440))
    .sort()
    .reverse();
  const extra = new Set(part.rdates);
  const all = expandRule({ ...part, untilLocal: latest > until ? latest : until });
  return all.filter(({ localStart }) => localStart < until || extra.has(localStart));
}

type Settling = {
  readonly from?: readonly Piece[];
  /** The start under which a date is known from now on that the pattern does not make. */
  readonly relabel?: (row: LiveDate) => LocalDateTime | null;
};

/** What each date of a piece becomes, and which new ones the pattern makes. */
function settle(
  piece: Piece,
  place: number,
  becomes: LivePart,
  pairs: ReadonlyMap<LiveDate, Occurrence | undefined>,
  news: readonly Occurrence[],
  wish: SeriesWish,
  now: Date,
  { from = [piece], relabel = () => null }: Settling = {},
): { readonly part: ReckonedPart; readonly dates: readonly ReckonedDate[] } {
  const partOf = new Map(from.map(({ part }) => [part.id, part]));
  const made = new Set(news.map((one) => one.localStart));
  const rdates: LocalDateTime[] = [];
  const apart = (row: LiveDate, fate: 'past' | 'left_out'): ReckonedDate => {
    const localStart = relabel(row);
    return { date: row, part: localStart === null ? null : place, fate, wanted: asItIs(row, localStart ?? undefined) };
  };
  const dates = piece.rows.map((row): ReckonedDate => {
    const target = pairs.get(row);
    const old = partOf.get(row.partId) ?? piece.part;
    if (hasPassed(row, now) || isOut(row)) {
      // A date that the new rule does not make stays where it was: in the history.
      const fate = hasPassed(row, now) ? 'past' : 'left_out';
      if (!target && !row.leftSeries) return apart(row, fate);
      return { date: row, part: row.leftSeries ? null : place, fate, wanted: asItIs(row, target?.localStart) };
    }
    const own = ownOf(row, old);
    if (!target && row.givenBack) return apart(row, 'left_out');
    if (!target && !(wish.keepOwn && own.time && !made.has(row.originalLocalStart)))
      return { date: row, part: row.partId === piece.part.id ? place : null, fate: 'gone', wanted: asItIs(row) };
    if (!target) rdates.push(row.originalLocalStart);
    const wanted = wantedOf(row, target, wish.keepOwn ? own : NOTHING_OWN, becomes);
    const stands = !row.givenBack && (row.status !== 'skipped' || isSame(row, wanted));
    const fate = stands && isSame(row, wanted) ? (own.time || own.length || own.resource ? 'own' : 'same') : 'wanted';
    return { date: row, part: place, fate, wanted };
  });
  const met = new Set([...pairs.values()].map((one) => one?.localStart));
  const added = news
    .filter((one) => !met.has(one.localStart) && one.startsAt > now)
    .map((one): ReckonedDate => ({ date: null, part: place, fate: 'wanted', wanted: fresh(one, becomes) }));
  // A date that somebody else has now falls out of the pattern.
  const given = piece.rows.flatMap((row) => (row.leftSeries ? (pairs.get(row)?.localStart ?? []) : []));
  // What stays behind keeps its start to itself: where a date comes to stand there, the series goes on in a part of its own.
  const ofPart = dates.filter(({ part }) => part === place);
  const taken = new Set([...ofPart, ...added].map((one) => one.wanted.localStart));
  const behind = dates.flatMap(({ date, part }) => (part === null && date?.partId === piece.part.id ? date : []));
  const isInWay = [...piece.earlier, ...behind].some((one) => taken.has(one.originalLocalStart));
  return {
    part: {
      was: piece.part,
      before: piece.before,
      becomes: { ...becomes, exdates: [...becomes.exdates, ...given], rdates: [...becomes.rdates, ...rdates].sort() },
      inPlace: piece.before === null && !isInWay && !piece.rows.some((row) => row.leftSeries),
    },
    dates: [...dates, ...added].sort((a, b) => (a.wanted.localStart < b.wanted.localStart ? -1 : 1)),
  };
}
