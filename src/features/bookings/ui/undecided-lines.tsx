import { CalendarX2 } from 'lucide-react';
import { paths } from '@/client/paths';
import { LinkButton } from '@/ui/link-button';
import type { UndecidedSeries } from '../bookings.contract';
import { undecidedWords } from '../domain/undecided-words';

/** What waits to be decided of one's series, with the way to it. Nothing where nothing does. */
export function UndecidedLines({ series }: { series: readonly UndecidedSeries[] }) {
  if (series.length === 0) return null;
  return (
    <ul
      aria-label="Dates to decide"
      className="border-warn/40 bg-warn-soft divide-line mb-6 divide-y rounded-lg border px-4"
    >
      {series.map((one) => (
        <li key={one.bookingId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
          <span className="flex min-w-0 items-start gap-2.5">
            <CalendarX2 aria-hidden className="text-warn mt-0.5 size-4 shrink-0" />
            <span className="min-w-0">{undecidedWords(one)}</span>
          </span>
          <LinkButton
            size="sm"
            href={paths.changeSeries(one.operatorSlug, one.spaceSlug, one.bookingId)}
            aria-label={`Decide: ${undecidedWords(one)}`}
          >
            Decide
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
