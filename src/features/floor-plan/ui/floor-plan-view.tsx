'use client';

import './floor-plan.css';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cn } from '@/ui/cn';
import { lateModule } from '@/ui/late-module';
import { zoomStep } from '../domain/label-fit';
import { centreOf } from '../domain/shape-geometry';
import { neighbourOf, type Direction } from '../domain/spatial-neighbour';
import { inPlanOrder } from '../domain/state-words';
import type { FloorDrawing, PlanResource, PlanResourceState } from '../floor-plan.contract';
import { DrawingFurniture, DrawingGround } from './drawing-ground';
import { PlanCard } from './plan-card';
import { PlanLegend } from './plan-legend';
import { PlanPatterns } from './plan-patterns';
import { placeId, PlanPlace } from './plan-place';
import { usePlanLook } from './use-plan-look';

const planHands = lateModule(() => import('./plan-hands'));

type Props = {
  floorName: string;
  drawing: FloorDrawing;
  resources: readonly PlanResource[];
  states: Readonly<Record<string, PlanResourceState>>;
  /** The wanted time in words, "09:00–17:00". */
  range: string;
  selectedId?: string;
  onSelect: (resourceId: string) => void;
  /** Of the frame: it has the drawing's proportions, at least 24 rem and at most 72 % of the window high, unless told otherwise. */
  className?: string;
};

const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
const UNKNOWN: PlanResourceState = { state: 'closed', reason: 'Not known yet' };

/** The floor seen from above, live: what is where, and what of it is free at the wanted time. */
export function FloorPlanView({
  floorName,
  drawing,
  resources,
  states,
  range,
  selectedId,
  onSelect,
  className,
}: Props) {
  const plan = useId();
  const frame = useRef<HTMLDivElement>(null);
  const look = usePlanLook(drawing, frame);
  const hands = planHands.use(false);
  const [pointed, setPointed] = useState<string>();
  const [walked, setWalked] = useState<string>();
  const ordered = useMemo(() => wholesLast(inPlanOrder(resources)), [resources]);
  const places = useMemo(() => ordered.map((r) => ({ id: r.id, ...centreOf(r.shape) })), [ordered]);

  const { show, measured } = look;
  useEffect(() => {
    const chosen = ordered.find((r) => r.id === selectedId);
    if (chosen && measured) show(chosen.shape);
  }, [selectedId, ordered, show, measured]);

  const known = (id: string | undefined) => ordered.find((r) => r.id === id);
  const current = known(walked) ?? known(selectedId) ?? ordered[0];
  const shown = known(pointed);
  const scale = zoomStep(look.scale);

  const walkTo = (id: string | undefined) => {
    const next = known(id);
    if (!next) return;
    setWalked(next.id);
    document.getElementById(placeId(plan, next.id))?.focus({ preventScroll: true });
    look.show(next.shape);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const from = places.find((p) => p.id === current?.id);
    const direction = ARROWS[event.key];
    if (direction && from) walkTo(neighbourOf(from, direction, places)?.id);
    else if (event.key === 'Home') walkTo(ordered[0]?.id);
    else if (event.key === 'End') walkTo(ordered.at(-1)?.id);
    else if ((event.key === 'Enter' || event.key === ' ') && current) onSelect(current.id);
    else if (event.key === '+' || event.key === '=') look.zoomIn();
    else if (event.key === '-') look.zoomOut();
    else if (event.key === '0') look.fit();
    else if (event.key === 'Escape') return setPointed(undefined);
    else return;
    event.preventDefault();
  };

  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div
        ref={frame}
        className={cn(
          'relative max-h-[72svh] min-h-96 w-full overflow-hidden rounded-lg border border-line',
          className,
        )}
        style={{
          background: 'var(--plan-ground)',
          touchAction: look.fullHeight ? 'pan-y' : 'none',
          aspectRatio: `${drawing.width} / ${drawing.height}`,
        }}
      >
        <svg
          className="absolute inset-0 size-full select-none"
          viewBox={`${look.view.x} ${look.view.y} ${look.view.width} ${look.view.height}`}
          onClick={(event) => {
            const id = resourceAt(event.target);
            if (id && !look.dragging.current) onSelect(id);
          }}
          onPointerOver={(event) => event.pointerType !== 'touch' && setPointed(resourceAt(event.target))}
          onPointerLeave={() => setPointed(undefined)}
          onFocus={(event) => {
            const id = resourceAt(event.target);
            if (id) setWalked(id);
            if (id && event.target.matches(':focus-visible')) setPointed(id);
          }}
          onBlur={() => setPointed(undefined)}
          onKeyDown={onKeyDown}
        >
          <PlanPatterns plan={plan} scale={scale} />
          <DrawingGround drawing={drawing} />
          <g role="listbox" aria-label={`Floor plan, ${floorName}. Arrow keys walk from place to place.`}>
            {ordered.map((resource) => (
              <PlanPlace
                key={resource.id}
                plan={plan}
                resource={resource}
                state={states[resource.id] ?? UNKNOWN}
                range={range}
                scale={scale}
                tabbable={resource.id === current?.id}
                selected={resource.id === selectedId}
              />
            ))}
          </g>
          <DrawingFurniture drawing={drawing} scale={scale} />
        </svg>
        <PlanButtons look={look} />
        {hands ? <hands.PlanHands frame={frame} drawing={drawing} look={look} /> : null}
        {shown ? (
          <PlanCard
            resource={shown}
            state={states[shown.id] ?? UNKNOWN}
            range={range}
            {...cardPlace(shown, look.view, look.scale)}
          />
        ) : null}
      </div>
      <PlanLegend />
    </div>
  );
}

/** A whole lies around its parts, so it is drawn after them. */
const wholesLast = (list: readonly PlanResource[]) => [
  ...list.filter((r) => !r.partsOf),
  ...list.filter((r) => r.partsOf),
];

function resourceAt(target: EventTarget): string | undefined {
  const place = target instanceof Element ? target.closest('[data-resource]') : null;
  return place?.getAttribute('data-resource') ?? undefined;
}

/** Over the place where there is room, else under it; never over the frame's edge. */
function cardPlace({ shape }: PlanResource, view: { x: number; y: number; width: number }, scale: number) {
  const width = view.width * scale;
  const over = (shape.y - view.y) * scale;
  const below = over < 130;
  const middle = (shape.x + shape.width / 2 - view.x) * scale;
  const under = (shape.y + shape.height - view.y) * scale;
  return {
    left: Math.min(Math.max(middle, 120), Math.max(120, width - 120)),
    top: below ? Math.min(under, over + 260) : over,
    below,
  };
}

function PlanButtons({ look }: { look: ReturnType<typeof usePlanLook> }) {
  return (
    <div className="absolute right-3 bottom-3 flex flex-col overflow-hidden max-sm:right-2 max-sm:bottom-2 max-sm:flex-row rounded-md border border-line bg-surface shadow-raised">
      <PlanButton label="Zoom in" onClick={look.zoomIn}>
        <Plus className="size-4" />
      </PlanButton>
      <PlanButton label="Zoom out" onClick={look.zoomOut} disabled={look.whole}>
        <Minus className="size-4" />
      </PlanButton>
      <PlanButton label="Fit to screen" onClick={look.fit} disabled={look.whole}>
        <Maximize className="size-4" />
      </PlanButton>
    </div>
  );
}

type ButtonProps = { label: string; onClick: () => void; disabled?: boolean; children: ReactNode };

/** Disabled by `aria-disabled`: a button that vanishes from under the focus would lose it. */
function PlanButton({ label, onClick, disabled, children }: ButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
      onPointerDown={(event) => event.stopPropagation()}
      className="grid size-10 place-items-center border-b border-line text-ink-muted last:border-b-0 max-sm:border-r max-sm:border-b-0 max-sm:last:border-r-0 hover:bg-sunken hover:text-ink focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent-ink aria-disabled:opacity-40"
    >
      {children}
    </button>
  );
}
