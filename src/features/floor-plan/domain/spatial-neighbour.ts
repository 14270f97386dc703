export type Direction = 'up' | 'down' | 'left' | 'right';
export type Place = { readonly id: string; readonly x: number; readonly y: number };

const AHEAD: Record<Direction, { x: number; y: number }> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/** Sideways distance counts this much more than distance ahead: "right" should stay in the row when the row goes on. */
const SIDEWAYS = 2.5;

/**
 * Finds where an arrow key takes a member on the plan: the nearest place in that direction, preferring what lies straight ahead.
 * Undefined at the edge.
 */
export function neighbourOf(from: Place, direction: Direction, places: readonly Place[]): Place | undefined {
  const ahead = AHEAD[direction];
  let best: { place: Place; cost: number } | undefined;
  for (const place of places) {
    const dx = place.x - from.x;
    const dy = place.y - from.y;
    const along = dx * ahead.x + dy * ahead.y;
    if (place.id === from.id || along <= 0) continue;
    const across = Math.abs(dx * ahead.y) + Math.abs(dy * ahead.x);
    const inCone = across <= along * 1.2;
    const cost = along + across * SIDEWAYS + (inCone ? 0 : 100_000);
    if (!best || cost < best.cost) best = { place, cost };
  }
  return best?.place;
}
