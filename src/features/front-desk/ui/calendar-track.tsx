import { rangeLabel, shareOf } from '@/features/floor-plan/domain/day-clock';
import { freeStretches } from '@/features/floor-plan/domain/day-clock';
import type { TimeRange } from '@/kernel/time-range';
import { cn } from '@/ui/cn';
import { isMeant, stateOf, within, type CalendarFilter, type CalendarLane } from '../domain/calendar-view';
import type { CalendarClaim, DeskBooking } from '../front-desk.contract';
import { lookOf, type ColourBy } from './calendar-look';

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
  const { axis, timeZone, locale, now, colourBy, filter, tabStop, onOpen, onBook } = setting;
  const { shown, place } = lane;
  const mine = within(bookings, lane);
  const held = within(claims, lane);
  const free = freeStretches(shown, within(place.open, lane).map(rangeOf), [...mine, ...held].map(rangeOf), now);
  const across = axis === 'x' ? 'inset-y-0.5' : 'inset-x-0.5';
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
        <div
          key={`${claim.kind}${claim.startsAt}${claim.endsAt}`}
          title={`${claim.words}, ${rangeLabel(rangeOf(claim), timeZone, locale)}`}
          style={spanOn(axis, rangeOf(claim), shown)}
          className={cn('absolute overflow-hidden rounded-xs border text-2xs', across, CLAIM_LOOK[claim.kind])}
        >
          <span className={cn('truncate px-1', claim.kind === 'buffer' && 'sr-only')}>
            <span className="bg-surface/85 rounded-xs px-0.5">{claim.words}</span>
            <span className="sr-only">
              , {place.name} {rangeLabel(rangeOf(claim), timeZone, locale)}
            </span>
          </span>
        </div>
      ))}
      {mine.map((booking) => {
        const { icon: Icon, look, words } = lookOf(colourBy, booking.resourceKind, stateOf(booking, now));
        const when = rangeLabel(rangeOf(booking), timeZone, locale);
        return (
          <button
            key={booking.bookingId}
            type="button"
            data-cal={booking.bookingId}
            tabIndex={tabStop === booking.bookingId ? 0 : -1}
            aria-label={`${booking.name}, ${booking.resourceName}, ${when}, ${words}`}
            title={`${booking.name}, ${when}`}
            style={spanOn(axis, rangeOf(booking), shown)}
            className={cn(
              'focus-visible:outline-accent-ink absolute flex min-w-0 items-center gap-1 overflow-hidden rounded-sm border px-1 text-left text-xs focus-visible:z-20 focus-visible:outline-2 focus-visible:outline-offset-1',
              axis === 'y' && 'items-start pt-0.5',
              across,
              look,
              !isMeant(booking, filter, now) && 'opacity-35',
            )}
            onClick={() => onOpen(booking)}
          >
            <Icon aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{booking.name}</span>
          </button>
        );
      })}
    </>
  );
}
