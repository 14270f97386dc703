'use client';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import {
  bestForAll,
  firstForRest,
  isWanting,
  sayOfRest,
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
  /** Whether any date is in sight. */
  inView: boolean;
  mayAsk: (row: SeriesRow) => boolean;
  onSay: (change: (choices: SeriesChoices) => SeriesChoices) => void;
  onSave: () => void;
};

/**
 * Always in sight while the dates are: what was decided, what is left, and doing it. It comes before the dates for the keyboard, which need not walk
 * through hundreds of them; on a phone it stands under the thumb.
 */
export function SeriesBar({ rows, sums, label, whyNot, busy, inView, mayAsk, onSay, onSave }: Props) {
  const { open, proposed, otherwise } = sums;
  const left = open === 1 ? 'the one' : `the ${open}`;
  const asks = rows.every((row) => !isWanting(row) || mayAsk(row));
  return (
    <section
      aria-label="What was decided"
      className={cn(
        'border-line bg-surface shadow-raised flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border p-3 max-md:order-last md:sticky md:top-16 md:z-20',
        inView &&
          'max-md:shadow-overlay max-md:sticky max-md:bottom-[calc(env(safe-area-inset-bottom)+4.25rem)] max-md:z-20',
      )}
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
          <>
            <Button onClick={() => onSay((choices) => sayOfRest(rows, choices, asks ? 'ask' : 'take'))}>
              {asks ? `Wait for ${left} left` : `Book ${left} left once free`}
            </Button>
            <Button onClick={() => onSay((choices) => sayOfRest(rows, choices, 'skip'))}>Skip {left} left</Button>
          </>
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
