import { spanWords, type Wall } from '@/features/planning/ui/option-words';
import type { SeriesRow } from '../../domain/said-of-dates';
import { rowId } from './series-date-row';

type Props = { state: SeriesRow['state']; rows: readonly SeriesRow[]; wall: Wall };

const stay = (count: number) => (count === 1 ? 'stays as it is' : 'stay as they are');
const WORDS: Partial<Record<SeriesRow['state'], (count: number) => string>> = {
  same: (count) => `${count} ${stay(count)}`,
  own: (count) => `${count} changed by hand, ${stay(count)}`,
  left_out: (count) => `${count} cancelled before, ${count === 1 ? 'stays' : 'stay'} so`,
  past: (count) => `${count} over or begun, never changed`,
};

/** Dates that nothing happens to, folded: "12 stay as they are". */
export function QuietDates({ state, rows, wall }: Props) {
  const words = WORDS[state];
  if (rows.length === 0 || !words) return null;
  return (
    <details className="border-line rounded-lg border px-4 py-2.5">
      <summary className="focus-ring text-ink-muted cursor-pointer rounded-sm">{words(rows.length)}</summary>
      <ul className="mt-2 grid gap-1">
        {rows.map((row) => (
          <li
            key={row.localStart}
            id={rowId(row.localStart)}
            tabIndex={-1}
            className="tabular text-ink-muted focus:bg-accent-soft text-sm outline-none"
          >
            {spanWords(row.was ?? row, wall)}
            {row.was ? `, ${row.was.resourceName}` : ''}
          </li>
        ))}
      </ul>
    </details>
  );
}
