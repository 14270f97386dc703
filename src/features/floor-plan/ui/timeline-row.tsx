import Link from 'next/link';
import type { KeyboardEvent } from 'react';
import type { TimeRange } from '@/kernel/time-range';
import { cn } from '@/ui/cn';
import type { BlockProposal, DragBlock } from '../domain/block-drag';
import { blockState, blockWords } from '../domain/day-blocks';
import { pickWithin, quarterAt, rangeLabel, shareOf } from '../domain/day-clock';
import type { BusyRange, PlanResource } from '../floor-plan.contract';
import { spanOf } from './day-strip';
import { KIND_ICON } from './resource-list-twin';
import { hasPattern, STATE_CLASS, stateFill } from './state-look';
import type { useBlockDrag } from './use-block-drag';
import type { useRangeDrag } from './use-range-drag';

export type TimelineRowData = {
  readonly resource: PlanResource;
  readonly busy: readonly BusyRange[];
  readonly openRanges: readonly TimeRange[];
};

/** Taking hold of what is on the timeline. */
export type TimelineDrag = Pick<
  ReturnType<typeof useBlockDrag>,
  'proposal' | 'frameRef' | 'laneProps' | 'wasDragged' | 'handlersFor' | 'ghostHandlers'
> & {
  /** What of a row can be taken hold of; null what stays. */
  readonly blockOf: (resourceId: string, busy: BusyRange) => DragBlock | null;
  /** Whether it would go where it is meant. */
  readonly fits: boolean;
  readonly onOpen: (block: DragBlock) => void;
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
  moving: TimelineDrag | undefined;
  /** The page of an event. */
  eventHref: ((slug: string) => string) | undefined;
  onPick: (resourceId: string, range: TimeRange) => void;
  onFocusStretch: (key: string) => void;
  onKeyDown: (event: KeyboardEvent, key: string, stretch: TimeRange) => void;
};

export const stretchKey = (resourceId: string, stretch: TimeRange) => `${resourceId}:${stretch.startsAt.getTime()}`;

/** One resource's day: free stretches that can be picked, and the claims on it. */
export function TimelineRow(props: Props) {
  const { row, day, zone, locale, range, selected, free, drag, moving } = props;
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
      <div className="relative min-w-0 grow" {...moving?.laneProps(resource.id)}>
        {free.map((stretch) => (
          <FreeStretch key={stretch.startsAt.getTime()} stretch={stretch} {...props} />
        ))}
        {row.busy
          .filter((b) => b.startsAt < day.endsAt && b.endsAt > day.startsAt)
          .map((b) => {
            const block = moving?.blockOf(resource.id, b);
            const key = `${b.startsAt.getTime()}-${b.kind}`;
            const shown = { busy: b, day, zone, locale };
            return block && moving ? (
              <HeldBlock key={block.id} {...shown} name={resource.name} block={block} moving={moving} />
            ) : (
              <Block key={key} {...shown} href={b.eventSlug && props.eventHref?.(b.eventSlug)} />
            );
          })}
        {moving?.proposal?.laneId === resource.id ? (
          <Ghost meant={moving.proposal} day={day} zone={zone} locale={locale} moving={moving} />
        ) : null}
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

type BlockProps = { busy: BusyRange; day: TimeRange; zone: string; locale?: string };
const BLOCK = 'absolute inset-y-1 flex items-center overflow-hidden rounded-sm border px-1.5 text-xs';

function Block({ href, ...shown }: BlockProps & { href: string | undefined }) {
  const { busy, day, zone, locale } = shown;
  const look = {
    title: `${blockWords(busy)}, ${rangeLabel(busy, zone, locale)}`,
    style: spanOf(busy, day),
    className: cn(BLOCK, STATE_CLASS[blockState(busy)], href && 'focus-ring hover:underline focus-visible:z-10'),
  };
  return href ? (
    <Link href={href} {...look}>
      <BlockWords {...shown} />
    </Link>
  ) : (
    <div {...look}>
      <BlockWords {...shown} />
    </div>
  );
}

function BlockWords({ busy, day, zone, locale }: BlockProps) {
  const state = blockState(busy);
  const narrow = shareOf(busy.endsAt, day) - shareOf(busy.startsAt, day) < 0.03;
  return (
    <span
      className={cn('truncate', hasPattern(state) && 'rounded-xs px-1', narrow && 'sr-only')}
      style={{ backgroundColor: stateFill(state) }}
    >
      {blockWords(busy)}
      <span className="sr-only"> {rangeLabel(busy, zone, locale)}</span>
    </span>
  );
}

type Held = { name: string; block: DragBlock; moving: TimelineDrag };

/** What can be taken hold of: as a whole, or by an end. */
function HeldBlock({ name, block, moving, ...shown }: BlockProps & Held) {
  const { busy, day, zone, locale } = shown;
  const words = `${name}, ${blockWords(busy).toLowerCase()}, ${rangeLabel(busy, zone, locale)}`;
  return (
    <button
      type="button"
      data-block={block.id}
      aria-label={`${words}. ${HOLD_WORDS}`}
      title={`${words}. Drag it, or press it for more.`}
      style={spanOf(busy, day)}
      className={cn(
        BLOCK,
        STATE_CLASS[blockState(busy)],
        'focus-visible:outline-accent-ink cursor-grab text-left select-none focus-visible:z-20 focus-visible:outline-2 focus-visible:outline-offset-1',
        moving.proposal?.block.id === block.id && 'opacity-45',
      )}
      onClick={() => moving.wasDragged() || moving.onOpen(block)}
      {...moving.handlersFor(block)}
    >
      <BlockWords {...shown} />
      {block.parts.includes('start') && busy.startsAt > day.startsAt ? (
        <span className="absolute inset-y-0 left-0 w-2 cursor-ew-resize" {...moving.handlersFor(block, 'start')} />
      ) : null}
      {block.parts.includes('end') && busy.endsAt <= day.endsAt ? (
        <span
          className="absolute inset-y-0 right-0 w-2 cursor-ew-resize border-r-3 border-current/30"
          {...moving.handlersFor(block, 'end')}
        />
      ) : null}
    </button>
  );
}

const HOLD_WORDS = 'Arrows move it, with Shift they change its end';

/** Where it is meant to be. Nothing has been changed yet. */
function Ghost({
  meant,
  day,
  zone,
  locale,
  moving,
}: { meant: BlockProposal; moving: TimelineDrag } & Omit<BlockProps, 'busy'>) {
  return (
    <span
      aria-hidden="true"
      style={spanOf(meant.range, day)}
      className={cn(
        'absolute inset-y-0.5 z-20 flex cursor-grab items-center overflow-hidden rounded-sm border-2 border-dashed px-1.5 text-xs font-medium select-none',
        moving.fits
          ? 'border-accent-ink bg-accent-soft/90 text-accent-ink'
          : 'border-danger bg-danger-soft/90 text-danger',
      )}
      {...moving.ghostHandlers(meant)}
    >
      <span className="tabular truncate">{rangeLabel(meant.range, zone, locale)}</span>
      <span className="absolute inset-y-0 left-0 w-2 cursor-ew-resize" {...moving.ghostHandlers(meant, 'start')} />
      <span className="absolute inset-y-0 right-0 w-2 cursor-ew-resize" {...moving.ghostHandlers(meant, 'end')} />
    </span>
  );
}
