'use client';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { dateWords } from '@/features/bookings/domain/when-words';
import { clockLabel, hourMarks, shareOf } from '@/features/floor-plan/domain/day-clock';
import { neighbourOf, type Direction } from '@/features/floor-plan/domain/spatial-neighbour';
import { cn } from '@/ui/cn';
import type { CalendarLane } from '../domain/calendar-view';
import type { CalendarPlace, DeskCalendar } from '../front-desk.contract';
import { CalendarTrack, type TrackSetting } from './calendar-track';

type Props = {
  calendar: DeskCalendar;
  lanes: readonly CalendarLane[];
  setting: Omit<TrackSetting, 'tabStop'>;
};

const HOUR_PX = { x: 56, y: 44 } as const;
const WEEK_DAY_PX = 150;
const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** The tracks of a calendar: places by hours, places by days, or the days of one place. Arrows walk to what lies nearest, Enter opens it. */
export function CalendarGrid({ calendar, lanes, setting }: Props) {
  const { axis, timeZone, locale, now } = setting;
  const frame = useRef<HTMLDivElement>(null);
  const [walked, setWalked] = useState<string | null>(null);
  const byPlace = useMemo(() => {
    const group = <T extends { readonly resourceId: string }>(all: readonly T[]) =>
      Map.groupBy(all, (one) => one.resourceId);
    return { bookings: group(calendar.bookings), claims: group(calendar.claims) };
  }, [calendar]);
  const rows = useMemo(() => [...Map.groupBy(lanes, (lane) => lane.place)], [lanes]);
  const days = rows[0]?.[1] ?? [];
  const first = days[0];
  if (!first) return null;

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    const at = event.target instanceof HTMLElement ? event.target.dataset['cal'] : undefined;
    if (!direction || !at || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const all = [...(frame.current?.querySelectorAll<HTMLElement>('[data-cal]') ?? [])];
    const places = all.map((element) => {
      const box = element.getBoundingClientRect();
      return { id: element.dataset['cal'] ?? '', x: box.left + box.width / 2, y: box.top + box.height / 2 };
    });
    const from = places.find(({ id }) => id === at);
    const along = (axis === 'x') === (direction === 'left' || direction === 'right');
    // Along the time one stays in the row, or in the day.
    const line =
      from && along ? places.filter((one) => Math.abs(axis === 'x' ? one.y - from.y : one.x - from.x) < 4) : places;
    const next = from && neighbourOf(from, direction, line);
    all.find((element) => element.dataset['cal'] === next?.id)?.focus();
  };
  const hours = (first.shown.endsAt.getTime() - first.shown.startsAt.getTime()) / 3_600_000;
  const marks = hourMarks(first.date, timeZone, locale).filter(
    ({ at }) => at > first.shown.startsAt && at < first.shown.endsAt,
  );
  const track = (lane: CalendarLane) => (
    <CalendarTrack
      lane={lane}
      bookings={byPlace.bookings.get(lane.place.id) ?? []}
      claims={byPlace.claims.get(lane.place.id) ?? []}
      setting={{ ...setting, tabStop: walked }}
    />
  );
  const nowIn = (lane: CalendarLane) =>
    now > lane.shown.startsAt && now < lane.shown.endsAt ? `${shareOf(now, lane.shown) * 100}%` : null;
  const dayHead = (date: string) => dateWords(date, locale, calendar.dates[0]);

  return (
    <div
      ref={(element) => {
        frame.current = element;
        return setting.moving.move.frameRef(element);
      }}
      role="group"
      aria-label="Calendar"
      tabIndex={walked ? -1 : 0}
      className="focus-ring border-line bg-surface relative max-h-[75svh] max-w-full scroll-pt-10 scroll-pl-32 overflow-auto overscroll-x-contain rounded-lg border"
      onKeyDown={(event) => {
        // From the frame itself, the first arrow goes in.
        if (event.target === frame.current && ARROWS[event.key]) {
          event.preventDefault();
          frame.current?.querySelector<HTMLElement>('[data-cal]')?.focus();
        } else onKeyDown(event);
      }}
      onFocus={(event) => setWalked(event.target.dataset['cal'] ?? null)}
    >
      {axis === 'y' ? (
        <div style={{ minWidth: 640 }}>
          <div className="border-line bg-surface sticky top-0 z-30 flex border-b pl-14 text-sm">
            {days.map(({ date }) => (
              <p key={date} className="min-w-0 flex-1 truncate py-2 text-center font-medium">
                {dayHead(date)}
              </p>
            ))}
          </div>
          <div className="relative flex pl-14" style={{ height: hours * HOUR_PX.y }}>
            {marks.map(({ at, label }) => (
              <span
                key={at.getTime()}
                aria-hidden
                className="border-line text-2xs text-ink-faint tabular absolute inset-x-0 border-t pl-2"
                style={{ top: `${shareOf(at, first.shown) * 100}%` }}
              >
                {label}
              </span>
            ))}
            {days.map((lane) => (
              <div key={lane.id} data-lane={lane.id} className="border-line relative min-w-0 flex-1 border-l">
                {track(lane)}
                <NowLine at={nowIn(lane)} axis="y" />
              </div>
            ))}
          </div>
        </div>
      ) : (
        <div style={{ minWidth: 128 + (days.length > 1 ? days.length * WEEK_DAY_PX : hours * HOUR_PX.x) }}>
          <div className="border-line bg-surface sticky top-0 z-30 flex border-b pl-32 text-sm">
            {days.map((lane) => (
              <div key={lane.id} className="border-line relative h-9 min-w-0 flex-1 border-l">
                {days.length > 1 ? (
                  <p className="truncate px-1 py-1.5 text-center font-medium">{dayHead(lane.date)}</p>
                ) : (
                  marks.map(({ at, label }) => (
                    <span
                      key={at.getTime()}
                      aria-hidden
                      className="text-2xs text-ink-faint tabular absolute bottom-1 pl-1"
                      style={{ left: `${shareOf(at, lane.shown) * 100}%` }}
                    >
                      {label}
                    </span>
                  ))
                )}
              </div>
            ))}
          </div>
          {rows.map(([place, mine]) => (
            <Row key={place.id} place={place}>
              {mine.map((lane) => (
                <div key={lane.id} data-lane={lane.id} className="border-line relative min-w-0 flex-1 border-l">
                  {days.length === 1
                    ? marks.map(({ at }) => (
                        <span
                          key={at.getTime()}
                          aria-hidden
                          className="bg-line absolute inset-y-0 w-px"
                          style={{ left: `${shareOf(at, lane.shown) * 100}%` }}
                        />
                      ))
                    : null}
                  {track(lane)}
                  <NowLine at={nowIn(lane)} axis="x" />
                </div>
              ))}
            </Row>
          ))}
        </div>
      )}
      <p className="sr-only">
        From {clockLabel(first.shown.startsAt, timeZone, locale)} to {clockLabel(first.shown.endsAt, timeZone, locale)}
      </p>
    </div>
  );
}

/** Rows that are not in sight are not painted: fifty of them scroll smoothly. */
const Row = ({ place, children }: { place: CalendarPlace; children: React.ReactNode }) => (
  <div
    role="group"
    aria-label={place.name}
    className="border-line flex h-10 border-b [contain-intrinsic-size:auto_40px] [content-visibility:auto] last:border-b-0"
  >
    <p className="bg-surface sticky left-0 z-20 flex w-32 shrink-0 items-center truncate px-3 text-sm">{place.name}</p>
    {children}
  </div>
);

const NowLine = ({ at, axis }: { at: string | null; axis: 'x' | 'y' }) =>
  at === null ? null : (
    <span
      aria-hidden
      className={cn(
        'bg-danger pointer-events-none absolute z-10',
        axis === 'x' ? 'inset-y-0 w-0.5' : 'inset-x-0 h-0.5',
      )}
      style={axis === 'x' ? { left: at } : { top: at }}
    />
  );
