'use client';
import { Button } from './button';

type Props = { onMore: () => void; loading?: boolean; shown: number; total?: number; what: string };

/** The foot of a long list: how much is shown, and the next page. What was there stays where it was. */
export function ShowMore({ onMore, loading, shown, total, what }: Props) {
  return (
    <div className="grid justify-items-center gap-2 py-4">
      <p className="text-ink-faint tabular text-sm" aria-live="polite">
        {total === undefined ? `${shown} ${what} shown` : `${shown} of ${total} ${what}`}
      </p>
      <Button onClick={onMore} loading={loading}>
        Show more
      </Button>
    </div>
  );
}
