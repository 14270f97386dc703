import type { KeyboardEvent } from 'react';
import { instantAlong, steppedBy, toLane, type BlockProposal, type DragGrid, type Lane } from '../domain/block-drag';

/** Lanes as they are drawn, in their order. */
type Drawn = DragGrid & { readonly lanes: readonly Lane[]; readonly axis: 'x' | 'y' };
type Point = { readonly clientX: number; readonly clientY: number };

/** The lane that is nearest to the pointer, and the instant beside it. */
export function placeAt(
  frame: HTMLElement | null,
  lanes: readonly Lane[],
  axis: 'x' | 'y',
  { clientX, clientY }: Point,
) {
  const [along, across] = axis === 'x' ? [clientX, clientY] : [clientY, clientX];
  let best: { lane: Lane; pointer: Date; away: number } | null = null;
  for (const element of frame?.querySelectorAll<HTMLElement>('[data-lane]') ?? []) {
    const lane = lanes.find(({ id }) => id === element.dataset['lane']);
    if (!lane) continue;
    const box = element.getBoundingClientRect();
    const [from, length, near, far] =
      axis === 'x' ? [box.left, box.width, box.top, box.bottom] : [box.top, box.height, box.left, box.right];
    const away = Math.max(near - across, across - far, 0);
    if (!best || away < best.away) best = { lane, pointer: instantAlong((along - from) / length, lane), away };
  }
  return best;
}

/** What an arrow key makes of it; null where it may do nothing. */
export function arrowed(event: KeyboardEvent, from: BlockProposal, options: Drawn): BlockProposal | null {
  const { lanes, axis } = options;
  const forward = { ArrowRight: 'x', ArrowDown: 'y' }[event.key];
  const back = { ArrowLeft: 'x', ArrowUp: 'y' }[event.key];
  const along = forward ?? back;
  const place = lanes.findIndex(({ id }) => id === from.laneId);
  const lane = lanes[place];
  if (!along || !lane || event.ctrlKey || event.metaKey) return null;
  const by = forward ? 1 : -1;
  const part = event.shiftKey ? 'end' : event.altKey ? 'start' : 'whole';
  if (!from.block.parts.includes(part)) return null;
  if (along === axis) return steppedBy(from, part, by, lane, options);
  const next = lanes[place + by];
  return next && part === 'whole' ? toLane(from, lane, next, options) : null;
}
