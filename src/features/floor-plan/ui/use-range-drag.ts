import { useRef, useState, type PointerEvent } from 'react';
import type { TimeRange } from '@/kernel/time-range';
import { addQuarters, quarterAt } from '../domain/day-clock';

const DRAG_FROM_PX = 6;

type Press = { x: number; stretch: TimeRange; resourceId: string; left: number; width: number };
type Draft = { resourceId: string; range: TimeRange };

/**
 * Draws a range with the mouse on a free stretch. Fingers scroll instead: they pick by tapping.
 * `share` turns a place on the row, 0 to 1, into an instant on the quarter.
 */
export function useRangeDrag(day: TimeRange, onPick: (resourceId: string, range: TimeRange) => void) {
  const press = useRef<Press>(undefined);
  const dragged = useRef(false);
  const [draft, setDraft] = useState<Draft>();

  const rangeTo = (p: Press, x: number): TimeRange => {
    const quarter = (px: number) => quarterAt((px - p.left) / p.width, day).getTime();
    const [from, to] = [Math.min(quarter(p.x), quarter(x)), Math.max(quarter(p.x), quarter(x))];
    return {
      startsAt: new Date(Math.max(from, p.stretch.startsAt.getTime())),
      endsAt: new Date(Math.min(addQuarters(new Date(to), 1).getTime(), p.stretch.endsAt.getTime())),
    };
  };

  return {
    draft,
    /** Whether the click that now comes ends a drag. */
    wasDragged: () => dragged.current,
    handlersFor: (resourceId: string, stretch: TimeRange) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        dragged.current = false;
        const row = event.currentTarget.parentElement?.getBoundingClientRect();
        if (event.pointerType !== 'mouse' || event.button !== 0 || !row) return;
        press.current = { x: event.clientX, stretch, resourceId, left: row.left, width: row.width };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const p = press.current;
        if (!p || (!dragged.current && Math.abs(event.clientX - p.x) < DRAG_FROM_PX)) return;
        dragged.current = true;
        setDraft({ resourceId, range: rangeTo(p, event.clientX) });
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const p = press.current;
        press.current = undefined;
        setDraft(undefined);
        if (p && dragged.current) onPick(resourceId, rangeTo(p, event.clientX));
      },
      onPointerCancel: () => {
        press.current = undefined;
        setDraft(undefined);
      },
    }),
  };
}
