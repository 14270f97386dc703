import type { Box, PlanResource, Point, ResourceShape } from '../floor-plan.contract';
import { centreOf } from './shape-geometry';

type Rect = Omit<Box, 'rotation'>;
type Seat = Point & { readonly facing: number };

/** How deep a desk's top is; the rest of its ground is for the chair. */
const DESK_DEPTH = 78;

/** A desk seen from above: its top at the side away from the chair, and the chair pulled up to it. */
export function deskParts(shape: ResourceShape): { top: Rect; screen: Rect; chair: Seat } {
  const { x, y, width, height } = shape;
  const side = shape.chairSide ?? 'bottom';
  const middle = { x: x + width / 2, y: y + height / 2 };
  const gap = 4;
  if (side === 'top' || side === 'bottom') {
    const topY = side === 'bottom' ? y + gap : y + height - DESK_DEPTH - gap;
    const back = side === 'bottom' ? topY + 7 : topY + DESK_DEPTH - 14;
    return {
      top: { x: x + gap, y: topY, width: width - gap * 2, height: DESK_DEPTH },
      screen: { x: middle.x - 34, y: back, width: 68, height: 7 },
      chair: { x: middle.x, y: side === 'bottom' ? y + height - 30 : y + 30, facing: side === 'bottom' ? 0 : 180 },
    };
  }
  const topX = side === 'right' ? x + gap : x + width - DESK_DEPTH - gap;
  const back = side === 'right' ? topX + 7 : topX + DESK_DEPTH - 14;
  return {
    top: { x: topX, y: y + gap, width: DESK_DEPTH, height: height - gap * 2 },
    screen: { x: back, y: middle.y - 34, width: 7, height: 68 },
    chair: { x: side === 'right' ? x + width - 30 : x + 30, y: middle.y, facing: side === 'right' ? -90 : 90 },
  };
}

/** A meeting table for so many seats in the middle of its room, along the room's longer side, with its chairs about it. */
export function meetingTable(shape: ResourceShape, seats: number): { table: Rect; chairs: Seat[] } {
  const middle = centreOf(shape);
  const heads = seats >= 8 ? 2 : 0;
  const perSide = Math.max(1, Math.ceil((seats - heads) / 2));
  const upright = shape.height > shape.width;
  const room = upright ? shape.height : shape.width;
  const length = Math.max(110, Math.min(perSide * 66 + 16, room - 190));
  const depth = Math.min(106, (upright ? shape.width : shape.height) - 190);
  const each = length / perSide;
  const lying: Seat[] = [];
  for (let i = 0; i < perSide; i++) {
    const along = -length / 2 + each * (i + 0.5);
    lying.push({ x: along, y: -depth / 2 - 20, facing: 180 });
    if (lying.length < seats - heads) lying.push({ x: along, y: depth / 2 + 20, facing: 0 });
  }
  if (heads) lying.push({ x: -length / 2 - 22, y: 0, facing: 90 }, { x: length / 2 + 22, y: 0, facing: -90 });
  const chairs = lying.map((c) =>
    upright
      ? { x: middle.x - c.y, y: middle.y + c.x, facing: c.facing + 90 }
      : { x: middle.x + c.x, y: middle.y + c.y, facing: c.facing },
  );
  const [width, height] = upright ? [depth, length] : [length, depth];
  return { table: { x: middle.x - width / 2, y: middle.y - height / 2, width, height }, chairs };
}

/** Desks of a private office: in one row across the room, chairs before them. */
export function officeDesks(shape: ResourceShape, seats: number): { top: Rect; chair: Seat }[] {
  const each = Math.min(134, (shape.width - 40) / Math.max(1, seats));
  const left = shape.x + shape.width / 2 - (each * seats) / 2;
  const y = shape.y + shape.height * 0.33;
  return Array.from({ length: seats }, (_, i) => ({
    top: { x: left + each * i + 3, y, width: each - 6, height: 66 },
    chair: { x: left + each * (i + 0.5), y: y + 88, facing: 0 },
  }));
}

/** Rows of an audience, facing the west wall where the screen hangs, leaving an aisle in the middle. */
export function audience(shape: ResourceShape, seats: number): Point[] {
  const rows = Math.max(2, Math.floor((shape.width - 190) / 78));
  const perRow = Math.max(2, Math.ceil(seats / rows / 2) * 2);
  const pitch = Math.min(58, (shape.height - 130) / (perRow + 1));
  const aisle = 60;
  const points: Point[] = [];
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < perRow && points.length < seats; i++) {
      const half = i < perRow / 2 ? -1 : 1;
      const step = (half === -1 ? perRow / 2 - i : i - perRow / 2 + 1) - 0.5;
      points.push({
        x: shape.x + shape.width - 70 - (rows - 1 - row) * 78,
        y: shape.y + shape.height / 2 + half * (aisle / 2 + step * pitch),
      });
    }
  }
  return points;
}

/** The box that a place's label may fill, in centimetres, with its centre. */
export function labelRoom(resource: PlanResource): { centre: Point; width: number; height: number } {
  const { shape, kind } = resource;
  if (kind === 'desk') {
    const { top } = deskParts(shape);
    const side = shape.chairSide ?? 'bottom';
    const away = { bottom: [0, 6], top: [0, -6], right: [4, 0], left: [-4, 0] }[side];
    return {
      centre: { x: top.x + top.width / 2 + (away[0] ?? 0), y: top.y + top.height / 2 + (away[1] ?? 0) },
      width: top.width - 13,
      height: top.height - 16,
    };
  }
  const centre = centreOf(shape);
  if (kind === 'private_office') {
    return {
      centre: { x: centre.x, y: shape.y + shape.height * 0.74 },
      width: shape.width - 24,
      height: shape.height * 0.42,
    };
  }
  if (kind === 'phone_booth') {
    return {
      centre: { x: centre.x, y: shape.y + shape.height * 0.76 },
      width: shape.width - 10,
      height: shape.height * 0.4,
    };
  }
  return { centre, width: shape.width - 30, height: shape.height * 0.5 };
}
