'use client';

import { Slider } from 'radix-ui';
import { useMemo } from 'react';
import type { TimeRange } from '@/kernel/time-range';
import { dayRange, type LocalDate } from '@/kernel/zone';
import { cn } from '@/ui/cn';
import {
  addQuarters,
  clockLabel,
  freeStretches,
  hoursOfDayAndNight,
  lengthLabel,
  quartersIn,
  rangeLabel,
  shareOf,
  shownHours,
} from '../domain/day-clock';
import { spanOf } from './day-strip';

type Props = {
  date: LocalDate;
  zone: string;
  openRanges: readonly TimeRange[];
  range: TimeRange;
  /** While a thumb moves. */
  onChange: (range: TimeRange) => void;
  /** When it is let go. */
  onCommit?: (range: TimeRange) => void;
  now?: Date;
  /** Show all hours of the day, also those far from the opening hours. */
  wholeDay?: boolean;
  locale?: string;
  className?: string;
};

/** From when until when, in quarter hours of the space's day. Positions are elapsed time, labels are what the wall clock shows. */
export function TimeRangeSlider({
  date,
  zone,
  openRanges,
  range,
  onChange,
  onCommit,
  now,
  wholeDay,
  locale,
  className,
}: Props) {
  const shown = wholeDay ? dayRange(date, zone) : shownHours(date, zone, openRanges, range);
  const marks = useMemo(() => hoursOfDayAndNight(date, zone, locale), [date, zone, locale]).filter(
    (mark) => mark.at >= shown.startsAt && mark.at <= shown.endsAt,
  );
  const every = Math.ceil(marks.length / 7);
  const positionOf = (at: Date) => quartersIn({ startsAt: shown.startsAt, endsAt: at });
  const rangeOf = ([from = 0, to = 1]: number[]): TimeRange => ({
    startsAt: addQuarters(shown.startsAt, from),
    endsAt: addQuarters(shown.startsAt, to),
  });
  return (
    <div className={cn('min-w-0', className)}>
      <p className="mb-1.5 max-sm:hidden flex items-baseline justify-between gap-3 text-sm tabular">
        <span className="font-semibold text-ink">{rangeLabel(range, zone, locale)}</span>
        <span className="text-xs text-ink-muted">{lengthLabel(range)}</span>
      </p>
      <Slider.Root
        className="@container relative flex h-11 touch-none lg:h-9 items-center select-none"
        min={0}
        max={quartersIn(shown)}
        step={1}
        minStepsBetweenThumbs={1}
        value={[positionOf(range.startsAt), positionOf(range.endsAt)]}
        onValueChange={(value) => onChange(rangeOf(value))}
        onValueCommit={(value) => onCommit?.(rangeOf(value))}
      >
        <Slider.Track className="relative h-3.5 grow overflow-hidden rounded-full border border-line state-closed">
          {freeStretches(shown, openRanges, []).map((open) => (
            <span
              key={open.startsAt.getTime()}
              className="absolute inset-y-0 bg-(--state-free)"
              style={spanOf(open, shown)}
            />
          ))}
          {now && now > shown.startsAt && now < shown.endsAt ? (
            <span className="absolute inset-y-0 w-0.5 bg-danger" style={{ left: `${shareOf(now, shown) * 100}%` }} />
          ) : null}
          <Slider.Range className="absolute inset-y-0 bg-accent opacity-85" />
        </Slider.Track>
        {(['From', 'Until'] as const).map((name) => (
          <Slider.Thumb
            key={name}
            aria-label={name}
            style={{ translate: keptApart(range, shown, name) }}
            aria-valuetext={clockLabel(name === 'From' ? range.startsAt : range.endsAt, zone, locale)}
            className="block size-7 cursor-grab rounded-full border-2 border-accent bg-surface shadow-raised focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent-ink active:cursor-grabbing"
          />
        ))}
      </Slider.Root>
      <div aria-hidden="true" className="relative mx-3.5 h-4 text-2xs tabular text-ink-faint">
        {marks.map((mark, i) =>
          i % every === 0 ? (
            <span
              key={mark.at.getTime()}
              className="absolute -translate-x-1/2 whitespace-nowrap"
              style={{ left: `${shareOf(mark.at, shown) * 100}%` }}
            >
              {mark.label}
            </span>
          ) : null,
        )}
      </div>
    </div>
  );
}

/** Two thumbs of 1.75rem would lie on each other over a short time: each steps aside as far as both stay whole for a finger. */
function keptApart(range: TimeRange, shown: TimeRange, name: 'From' | 'Until'): string {
  const length = shareOf(range.endsAt, shown) - shareOf(range.startsAt, shown);
  const aside = `max(0px, (1.75rem - (100cqi - 1.75rem) * ${length.toFixed(4)}) / 2)`;
  return name === 'From' ? `calc(-1 * ${aside})` : aside;
}
