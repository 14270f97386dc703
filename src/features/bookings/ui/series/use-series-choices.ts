'use client';
import { useCallback, useState } from 'react';
import type { Marks } from '@/features/planning/domain/row-choices';
import { seenAgain, type SeriesChoice, type SeriesChoices, type SeriesRow } from '../../domain/said-of-dates';

type Seen = {
  readonly rows: readonly SeriesRow[];
  /** What was wished for when they were looked at. */
  readonly wish: string;
  readonly choices: SeriesChoices;
  readonly marks: Marks;
};
const NOTHING: Seen = { rows: [], wish: '', choices: {}, marks: {} };

/**
 * What was said of the dates of a plan, through every other look at it: a choice stays as long as its date is what it was, and where the wish is the
 * same, the dates that changed meanwhile are marked.
 */
export function useSeriesChoices(rows: readonly SeriesRow[] | undefined, wish: string) {
  const [seen, setSeen] = useState(NOTHING);
  /** How long an offer of a date that is waited for is kept; null as the owner says. */
  const [offerMinutes, setOfferMinutes] = useState<number | null>(null);
  if (rows && rows !== seen.rows) {
    const again = seenAgain(seen.rows, rows, seen.choices);
    const marks = seen.wish === wish ? { ...seen.marks, ...again.marks } : {};
    setSeen({ rows, wish, choices: again.choices, marks });
  }
  const say = useCallback(
    (change: (choices: SeriesChoices) => SeriesChoices) => setSeen((now) => ({ ...now, choices: change(now.choices) })),
    [],
  );
  const choose = useCallback(
    (localStart: string, choice: SeriesChoice | null) =>
      setSeen((now) => {
        const { [localStart]: _said, ...choices } = now.choices;
        const { [localStart]: _mark, ...marks } = now.marks;
        return { ...now, marks, choices: choice ? { ...choices, [localStart]: choice } : choices };
      }),
    [],
  );
  /** The server says of these dates that what was chosen is not to be had any more. */
  const lose = useCallback(
    (gone: readonly string[]) =>
      setSeen((now) => ({
        ...now,
        choices: Object.fromEntries(Object.entries(now.choices).filter(([at]) => !gone.includes(at))),
        marks: { ...now.marks, ...Object.fromEntries(gone.map((at) => [at, 'taken' as const])) },
      })),
    [],
  );
  return { choices: seen.choices, marks: seen.marks, offerMinutes, setOfferMinutes, say, choose, lose };
}
