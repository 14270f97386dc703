import type { SeriesPart } from '@/features/recurrence/domain/series-part';
import type { LocalDateTime } from '@/kernel/zone';
import type { LiveDate, LivePart, ReckonedDate, ReckonedPart } from './live-series';
import { asItIs, hasPassed, isOut } from './own-fields';

type Piece = {
  readonly part: LivePart;
  readonly before: SeriesPart | null;
  readonly after: SeriesPart;
  readonly rows: readonly LiveDate[];
};

/**
 * "Ben has my Mondays from March on": what stands of a part goes to somebody else as it is, each date at its own time and place, and so does what is still
 * wanted. What has passed, and what was given up, stays with whoever had it, and is none of the other's dates.
 */
export function handOverPart(
  { part, before, after, rows }: Piece,
  place: number,
  now: Date,
): { readonly part: ReckonedPart; readonly dates: readonly ReckonedDate[] } {
  const dates = rows.map((row): ReckonedDate => {
    const wanted = asItIs(row);
    if (hasPassed(row, now)) return { date: row, part: null, fate: 'past', wanted };
    if (isOut(row) || row.givenBack) return { date: row, part: null, fate: 'left_out', wanted };
    return { date: row, part: place, fate: row.status === 'skipped' ? 'same' : 'wanted', wanted };
  });
  const stays = dates.flatMap((one) => (one.part === null ? one.wanted.localStart : []));
  const becomes = leavingOut({ ...part, ...after }, stays);
  return { part: { was: part, before, becomes, inPlace: false }, dates };
}

/** The same parts without some of their dates: those that the other may not have are none of theirs. */
export const withoutDates = (
  parts: readonly ReckonedPart[],
  dates: readonly Pick<LiveDate, 'partId' | 'originalLocalStart'>[],
): ReckonedPart[] =>
  parts.map((one) => {
    const own = dates.flatMap(({ partId, originalLocalStart }) => (partId === one.was.id ? originalLocalStart : []));
    return one.becomes && own.length > 0 ? { ...one, becomes: leavingOut(one.becomes, own) } : one;
  });

/** A part that makes some of its dates no more. */
export function leavingOut(part: LivePart, starts: readonly LocalDateTime[]): LivePart {
  const out = new Set(starts.filter((one) => !part.rdates.includes(one)));
  const gone = new Set(starts);
  return {
    ...part,
    exdates: [...new Set([...part.exdates, ...out])].sort(),
    rdates: part.rdates.filter((one) => !gone.has(one)),
  };
}
