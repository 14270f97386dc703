'use client';
import '@/features/floor-plan/ui/floor-plan.css';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { outlineOf, pathOf } from '@/features/floor-plan/domain/shape-geometry';
import type { Box, FloorDrawing } from '@/features/floor-plan/floor-plan.contract';
import { DrawingGround } from '@/features/floor-plan/ui/drawing-ground';
import { keptOnFloor } from '../domain/kept-on-floor';
import type { ManagedResource } from '../resources.contract';

type Props = {
  drawing: FloorDrawing;
  name: string;
  place: Box;
  others: readonly ManagedResource[];
  onMove: (place: Box) => void;
};

const STEPS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Centimetres a press of an arrow key moves; with Shift, finely. */
const [COARSE, FINE] = [10, 1];

/** The floor with one place that can be taken hold of; the others stand still and show where they are. */
export function PlaceOnPlan({ drawing, name, place, others, onMove }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const held = useRef<{ x: number; y: number; from: Box } | null>(null);
  const pointOf = (event: PointerEvent) => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix) : null;
  };
  const take = (event: PointerEvent<SVGGElement>) => {
    const point = pointOf(event);
    if (!point || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: point.x, y: point.y, from: place };
  };
  const drag = (event: PointerEvent) => {
    const point = pointOf(event);
    if (!point || !held.current) return;
    const { from, x, y } = held.current;
    const to = { ...from, x: snap(from.x + point.x - x), y: snap(from.y + point.y - y) };
    onMove(keptOnFloor(to, drawing));
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const by = event.shiftKey ? FINE : COARSE;
    onMove(keptOnFloor({ ...place, x: place.x + step[0] * by, y: place.y + step[1] * by }, drawing));
  };
  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      className="border-line max-h-80 w-full rounded-md border"
      style={{ background: 'var(--plan-ground)' }}
    >
      <DrawingGround drawing={drawing} />
      <g aria-hidden="true" pointerEvents="none">
        {others.map((one) =>
          one.shape ? (
            <path
              key={one.id}
              d={pathOf(outlineOf(one.shape))}
              fill="var(--plan-wood)"
              fillOpacity={one.partIds.length > 0 ? 0 : 0.5}
              stroke="var(--plan-line)"
              strokeWidth={4}
            />
          ) : null,
        )}
      </g>
      <g
        role="application"
        tabIndex={0}
        aria-roledescription="place that can be moved"
        aria-label={`${name}: ${Math.round(place.x)} cm from the left, ${Math.round(place.y)} cm from the top. Arrow keys move it, with Shift by one centimetre.`}
        onPointerDown={take}
        onPointerMove={drag}
        onPointerUp={() => (held.current = null)}
        onPointerCancel={() => (held.current = null)}
        onKeyDown={press}
        className="cursor-grab touch-none focus-visible:outline-none active:cursor-grabbing [&:focus-visible_path]:stroke-[14]"
      >
        <path
          d={pathOf(outlineOf(place))}
          fill="var(--color-accent-soft)"
          stroke="var(--color-accent-ink)"
          strokeWidth={8}
        />
      </g>
    </svg>
  );
}

const snap = (value: number) => Math.round(value / 5) * 5;
