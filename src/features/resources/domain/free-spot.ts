import type { Box } from '@/features/floor-plan/floor-plan.contract';
import type { ResourceKind } from '@/kernel/resource-kind';

type Size = { readonly width: number; readonly height: number };

/** How much ground each kind takes at first, chair included; centimetres. */
const GROUND: Record<ResourceKind, Size> = {
  desk: { width: 140, height: 140 },
  meeting_room: { width: 400, height: 320 },
  private_office: { width: 400, height: 320 },
  phone_booth: { width: 120, height: 120 },
  event_space: { width: 800, height: 600 },
  parking: { width: 250, height: 500 },
};
export const groundOf = (kind: ResourceKind): Size => GROUND[kind];

const STEP = 50;
const GAP = 20;
/** Where a floor has no drawing of a size. */
const UNKNOWN: Size = { width: 2000, height: 1500 };

/**
 * Where a new resource is put until somebody moves it: beside `near` where there is one, else from the upper left on, where it covers no other.
 * On a floor without room it lies in the corner.
 */
export function freeSpot(size: Size, floor: Size | null, others: readonly Box[], near?: Box): Box {
  const { width, height } = floor ?? UNKNOWN;
  const [w, h] = [Math.min(size.width, width), Math.min(size.height, height)];
  const fits = (x: number, y: number) =>
    x >= 0 && y >= 0 && x + w <= width && y + h <= height && !others.some((other) => touches({ x, y, w, h }, other));
  if (near) {
    const right = { x: near.x + near.width + GAP, y: near.y };
    const below = { x: near.x, y: near.y + near.height + GAP };
    const left = { x: near.x - w - GAP, y: near.y };
    const above = { x: near.x, y: near.y - h - GAP };
    const beside = [right, below, left, above].find(({ x, y }) => fits(x, y));
    if (beside) return { ...beside, width: w, height: h, rotation: 0 };
  }
  for (let y = 0; y + h <= height; y += STEP)
    for (let x = 0; x + w <= width; x += STEP) if (fits(x, y)) return { x, y, width: w, height: h, rotation: 0 };
  return { x: 0, y: 0, width: w, height: h, rotation: 0 };
}

/** As the crow sees it: a turned box counts with the square around it. */
function touches(at: { x: number; y: number; w: number; h: number }, other: Box): boolean {
  const half = other.rotation % 180 === 0 ? null : Math.hypot(other.width, other.height) / 2;
  const [cx, cy] = [other.x + other.width / 2, other.y + other.height / 2];
  const [left, right] = half === null ? [other.x, other.x + other.width] : [cx - half, cx + half];
  const [top, bottom] = half === null ? [other.y, other.y + other.height] : [cy - half, cy + half];
  return at.x < right && left < at.x + at.w && at.y < bottom && top < at.y + at.h;
}
