'use client';

import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import { cn } from '@/ui/cn';
import { nudge } from '../domain/day-blocks';
import { dayWithNight, freeStretches, hoursOfDayAndNight, pickWithin, shareOf } from '../domain/day-clock';
import { neighbourOf, type Direction } from '../domain/spatial-neighbour';
import { inPlanOrder } from '../domain/state-words';
import { spanOf } from './day-strip';
import { stretchKey, TimelineRow, type TimelineDrag, type TimelineRowData } from './timeline-row';
import { useRangeDrag } from './use-range-drag';

type Props = {
  label: string;
  date: LocalDate;
  zone: string;
  rows: readonly TimelineRowData[];
  range: TimeRange;
  selectedId?: string;
  onPick: (resourceId: string, range: TimeRange) => void;
  /** What is on it can be pulled elsewhere. */
  moving?: TimelineDrag;
  /** The page of an event. */
  eventHref?: (slug: string) => string;
  now?: Date;
  locale?: string;
  className?: string;
};

const HOUR_PX = 56;
const NAMES_PX = 160;
const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/**
 * The whole local day of many resources, and the night where one of them is open over midnight: drag or tap a free stretch to pick it. Keyboard: arrows walk over free stretches, Enter picks,
 * Shift with an arrow moves the end of what is picked by a quarter hour, Alt its start. Scrolls inside itself, never the page.
 */
export function DayTimeline({
  label,
  date,
  zone,
  rows: given,
  range,
  selectedId,
  onPick,
  moving,
  eventHref,
  now,
  locale,
  className,
}: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsInOrder(given), [given]);
  const open = rows.flatMap((row) => row.openRanges);
  const day = dayWithNight(date, zone, open);
  const allMarks = useMemo(() => hoursOfDayAndNight(date, zone, locale), [date, zone, locale]);
  const marks = allMarks.filter((mark) => mark.at < day.endsAt);
  const [walked, setWalked] = useState<string>();
  const drag = useRangeDrag(day, onPick);

  const stretches = rows.map((row) => freeStretches(day, row.openRanges, row.busy, now));
  const places = rows.flatMap((row, r) =>
    (stretches[r] ?? []).map((stretch) => ({
      id: stretchKey(row.resource.id, stretch),
      x: shareOf(new Date((stretch.startsAt.getTime() + stretch.endsAt.getTime()) / 2), day),
      y: r,
    })),
  );
  const tabStop =
    places.find((p) => p.id === walked)?.id ??
    places.find((p) => p.id.startsWith(`${selectedId}:`))?.id ??
    places[0]?.id;
  const hours = (day.endsAt.getTime() - day.startsAt.getTime()) / 3_600_000;
  const opensAt = Math.min(...open.map((r) => r.startsAt.getTime()));

  const firstShown = Number.isFinite(opensAt) ? shareOf(new Date(opensAt - 1_800_000), day) : 0.3;

  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollLeft = firstShown * hours * HOUR_PX;
  }, [date, hours, firstShown]);

  const onKeyDown = (event: KeyboardEvent, key: string, stretch: TimeRange) => {
    const direction = ARROWS[event.key];
    const from = places.find((p) => p.id === key);
    if (!direction || !from) return;
    event.preventDefault();
    const resourceId = key.slice(0, key.lastIndexOf(':'));
    if ((event.shiftKey || event.altKey) && (direction === 'left' || direction === 'right')) {
      const mine = resourceId === selectedId && range.startsAt >= stretch.startsAt && range.endsAt <= stretch.endsAt;
      const base = mine ? range : pickWithin(stretch, range.startsAt, range);
      return onPick(resourceId, nudge(base, event.altKey ? 'start' : 'end', direction === 'right' ? 1 : -1, stretch));
    }
    const row = places.filter((p) => (direction === 'left' || direction === 'right' ? p.y === from.y : true));
    const next = neighbourOf(from, direction, row);
    if (!next) return;
    setWalked(next.id);
    const buttons = frame.current?.querySelectorAll<HTMLElement>('[data-stretch]') ?? [];
    [...buttons].find((button) => button.dataset['stretch'] === next.id)?.focus();
  };

  return (
    <div
      ref={(element) => {
        frame.current = element;
        return moving?.frameRef(element);
      }}
      role="group"
      aria-label={label}
      className={cn(
        'relative max-h-[70svh] max-w-full scroll-pl-40 overflow-auto overscroll-x-contain rounded-lg border border-line bg-surface',
        className,
      )}
    >
      <div className="relative" style={{ width: NAMES_PX + hours * HOUR_PX, minWidth: '100%' }}>
        <div
          aria-hidden="true"
          className="sticky top-0 z-30 flex h-8 border-b border-line bg-surface text-2xs tabular text-ink-faint"
        >
          <div className="sticky left-0 z-10 w-28 shrink-0 border-r border-line bg-surface sm:w-40" />
          <div className="relative min-w-0 grow">
            {marks.map((mark) => (
              <span
                key={mark.at.getTime()}
                className="absolute bottom-1 pl-1 whitespace-nowrap"
                style={{ left: `${shareOf(mark.at, day) * 100}%` }}
              >
                {mark.label}
              </span>
            ))}
          </div>
        </div>
        <div className="relative">
          <Grid marks={marks.map((m) => m.at)} day={day} range={range} now={now} />
          {rows.map((row, r) => (
            <TimelineRow
              key={row.resource.id}
              row={row}
              day={day}
              zone={zone}
              locale={locale}
              range={range}
              selected={row.resource.id === selectedId}
              free={stretches[r] ?? []}
              tabStop={tabStop}
              drag={drag}
              eventHref={eventHref}
              moving={moving}
              onPick={onPick}
              onFocusStretch={setWalked}
              onKeyDown={onKeyDown}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The same order as plan and list. */
export function rowsInOrder(rows: readonly TimelineRowData[]): TimelineRowData[] {
  const rank = new Map(inPlanOrder(rows.map((row) => row.resource)).map((resource, i) => [resource.id, i]));
  return [...rows].sort((a, b) => (rank.get(a.resource.id) ?? 0) - (rank.get(b.resource.id) ?? 0));
}

/** Hour lines, the band of the wanted time, and now. */
function Grid({ marks, day, range, now }: { marks: readonly Date[]; day: TimeRange; range: TimeRange; now?: Date }) {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-0 left-28 sm:left-40">
      {marks.map((at) => (
        <span
          key={at.getTime()}
          className="absolute inset-y-0 w-px bg-line opacity-70"
          style={{ left: `${shareOf(at, day) * 100}%` }}
        />
      ))}
      {range.startsAt < day.endsAt && range.endsAt > day.startsAt ? (
        <span className="absolute inset-y-0 border-x border-accent-ink/60 bg-accent/5" style={spanOf(range, day)} />
      ) : null}
      {now && now >= day.startsAt && now < day.endsAt ? (
        <span className="absolute inset-y-0 z-10 w-0.5 bg-danger" style={{ left: `${shareOf(now, day) * 100}%` }} />
      ) : null}
    </div>
  );
}
