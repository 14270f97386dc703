'use client';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useBlockMove } from '@/features/bookings/ui/use-block-move';
import type { DragBlock } from '@/features/floor-plan/domain/block-drag';
import type { OperatorId, SpaceId } from '@/kernel/ids';
import { blockOf } from '../domain/booking-block';
import type { CalendarLane } from '../domain/calendar-view';
import type { DeskBooking, DeskCalendar } from '../front-desk.contract';

type Setting = {
  operatorId: OperatorId;
  spaceId: SpaceId;
  calendar: DeskCalendar;
  lanes: readonly CalendarLane[];
  axis: 'x' | 'y';
  locale: string;
  now: Date;
};

/** For so long what is drawn may still change after a move. */
const LANDS_MS = 3_000;

/**
 * Bookings of the calendar that are pulled elsewhere. Arrows walk over a calendar: M takes hold of the booking that has the focus, from then on they
 * move it; with Shift or Alt they pull an end at once.
 */
export function useCalendarMove({ operatorId, spaceId, calendar, lanes, axis, locale, now }: Setting) {
  const [carried, setCarried] = useState<string | null>(null);
  const [landed, setLanded] = useState<string | null>(null);
  const rowOf = (bookingId: string) => calendar.bookings.find((one) => one.bookingId === bookingId);
  const placeOf = (laneId: string) => laneId.slice(0, laneId.indexOf('|'));
  const move = useBlockMove({
    ...{ operatorId, spaceId, timeZone: calendar.timeZone, locale, now, lanes, axis, placeOf },
    perRow: axis === 'x' ? calendar.dates.length : 1,
    blockNow: ({ block }) => {
      const row = rowOf(block.id);
      return row && row.resourceId === placeOf(block.laneId) ? blockOf(row, block.laneId, now) : null;
    },
    whose: (bookingId) => rowOf(bookingId)?.name,
    onMoved: (bookingId) => {
      setCarried(null);
      setLanded(bookingId);
    },
  });
  useEffect(() => {
    if (!landed) return;
    // Drawn in another lane, by this answer or the next, it is another element: the focus goes along, unless somebody took it elsewhere.
    if (document.activeElement === document.body || document.activeElement?.closest('[data-move-bar]'))
      document.querySelector<HTMLElement>(`[data-cal="${landed}"]`)?.focus();
  }, [landed, calendar]);
  useEffect(() => {
    const timer = landed ? setTimeout(() => setLanded(null), LANDS_MS) : undefined;
    return () => clearTimeout(timer);
  }, [landed]);
  const isCarried = (id: string) => carried === id || move.proposal?.block.id === id;

  const handlersFor = (block: DragBlock) => {
    const { onKeyDown, ...pointer } = move.handlersFor(block) as ReturnType<typeof move.handlersFor> & {
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    };
    return {
      ...pointer,
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
        if (plain && event.key.toLowerCase() === 'm') return setCarried(isCarried(block.id) ? null : block.id);
        if (event.key === 'Escape') setCarried(null);
        if (isCarried(block.id) || event.shiftKey || event.altKey) onKeyDown(event);
      },
      onBlur: () => setCarried(null),
    };
  };
  return {
    move,
    /** By keys, or by a pointer. */
    isCarried,
    /** Taken hold of by M, and not moved yet: whose it is. */
    carrying: carried && !move.proposal ? (rowOf(carried)?.name ?? null) : null,
    blockOf: (row: DeskBooking, lane: CalendarLane) => blockOf(row, lane.id, now),
    handlersFor,
  };
}
export type CalendarMoving = ReturnType<typeof useCalendarMove>;
