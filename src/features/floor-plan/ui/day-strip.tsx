import type { CSSProperties } from 'react';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import { cn } from '@/ui/cn';
import { blockState, dayInWords } from '../domain/day-blocks';
import { clockLabel, freeStretches, shareOf, shownHours } from '../domain/day-clock';
import type { BusyRange } from '../floor-plan.contract';
import { STATE_CLASS } from './state-look';

type DayStripProps = {
  date: LocalDate;
  zone: string;
  openRanges: readonly TimeRange[];
  busy: readonly BusyRange[];
  /** The wanted time, framed on the strip. */
  range?: TimeRange;
  now?: Date;
  locale?: string;
  /** Hour labels under the strip. */
  labelled?: boolean;
  className?: string;
};

/** Where a stretch lies within the shown hours, by elapsed time. */
export function spanOf(range: TimeRange, shown: TimeRange): CSSProperties {
  const from = shareOf(range.startsAt, shown);
  return { left: `${from * 100}%`, width: `${(shareOf(range.endsAt, shown) - from) * 100}%` };
}

/** One resource's day at a glance: free, taken, held and closed over the opening hours. */
export function DayStrip({ date, zone, openRanges, busy, range, now, locale, labelled, className }: DayStripProps) {
  const shown = shownHours(date, zone, openRanges);
  const part = 'absolute inset-y-0';
  const visible = busy.filter((b) => b.startsAt < shown.endsAt && b.endsAt > shown.startsAt);
  return (
    <div className={cn('min-w-0', className)}>
      <div
        role="img"
        aria-label={dayInWords(shown, openRanges, visible, zone, locale)}
        className="relative h-3 overflow-hidden rounded-xs bg-sunken"
      >
        {freeStretches(shown, openRanges, []).map((open) => (
          <span key={open.startsAt.getTime()} className={cn(part, 'bg-(--state-free)')} style={spanOf(open, shown)} />
        ))}
        {visible.map((b) => (
          <span
            key={`${b.startsAt.getTime()}-${b.kind}`}
            className={cn(part, 'border-x', STATE_CLASS[blockState(b)])}
            style={spanOf(b, shown)}
          />
        ))}
        {range ? (
          <span className={cn(part, 'rounded-xs border-2 border-accent-ink')} style={spanOf(range, shown)} />
        ) : null}
        {now && now > shown.startsAt && now < shown.endsAt ? (
          <span className={cn(part, 'w-px bg-danger')} style={{ left: `${shareOf(now, shown) * 100}%` }} />
        ) : null}
      </div>
      {labelled ? (
        <p aria-hidden="true" className="mt-1 flex justify-between text-2xs tabular text-ink-faint">
          <span>{clockLabel(shown.startsAt, zone, locale)}</span>
          <span>{clockLabel(shown.endsAt, zone, locale)}</span>
        </p>
      ) : null}
    </div>
  );
}
