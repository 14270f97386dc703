import type { Box, ResourceShape } from '@/features/floor-plan/floor-plan.contract';

const round = (value: number) => Math.round(value * 100) / 100;

/**
 * A shape in another box. An outline of its own goes along: moved and stretched with the box, and not turned, because it is drawn as it lies.
 * Chairs stay as they were.
 */
export function movedShape(shape: ResourceShape | null, to: Box): ResourceShape {
  const { points, ...rest } = shape ?? {};
  if (!shape || !points) return { ...rest, ...to };
  return {
    ...rest,
    ...to,
    rotation: 0,
    points: points.map((point) => ({
      x: round(to.x + ((point.x - shape.x) / shape.width) * to.width),
      y: round(to.y + ((point.y - shape.y) / shape.height) * to.height),
    })),
  };
}
