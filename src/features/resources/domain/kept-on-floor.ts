import type { Box } from '@/features/floor-plan/floor-plan.contract';

/** The same place, with its middle on the floor: as far as a hand can move it. */
export function keptOnFloor(place: Box, floor: { readonly width: number; readonly height: number }): Box {
  const within = (start: number, size: number, most: number) => Math.min(Math.max(start, -size / 2), most - size / 2);
  return { ...place, x: within(place.x, place.width, floor.width), y: within(place.y, place.height, floor.height) };
}
