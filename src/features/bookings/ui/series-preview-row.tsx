import { Badge } from '@/ui/badge';
import type { PlannedOccurrence } from '../series.contract';
import type { ClockChange } from '../domain/clock-change-dates';
import { clockWords, priceInWords, reasonOf, STATE } from './series/series-words';

type Props = { occurrence: PlannedOccurrence; date: string; change: ClockChange | undefined; locale: string };

/** One date of a repeat: fine or not, why, and what else is free that day. */
export function SeriesPreviewRow({ occurrence, date, change, locale }: Props) {
  const price = priceInWords(occurrence.price, undefined, locale);
  const reason = reasonOf(occurrence);
  return (
    <li className="bg-surface flex items-start justify-between gap-3 px-3 py-2">
      <div className="min-w-0">
        <p className="tabular font-medium">{date}</p>
        {price ? <p className="text-ink-muted tabular text-sm">{price}</p> : null}
        {reason ? <p className="text-ink-muted text-sm">{reason}</p> : null}
        {occurrence.other ? <p className="text-ink-muted text-sm">{occurrence.other.name} is free that day</p> : null}
        {change ? <p className="text-ink-muted text-sm">{clockWords(change)}</p> : null}
      </div>
      <Badge tone={STATE[occurrence.state].tone}>{STATE[occurrence.state].word}</Badge>
    </li>
  );
}
