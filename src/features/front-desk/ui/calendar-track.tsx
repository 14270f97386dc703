import Link from 'next/link';
import { rangeLabel, shareOf } from '@/features/floor-plan/domain/day-clock';
import { freeStretches } from '@/features/floor-plan/domain/day-clock';
import type { BlockProposal } from '@/features/floor-plan/domain/block-drag';
import type { TimeRange } from '@/kernel/time-range';
import { cn } from '@/ui/cn';
import { isMeant, stateOf, within, type CalendarFilter, type CalendarLane } from '../domain/calendar-view';
import type { CalendarClaim, DeskBooking } from '../front-desk.contract';
import { lookOf, type ColourBy } from './calendar-look';
import type { CalendarMoving } from './use-calendar-move';

export type TrackSetting = {
  readonly axis: 'x' | 'y';
  readonly timeZone: string;
  readonly locale: string;
  readonly now: Date;
  readonly colourBy: ColourBy;
  readonly filter: CalendarFilter;
  /** The one that the tab key reaches. */
  readonly tabStop: string | null;
  readonly onOpen: (booking: DeskBooking) => void;
  readonly moving: CalendarMoving;
  readonly eventHref: (slug: string) => string;
  readonly onBook: (lane: CalendarLane, stretch: TimeRange, at: Date) => void;
};
type Props = {
  lane: CalendarLane;
  bookings: readonly DeskBooking[];
  claims: readonly CalendarClaim[];
  setting: TrackSetting;
};

const CLAIM_LOOK: Record<CalendarClaim['kind'], string> = {
  closure: 'state-closed',
  hold: 'state-held',
  event: 'state-taken',
  other: 'state-taken',
  buffer: 'state-closed opacity-70',
};
const rangeOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): TimeRange => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
const keyOfStretch = (lane: CalendarLane, stretch: TimeRange) => `free ${lane.id} ${stretch.startsAt.getTime()}`;

function spanOn(axis: 'x' | 'y', range: TimeRange, shown: TimeRange) {
  const from = shareOf(range.startsAt, shown) * 100;
  const size = shareOf(range.endsAt, shown) * 100 - from;
  return axis === 'x' ? { left: `${from}%`, width: `${size}%` } : { top: `${from}%`, height: `${size}%` };
}

/** A day of one place: what is booked, what else holds it, and what is free to be booked. Few elements, for there may be hundreds of tracks. */
export function CalendarTrack({ lane, bookings, claims, setting }: Props) {
  const { axis, timeZone, locale, now, tabStop, onBook } = setting;
  const { shown, place } = lane;
  const mine = within(bookings, lane);
  const held = within(claims, lane);
  const free = freeStretches(shown, within(place.open, lane).map(rangeOf), [...mine, ...held].map(rangeOf), now);
  return (
    <>
      {free.map((stretch) => {
        const key = keyOfStretch(lane, stretch);
        return (
          <button
            key={key}
            type="button"
            data-cal={key}
            tabIndex={tabStop === key ? 0 : -1}
            aria-label={`${place.name}, free ${rangeLabel(stretch, timeZone, locale)}: book`}
            style={spanOn(axis, stretch, shown)}
            className={cn(
              'hover:bg-accent-soft focus-visible:outline-accent-ink absolute bg-(--state-free)/40 focus-visible:z-10 focus-visible:outline-2 focus-visible:-outline-offset-2',
              axis === 'x' ? 'inset-y-0' : 'inset-x-0',
            )}
            onClick={(event) => {
              const box = event.currentTarget.parentElement?.getBoundingClientRect();
              const byHand = event.detail > 0 && box;
              const share = !byHand
                ? null
                : axis === 'x'
                  ? (event.clientX - box.left) / box.width
                  : (event.clientY - box.top) / box.height;
              const length = shown.endsAt.getTime() - shown.startsAt.getTime();
              onBook(
                lane,
                stretch,
                share === null ? stretch.startsAt : new Date(shown.startsAt.getTime() + share * length),
              );
            }}
          />
        );
      })}
      {held.map((claim) => (
        <ClaimBlock key={`${claim.kind}${claim.startsAt}${claim.endsAt}`} claim={claim} lane={lane} setting={setting} />
      ))}
      {mine.map((booking) => (
        <BookingBlock key={booking.bookingId} booking={booking} lane={lane} setting={setting} />
      ))}
      {setting.moving.move.proposal?.laneId === lane.id ? (
        <Ghost meant={setting.moving.move.proposal} lane={lane} setting={setting} />
      ) : null}
    </>
  );
}

type ClaimProps = { claim: CalendarClaim; lane: CalendarLane; setting: TrackSetting };

/** What else holds the place; of an event the way to its page. */
function ClaimBlock({ claim, lane: { shown, place }, setting: { axis, timeZone, locale, eventHref } }: ClaimProps) {
  const { kind, words, eventSlug } = claim;
  const times = rangeLabel(rangeOf(claim), timeZone, locale);
  const look = {
    title: `${words}, ${times}`,
    style: spanOn(axis, rangeOf(claim), shown),
    className: cn(
      'absolute overflow-hidden rounded-xs border text-2xs',
      axis === 'x' ? 'inset-y-0.5' : 'inset-x-0.5',
      CLAIM_LOOK[kind],
      eventSlug && 'focus-ring hover:underline focus-visible:z-10',
    ),
  };
  const content = (
    <span className={cn('truncate px-1', kind === 'buffer' && 'sr-only')}>
      <span className="bg-surface/85 rounded-xs px-0.5">{words}</span>
      <span className="sr-only">
        , {place.name} {times}
      </span>
    </span>
  );
  return eventSlug ? (
    <Link href={eventHref(eventSlug)} {...look}>
      {content}
    </Link>
  ) : (
    <div {...look}>{content}</div>
  );
}

const ENDS = {
  x: { start: 'inset-y-0 left-0 w-2 cursor-ew-resize', end: 'inset-y-0 right-0 w-2 cursor-ew-resize' },
  y: { start: 'inset-x-0 top-0 h-1.5 cursor-ns-resize', end: 'inset-x-0 bottom-0 h-2 cursor-ns-resize' },
} as const;

type BlockProps = { booking: DeskBooking; lane: CalendarLane; setting: TrackSetting };

/** A booking: pressed it opens; pulled, or carried by keys, it goes elsewhere. */
function BookingBlock({ booking, lane, setting }: BlockProps) {
  const { axis, timeZone, locale, now, colourBy, filter, tabStop, onOpen, moving } = setting;
  const { shown } = lane;
  const { icon: Icon, look, words } = lookOf(colourBy, booking.resourceKind, stateOf(booking, now));
  const range = rangeOf(booking);
  const when = rangeLabel(range, timeZone, locale);
  const block = moving.blockOf(booking, lane);
  const across = axis === 'x' ? 'inset-y-0.5' : 'inset-x-0.5';
  // In a week of many places an hour is too narrow for a word: its title has them, and the colour shows.
  const narrow =
    axis === 'x' && lane.daysBeside > 1 && shareOf(range.endsAt, shown) - shareOf(range.startsAt, shown) < 0.16;
  const carried = moving.isCarried(booking.bookingId);
  return (
    <button
      type="button"
      data-cal={booking.bookingId}
      tabIndex={tabStop === booking.bookingId ? 0 : -1}
      aria-label={`${booking.name}, ${booking.resourceName}, ${when}, ${words}`}
      aria-keyshortcuts={block ? 'm' : undefined}
      title={`${booking.name}, ${when}`}
      style={spanOn(axis, range, shown)}
      className={cn(
        'focus-visible:outline-accent-ink absolute flex min-w-0 items-center gap-1 overflow-hidden rounded-sm border px-1 text-left text-xs select-none focus-visible:z-20 focus-visible:outline-2 focus-visible:outline-offset-1',
        axis === 'y' && 'items-start pt-0.5',
        across,
        look,
        block && 'cursor-grab',
        (!isMeant(booking, filter, now) || (carried && moving.move.proposal)) && 'opacity-35',
      )}
      {...(block ? moving.handlersFor(block) : {})}
      onClick={() => moving.move.wasDragged() || onOpen(booking)}
    >
      {narrow ? null : (
        <>
          <Icon aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{booking.name}</span>
        </>
      )}
      {block?.parts.includes('start') && range.startsAt >= shown.startsAt ? (
        <span className={cn('absolute', ENDS[axis].start)} {...moving.move.handlersFor(block, 'start')} />
      ) : null}
      {block?.parts.includes('end') && range.endsAt <= shown.endsAt ? (
        <span className={cn('absolute', ENDS[axis].end)} {...moving.move.handlersFor(block, 'end')} />
      ) : null}
    </button>
  );
}

/** Where it is meant to be. Nothing has been changed yet. */
function Ghost({ meant, lane, setting }: Omit<BlockProps, 'booking'> & { meant: BlockProposal }) {
  const { axis, timeZone, locale, moving } = setting;
  const { move } = moving;
  return (
    <span
      aria-hidden
      style={spanOn(axis, meant.range, lane.shown)}
      className={cn(
        'absolute z-20 flex cursor-grab items-center overflow-hidden rounded-sm border-2 border-dashed px-1 text-xs font-medium select-none',
        axis === 'x' ? 'inset-y-0' : 'inset-x-0 items-start',
        move.whyNot === null
          ? 'border-accent-ink bg-accent-soft/90 text-accent-ink'
          : 'border-danger bg-danger-soft/90 text-danger',
      )}
      {...move.ghostHandlers(meant)}
    >
      <span className="tabular truncate">{rangeLabel(meant.range, timeZone, locale)}</span>
      <span className={cn('absolute', ENDS[axis].start)} {...move.ghostHandlers(meant, 'start')} />
      <span className={cn('absolute', ENDS[axis].end)} {...move.ghostHandlers(meant, 'end')} />
    </span>
  );
}
