'use client';
import { useGesture } from '@use-gesture/react';
import type { RefObject } from 'react';
import { panBy, zoomAbout, type Size } from '../domain/fit-to-screen';
import type { usePlanLook } from './use-plan-look';

type Props = {
  frame: RefObject<HTMLDivElement | null>;
  drawing: Size;
  look: Pick<ReturnType<typeof usePlanLook>, 'view' | 'screen' | 'scale' | 'whole' | 'onHold' | 'onLetGo' | 'change'>;
};

/** The hands that move the drawing: drag, pinch and wheel. A part that shows nothing, so that the library comes once the page stands. */
export function PlanHands({ frame, drawing, look }: Props) {
  const { view, screen, scale, whole, onHold, onLetGo, change } = look;
  const pointOf = (clientX: number, clientY: number) => {
    const box = frame.current?.getBoundingClientRect();
    return { x: view.x + (clientX - (box?.left ?? 0)) / scale, y: view.y + (clientY - (box?.top ?? 0)) / scale };
  };
  useGesture(
    {
      onDrag: ({ delta: [dx, dy], first, pinching, cancel }) => {
        if (pinching) return cancel();
        if (first) onHold();
        change((v) => panBy(v, dx, dy, drawing, screen));
      },
      onDragEnd: onLetGo,
      onPinchEnd: onLetGo,
      onPinch: ({ origin: [x, y], offset: [now], lastOffset: [before], first, memo }) => {
        onHold();
        const last = first || typeof memo !== 'number' ? before : memo;
        change((v) => zoomAbout(v, now / last, pointOf(x, y), drawing, screen));
        return now;
      },
      onWheel: ({ event, delta: [, dy], ctrlKey }) => {
        if (ctrlKey || (dy > 0 && whole)) return;
        event.preventDefault();
        change((v) => zoomAbout(v, Math.exp(-dy * 0.0022), pointOf(event.clientX, event.clientY), drawing, screen));
      },
    },
    {
      target: frame,
      eventOptions: { passive: false },
      // Arrow keys walk from place to place here; the library would pan with them.
      drag: { threshold: 5, pointer: { keys: false } },
      pinch: { scaleBounds: { min: 0.01, max: 1000 } },
    },
  );
  return null;
}
