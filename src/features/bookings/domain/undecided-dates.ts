import type { LiveDate, LivePart, ReckonedDate, ReckonedSeries, SeriesWish } from './live-series';
import { asItIs, hasPassed, isOut, ownOf } from './own-fields';

/** A date that nobody asked its member about: made or moved by itself, and not to be had. */
const isUndecided = (row: LiveDate, now: Date): boolean =>
  row.undecided && row.status === 'skipped' && !row.leftSeries && !hasPassed(row, now);

/** Whether a wish is for nothing: then it is only about the dates that wait to be decided. */
const isForNothing = ({
  resourceId,
  localStart,
  durationMinutes,
  rule,
  note,
  guests,
  extras,
  keepOwn,
  ...rest
}: SeriesWish) =>
  [resourceId, localStart, durationMinutes, rule, note, guests, extras, rest.pause, rest.keepOnly].every(
    (one) => one === undefined,
  ) &&
  keepOwn &&
  !rest.handOver;

/**
 * "Three dates of my Mondays want me": with no other wish the dates that wait to be decided are asked for once more as the series has them, and go where
 * their member sends them. The parts stay what they are: nothing is split. Null where another change is wished, or nothing waits.
 */
export function reckonUndecided(
  reached: readonly LivePart[],
  dates: readonly LiveDate[],
  wish: SeriesWish,
  now: Date,
): ReckonedSeries | null {
  const chosen = dates.find(({ bookingId }) => bookingId === wish.bookingId);
  if (!chosen || !isForNothing(wish)) return null;
  const isReached = (row: LiveDate) =>
    wish.scope === 'all' || row.partId !== chosen.partId || row.originalLocalStart >= chosen.originalLocalStart;
  const pieces = reached.flatMap((part) => {
    const rows = dates
      .filter((row) => row.partId === part.id && isReached(row))
      .sort((a, b) => (a.originalLocalStart < b.originalLocalStart ? -1 : 1));
    const first = rows.findIndex((row) => !hasPassed(row, now));
    return first < 0 ? [] : [{ part, rows: rows.slice(first) }];
  });
  if (!pieces.some(({ rows }) => rows.some((row) => isUndecided(row, now)))) return null;
  return {
    parts: pieces.map(({ part }) => ({ was: part, before: null, becomes: part, inPlace: true })),
    dates: pieces.flatMap(({ part, rows }, place) => rows.map((row) => asked(row, part, place, now))),
    derivedAgain: false,
  };
}

function asked(row: LiveDate, of: LivePart, part: number, now: Date): ReckonedDate {
  const date = { date: row, part, wanted: asItIs(row) };
  if (hasPassed(row, now)) return { ...date, fate: 'past' };
  if (isOut(row) || row.givenBack) return { ...date, fate: 'left_out' };
  if (isUndecided(row, now)) return { ...date, fate: 'wanted' };
  const { time, length, resource } = ownOf(row, of);
  return { ...date, fate: time || length || resource ? 'own' : 'same' };
}
