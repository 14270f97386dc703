import { bookingError } from '../bookings.errors';
import { changedParts, type ChangedParts } from '../domain/changed-parts';
import { withoutDates } from '../domain/hand-over-series';
import type { ReckonedPart } from '../domain/live-series';
import type { DecidedDate } from './decide-series-change';
import type { GatheredChange } from './gather-series-change';

/**
 * The parts of a series once its dates are decided: what goes to somebody else is a series by itself, without the dates that they may not have.
 * @throws DomainError `series.none_for_them` where nothing of it can go to them.
 */
export function partsAfter(
  { reckoned, parts, series, handsOver }: GatheredChange,
  decided: readonly DecidedDate[],
): ChangedParts {
  // What was a booking by itself has no part yet that could become another.
  if (series.isAlone) {
    const apart = withPieces(reckoned.parts, decided).map((one) => ({ ...one, inPlace: false }));
    return { ...changedParts(apart, parts, null), updated: [] };
  }
  if (!handsOver) return changedParts(withPieces(reckoned.parts, decided), parts, series.rootId);
  const isTheirs = ({ act, part }: DecidedDate) => act === 'change' || (act === 'leave' && part !== null);
  if (!decided.some(isTheirs)) throw bookingError('series.none_for_them');
  const withheld = decided.flatMap(({ act, date }) => (date && (act === 'keep' || act === 'give_back') ? date : []));
  return changedParts(withoutDates(reckoned.parts, withheld), parts, null);
}

/** Pieces of split dates are extra dates of their part. */
const withPieces = (parts: readonly ReckonedPart[], decided: readonly DecidedDate[]): ReckonedPart[] =>
  parts.map((part, place) => {
    const pieces = decided.flatMap((one) => (one.isPiece && one.part === place ? [one.wanted.localStart] : []));
    if (!part.becomes || pieces.length === 0) return part;
    return { ...part, becomes: { ...part.becomes, rdates: [...part.becomes.rdates, ...pieces].sort() } };
  });
