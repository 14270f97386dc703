'use client';
import { Button } from '@/ui/button';
import {
  bestForAll,
  firstForRest,
  skipRest,
  type SeriesChoices,
  type SeriesRow,
  type SeriesSums,
} from '../../domain/said-of-dates';
import { saidInWords } from './series-words';

type Props = {
  rows: readonly SeriesRow[];
  sums: SeriesSums;
  label: string;
  whyNot: string | undefined;
  busy: boolean;
  onSay: (change: (choices: SeriesChoices) => SeriesChoices) => void;
  onSave: () => void;
};

/**
 * Always in sight: what was decided, what is left, and doing it. It stands before the dates for the keyboard, which need not walk through hundreds of
 * them, and after them for the eye.
 */
export function SeriesBar({ rows, sums, label, whyNot, busy, onSay, onSave }: Props) {
  const { open, proposed, otherwise } = sums;
  return (
    <section
      aria-label="What was decided"
      className="border-line bg-surface shadow-overlay sticky bottom-3 z-20 order-last flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border p-3 max-md:bottom-[calc(env(safe-area-inset-bottom)+4.25rem)] sm:p-4"
    >
      <p role="status" className="tabular min-w-32 flex-1 font-medium">
        {saidInWords(sums)}
      </p>
      <div className="flex flex-wrap gap-2">
        {proposed > 0 ? (
          <Button onClick={() => onSay((choices) => bestForAll(rows, choices))}>
            {proposed === open ? 'Best for all' : `Best for ${proposed} of ${open}`}
          </Button>
        ) : null}
        {proposed === 0 && otherwise > 0 ? (
          <Button onClick={() => onSay((choices) => firstForRest(rows, choices))}>
            Take the first in the list for {otherwise === 1 ? 'the one' : `the ${otherwise}`} left
          </Button>
        ) : null}
        {proposed === 0 && open > 0 ? (
          <Button onClick={() => onSay((choices) => skipRest(rows, choices))}>
            Skip {open === 1 ? 'the one' : `the ${open}`} left
          </Button>
        ) : null}
        <Button
          variant="primary"
          className="whitespace-normal"
          loading={busy}
          disabledReason={busy ? undefined : whyNot}
          onClick={onSave}
        >
          {label}
        </Button>
      </div>
    </section>
  );
}
