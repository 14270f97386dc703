import type { SeriesPart } from '@/features/recurrence/domain/series-part';
import { leavingOut } from './hand-over-series';
import type { LiveDate, LivePart, ReckonedDate, ReckonedPart, SeriesWish } from './live-series';
import { asItIs, hasPassed, isOut } from './own-fields';

type Piece = {
  readonly part: LivePart;
  readonly before: SeriesPart | null;
  readonly rows: readonly LiveDate[];
};
type Done = { readonly part: ReckonedPart; readonly dates: readonly ReckonedDate[] };

/**
 * "Keep only this date": it leaves the series as it is, a booking by itself. The others go on without it, or end before it and are given back. Null where
 * it has begun, or is none of its member's dates.
 */
export function keepOnly(pieces: readonly Piece[], wish: SeriesWish, now: Date): Done[] | null {
  const isChosen = ({ bookingId }: LiveDate) => bookingId === wish.bookingId;
  const chosen = pieces.flatMap(({ rows }) => rows).find(isChosen);
  if (!chosen || hasPassed(chosen, now) || isOut(chosen) || chosen.status !== 'confirmed') return null;
  const ends = wish.keepOnly === 'others_end';
  const touched = ends ? pieces : pieces.filter(({ rows }) => rows.some(isChosen));
  return touched.map(({ part, before, rows }, place) => ({
    part: ends
      ? { was: part, before, becomes: null, inPlace: false }
      : { was: part, before: null, becomes: leavingOut(part, [chosen.originalLocalStart]), inPlace: true },
    dates: rows.map((row): ReckonedDate => {
      const wanted = asItIs(row);
      if (isChosen(row)) return { date: row, part: null, fate: 'own', wanted };
      if (hasPassed(row, now)) return { date: row, part: null, fate: 'past', wanted };
      if (isOut(row) || row.givenBack) return { date: row, part: null, fate: 'left_out', wanted };
      return { date: row, part: ends ? null : place, fate: ends ? 'gone' : 'same', wanted };
    }),
  }));
}
