import type { Box, Point, ResourceShape } from '../floor-plan.contract';

/** The corners of the ground that a shape takes, clockwise. */
export function outlineOf(shape: Box & Pick<ResourceShape, 'points'>): Point[] {
  if (shape.points) return shape.points;
  const { x, y, width, height } = shape;
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  if (!shape.rotation) return corners;
  const turn = (shape.rotation * Math.PI) / 180;
  const middle = { x: x + width / 2, y: y + height / 2 };
  return corners.map((p) => ({
    x: middle.x + (p.x - middle.x) * Math.cos(turn) - (p.y - middle.y) * Math.sin(turn),
    y: middle.y + (p.x - middle.x) * Math.sin(turn) + (p.y - middle.y) * Math.cos(turn),
  }));
}

/** Where a shape's label and badge stand: the centre of its area. */
export function centreOf(shape: ResourceShape): Point {
  if (!shape.points) return { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 };
  let area = 0;
  let x = 0;
  let y = 0;
  shape.points.forEach((p, i) => {
    const q = shape.points?.[(i + 1) % shape.points.length] ?? p;
    const cross = p.x * q.y - q.x * p.y;
    area += cross;
    x += (p.x + q.x) * cross;
    y += (p.y + q.y) * cross;
  });
  return area === 0
    ? { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 }
    : { x: x / (3 * area), y: y / (3 * area) };
}

/** An SVG path for an outline. */
export const pathOf = (points: readonly Point[], closed = true): string =>
  points.map((p, i) => `${i === 0 ? 'M' : 'L'}${round(p.x)} ${round(p.y)}`).join('') + (closed ? 'Z' : '');

const round = (n: number) => Math.round(n * 10) / 10;
