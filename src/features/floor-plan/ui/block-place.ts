import type { KeyboardEvent } from 'react';
import { instantAlong, steppedBy, toLane, type BlockProposal, type DragGrid, type Lane } from '../domain/block-drag';

/** Lanes as they are drawn, in their order; `perRow` of them in one line along the axis (a week of one place). */
type Drawn = DragGrid & { readonly lanes: readonly Lane[]; readonly axis: 'x' | 'y'; readonly perRow?: number };
type Point = { readonly clientX: number; readonly clientY: number };

/** The lane that is nearest to the pointer, first across the axis and then along it, and the instant beside it. */
export function placeAt(
  frame: HTMLElement | null,
  lanes: readonly Lane[],
  axis: 'x' | 'y',
  { clientX, clientY }: Point,
) {
  const [along, across] = axis === 'x' ? [clientX, clientY] : [clientY, clientX];
  let best: { lane: Lane; pointer: Date; away: number; beside: number } | null = null;
  for (const element of frame?.querySelectorAll<HTMLElement>('[data-lane]') ?? []) {
    const lane = lanes.find(({ id }) => id === element.dataset['lane']);
    if (!lane) continue;
    const box = element.getBoundingClientRect();
    const [from, length, near, far] =
      axis === 'x' ? [box.left, box.width, box.top, box.bottom] : [box.top, box.height, box.left, box.right];
    const away = Math.max(near - across, across - far, 0);
    const beside = Math.max(from - along, along - from - length, 0);
    if (!best || away < best.away || (away === best.away && beside < best.beside))
      best = { lane, pointer: instantAlong((along - from) / length, lane), away, beside };
  }
  return best;
}

/** What a key makes of it; null where it may do nothing. Arrows go by the step and to the lane across, PageUp and PageDown a lane along. */
export function arrowed(event: KeyboardEvent, from: BlockProposal, options: Drawn): BlockProposal | null {
  const { lanes, axis, perRow = 1 } = options;
  const forward = { ArrowRight: 'x', ArrowDown: 'y', PageDown: 'page' }[event.key];
  const back = { ArrowLeft: 'x', ArrowUp: 'y', PageUp: 'page' }[event.key];
  const along = forward ?? back;
  const place = lanes.findIndex(({ id }) => id === from.laneId);
  const lane = lanes[place];
  if (!along || !lane || event.ctrlKey || event.metaKey) return null;
  const by = forward ? 1 : -1;
  const part = event.shiftKey ? 'end' : event.altKey ? 'start' : 'whole';
  if (!from.block.parts.includes(part)) return null;
  if (along === axis) return steppedBy(from, part, by, lane, options);
  const to = place + by * (along === 'page' ? 1 : perRow);
  const sameRow = Math.floor(to / perRow) === Math.floor(place / perRow);
  if (along === 'page' && (perRow === 1 || !sameRow)) return null;
  const next = lanes[to];
  return next && part === 'whole' && mayGo(from, lane, next) ? toLane(from, lane, next, options) : null;
}

/** What has begun keeps its time, and so goes to lanes of the same hours alone. */
export const mayGo = ({ block }: BlockProposal, from: Lane, to: Lane): boolean =>
  !block.timeStays || from.shown.startsAt.getTime() === to.shown.startsAt.getTime();

const EDGE_PX = 32;

/** Whoever pulls to the edge of what is in sight wants to see on. */
export function scrollAlong(frame: HTMLElement | null, { clientX, clientY }: Point): void {
  const box = frame?.getBoundingClientRect();
  if (!frame || !box) return;
  const by = (at: number, from: number, to: number) => (at < from + EDGE_PX ? -12 : at > to - EDGE_PX ? 12 : 0);
  const [left, top] = [by(clientX, box.left, box.right), by(clientY, box.top, box.bottom)];
  if (left !== 0) frame.scrollLeft += left;
  if (top !== 0) frame.scrollTop += top;
}
