import type { KeyboardEvent } from 'react';
import type { TimeRange } from '@/kernel/time-range';
import { cn } from '@/ui/cn';
import { blockState, blockWords } from '../domain/day-blocks';
import { pickWithin, quarterAt, rangeLabel, shareOf } from '../domain/day-clock';
import type { BusyRange, PlanResource } from '../floor-plan.contract';
import { spanOf } from './day-strip';
import { KIND_ICON } from './resource-list-twin';
import { hasPattern, STATE_CLASS, stateFill } from './state-look';
import type { useRangeDrag } from './use-range-drag';

export type TimelineRowData = {
  readonly resource: PlanResource;
  readonly busy: readonly BusyRange[];
  readonly openRanges: readonly TimeRange[];
};

type Props = {
  row: TimelineRowData;
  day: TimeRange;
  zone: string;
  locale?: string;
  range: TimeRange;
  selected: boolean;
  free: readonly TimeRange[];
  /** The stretch that the tab key reaches. */
  tabStop: string | undefined;
  drag: ReturnType<typeof useRangeDrag>;
  onPick: (resourceId: string, range: TimeRange) => void;
  onFocusStretch: (key: string) => void;
  onKeyDown: (event: KeyboardEvent, key: string, stretch: TimeRange) => void;
};

export const stretchKey = (resourceId: string, stretch: TimeRange) => `${resourceId}:${stretch.startsAt.getTime()}`;

/** One resource's day: free stretches that can be picked, and the claims on it. */
export function TimelineRow(props: Props) {
  const { row, day, zone, locale, range, selected, free, drag } = props;
  const { resource } = row;
  const Kind = KIND_ICON[resource.kind];
  const picked = drag.draft?.resourceId === resource.id ? drag.draft.range : selected ? range : undefined;
  return (
    <div role="group" aria-label={resource.name} className="flex h-11 border-b border-line last:border-b-0">
      <div
        className={cn(
          'sticky left-0 z-20 flex w-28 shrink-0 items-center gap-2 border-r border-line bg-surface px-2.5 text-sm sm:w-40',
          selected ? 'font-semibold text-accent-ink' : 'text-ink',
        )}
      >
        <Kind aria-hidden="true" className="size-4 shrink-0 text-ink-faint max-sm:hidden" strokeWidth={1.8} />
        <span className="truncate">{resource.name}</span>
      </div>
      <div className="relative min-w-0 grow">
        {free.map((stretch) => (
          <FreeStretch key={stretch.startsAt.getTime()} stretch={stretch} {...props} />
        ))}
        {row.busy
          .filter((b) => b.startsAt < day.endsAt && b.endsAt > day.startsAt)
          .map((b) => (
            <Block key={`${b.startsAt.getTime()}-${b.kind}`} busy={b} day={day} zone={zone} locale={locale} />
          ))}
        {picked && picked.startsAt < day.endsAt && picked.endsAt > day.startsAt ? (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-1 z-10 rounded-sm border-2 border-accent-ink bg-accent/15"
            style={spanOf(picked, day)}
          />
        ) : null}
      </div>
    </div>
  );
}

function FreeStretch({ stretch, ...props }: Props & { stretch: TimeRange }) {
  const { row, day, zone, locale, range, drag, tabStop, onPick, onFocusStretch, onKeyDown } = props;
  const id = row.resource.id;
  const key = stretchKey(id, stretch);
  return (
    <button
      type="button"
      data-stretch={key}
      tabIndex={tabStop === key ? 0 : -1}
      aria-label={`${row.resource.name}, free ${rangeLabel(stretch, zone, locale)}`}
      style={spanOf(stretch, day)}
      className="absolute inset-y-0 bg-(--state-free)/45 hover:bg-(--state-free) focus-visible:z-10 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent-ink"
      onFocus={() => onFocusStretch(key)}
      onKeyDown={(event) => onKeyDown(event, key, stretch)}
      onClick={(event) => {
        if (drag.wasDragged()) return;
        const track = event.currentTarget.parentElement?.getBoundingClientRect();
        const byHand = event.detail > 0 && track;
        const at = byHand ? quarterAt((event.clientX - track.left) / track.width, day) : range.startsAt;
        onPick(id, pickWithin(stretch, at, range));
      }}
      {...drag.handlersFor(id, stretch)}
    />
  );
}

function Block({ busy, day, zone, locale }: { busy: BusyRange; day: TimeRange; zone: string; locale?: string }) {
  const state = blockState(busy);
  const words = blockWords(busy);
  const narrow = shareOf(busy.endsAt, day) - shareOf(busy.startsAt, day) < 0.03;
  return (
    <div
      title={`${words}, ${rangeLabel(busy, zone, locale)}`}
      style={spanOf(busy, day)}
      className={cn(
        'absolute inset-y-1 flex items-center overflow-hidden rounded-sm border px-1.5 text-xs',
        STATE_CLASS[state],
      )}
    >
      <span
        className={cn('truncate', hasPattern(state) && 'rounded-xs px-1', narrow && 'sr-only')}
        style={{ backgroundColor: stateFill(state) }}
      >
        {words}
        <span className="sr-only"> {rangeLabel(busy, zone, locale)}</span>
      </span>
    </div>
  );
}
