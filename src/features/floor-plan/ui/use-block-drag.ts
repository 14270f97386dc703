'use client';
import { useCallback, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import {
  asItStands,
  isElsewhere,
  pulledTo,
  type BlockPart,
  type BlockProposal,
  type DragBlock,
  type DragGrid,
  type Lane,
} from '../domain/block-drag';
import { arrowed, mayGo, placeAt, scrollAlong } from './block-place';

const DRAG_FROM_PX = 6;
/** A finger that rests so long takes hold; one that moves before scrolls. */
const HOLD_MS = 350;

type Options = DragGrid & {
  /** In the order in which they are drawn. */
  readonly lanes: readonly Lane[];
  /** Along which screen axis time runs. */
  readonly axis: 'x' | 'y';
  /** How many lanes lie in one line along that axis; one, where nothing is said. */
  readonly perRow?: number;
  /** Somebody has agreed to what was meant: by Enter, or by `confirm`. */
  readonly onConfirm: (proposal: BlockProposal) => void;
  /** What is meant has changed, or was given up (null): what was said about the last one is out of date. */
  readonly onMeant?: (proposal: BlockProposal | null) => void;
};

type Press = {
  readonly from: BlockProposal;
  readonly part: BlockPart;
  readonly x: number;
  readonly y: number;
  readonly heldAt: Date;
  readonly timer?: ReturnType<typeof setTimeout>;
  /** It moves with the pointer: a mouse has gone some way, or a finger has rested. */
  live: boolean;
};

/**
 * Takes hold of blocks on a timeline or calendar, by pointer or by keyboard, and keeps what is meant (`proposal`) until somebody agrees or
 * gives up; it changes nothing itself.
 *
 * Wire it so (`const { frameRef, ...drag } = useBlockDrag(…)`): `frameRef` on the element around all lanes, `laneProps(id)` on the element of each lane (its box is what the lane shows),
 * `handlersFor(block)` on each block, and `handlersFor(block, 'start' | 'end')` on its ends; draw a ghost at `proposal` (with `ghostHandlers` it
 * can be taken hold of again) and, unless `held`, a bar that asks, with `confirm` and `giveUp`.
 * Keys on a focused block: arrows along the axis move it by a step, across it to the next lane, with Shift they pull its end, with Alt its start;
 * PageUp and PageDown go a lane along the axis; Enter agrees, Escape gives up.
 */
export function useBlockDrag(options: Options) {
  const { lanes, axis, onConfirm, onMeant } = options;
  const frame = useRef<HTMLElement>(null);
  const press = useRef<Press>(undefined);
  const dragged = useRef(false);
  const [proposal, setProposal] = useState<BlockProposal | null>(null);
  /** A pointer holds it right now: nothing should be asked yet. */
  const [held, setHeld] = useState(false);

  const frameRef = useCallback((element: HTMLElement | null) => {
    frame.current = element;
    // Once a finger holds a block, it no longer scrolls. React's own listeners are passive.
    const keep = (event: TouchEvent) => {
      if (press.current?.live && event.cancelable) event.preventDefault();
    };
    element?.addEventListener('touchmove', keep, { passive: false });
    return () => element?.removeEventListener('touchmove', keep);
  }, []);

  const mean = (next: BlockProposal | null) => {
    setProposal(next);
    onMeant?.(next);
  };
  const letGo = () => {
    clearTimeout(press.current?.timer);
    press.current = undefined;
    setHeld(false);
  };
  const giveUp = () => {
    letGo();
    mean(null);
  };
  const confirm = () => {
    if (proposal) onConfirm(proposal);
  };

  const pull = (event: PointerEvent<HTMLElement>) => {
    const p = press.current;
    const place = p && placeAt(frame.current, lanes, axis, event);
    if (!p || !place) return;
    const home = lanes.find(({ id }) => id === p.from.laneId);
    if (p.part === 'whole' && home && !mayGo(p.from, home, place.lane)) return;
    scrollAlong(frame.current, event);
    const next = pulledTo(p.from, p.part, { ...place, heldAt: p.heldAt }, options);
    mean(isElsewhere(next) ? next : null);
  };

  const pointerHandlers = (from: BlockProposal, part: BlockPart) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      dragged.current = false;
      const place = placeAt(frame.current, lanes, axis, event);
      if (event.button !== 0 || !place || !from.block.parts.includes(part)) return;
      event.stopPropagation();
      const { currentTarget, pointerId, clientX: x, clientY: y } = event;
      const takeHold = () => {
        if (press.current) press.current.live = true;
        currentTarget.setPointerCapture(pointerId);
        setHeld(true);
      };
      const timer = event.pointerType === 'touch' ? setTimeout(takeHold, HOLD_MS) : undefined;
      press.current = { from, part, x, y, heldAt: place.pointer, live: false, ...(timer ? { timer } : {}) };
      if (!timer) currentTarget.setPointerCapture(pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const p = press.current;
      if (!p) return;
      const far = Math.hypot(event.clientX - p.x, event.clientY - p.y) >= DRAG_FROM_PX;
      if (!p.live && !far) return;
      if (!p.live && p.timer) return letGo();
      if (!p.live) setHeld(true);
      p.live = true;
      dragged.current = true;
      pull(event);
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (press.current?.live && dragged.current) pull(event);
      letGo();
    },
    onPointerCancel: () => (press.current?.live ? giveUp() : letGo()),
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      if (press.current?.live) event.preventDefault();
    },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, block: DragBlock) => {
    const mine = proposal?.block.id === block.id ? proposal : null;
    if (event.key === 'Escape' && mine) return stop(event, giveUp);
    if (event.key === 'Enter' && mine) return stop(event, confirm);
    const next = arrowed(event, mine ?? asItStands(block), options);
    if (next) stop(event, () => mean(isElsewhere(next) ? next : null));
  };

  return {
    proposal,
    held,
    confirm,
    giveUp,
    /** Means something else than was pulled to: the nearest time that works, say. */
    propose: mean,
    frameRef,
    laneProps: (id: string) => ({ 'data-lane': id }),
    /** Whether the click that now comes ends a drag. */
    wasDragged: () => dragged.current,
    handlersFor: (block: DragBlock, part: BlockPart = 'whole') => ({
      ...pointerHandlers(asItStands(block), part),
      ...(part === 'whole' ? { onKeyDown: (event: KeyboardEvent<HTMLElement>) => onKeyDown(event, block) } : {}),
    }),
    ghostHandlers: (meant: BlockProposal, part: BlockPart = 'whole') => pointerHandlers(meant, part),
  };
}

function stop(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  act();
}
