import { errorCopy } from '@/client/error-copy';
import { Badge } from '@/ui/badge';
import type { PlannedOccurrence } from '../series.contract';
import type { ClockChange } from '../domain/clock-change-dates';

type Props = { occurrence: PlannedOccurrence; date: string; change: ClockChange | undefined };

const TONE = { fine: 'success', taken: 'warn', closed: 'neutral', outside_hours: 'neutral', rule: 'warn' } as const;
const WORD = { fine: 'Fine', taken: 'Taken', closed: 'Closed', outside_hours: 'Closed then', rule: 'Rule' } as const;

/** What stands in the way on a date, in words. */
function reasonOf({ state, clash, holiday, rule }: PlannedOccurrence): string | null {
  if (rule) return errorCopy(rule.code, rule.details).title;
  if (state === 'closed') return holiday ?? clash?.reason ?? 'The space is shut that day';
  if (state === 'outside_hours') return 'Outside opening hours';
  if (!clash) return null;
  if (clash.mine) return 'You have it already';
  const what = { booking: 'a booking', event: 'an event', closure: 'a closure', hold: 'a request' }[clash.kind];
  if (clash.who) return clash.kind === 'booking' ? `${clash.who} has it` : `${clash.who}, ${what}`;
  return clash.kind === 'booking' ? 'Somebody has it' : `Taken by ${what}`;
}

/** One date of a repeat: fine or not, why, and what else is free that day. */
export function SeriesPreviewRow({ occurrence, date, change }: Props) {
  const reason = reasonOf(occurrence);
  return (
    <li className="bg-surface flex items-start justify-between gap-3 px-3 py-2">
      <div className="min-w-0">
        <p className="tabular font-medium">{date}</p>
        {reason ? <p className="text-ink-muted text-sm">{reason}</p> : null}
        {occurrence.other ? <p className="text-ink-muted text-sm">{occurrence.other.name} is free that day</p> : null}
        {change ? (
          <p className="text-ink-muted text-sm">
            {change.kind === 'moved'
              ? `Clocks change that night: it begins at ${change.startsAtLocal.slice(11)}`
              : `Clocks have changed: still ${change.startsAtLocal.slice(11)}`}
          </p>
        ) : null}
      </div>
      <Badge tone={TONE[occurrence.state]}>{WORD[occurrence.state]}</Badge>
    </li>
  );
}
