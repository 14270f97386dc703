import type {
  Box,
  FloorDrawing,
  FurnitureKind,
  PlanResourceKind,
  Point,
  ResourceShape,
} from '@/features/floor-plan/floor-plan.contract';

export type DemoFloor = {
  readonly slug: string;
  readonly name: string;
  readonly level: number;
  readonly drawing: FloorDrawing;
};

export type DemoGroup = { readonly slug: string; readonly name: string; readonly floor: string };

export type DemoResource = {
  readonly slug: string;
  readonly name: string;
  readonly kind: PlanResourceKind;
  readonly capacity: number;
  /** Slug of the floor. */
  readonly floor: string;
  /** Slug of the desk group. */
  readonly group?: string;
  readonly shape: ResourceShape;
  readonly amenities: readonly string[];
  readonly description: string;
  readonly openToVisitors: boolean;
  /** Slugs of the resources that it is made of. */
  readonly partsOf?: readonly string[];
};

export type DemoPlan = {
  readonly floors: readonly DemoFloor[];
  readonly groups: readonly DemoGroup[];
  readonly resources: readonly DemoResource[];
};

type Furniture = FloorDrawing['furniture'][number];
type ChairSide = NonNullable<ResourceShape['chairSide']>;

export const OUTER_WALL = 24;
const INNER_WALL = 12;

export const at = (x: number, y: number): Point => ({ x, y });

export const corners = (x: number, y: number, width: number, height: number): Point[] => [
  at(x, y),
  at(x + width, y),
  at(x + width, y + height),
  at(x, y + height),
];

export const piece = (
  kind: FurnitureKind,
  x: number,
  y: number,
  width: number,
  height: number,
  rotation = 0,
): Furniture => ({ kind, x, y, width, height, rotation });

/** An inner wall along the given points, as x, y, x, y… */
export function wall(material: 'solid' | 'glass' | 'folding', ...xy: number[]): FloorDrawing['walls'][number] {
  const points: Point[] = [];
  for (let i = 0; i + 1 < xy.length; i += 2) points.push(at(xy[i] ?? 0, xy[i + 1] ?? 0));
  return { points, thickness: material === 'solid' ? INNER_WALL : 8, material };
}

export const pane = (x1: number, y1: number, x2: number, y2: number): FloorDrawing['windows'][number] => ({
  from: at(x1, y1),
  to: at(x2, y2),
  thickness: OUTER_WALL,
});

export const door = (
  x: number,
  y: number,
  width: number,
  rotation: number,
  swing: 'left' | 'right',
): FloorDrawing['doors'][number] => ({ x, y, width, rotation, swing });

/** The ground of a desk: a top of 150 by 75 with its chair before it. */
export function deskShape(x: number, y: number, chairSide: ChairSide): ResourceShape {
  const upright = chairSide === 'top' || chairSide === 'bottom';
  return { x, y, width: upright ? 150 : 140, height: upright ? 140 : 150, rotation: 0, chairSide, seats: 1 };
}

export const roomShape = (x: number, y: number, right: number, bottom: number, seats: number): ResourceShape => ({
  x,
  y,
  width: right - x,
  height: bottom - y,
  rotation: 0,
  seats,
});

/** A room that is no rectangle: its outline and, as box, the rectangle around it. */
export function polygonShape(points: Point[], seats: number): ResourceShape {
  const box = boundsOf(points);
  return { ...box, rotation: 0, points, seats };
}

function boundsOf(points: readonly Point[]): Omit<Box, 'rotation'> {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
